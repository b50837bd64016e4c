#include "runtime/scene/cooked.h"

#include <catch2/catch_test_macros.hpp>

#include "runtime/sim/rng.h"
#include "tests/support/scene_builder.h"

using namespace pm;

namespace {

ShaderText some_shaders() {
  ShaderText t;
  t.cell_vert = "v";
  t.sprite_head = "head";
  t.sprite_tail = "tail";
  t.sprites = {{"apple", "a"}, {"orange", "oo"}};
  t.face_frag = "face";
  t.far_frag = "far";
  t.near_frag = "near";
  t.life_frag = "life";
  t.batch_vert = "bv";
  t.picture_frag = "tf";
  t.panel_frag = "pf";
  return t;
}

}  // namespace

TEST_CASE("a cooked scene reads back as it was", "[scene]") {
  for (const std::string_view mechanic : {"match3", "runner", "merge_drop"}) {
    Scene scene = test_scene(mechanic, 1234567890123ULL);
    scene.pictures.count = 3;
    scene.pictures.icon = 2;
    scene.locales.push_back({"ar", true, {"لعبة"}});
    if (mechanic == "runner") give_presenter(scene);
    const auto bytes = write_cooked(scene, some_shaders());
    Scene read;
    ShaderText shaders;
    REQUIRE(read_cooked(bytes, read, shaders) == CookedError::none);
    // Writing what was read gives the same bytes: no field was lost.
    CHECK(write_cooked(read, shaders) == bytes);
    CHECK(read.seed == scene.seed);
    CHECK(read.param_values == scene.param_values);
    CHECK(read.presenter.first_slot == scene.presenter.first_slot);
    CHECK(read.presenter.colors == scene.presenter.colors);
    CHECK(read.copy(1, CopyId::name) == "لعبة");
    CHECK(read.copy(1, CopyId::cta) == scene.copy(0, CopyId::cta));
    CHECK(shaders.sprites.size() == 2);
  }
}

TEST_CASE("a cut or spoilt cooked scene is refused, never followed", "[scene]") {
  const auto bytes = write_cooked(test_scene("match3", 5), some_shaders());
  Scene scene;
  ShaderText shaders;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Scene s;
    ShaderText t;
    CHECK(read_cooked(std::span(bytes).first(size), s, t) != CookedError::none);
  }
  auto longer = bytes;
  longer.push_back(0);
  CHECK(read_cooked(longer, scene, shaders) == CookedError::trailing_bytes);
  auto newer = bytes;
  newer[4] = 99;
  CHECK(read_cooked(newer, scene, shaders) == CookedError::newer_version);
  auto other = bytes;
  other[0] = 'X';
  CHECK(read_cooked(other, scene, shaders) == CookedError::not_a_scene);

  Rng rng(3);
  for (int i = 0; i < 3000; ++i) {
    auto spoilt = bytes;
    for (int k = 0; k < 3; ++k) {
      const auto at = rng.below(static_cast<std::uint32_t>(spoilt.size()));
      spoilt[at] = static_cast<std::uint8_t>(rng.next());
    }
    Scene s;
    ShaderText t;
    (void)read_cooked(spoilt, s, t);
  }
}

TEST_CASE("indices that point outside their list are refused", "[scene]") {
  Scene scene = test_scene("match3", 5);
  Scene read;
  ShaderText shaders;
  const auto refused = [&](const Scene& bad) {
    return read_cooked(write_cooked(bad, some_shaders()), read, shaders) ==
           CookedError::out_of_range;
  };
  Scene bad = scene;
  bad.hand_slot = static_cast<std::int16_t>(bad.slots.size());
  CHECK(refused(bad));
  bad = scene;
  bad.roles[0].count = 200;
  CHECK(refused(bad));
  bad = scene;
  bad.param_offsets.back() = 3;
  CHECK(refused(bad));
  bad = scene;
  bad.pictures.icon = 1;
  CHECK(refused(bad));
  bad = scene;
  give_presenter(bad);
  bad.presenter.first_slot = 200;
  CHECK(refused(bad));
  bad = scene;
  give_presenter(bad);
  bad.presenter.mood = PresenterMood::count;
  CHECK(refused(bad));
  bad = scene;
  bad.locales.clear();
  CHECK(refused(bad));
}
