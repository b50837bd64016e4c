#include "generator/image/backdrop.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "generator/core/text.h"
#include "generator/image/brand.h"
#include "generator/image/edit.h"
#include "generator/image/read.h"

namespace pm::gen {

namespace {

constexpr int kSide = 2 * kPictureSide;
constexpr int kLeastBackdropSide = 128;
// Of a binomial filter at kSide pixels, each way: a photograph's grain goes, its shapes stay.
constexpr int kSofter = 3;
constexpr std::uint8_t kPaper = 244;

std::size_t at(const Image& image, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
          static_cast<std::size_t>(x)) *
         4;
}

Image part(const Image& image, int x, int y, int width, int height) {
  Image out{width, height, {}};
  out.rgba.reserve(std::size_t{4} * static_cast<std::size_t>(width) *
                   static_cast<std::size_t>(height));
  for (int row = 0; row < height; ++row) {
    const auto from = image.rgba.begin() + static_cast<std::ptrdiff_t>(at(image, x, y + row));
    out.rgba.insert(out.rgba.end(), from, from + std::ptrdiff_t{4} * width);
  }
  return out;
}

Image middle_square(const Image& image) {
  const int side = std::min(image.width, image.height);
  return part(image, (image.width - side) / 2, (image.height - side) / 2, side, side);
}

void lay_on_paper(Image& image) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    const unsigned alpha = image.rgba[i + 3];
    for (std::size_t c = 0; c < 3; ++c)
      image.rgba[i + c] =
          static_cast<std::uint8_t>((image.rgba[i + c] * alpha + kPaper * (255U - alpha)) / 255U);
    image.rgba[i + 3] = 255;
  }
}

/// [1 2 1] / 4 along rows, then along columns.
void soften(Image& image) {
  for (const bool rows : {true, false}) {
    const Image before = image;
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        const auto near = [&](int step) {
          return rows ? at(before, std::clamp(x + step, 0, image.width - 1), y)
                      : at(before, x, std::clamp(y + step, 0, image.height - 1));
        };
        for (std::size_t c = 0; c < 3; ++c) {
          const int sum =
              before.rgba[near(-1) + c] + 2 * before.rgba[near(0) + c] + before.rgba[near(1) + c];
          image.rgba[at(image, x, y) + c] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
      }
    }
  }
}

Rgba mean_color(const Image& image) {
  std::uint64_t sum[3] = {0, 0, 0};
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    for (std::size_t c = 0; c < 3; ++c) sum[c] += image.rgba[i + c];
  }
  const std::uint64_t pixels = std::max<std::uint64_t>(1, image.rgba.size() / 4);
  Rgba out = 255;
  for (std::size_t c = 0; c < 3; ++c) out |= static_cast<Rgba>(sum[c] / pixels) << (24U - 8U * c);
  return out;
}

}  // namespace

SharedBackdrop backdrop_of_document(const Image& image, std::string uri) {
  const Image square = resized(middle_square(image), kSide, kSide);
  auto out = std::make_shared<Backdrop>();
  out->color = brand_colors(std::span(&square, 1)).brand.value_or(mean_color(square));
  for (int i = 0; i < kBackdropQuarters; ++i) {
    Image quarter =
        part(square, i % 2 * kPictureSide, i / 2 * kPictureSide, kPictureSide, kPictureSide);
    auto picture = std::make_shared<ProductPicture>();
    picture->color = mean_color(quarter);
    picture->rgba = std::move(quarter.rgba);
    if (i == 0) picture->uri = std::move(uri);
    out->quarters[static_cast<std::size_t>(i)] = std::move(picture);
  }
  return out;
}

Result<SharedBackdrop> backdrop_picture(Image image, std::string_view label) {
  if (std::min(image.width, image.height) < kLeastBackdropSide) {
    return image_error(
        label,
        "is only " + std::to_string(image.width) + " x " + std::to_string(image.height) + " pixels",
        "Use a picture of at least 128 pixels each way, better 512");
  }
  Image square = resized(middle_square(image), kSide, kSide);
  lay_on_paper(square);
  for (int i = 0; i < kSofter; ++i) soften(square);
  const std::string uri = "data:image/png;base64," + base64(encode_opaque_png(square));
  return backdrop_of_document(square, uri);
}

const std::string& backdrop_uri(const PictureStrip& strip) {
  return strip.all[strip.all.size() - kBackdropQuarters]->uri;
}

}  // namespace pm::gen
