// Each mechanic's start and mid-play, rendered through the shipped view code and held against
// stored pictures. After a wanted change of look: PLAYMILL_UPDATE_GOLDEN=1
// build/native/playmill_tests "[golden]", then open the pictures before committing them.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#include <stb/stb_image.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>

#include "generator/preview/preview.h"
#include "runtime/mechanics/mechanic.h"
#include "tests/support/scene_builder.h"

using namespace pm;

namespace {

std::filesystem::path root() {
  const char* set = std::getenv("PLAYMILL_ROOT");
  return set != nullptr ? set : ".";
}

struct Difference {
  double mean = 0;           ///< mean absolute difference of a channel, 0..255
  double far_per_mille = 0;  ///< pixels that differ by more than 48 in some channel
};

Difference compare(const gen::Picture& a, const unsigned char* b) {
  Difference d;
  std::size_t far = 0;
  const std::size_t pixels = a.rgba.size() / 4;
  for (std::size_t i = 0; i < pixels; ++i) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const int delta =
          std::abs(static_cast<int>(a.rgba[i * 4 + c]) - static_cast<int>(b[i * 4 + c]));
      d.mean += delta;
      most = std::max(most, delta);
    }
    if (most > 48) ++far;
  }
  d.mean /= static_cast<double>(pixels * 3);
  d.far_per_mille = 1000.0 * static_cast<double>(far) / static_cast<double>(pixels);
  return d;
}

void hold_against(const gen::Picture& picture, const std::string& name) {
  const auto file = root() / "tests/golden" / (name + ".png");
  CAPTURE(file.string());
  if (std::getenv("PLAYMILL_UPDATE_GOLDEN") != nullptr) {
    CHECK(stbi_write_png(file.c_str(), picture.width_px, picture.height_px, 4, picture.rgba.data(),
                         picture.width_px * 4) != 0);
    return;
  }
  int w = 0;
  int h = 0;
  unsigned char* stored = stbi_load(file.c_str(), &w, &h, nullptr, 4);
  REQUIRE(stored != nullptr);
  CHECK(w == picture.width_px);
  CHECK(h == picture.height_px);
  if (w == picture.width_px && h == picture.height_px) {
    const Difference d = compare(picture, stored);
    CHECK(d.mean < 3.0);
    CHECK(d.far_per_mille < 40.0);
  }
  stbi_image_free(stored);
}

}  // namespace

TEST_CASE("pictures of every mechanic are as they were approved", "[golden]") {
  gen::PreviewRenderer renderer;
  REQUIRE(renderer.open().ok());
  for (const std::string_view mechanic : mechanic_names()) {
    const Scene scene = test_scene(mechanic, 11);
    const auto pictures = renderer.render(root(), scene,
                                          {{195, 422, gen::Moment::start},
                                           {422, 195, gen::Moment::middle},
                                           {195, 422, gen::Moment::end_card}});
    REQUIRE(pictures.ok());
    const char* const moments[] = {"start", "middle", "end"};
    for (std::size_t i = 0; i < pictures->size(); ++i)
      hold_against((*pictures)[i], std::string(mechanic) + "-" + moments[i]);
  }
}

TEST_CASE("pictures of scenes with a host are as they were approved", "[golden][presenter]") {
  gen::PreviewRenderer renderer;
  REQUIRE(renderer.open().ok());
  const std::pair<const char*, const char*> shows[] = {{"king", "match3"}, {"poppy", "runner"}};
  for (const auto& [look, mechanic] : shows) {
    Scene scene = test_scene(mechanic, 11);
    give_presenter(scene, look);
    const auto pictures = renderer.render(root(), scene,
                                          {{195, 422, gen::Moment::start},
                                           {422, 195, gen::Moment::start},
                                           {195, 422, gen::Moment::end_card}});
    REQUIRE(pictures.ok());
    const char* const moments[] = {"start", "wide", "end"};
    for (std::size_t i = 0; i < pictures->size(); ++i)
      hold_against((*pictures)[i], std::string("host-") + look + "-" + moments[i]);
  }
}
