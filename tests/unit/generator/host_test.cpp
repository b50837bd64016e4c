// Who presents: the composer's choice, the lines in every language, and what a scene may say of it.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "generator/composer/compose.h"
#include "generator/core/color.h"
#include "generator/core/text.h"
#include "generator/packer/shader_bundle.h"
#include "generator/scene/names.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

std::vector<SceneDoc> composed(const std::string& sample, const std::string& host, int count) {
  Brief brief = sample_brief(sample);
  brief.host = host;
  auto docs = compose(brief, plan_of(brief), test_catalog(), 5, count);
  if (!docs) FAIL(to_line(docs.error()));
  return std::move(*docs);
}

Json scene_with_host(const Json& host) {
  Json scene = write_scene(composed("fruit-drop", "any", 1).front(), test_catalog());
  scene["host"] = host;
  return scene;
}

std::string fault_of(const Json& host) {
  auto read = read_scene(scene_with_host(host), "scene.json", test_catalog());
  return read ? "" : to_line(read.error());
}

/// Columns that a text takes: dense scripts are twice as wide.
std::size_t columns(const std::string& text) {
  std::size_t out = 0;
  for (const char32_t c : decode_utf8(text)) out += c >= 0x1100 ? 2 : 1;
  return out;
}

}  // namespace

TEST_CASE("eight variants can have eight different hosts", "[composer][host]") {
  for (const std::string sample : {"fruit-drop", "word-wiz", "stillwater"}) {
    std::set<std::string> looks;
    std::set<std::string> pictures;
    for (const SceneDoc& doc : composed(sample, "any", 8)) {
      REQUIRE(doc.scene.presenter.here());
      looks.insert(std::string(doc.gene("presenter")));
      CHECK_FALSE(doc.gene("presenter_for").empty());
      std::string picture;
      for (const auto& trait : doc.scene.presenter.traits) picture += trait + " ";
      pictures.insert(picture);
    }
    CHECK(looks.size() == 8);
    CHECK(pictures.size() == 8);
  }
}

TEST_CASE("a brief can ask for no host, for any and for one look", "[composer][host]") {
  for (const SceneDoc& doc : composed("fruit-drop", "none", 6)) {
    CHECK_FALSE(doc.scene.presenter.here());
    CHECK(doc.scene.version == 1);
    CHECK(doc.gene("presenter") == "none");
  }
  for (const SceneDoc& doc : composed("fruit-drop", "nana", 3))
    CHECK(doc.gene("presenter") == "nana");
  Brief brief = sample_brief("fruit-drop");
  brief.host = "mai";
  const auto refused = compose(brief, plan_of(brief), test_catalog(), 5, 1);
  REQUIRE_FALSE(refused.ok());
  CHECK(to_line(refused.error()).find("Did you mean 'mia'?") != std::string::npos);
  int with = 0;
  for (const SceneDoc& doc : composed("fruit-drop", "auto", 12))
    with += doc.scene.presenter.here() ? 1 : 0;
  CHECK(with >= 2);
  CHECK(with <= 10);
}

TEST_CASE("a lot without a host changes nothing else of a scene", "[composer][host]") {
  Brief brief = sample_brief("velvet-row");
  const Plan plan = plan_of(brief);
  int without = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    ComposeRequest request;
    request.mechanic = plan.mechanics.front().name;
    request.seed = seed;
    brief.host = "auto";
    const auto left_open = compose_one(brief, plan, test_catalog(), request);
    brief.host = "none";
    const auto none = compose_one(brief, plan, test_catalog(), request);
    REQUIRE(left_open.ok());
    REQUIRE(none.ok());
    if (left_open->scene.presenter.here()) continue;
    ++without;
    CHECK(write_scene(*left_open, test_catalog()) == write_scene(*none, test_catalog()));
  }
  CHECK(without > 1);
}

TEST_CASE("a host's medallion stands apart from it, its clothes from the button",
          "[composer][host]") {
  for (const std::string sample : {"fruit-drop", "metro-dash", "velvet-row", "parlo"}) {
    for (const SceneDoc& doc : composed(sample, "any", 8)) {
      const pm::PresenterLook& look = doc.scene.presenter;
      CAPTURE(sample, doc.id, doc.gene("presenter"));
      const pm::Rgba ground = look.color(pm::PresenterColor::ground);
      CHECK(oklab_distance(ground, look.color(pm::PresenterColor::hair)) > 0.1);
      CHECK(oklab_distance(ground, look.color(pm::PresenterColor::skin)) > 0.08);
      CHECK(oklab_distance(ground, look.color(pm::PresenterColor::cloth)) > 0.16);
      const Oklch cta = to_oklch(doc.scene.color(pm::ColorId::cta_top));
      if (cta.C > 0.08)
        CHECK(hue_gap(cta.h, to_oklch(look.color(pm::PresenterColor::cloth)).h) > 30);
    }
  }
}

TEST_CASE("a host speaks every language in every tone, and its lines fit the bubble",
          "[composer][host]") {
  CHECK(test_catalog().decks.size() >= 14);
  for (const auto& [language, deck] : test_catalog().decks) {
    for (const char* tone : {"playful", "calm", "exciting", "smart", "warm"}) {
      CAPTURE(language, tone);
      REQUIRE(deck["tones"].contains(tone));
      const Json& words = deck["tones"][tone];
      for (const std::string_view line : kPresenterLineNames) {
        CAPTURE(line);
        REQUIRE(words.contains(std::string(line)));
        for (const Json& text : words[std::string(line)]) {
          const std::size_t wide = columns(text.get<std::string>());
          CHECK(wide >= 2);
          // Two lines of about 24 columns; the greeting has one small one.
          CHECK(wide <= (line == "host_greet" ? 24 : 40));
        }
      }
      if (std::string(tone) == "playful") continue;
      for (const char* kind :
           {"praise", "win_title", "win_line", "lose_title", "lose_line", "cta_play"}) {
        CAPTURE(kind);
        REQUIRE(words.contains(kind));
        for (const Json& text : words[kind]) {
          const std::string_view k = kind;
          CHECK(columns(text.get<std::string>()) <= (k == "win_line" || k == "lose_line" ? 34U
                                                     : k == "cta_play"                   ? 22U
                                                                                         : 24U));
        }
      }
    }
  }
}

TEST_CASE("the tone changes what is said, the brief's own words win", "[composer][host]") {
  Brief brief = sample_brief("fruit-drop");
  brief.host = "any";
  brief.languages = {"en"};
  brief.tagline = "Sunny fruit for sunny people";
  Plan plan = plan_of(brief);
  std::set<std::string> greetings;
  for (const char* tone : {"playful", "calm", "exciting", "smart", "warm"}) {
    plan.tone = tone;
    auto docs = compose(brief, plan, test_catalog(), 5, 1);
    REQUIRE(docs.ok());
    const pm::Scene& scene = docs->front().scene;
    greetings.insert(std::string(scene.copy(0, scene.presenter.word(pm::PresenterLine::greet))));
    CHECK(scene.copy(0, scene.presenter.word(pm::PresenterLine::end)) == brief.tagline);
  }
  CHECK(greetings.size() == 5);
  brief.copy["en"]["host_greet"] = "Ahoy!";
  auto docs = compose(brief, plan, test_catalog(), 5, 1);
  REQUIRE(docs.ok());
  const pm::Scene& scene = docs->front().scene;
  CHECK(scene.copy(0, scene.presenter.word(pm::PresenterLine::greet)) == "Ahoy!");
}

TEST_CASE("faults of a host name the place and the mend", "[scene][host]") {
  CHECK(fault_of({{"look", "mia"}}).empty());
  CHECK(fault_of({{"look", "mia"}, {"hair", "curls"}, {"skin", "#123456"}}).empty());
  CHECK(fault_of({{"look", "mai"}}).find("Did you mean 'mia'?") != std::string::npos);
  CHECK(fault_of({{"look", "mia"}, {"hair", "bobb"}}).find("/host/hair") != std::string::npos);
  CHECK(fault_of({{"body", "mascot"}}).empty());
  CHECK(fault_of({{"body", "robot"}}).find("/host/body") != std::string::npos);
  CHECK(fault_of({{"look", "whiskers"}, {"beard", "full"}}).find("a mascot has no beard 'full'") !=
        std::string::npos);
  CHECK(fault_of({{"skin", "pink"}}).find("/host/skin") != std::string::npos);
  CHECK_FALSE(fault_of({{"voice_hz", 9000}}).empty());
}

TEST_CASE("every look of the data file has its shaders", "[host]") {
  pm::Scene scene = composed("fruit-drop", "any", 1).front().scene;
  for (const HostInfo& host : test_catalog().hosts) {
    CAPTURE(host.name);
    const pm::PresenterLook before = scene.presenter;
    scene.presenter.traits = host.look.traits;
    const auto shaders = bundle_shaders(PLAYMILL_SOURCE_DIR, scene);
    CHECK(shaders.ok());
    scene.presenter = before;
  }
  for (const auto& [body, traits] : test_catalog().host_styles) {
    for (const auto& [trait, styles] : traits) {
      for (const std::string& style : styles) {
        CAPTURE(body, trait, style);
        CHECK(std::filesystem::exists(std::string(PLAYMILL_SOURCE_DIR) + "/shaders/hosts/" + trait +
                                      "_" + style + ".glsl"));
      }
    }
  }
}
