#include "generator/scene/scene_doc.h"

#include <catch2/catch_test_macros.hpp>

#include "generator/composer/compose.h"
#include "generator/scene/names.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

/// A whole scene of the fixture's own, independent of the mechanics that exist.
Catalog fixture_catalog() {
  Catalog catalog;
  catalog.backgrounds = test_catalog().backgrounds;
  catalog.palettes = test_catalog().palettes;
  catalog.decks = test_catalog().decks;
  const auto spec =
      Json::parse(R"({"mechanic": "pop", "title": "Pop", "summary": "Pop things.", "fits": [],
    "params": [{"name": "count", "min": 3, "max": 9, "default": 5, "unit": "pieces"},
               {"name": "sizes", "min": 1, "max": 50, "list": [2, 4], "default": [10, 20, 30]}],
    "roles": [{"name": "pieces", "min": 4, "max": 4, "distinct": true, "groups": ["thing"], "default": ["a", "b", "c", "d"]}],
    "copy": [{"name": "hint", "en": "Pop it"}], "knobs": [{"param": "count", "easier": "down", "step": 1}],
    "words": {"prompt": ["Tap to pop!"], "goal": "Pops", "budget": "Taps", "praise": ["Pop!"]},
    "pacing": {"limit_seconds": [10, 20, 40]}})");
  auto parsed = parse_template(spec, "pop.json");
  REQUIRE(parsed.ok());
  catalog.templates.push_back(*parsed);
  // All one red: only tints can tell them apart.
  Json rows;
  for (const char* name : {"a", "b", "c", "d", "hand", "star"}) {
    rows["sprites"].push_back(Json::parse(
        R"({"tags": ["x"], "color": "#d02020", "face": false, "radius": 0.7, "group": "item"})"));
    rows["sprites"].back()["name"] = name;
  }
  auto sprites = parse_sprites(rows, "sprites.json");
  REQUIRE(sprites.ok());
  catalog.sprites = *sprites;
  return catalog;
}

Json fixture_scene(const Catalog& catalog) {
  auto brief = brief_from_text("Pop them all", "Pop");
  Plan plan;
  plan.mechanics = {{"pop", 1.0}};
  plan.backgrounds = {{catalog.backgrounds[0].name, 1.0}};
  auto docs = compose(*brief, plan, catalog, 1, 1);
  if (!docs) FAIL(to_line(docs.error()));
  return write_scene(docs->front(), catalog);
}

}  // namespace

TEST_CASE("what is written reads back as the same value", "[scene]") {
  for (const char* sample : {"fruit-drop", "velvet-row", "metro-dash", "color-tidy"}) {
    const Brief brief = sample_brief(sample);
    auto docs = compose(brief, plan_of(brief), test_catalog(), 8, 4);
    REQUIRE(docs.ok());
    for (const SceneDoc& doc : *docs) {
      const Json written = write_scene(doc, test_catalog());
      auto again = read_scene(*parse_json(pretty_json(written), "s", ExitCode::bad_scene), "s",
                              test_catalog());
      if (!again) FAIL(to_line(again.error()));
      CHECK(write_scene(*again, test_catalog()) == written);
      CHECK(again->request == doc.request);
      CHECK(again->scene.param_values == doc.scene.param_values);
      CHECK(again->scene.colors == doc.scene.colors);
      CHECK(again->scene.slots.size() == doc.scene.slots.size());
      CHECK(again->scene.background.grade_pm == doc.scene.background.grade_pm);
      CHECK(again->scene.hint_idle_steps == doc.scene.hint_idle_steps);
      CHECK(again->store.web == doc.store.web);
    }
  }
}

TEST_CASE("a scene's file holds what it is composed from again", "[scene]") {
  const Brief brief = sample_brief("fruit-drop");
  const Plan plan = plan_of(brief);
  auto docs = compose(brief, plan, test_catalog(), 8, 3);
  REQUIRE(docs.ok());
  for (const SceneDoc& doc : *docs) {
    const std::string file = pretty_json(write_scene(doc, test_catalog()));
    auto read = read_scene(*parse_json(file, "s", ExitCode::bad_scene), "s", test_catalog());
    REQUIRE(read.ok());
    REQUIRE(read->request);
    REQUIRE(read->request->lots);
    auto again = compose_one(brief, plan, test_catalog(), *read->request);
    REQUIRE(again.ok());
    CHECK(pretty_json(write_scene(*again, test_catalog())) == file);
  }
  Json broken = write_scene(docs->front(), test_catalog());
  broken["request"]["lots"]["words"] = "not hexadecimal";
  auto refused = read_scene(broken, "s", test_catalog());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().pointer == "/request/lots/words");
}

TEST_CASE("sprites of one colour are told apart by tints", "[scene][composer]") {
  const Catalog catalog = fixture_catalog();
  const Json scene = fixture_scene(catalog);
  int tinted = 0;
  for (const Json& slot : scene["roles"]["pieces"]) tinted += slot.contains("tint") ? 1 : 0;
  CHECK(tinted == 3);
}

TEST_CASE("faults of a scene name the place and the mend", "[scene]") {
  const Catalog catalog = fixture_catalog();
  const Json good = fixture_scene(catalog);
  REQUIRE(read_scene(good, "scene.json", catalog).ok());
  const auto refuses = [&](auto change, const std::string& pointer, const std::string& part) {
    Json scene = good;
    change(scene);
    auto read = read_scene(scene, "scene.json", catalog);
    INFO(pointer << " " << part);
    REQUIRE_FALSE(read.ok());
    INFO(to_line(read.error()));
    CHECK(read.error().code == ExitCode::bad_scene);
    CHECK(read.error().pointer == pointer);
    CHECK(to_line(read.error()).find(part) != std::string::npos);
  };
  refuses([](Json& s) { s["version"] = kSceneDocVersion + 1; }, "/version", "Update Playmill");
  refuses([](Json& s) { s["mechanic"] = "pap"; }, "/mechanic", "Did you mean 'pop'?");
  refuses([](Json& s) { s["params"]["cuont"] = 5; }, "/params/cuont", "Did you mean 'count'?");
  refuses([](Json& s) { s["params"]["count"] = 10; }, "/params/count", "Use 3 to 9 pieces");
  refuses([](Json& s) { s["params"]["count"] = 1.5; }, "/params/count", "integer");
  refuses([](Json& s) { s["params"]["count"] = Json::array({1}); }, "/params/count", "one integer");
  refuses([](Json& s) { s["params"]["sizes"] = Json::array({10, 90}); }, "/params/sizes/1",
          "Use 1 to 50");
  refuses([](Json& s) { s["params"]["sizes"] = Json::array({10}); }, "/params/sizes",
          "Give 2 to 4");
  refuses([](Json& s) { s["roles"]["pieces"][1]["sprite"] = "nope"; }, "/roles/pieces/1/sprite",
          "unknown sprite");
  refuses([](Json& s) { s["roles"]["pieces"].erase(0); }, "/roles/pieces", "Give it 4 to 4");
  refuses([](Json& s) { s["roles"].erase("pieces"); }, "/roles", "misses the role 'pieces'");
  refuses([](Json& s) { s["roles"]["peices"] = Json::array(); }, "/roles/peices",
          "Did you mean 'pieces'?");
  refuses([](Json& s) { s["palette"].erase("cell"); }, "/palette", "misses the field 'cell'");
  refuses([](Json& s) { s["palette"]["cell"] = "blue"; }, "/palette/cell", "#rrggbb");
  refuses([](Json& s) { s["background"]["name"] = "medow"; }, "/background/name",
          "Did you mean 'meadow'?");
  refuses([](Json& s) { s["copy"]["en"]["promt"] = "x"; }, "/copy/en/promt",
          "Did you mean 'prompt'?");
  refuses([](Json& s) { s["copy"]["en"].erase("cta"); }, "/copy/en", "misses the word 'cta'");
  refuses([](Json& s) { s["pacing"]["retries"] = -1; }, "/pacing/retries", "below");
  refuses([](Json& s) { s["juice"] = "much"; }, "/juice", "must be integer");
  refuses([](Json& s) { s["storee"] = Json::object(); }, "/storee", "Did you mean 'store'?");
  refuses([](Json& s) { s = Json::array(); }, "", "not a JSON object");
  Json deep = good;
  Json nest = 1;
  for (int i = 0; i < 200; ++i) nest = Json::array({nest});
  deep["params"]["count"] = nest;
  CHECK_FALSE(read_scene(deep, "scene.json", catalog).ok());
}

TEST_CASE("knobs can be turned", "[scene]") {
  const Catalog catalog = fixture_catalog();
  auto doc = read_scene(fixture_scene(catalog), "scene.json", catalog);
  REQUIRE(doc.ok());
  const Template& spec = catalog.templates[0];
  CHECK(set_param(doc->scene, spec, "count", 100));
  CHECK(get_param(doc->scene, spec, "count") == 9);
  CHECK_FALSE(set_param(doc->scene, spec, "sizes", 3));
  CHECK_FALSE(set_param(doc->scene, spec, "none", 3));
}
