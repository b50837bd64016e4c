#include "generator/readout/readout.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "generator/core/files.h"
#include "generator/readout/chart_page.h"
#include "generator/readout/plays.h"
#include "generator/readout/readout_files.h"
#include "generator/readout/readout_page.h"

using namespace pm::gen;
using Catch::Approx;

namespace {

/// Ten days of two variants at these installs a day per 10,000 impressions.
std::vector<Measured> days(double first, double second) {
  std::vector<Measured> out;
  for (int day = 1; day <= 10; ++day) {
    for (const auto& [id, installs] : {std::pair("a", first), std::pair("b", second)}) {
      Measured row;
      row.variant = id;
      row.network = "unity";
      row.day = std::string("2026-11-") + (day < 10 ? "0" : "") + std::to_string(day);
      row.impressions = 10'000;
      row.clicks = 300;
      row.installs = installs;
      row.engagement = {{"displayed", 9800}, {"started", 4900}, {"cta", 980}};
      out.push_back(row);
    }
  }
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("intervals are the exact ones", "[readout]") {
  const Rate ten = count_rate(10, 1);
  CHECK(ten.low == Approx(4.795).margin(0.001));
  CHECK(ten.high == Approx(18.39).margin(0.01));
  CHECK(count_rate(0, 1).low == 0);
  CHECK(count_rate(0, 1).high == Approx(3.689).margin(0.001));
  const Rate half = share_rate(50, 100);
  CHECK(half.low == Approx(0.4038).margin(0.0001));
  CHECK(half.high == Approx(0.5962).margin(0.0001));
  CHECK(count_rate(3, 0).high == 0);
}

TEST_CASE("a readout claims what the data show and no more", "[readout]") {
  const Readout clear = read_out(days(100, 50), {});
  REQUIRE(clear.variants.size() == 2);
  CHECK(clear.variants[0].id == "a");
  CHECK(clear.variants[0].ipm.value == Approx(0.01));
  REQUIRE(clear.boss.size() == 3);
  CHECK(has(clear.boss[0], "200,000 times"));
  CHECK(has(clear.boss[1], "beats"));
  REQUIRE(clear.variants[0].funnel.size() == 2);
  CHECK(clear.variants[0].funnel[0].share.value == Approx(0.5));

  const Readout open = read_out(days(51, 50), {});
  CHECK(has(open.boss[1], "No variant is shown"));
  CHECK_FALSE(has(open.boss[2], "safe to stop"));

  ReadoutOptions meant;
  meant.meant = {{"a", 0.7}, {"b", 0.3}};
  const Readout odd = read_out(days(100, 50), meant);
  CHECK(odd.split.mismatch);
  CHECK(has(odd.boss[2], "not split"));
  CHECK(read_out({}, {}).variants.empty());
}

TEST_CASE("what is written in a report cannot break its page", "[readout]") {
  std::vector<Measured> rows = days(100, 50);
  for (Measured& row : rows) {
    if (row.variant == "a") row.variant = "</script><script>alert(1)</script>";
  }
  const Readout readout = read_out(rows, {});
  const auto root = playmill_root();
  REQUIRE(root);
  const auto page = readout_page(*root, "<b>T</b>", readout, rows, {}, {});
  REQUIRE(page);
  CHECK_FALSE(has(*page, "<script>alert"));
  CHECK_FALSE(has(*page, "<b>T</b>"));
  CHECK(has(*page, "id=\"rates\""));
}

TEST_CASE("curves count every view, and say how little they know", "[readout]") {
  ViewTally tally;
  for (int i = 0; i < 40; ++i) {
    SessionView view;
    view.record.scene = "s";
    view.record.events = {{"displayed", 100}};
    if (i < 30) view.record.events.push_back({"first_touch", 1100 + 100 * i});
    if (i < 20) view.record.events.push_back({"closed", 9000});
    view.record.viewable_ms = i < 20 ? 8000 : 20'000;
    view.record.touches = {{4, 5, false, false}};
    add_view(tally, view);
  }
  SessionView never;
  never.record.events = {{"loading", 1}};
  add_view(tally, never);
  const PlayCurves curves = play_curves("a", tally);
  CHECK(curves.views == 40);
  CHECK(curves.touched == 30);
  CHECK(curves.touched_share.value == 0.75);
  CHECK(curves.first_touch.seconds == Approx(2.45));
  // Of 30 ordered times the 10th and the 21st enclose the median in 95.7 % of samples.
  CHECK(curves.first_touch.low == Approx(1.9));
  CHECK(curves.first_touch.high == Approx(3.0));
  REQUIRE(curves.touching.size() > 4);
  CHECK(curves.touching[4].share.value == 11.0 / 40);
  REQUIRE(curves.touching.size() > 4);
  CHECK(curves.touching[4].share.low > 0.1);
  CHECK(staying_at(curves, 5)->value == 1);
  CHECK(staying_at(curves, 5)->low < 1);
  CHECK(staying_at(curves, 8)->value == 0.5);
  CHECK(staying_at(curves, 8)->high < 0.66);
  CHECK_FALSE(staying_at(curves, 30));
  CHECK(tally.touches["s"][0][0].touches == 40);

  ViewTally few;
  few.views = 2;
  few.stays = {{1, true}, {2, true}};
  few.first_touch_seconds = {1, 2};
  CHECK(std::isinf(play_curves("b", few).first_touch.high));
  CHECK(staying_at(play_curves("b", few), 30)->value == 0);
  CHECK(play_curves("c", {}).staying.empty());
}

TEST_CASE("plays are told by variant and by choice, in every form", "[readout]") {
  std::map<std::string, ViewTally> tallies;
  for (const std::string id : {"a", "b", "c"}) {
    SessionView view;
    view.record.scene = "s";
    view.record.events = {{"displayed", 0}, {"first_touch", 1500}};
    view.record.touches = {{4, 5, true, false}};
    add_view(tallies[id], view);
  }
  const Readout readout = read_out(days(100, 50), {});
  const std::vector<std::string> order{"b", "a", "c"};
  const PlaysReadout plays = plays_readout(std::move(tallies), order,
                                           {{"a", {{"mechanic", "sort"}, {"mood", "warm"}}},
                                            {"b", {{"mechanic", "runner"}, {"mood", "warm"}}},
                                            {"c", {{"mechanic", "sort"}, {"mood", "warm"}}}});
  REQUIRE(plays.variants.size() == 3);
  CHECK(plays.variants[0].name == "b");
  // What all share or only one has is no choice to learn from.
  REQUIRE(plays.choices.size() == 1);
  CHECK(plays.choices[0].choice == "mechanic");
  CHECK(plays.choices[0].name == "sort");
  CHECK(plays.choices[0].views == 2);
  const Json json = readout_json(readout, plays);
  CHECK(json["plays"][1]["median_first_touch_seconds_95"]["value"] == 1.5);
  CHECK(json["touches"][0]["screen"] == "landscape");
  CHECK(json["touches"][0]["cells"] == Json::array({Json::array({4, 5, 1})}));
  const std::string csv = readout_csv(readout, plays);
  const auto fields = [](const std::string& line) {
    return std::count(line.begin(), line.end(), ',');
  };
  const std::size_t end = csv.find('\n');
  CHECK(fields(csv.substr(0, end)) ==
        fields(csv.substr(end + 1, csv.find('\n', end + 1) - end - 1)));
  const std::string bare = readout_csv(readout, {});
  CHECK(fields(bare.substr(0, end)) ==
        fields(bare.substr(end + 1, bare.find('\n', end + 1) - end - 1)));
}
