#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "generator/core/color.h"
#include "generator/image/product_picture.h"
#include "generator/image/read.h"
#include "generator/image/strip.h"

using namespace pm::gen;
using pm::kPictureSide;
using pm::PictureStrip;
using pm::Rgba;

namespace {

Image filled(int width, int height, Rgba color) {
  Image image{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
      image.rgba.push_back(static_cast<std::uint8_t>(color >> shift & 255U));
  }
  return image;
}

void paint(Image& on, int x0, int y0, int width, int height, Rgba color) {
  for (int y = y0; y < y0 + height; ++y) {
    for (int x = x0; x < x0 + width; ++x) {
      for (std::size_t c = 0; c < 4; ++c)
        on.rgba[static_cast<std::size_t>(y * on.width + x) * 4 + c] =
            static_cast<std::uint8_t>(color >> (24 - 8 * c) & 255U);
    }
  }
}

int alpha(const pm::ProductPicture& picture, int x, int y) {
  return picture.rgba[static_cast<std::size_t>(y * kPictureSide + x) * 4 + 3];
}

std::string refused(Image image) {
  auto picture = sprite_picture(std::move(image), "brief.json");
  return picture ? std::string() : to_line(picture.error());
}

/// What cannot be packed well.
Image noise(std::uint32_t seed) {
  Image image{256, 256, std::vector<std::uint8_t>(256 * 256 * 4)};
  for (auto& byte : image.rgba) {
    seed = seed * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(seed >> 24U);
  }
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
  return image;
}

}  // namespace

TEST_CASE("a picture on plain ground becomes a sprite with room for its outline", "[image]") {
  Image image = filled(600, 300, 0xffffffff);
  paint(image, 400, 40, 80, 160, 0xe02040ff);
  auto made = sprite_picture(std::move(image), "brief.json");
  REQUIRE(made.ok());
  const pm::ProductPicture& picture = **made;
  REQUIRE(picture.rgba.size() == std::size_t{4} * kPictureSide * kPictureSide);
  // In the middle, upright, clear at the rim.
  CHECK(alpha(picture, kPictureSide / 2, kPictureSide / 2) == 255);
  CHECK(alpha(picture, kPictureSide / 2, 32) == 255);
  CHECK(alpha(picture, 40, kPictureSide / 2) == 0);
  for (int i = 0; i < kPictureSide; ++i) {
    for (const int edge : {0, 8, kPictureSide - 9, kPictureSide - 1}) {
      CHECK(alpha(picture, i, edge) == 0);
      CHECK(alpha(picture, edge, i) == 0);
    }
  }
  CHECK(oklab_distance(picture.color, 0xe02040ff) < 0.03);
  // Slim: its radius lies between its half height and that of a disc of its area.
  CHECK(picture.radius_pm > 640);
  CHECK(picture.radius_pm < 840);
}

TEST_CASE("a photo that fills its frame gets round corners", "[image]") {
  Image image = filled(200, 200, 0x3366ccff);
  for (int x = 0; x < 200; x += 10) paint(image, x, 0, 5, 200, 0xd08020ff);
  auto made = sprite_picture(std::move(image), "brief.json");
  REQUIRE(made.ok());
  // The corner of the frame, and the same height in its middle.
  int top = 0;
  while (alpha(**made, kPictureSide / 2, top) < 128) ++top;
  CHECK(alpha(**made, top + 1, top + 1) == 0);
  CHECK(alpha(**made, kPictureSide / 2, top + 2) == 255);
}

TEST_CASE("pictures that show next to nothing are refused in one line", "[image]") {
  CHECK(refused(filled(1, 1, 0xff0000ff)).find("shows only 1 x 1 pixels") != std::string::npos);
  CHECK(refused(filled(300, 300, 0x00000000)) != "");
  CHECK(refused(filled(300, 300, 0x10101010)).find("transparent") != std::string::npos);
  CHECK(refused(filled(300, 300, 0xffffffff)) == "");
}

TEST_CASE("what ships is within its bytes, or says that it is at its floor", "[image]") {
  PictureStrip strip;
  for (std::uint32_t i = 0; i < 4; ++i) strip.all.push_back(icon_picture(noise(i + 1), "data:,"));
  strip.count = 4;
  const auto roomy = encode_strip(strip, 400'000);
  REQUIRE(roomy.ok());
  CHECK(roomy->bytes.size() <= 400'000);
  CHECK_FALSE(roomy->at_floor);
  const auto tight = encode_strip(strip, 80'000);
  REQUIRE(tight.ok());
  CHECK(tight->bytes.size() < roomy->bytes.size());
  CHECK(tight->side < roomy->side);
  const auto hopeless = encode_strip(strip, 2'000);
  REQUIRE(hopeless.ok());
  CHECK(hopeless->at_floor);
  CHECK(strip_remark(*roomy) == "");
  CHECK(strip_remark(*tight).starts_with("The pictures were made coarser to fit (" +
                                         std::to_string(tight->side) + " pixels each"));
  CHECK(strip_remark(*hopeless).find("use fewer or simpler pictures") != std::string::npos);
  // Whatever it is, a reader of its kind reads it, squares below each other.
  for (const auto* one : {&*roomy, &*tight, &*hopeless}) {
    const auto image = read_image(one->bytes, "strip");
    REQUIRE(image.ok());
    CHECK(image->width == one->side);
    CHECK(image->height == 4 * one->side);
  }
}

TEST_CASE("flat pictures ship in a few kilobytes", "[image]") {
  PictureStrip strip;
  Image image = filled(300, 300, 0xffffffff);
  paint(image, 100, 60, 100, 180, 0x20a040ff);
  strip.all = {sprite_picture(std::move(image), "brief.json").value()};
  strip.count = 1;
  const auto packed = encode_strip(strip);
  REQUIRE(packed.ok());
  CHECK(packed->bytes.size() < 3'000);
}
