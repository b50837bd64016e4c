#include "generator/readout/readout.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "generator/core/files.h"
#include "generator/readout/chart_page.h"
#include "generator/readout/plays.h"
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

TEST_CASE("curves count every view", "[readout]") {
  const PlayCurves curves = play_curves("a", {{1, 5}, {2, 10}, {-1, 3}, {-1, -1}}, 10);
  CHECK(curves.touched == 2);
  CHECK(curves.touching[2].share == 0.25);
  CHECK(curves.staying.front().share == 1);
  CHECK(curves.staying.back().share == 0.25);
}
