// scene.json read by native tools and its cooked form read by the shipped module are the same
// scene.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "generator/brief/brief.h"
#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/packer/shader_bundle.h"
#include "generator/planner/lexical.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"
#include "runtime/scene/cooked.h"
#include "runtime/sim/game.h"

using namespace pm;

namespace {

bool same(const Scene& a, const Scene& b) {
  if (a.slots.size() != b.slots.size() || a.roles.size() != b.roles.size() ||
      a.locales.size() != b.locales.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.slots.size(); ++i) {
    const SpriteSlot& x = a.slots[i];
    const SpriteSlot& y = b.slots[i];
    if (x.archetype != y.archetype || x.tint != y.tint || x.color != y.color || x.face != y.face ||
        x.radius_pm != y.radius_pm) {
      return false;
    }
  }
  for (std::size_t i = 0; i < a.roles.size(); ++i) {
    if (a.roles[i].first != b.roles[i].first || a.roles[i].count != b.roles[i].count) return false;
  }
  for (std::size_t i = 0; i < a.locales.size(); ++i) {
    if (a.locales[i].tag != b.locales[i].tag ||
        a.locales[i].right_to_left != b.locales[i].right_to_left ||
        a.locales[i].words != b.locales[i].words) {
      return false;
    }
  }
  const BackgroundLife& x = a.background.life;
  const BackgroundLife& y = b.background.life;
  return a.version == b.version && a.mechanic == b.mechanic && a.seed == b.seed &&
         a.param_values == b.param_values && a.param_offsets == b.param_offsets &&
         a.hand_slot == b.hand_slot && a.host_slot == b.host_slot && a.icon_slot == b.icon_slot &&
         a.star_slot == b.star_slot && a.colors == b.colors &&
         a.background.name == b.background.name && a.background.grade_pm == b.background.grade_pm &&
         a.background.light == b.background.light && x.count == y.count &&
         x.size_min_pm == y.size_min_pm && x.size_max_pm == y.size_max_pm &&
         x.speed_x_pm == y.speed_x_pm && x.speed_y_pm == y.speed_y_pm &&
         x.band_low_pm == y.band_low_pm && x.band_high_pm == y.band_high_pm &&
         x.sway_pm == y.sway_pm && x.twinkle_pm == y.twinkle_pm && x.alpha_pm == y.alpha_pm &&
         a.pictures.count == b.pictures.count && a.pictures.icon == b.pictures.icon &&
         a.limit_steps == b.limit_steps && a.hint_idle_steps == b.hint_idle_steps &&
         a.retries == b.retries && a.juice == b.juice;
}

}  // namespace

TEST_CASE("the JSON and the cooked form of every sample's scenes are one scene", "[scene]") {
  const auto root = gen::playmill_root();
  REQUIRE(root.ok());
  const auto catalog = gen::load_catalog();
  REQUIRE(catalog.ok());
  const auto planner = gen::make_lexical_planner(*catalog);
  int scenes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*root / "samples")) {
    if (entry.path().extension() != ".json") continue;
    const auto brief = gen::load_brief(entry.path().string(), catalog->template_names());
    REQUIRE(brief.ok());
    const auto plan = planner->plan(*brief);
    REQUIRE(plan.ok());
    const auto composed = gen::compose(*brief, *plan, *catalog, 3, 2);
    REQUIRE(composed.ok());
    for (const gen::SceneDoc& one : *composed) {
      const auto doc = gen::read_scene(gen::write_scene(one, *catalog), "scene.json", *catalog);
      REQUIRE(doc.ok());
      const auto shaders = gen::bundle_shaders(*root, doc->scene);
      REQUIRE(shaders.ok());
      Scene cooked;
      ShaderText text;
      REQUIRE(read_cooked(write_cooked(doc->scene, *shaders), cooked, text) == CookedError::none);
      CHECK(same(doc->scene, cooked));
      Game game;
      CHECK(game.start(cooked));
      ++scenes;
    }
  }
  CHECK(scenes >= 24);
}
