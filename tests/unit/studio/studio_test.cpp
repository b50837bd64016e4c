// The door that the studio's page uses, as it answers natively.
#include "generator/studio/studio.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "generator/studio/awaited_webp.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

Studio& studio() {
  test_catalog();  // says where the data files are
  static const std::unique_ptr<Studio> door = [] {
    auto opened = Studio::open();
    REQUIRE(opened.ok());
    return std::move(*opened);
  }();
  return *door;
}

Json asked(std::string_view method, const Json& ask, std::string_view bytes = {}) {
  auto answer = studio().call(method, ask, bytes);
  INFO(method << ": " << (answer.ok() ? "" : to_line(answer.error())));
  REQUIRE(answer.ok());
  return std::move(answer->json);
}

Json brief() {
  return {{"name", "Fruit Drop"}, {"description", "Drop fruits and merge two of a kind."}};
}

Json made(int count) {
  const Json plan = asked("plan", {{"brief", brief()}})["plan"];
  Json out = asked("compose", {{"brief", brief()}, {"plan", plan}, {"seed", 3}, {"count", count}});
  out["plan"] = plan;
  return out;
}

}  // namespace

TEST_CASE("the studio's door makes, draws again and varies what is not kept", "[studio]") {
  const Json all = made(2);
  const Json& one = all["variants"][0];
  const Json ask = {{"brief", brief()}, {"plan", all["plan"]}, {"request", one["request"]}};
  CHECK(asked("draw", ask)["scene"] == one["scene"]);

  Json other = ask;
  other["seed"] = 99;
  other["keep"] = {"palette", "words"};
  const Json varied = asked("vary", other)["request"];
  CHECK(varied["lots"]["palette"] == one["request"]["lots"]["palette"]);
  CHECK(varied["lots"]["words"] == one["request"]["lots"]["words"]);
  CHECK(varied["lots"]["cast"] != one["request"]["lots"]["cast"]);
}

TEST_CASE("the model's plan asks for its readings first", "[studio]") {
  const Json answer = asked("plan", {{"brief", brief()}, {"readings", Json::array()}});
  CHECK_FALSE(answer.contains("plan"));
  CHECK(answer["missing"].size() > 50);
}

TEST_CASE("a report says who is best and breeds from it", "[studio]") {
  const Json all = made(2);
  const Json learnt =
      asked("learn", Json::object(), "arm,impressions,installs\na,20000,40\nb,20000,160\n");
  CHECK(learnt["stop"]["keep"] == "b");
  CHECK(learnt["arms"][1]["share"] > learnt["arms"][0]["share"]);
  // Whatever is believed, a part of the traffic goes on comparing.
  CHECK(learnt["arms"][0]["share"] >= 0.049);

  Json parents = Json::array();
  for (std::size_t i = 0; i < 2; ++i) {
    parents.push_back({{"id", "v" + std::to_string(i)},
                       {"request", all["variants"][i]["request"]},
                       {"rate", learnt["arms"][i]["believed_ipm"].get<double>() / 1000},
                       {"low_rate", learnt["arms"][i]["believed_ipm_90"][0].get<double>() / 1000}});
  }
  const Json next = asked("breed", {{"brief", brief()},
                                    {"plan", all["plan"]},
                                    {"parents", parents},
                                    {"count", 6},
                                    {"seed", 5}})["offspring"];
  REQUIRE(next.size() == 6);
  CHECK(next[0]["origin"] == "elite");
  CHECK(next[0]["parents"][0] == "v1");
}

TEST_CASE("a report is read as spreadsheets and dashboards write it", "[studio]") {
  // UTF-16 with a mark, tabs, and a title above the head.
  std::string wide = "\xff\xfe";
  for (const char c :
       std::string_view("Report 2026\nAd\tImpressions\tInstalls\nfruit_1\t2,000\t9\n")) {
    wide += c;
    wide += '\0';
  }
  const Json table = asked("report", {{"name", "r.csv"}}, wide);
  CHECK(table["head"] == Json{"Ad", "Impressions", "Installs"});
  CHECK(table["rows"] == Json{{"fruit_1", "2,000", "9"}});

  const auto broken =
      studio().call("report", {{"name", "r.csv"}}, "creative,installs\na,1\nb,\"2\n");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().file.starts_with("r.csv:"));
  CHECK_FALSE(broken.error().mend.empty());
}

TEST_CASE("the studio's door refuses what makes no sense", "[studio]") {
  const std::pair<const char*, Json> wrong[] = {
      {"nothing", Json::object()},
      {"plan", Json::array()},
      {"plan", {{"brief", {{"name", ""}}}}},
      {"plan", {{"brief", brief()}, {"readings", {{{"rows", "x"}}}}}},
      {"draw", {{"request", {{"mechanic", "chess"}}}}},
      {"draw", {{"request", {{"mechanic", "match3"}, {"lots", {{"story", "1x"}}}}}}},
      {"judge", {{"scene", 7}}},
      {"pack", {{"scene", Json::object()}, {"network", "nobody"}}},
      {"breed", {{"brief", brief()}, {"parents", Json::array()}}},
  };
  for (const auto& [method, ask] : wrong) {
    INFO(method << " " << ask.dump());
    const auto answer = studio().call(method, ask, "");
    REQUIRE_FALSE(answer.ok());
    CHECK_FALSE(answer.error().message.empty());
  }
  CHECK_FALSE(studio().call("learn", Json::object(), "no table").ok());
}

TEST_CASE("pictures that a page encodes are asked for once, by what they show", "[studio]") {
  AwaitedWebp webp;
  Image image{2, 1, {255, 0, 0, 255, 0, 0, 255, 128}};
  CHECK(webp.wanted() == nullptr);
  REQUIRE_FALSE(webp.encode(image, 90).ok());
  REQUIRE(webp.wanted() != nullptr);
  CHECK(webp.wanted()->quality == 90);
  CHECK(webp.wanted()->image.rgba == image.rgba);
  webp.give("RIFF");
  CHECK(webp.wanted() == nullptr);
  CHECK(webp.encode(image, 90).value() == "RIFF");
  // Another quality or another picture is another question.
  CHECK_FALSE(webp.encode(image, 86).ok());
  webp.give("");
  CHECK(webp.encode(image, 86).value() == "");
  image.rgba[0] = 254;
  CHECK_FALSE(webp.encode(image, 90).ok());
  webp.give("other");
  for (int i = 0; i < 1000; ++i) {
    image.rgba[1] = static_cast<std::uint8_t>(i);
    image.rgba[2] = static_cast<std::uint8_t>(i >> 8);
    if (webp.encode(image, 64).ok()) continue;
    webp.give("one of many");
    // However many there were: what was just given is known.
    CHECK(webp.encode(image, 64).ok());
  }
}
