#include "generator/image/product_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "generator/core/color.h"
#include "generator/core/text.h"
#include "generator/image/brand.h"
#include "generator/image/edit.h"
#include "generator/image/read.h"

namespace pm::gen {

namespace {

constexpr double kReach = 0.81;        // of a silhouette, by the square's half side
constexpr double kReachShare = 0.55;   // of a radius; the rest is that of a disc of the same area
constexpr double kCorner = 0.18;       // radius of round corners by the shorter side
constexpr int kMostWorkedOn = 1024;    // longer side, pixels
constexpr int kLeastSide = 16;         // of what is seen, in pixels
constexpr double kLeastSeen = 0.0005;  // of the pixels
constexpr int kSeen = 96;              // alpha from which on a pixel belongs to the silhouette

double alpha_at(const Image& image, int x, int y) {
  return image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                     static_cast<std::size_t>(x)) *
                        4 +
                    3];
}

struct Silhouette {
  double reach = 0;  ///< farthest point from the middle, pixels
  double area = 0;   ///< pixels
};

Silhouette silhouette(const Image& image) {
  Silhouette out;
  const double cx = image.width * 0.5;
  const double cy = image.height * 0.5;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (alpha_at(image, x, y) < kSeen) continue;
      out.area += 1;
      out.reach = std::max(out.reach, std::hypot(x + 0.5 - cx, y + 0.5 - cy));
    }
  }
  return out;
}

bool opaque(const Image& image) {
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
    if (image.rgba[i] < 250) return false;
  }
  return true;
}

void round_corners(Image& image, double radius) {
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const auto beyond = [&](int i, int size) {
        return std::max(0.0, radius - (std::min(i, size - 1 - i) + 0.5));
      };
      const double d = std::hypot(beyond(x, image.width), beyond(y, image.height));
      const double cover = std::clamp(radius + 0.5 - d, 0.0, 1.0);
      std::uint8_t& alpha =
          image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                      static_cast<std::size_t>(x)) *
                         4 +
                     3];
      alpha = static_cast<std::uint8_t>(std::lround(alpha * cover));
    }
  }
}

/// The strongest hue, or for pictures without any the mean of what is seen.
Rgba main_color(const Image& image) {
  if (const auto brand = brand_colors(std::span(&image, 1)).brand) return *brand;
  double sum[3] = {0, 0, 0};
  double seen = 0;
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    for (std::size_t c = 0; c < 3; ++c) sum[c] += image.rgba[i + c] * (image.rgba[i + 3] / 255.0);
    seen += image.rgba[i + 3] / 255.0;
  }
  Rgba out = 255;
  for (std::size_t c = 0; c < 3 && seen > 0; ++c)
    out |= static_cast<Rgba>(std::lround(sum[c] / seen)) << (24U - 8U * c);
  return out;
}

SharedPicture picture_of_square(Image square, std::string uri) {
  auto out = std::make_shared<ProductPicture>();
  const Silhouette shape = silhouette(square);
  const double half = kPictureSide * 0.5;
  const double disc = std::sqrt(shape.area / 3.14159265358979323846);
  const double radius = (kReachShare * shape.reach + (1 - kReachShare) * disc) / half;
  out->radius_pm = static_cast<std::int16_t>(std::clamp(std::lround(radius * 1000), 300L, 900L));
  out->color = main_color(square);
  out->uri = uri.empty() ? "data:image/png;base64," + base64(encode_png(square)) : std::move(uri);
  out->rgba = std::move(square.rgba);
  return out;
}

/// Scaled until its silhouette reaches as far as a sprite's does, in the middle of the square.
Image into_square(const Image& image) {
  const Silhouette shape = silhouette(image);
  const double scale = kReach * kPictureSide * 0.5 / std::max(1.0, shape.reach);
  const auto side = [&](int size) {
    return std::clamp(static_cast<int>(std::lround(size * scale)), 1, kPictureSide);
  };
  const Image small = resized(image, side(image.width), side(image.height));
  Image out{kPictureSide, kPictureSide,
            std::vector<std::uint8_t>(std::size_t{4} * kPictureSide * kPictureSide)};
  lay(small, (kPictureSide - small.width) / 2, (kPictureSide - small.height) / 2, out);
  return out;
}

}  // namespace

Result<SharedPicture> sprite_picture(Image image, std::string_view label) {
  // Four times the pixels of what is kept: enough for a clean edge.
  if (const int longer = std::max(image.width, image.height); longer > kMostWorkedOn) {
    const auto side = [&](int size) {
      return std::max(1, static_cast<int>(std::int64_t{size} * kMostWorkedOn / longer));
    };
    image = resized(image, side(image.width), side(image.height));
  }
  cut_out(image);
  Image seen = trimmed(image);
  if (std::max(seen.width, seen.height) < kLeastSide) {
    return image_error(
        label,
        "shows only " + std::to_string(seen.width) + " x " + std::to_string(seen.height) +
            " pixels",
        "Use a picture of at least " + std::to_string(kLeastSide) + " pixels, better 256");
  }
  const double pixels = static_cast<double>(seen.width) * seen.height;
  if (silhouette(seen).area < std::max(4.0, kLeastSeen * pixels))
    return image_error(label, "is all but transparent", "Use a picture that shows something");
  if (opaque(seen)) round_corners(seen, kCorner * std::min(seen.width, seen.height));
  return picture_of_square(into_square(seen), {});
}

SharedPicture picture_of_document(const Image& image, std::string uri) {
  if (image.width == kPictureSide && image.height == kPictureSide)
    return picture_of_square(image, std::move(uri));
  return picture_of_square(into_square(image), std::move(uri));
}

SharedPicture icon_picture(const Image& icon, std::string uri) {
  Image inner = fit_square(icon, kIconSide);
  round_corners(inner, kIconSide * 0.2);
  constexpr int kRim = (kPictureSide - kIconSide) / 2;
  Image square{kPictureSide, kPictureSide,
               std::vector<std::uint8_t>(std::size_t{4} * kPictureSide * kPictureSide)};
  lay(inner, kRim, kRim, square);
  return picture_of_square(std::move(square), std::move(uri));
}

Image square_of(const ProductPicture& picture) {
  return Image{kPictureSide, kPictureSide, picture.rgba};
}

}  // namespace pm::gen
