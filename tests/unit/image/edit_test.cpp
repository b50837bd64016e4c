#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "generator/composer/palette.h"
#include "generator/core/color.h"
#include "generator/image/brand.h"
#include "generator/image/edit.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;
using pm::ColorId;
using pm::Rgba;

namespace {

/// A disc on a ground, with soft edges.
Image disc(int width, int height, Rgba color, Rgba ground) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double r = std::hypot(x - width / 2.0, y - height / 2.0);
      const double cover = std::clamp(std::min(width, height) * 0.3 - r + 0.5, 0.0, 1.0);
      for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        const double mixed =
            (color >> shift & 255U) * cover + (ground >> shift & 255U) * (1 - cover);
        image.rgba.push_back(static_cast<std::uint8_t>(std::lround(mixed)));
      }
    }
  }
  return image;
}

int alpha(const Image& image, int x, int y) {
  return image.rgba[static_cast<std::size_t>(y * image.width + x) * 4 + 3];
}

}  // namespace

TEST_CASE("a plain ground is cut away, with clean edges", "[image]") {
  Image image = disc(120, 80, 0xd0202aff, 0xf8f8f4ff);
  REQUIRE(cut_out(image));
  CHECK(alpha(image, 0, 0) == 0);
  CHECK(alpha(image, 60, 40) == 255);
  // No pale fringe: what is seen at the rim has the disc's colour.
  for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
    if (image.rgba[i + 3] < 60) continue;
    CHECK(image.rgba[i + 1] < 80);
  }
  const Image tight = trimmed(image);
  CHECK(std::abs(tight.width - 49) <= 2);
  CHECK(std::abs(tight.height - 49) <= 2);
}

TEST_CASE("a drawing whose last row is half covered still has a plain ground", "[image]") {
  Image image = disc(120, 160, 0xd0202aff, 0xffffffff);
  for (int x = 0; x < 120; ++x) image.rgba[static_cast<std::size_t>(159 * 120 + x) * 4 + 3] = 80;
  REQUIRE(cut_out(image));
  CHECK(alpha(image, 5, 159) == 0);
  CHECK(alpha(image, 60, 80) == 255);
}

TEST_CASE("what is not on a plain ground stays whole", "[image]") {
  Image transparent = disc(40, 40, 0xd0202aff, 0x00000000);
  CHECK_FALSE(cut_out(transparent));
  Image full = disc(40, 40, 0x20c040ff, 0x20c040ff);
  CHECK_FALSE(cut_out(full));
  CHECK(alpha(full, 0, 0) == 255);
  Image photo{40, 40, {}};
  for (int i = 0; i < 40 * 40; ++i) {
    for (const int part : {i * 7 % 256, i * 13 % 256, i * 29 % 256, 255})
      photo.rgba.push_back(static_cast<std::uint8_t>(part));
  }
  CHECK_FALSE(cut_out(photo));
  Image dot{1, 1, {1, 2, 3, 255}};
  CHECK_FALSE(cut_out(dot));
  // A hole that the ground does not reach stays, and so does a subject that meets the edge.
  CHECK(trimmed(Image{2, 2, std::vector<std::uint8_t>(16, 0)}).width == 1);
}

TEST_CASE("the brand's colour is the strongest hue of a logo, and stays on the button", "[image]") {
  for (const Rgba color : {0xd0202affU, 0x1f9d3affU, 0x2a5bd7ffU, 0xf2b705ffU, 0x8e24aaffU}) {
    const Image logo = disc(200, 200, color, 0xffffffff);
    const BrandColors found = brand_colors({&logo, 1});
    REQUIRE(found.brand);
    INFO(to_hex(color) << " " << to_hex(*found.brand));
    CHECK(hue_gap(to_oklch(*found.brand).h, to_oklch(color).h) < 6);
    CHECK(oklab_distance(*found.brand, color) < 0.06);
    Brief brief = *brief_from_text("x", "X");
    brief.brand = found.brand;
    const auto& background = test_catalog().backgrounds.front();
    const Colors colors = make_colors(brief, background, test_catalog().palettes.front(), {});
    const auto of = [&](ColorId id) { return colors[static_cast<std::size_t>(id)]; };
    CHECK(hue_gap(to_oklch(of(ColorId::cta_low)).h, to_oklch(color).h) < 12);
    CHECK(contrast(of(ColorId::cta_text), of(ColorId::cta_top)) >= kTextContrast - 0.01);
    CHECK(contrast(of(ColorId::cta_text), of(ColorId::cta_low)) >= kTextContrast - 0.01);
  }
  const Image grey = disc(64, 64, 0x333333ff, 0xffffffff);
  CHECK_FALSE(brand_colors({&grey, 1}).brand);
  Image two = disc(200, 200, 0xd0202aff, 0xffffffff);
  const Image small = disc(100, 100, 0x2a5bd7ff, 0xffffffff);
  lay(small, 0, 0, two);
  const BrandColors both = brand_colors({&two, 1});
  REQUIRE(both.accent);
  CHECK(hue_gap(to_oklch(*both.accent).h, to_oklch(0x2a5bd7ff).h) < 8);
}
