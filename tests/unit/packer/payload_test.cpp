#include "generator/packer/payload.h"

#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "generator/packer/shader_bundle.h"
#include "tests/support/scene_builder.h"

using namespace pm::gen;

TEST_CASE("a payload knows where the shaders of a frame stand in its scene") {
  const pm::Scene scene = pm::test_scene("match3", 1);
  const auto payload = make_payload({PLAYMILL_SOURCE_DIR}, scene);
  const auto shaders = bundle_shaders(PLAYMILL_SOURCE_DIR, scene);
  REQUIRE(payload.ok());
  REQUIRE(shaders.ok());
  const std::string_view cooked(reinterpret_cast<const char*>(payload->cooked.data()),
                                payload->cooked.size());
  const std::string_view texts[] = {shaders->batch_vert, shaders->picture_frag,
                                    shaders->panel_frag};
  for (std::size_t i = 0; i < payload->frame_shaders.size(); ++i) {
    const auto [at, size] = payload->frame_shaders[i];
    REQUIRE(at <= cooked.size());
    CHECK(cooked.substr(at, size) == texts[i]);
  }
}
