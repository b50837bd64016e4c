#include "generator/composer/tune.h"

#include <catch2/catch_test_macros.hpp>

#include "generator/composer/compose.h"
#include "generator/screen/gate.h"
#include "generator/screen/screen.h"

using namespace pm::gen;

namespace {

const Catalog& catalog() {
  static const Catalog kept = load_catalog().value();
  return kept;
}

std::int32_t tuned(const Template& spec, std::string_view outcome, std::string_view param) {
  pm::Rng rng(5, 1);
  return tune_params(spec, outcome, 0, rng)[static_cast<std::size_t>(spec.param_index(param))][0];
}

}  // namespace

TEST_CASE("a scene starts from what its template gives for the asked outcome") {
  const Template& spec = *catalog().find_template("match3");
  CHECK(tuned(spec, "win", "moves") == tuned(spec, "auto", "moves"));
  CHECK(tuned(spec, "near_win", "moves") < tuned(spec, "win", "moves"));
  CHECK(tuned(spec, "fail", "moves") < tuned(spec, "near_win", "moves"));
  // A switch that is off by default may be on where few shall win.
  const Template& choice = *catalog().find_template("choice");
  CHECK(tuned(choice, "win", "timer") == 0);
  CHECK(tuned(choice, "fail", "timer") > 0);
}

TEST_CASE("an asked start outside of its parameter's range is refused with its place") {
  Json spec = Json::parse(R"({"mechanic": "pop", "title": "Pop", "summary": "Pop", "fits": ["x"],
    "params": [{"name": "count", "min": 1, "max": 9, "default": 3, "asked": {"fail": 10}}],
    "roles": [], "copy": [], "knobs": [], "words": {}})");
  const auto refused = parse_template(spec, "pop.json");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().pointer == "/params/0/asked/fail");
  spec["params"][0]["asked"]["fail"] = 9;
  CHECK(parse_template(spec, "pop.json").ok());
  spec["params"][0]["asked"] = {{"nearly", 5}};
  CHECK_FALSE(parse_template(spec, "pop.json").ok());
}

TEST_CASE("a parameter that counts sprites never goes beyond those of its role") {
  const Template& spec = *catalog().find_template("merge_drop");
  Plan plan;
  plan.mechanics = {{"merge_drop", 1.0}};
  plan.backgrounds = {{"meadow", 1.0}};
  const auto brief = brief_from_text("A game about fruit", "Fruit");
  REQUIRE(brief.ok());
  auto docs = compose(*brief, plan, catalog(), 3, 4);
  REQUIRE(docs.ok());
  for (SceneDoc& doc : *docs) {
    const int sprites = doc.scene.role(spec.role_index("chain")).count;
    CHECK(get_param(doc.scene, spec, "target_level") <= sprites);
    CHECK(set_param(doc.scene, spec, "target_level", 99));
    CHECK(get_param(doc.scene, spec, "target_level") == sprites);
  }
}

TEST_CASE("a parameter that counts the sprites of no role is refused with its place") {
  Json spec = Json::parse(R"({"mechanic": "pop", "title": "Pop", "summary": "Pop", "fits": ["x"],
    "params": [{"name": "kinds", "min": 1, "max": 9, "default": 3, "up_to_sprites_of": "piece"}],
    "roles": [{"name": "pieces", "min": 1, "max": 9, "default": ["apple"]}], "copy": [], "knobs": [], "words": {}})");
  const auto refused = parse_template(spec, "pop.json");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().pointer == "/params/0/up_to_sprites_of");
  spec["params"][0]["up_to_sprites_of"] = "pieces";
  CHECK(parse_template(spec, "pop.json").ok());
}

TEST_CASE("most scenes are composed about as hard as asked, before any repair") {
  const GateConfig config = load_gate_config().value();
  Player player(config.human);
  for (const char* mechanic : {"match3", "runner", "choice"}) {
    Plan plan;
    plan.mechanics = {{mechanic, 1.0}};
    plan.backgrounds = {{"meadow", 1.0}};
    auto brief = brief_from_text("A game about fruit", "Fruit");
    REQUIRE(brief.ok());
    brief->outcome = "near_win";
    constexpr int kScenes = 12;
    const auto docs = compose(*brief, plan, catalog(), 3, kScenes);
    REQUIRE(docs.ok());
    const Band& band = config.band("near_win");
    int inside = 0;
    std::string rates;
    for (const SceneDoc& doc : *docs) {
      const Verdict verdict = judge_play(doc.scene, doc.outcome, config, player, true);
      rates += " " + std::to_string(verdict.pass_rate);
      inside += verdict.pass_rate >= band.low && verdict.pass_rate <= band.high ? 1 : 0;
    }
    INFO(mechanic << ": passed by" << rates);
    CHECK(inside >= kScenes / 2);
  }
}
