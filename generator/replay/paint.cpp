#include "generator/replay/paint.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pm::gen {

namespace {

/// Calls `cover(distance)` for the pixels around a point and lays the paint that thick.
template <class Cover>
void blend_round(Image& image, float x, float y, float reach, Paint paint, float alpha,
                 const Cover& cover) {
  const int left = static_cast<int>(std::floor(x - reach));
  const int top = static_cast<int>(std::floor(y - reach));
  const int size = static_cast<int>(std::ceil(2 * reach)) + 1;
  for (int row = top; row <= top + size; ++row) {
    for (int column = left; column <= left + size; ++column) {
      const float away =
          std::hypot(static_cast<float>(column) + 0.5F - x, static_cast<float>(row) + 0.5F - y);
      blend_pixel(image, column, row, paint, alpha * std::clamp(cover(away), 0.0F, 1.0F));
    }
  }
}

}  // namespace

void blend_pixel(Image& image, int x, int y, Paint paint, float alpha) {
  if (x < 0 || y < 0 || x >= image.width || y >= image.height || alpha <= 0) return;
  std::uint8_t* pixel =
      &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                   static_cast<std::size_t>(x)) *
                  4];
  const auto mix = [alpha](std::uint8_t below, std::uint8_t above) {
    const auto low = static_cast<float>(below);
    return static_cast<std::uint8_t>(std::lround(low + (static_cast<float>(above) - low) * alpha));
  };
  pixel[0] = mix(pixel[0], paint.r);
  pixel[1] = mix(pixel[1], paint.g);
  pixel[2] = mix(pixel[2], paint.b);
}

void blend_disc(Image& image, float x, float y, float radius, Paint paint, float alpha,
                float soft) {
  blend_round(image, x, y, radius + soft, paint, alpha,
              [=](float away) { return (radius - away) / soft + 0.5F; });
}

void blend_ring(Image& image, float x, float y, float radius, float width, Paint paint,
                float alpha) {
  blend_round(image, x, y, radius + width, paint, alpha,
              [=](float away) { return width / 2 - std::abs(away - radius) + 0.5F; });
}

Image side_by_side(std::span<const Image> pictures) {
  constexpr int kGap = 16;
  constexpr std::array<std::uint8_t, 4> kGround{24, 22, 38, 255};
  Image out{kGap, 0, {}};
  for (const Image& picture : pictures) {
    out.width += picture.width + kGap;
    out.height = std::max(out.height, picture.height + 2 * kGap);
  }
  out.rgba.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
  for (int i = 0; i < out.width * out.height; ++i) {
    out.rgba.insert(out.rgba.end(), kGround.begin(), kGround.end());
  }
  int left = kGap;
  for (const Image& picture : pictures) {
    const auto row_bytes = static_cast<std::size_t>(picture.width) * 4;
    for (int y = 0; y < picture.height; ++y) {
      const std::size_t at =
          (static_cast<std::size_t>(y + kGap) * static_cast<std::size_t>(out.width) +
           static_cast<std::size_t>(left)) *
          4;
      std::copy_n(picture.rgba.begin() +
                      static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * row_bytes),
                  row_bytes, out.rgba.begin() + static_cast<std::ptrdiff_t>(at));
    }
    left += picture.width + kGap;
  }
  return out;
}

}  // namespace pm::gen
