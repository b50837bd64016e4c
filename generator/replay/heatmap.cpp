#include "generator/replay/heatmap.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/replay/paint.h"

namespace pm::gen {

namespace {

/// Of the shorter edge: a little more than half of a fingertip on a phone.
constexpr float kSpread = 0.035F;
constexpr float kFrameGrey = 0.75F;
constexpr float kFrameLight = 0.5F;

/// Even steps of lightness, readable in grey and without red or green.
constexpr std::array<Paint, 6> kRamp{{{58, 16, 110},
                                      {120, 28, 109},
                                      {188, 55, 84},
                                      {237, 105, 37},
                                      {251, 180, 26},
                                      {252, 255, 164}}};

Paint ramp(float heat) {
  const float along = std::clamp(heat, 0.0F, 1.0F) * (kRamp.size() - 1);
  const auto leg = std::min(static_cast<std::size_t>(along), kRamp.size() - 2);
  const float part = along - static_cast<float>(leg);
  const auto mix = [part](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(
        static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * part));
  };
  const Paint& a = kRamp[leg];
  const Paint& b = kRamp[leg + 1];
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

void grey_out(Image& image) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    std::uint8_t* pixel = &image.rgba[i];
    const float grey = 0.2126F * pixel[0] + 0.7152F * pixel[1] + 0.0722F * pixel[2];
    for (int c = 0; c < 3; ++c) {
      const float mixed = static_cast<float>(pixel[c]) * (1 - kFrameGrey) + grey * kFrameGrey;
      pixel[c] = static_cast<std::uint8_t>(mixed * kFrameLight);
    }
  }
}

}  // namespace

void lay_heat(Image& screen, const TouchCounts& touches) {
  grey_out(screen);
  if (touches.touches == 0) return;
  const auto width = static_cast<std::size_t>(screen.width);
  std::vector<float> heat(width * static_cast<std::size_t>(screen.height));
  const float cell_w = static_cast<float>(screen.width) / kTouchCells;
  const float cell_h = static_cast<float>(screen.height) / kTouchCells;
  const auto shorter = static_cast<float>(std::min(screen.width, screen.height));
  // A touch may lie anywhere in its cell, so a cell's length is spread too.
  const float sigma_x = std::hypot(kSpread * shorter, cell_w * 0.5F);
  const float sigma_y = std::hypot(kSpread * shorter, cell_h * 0.5F);
  for (int row = 0; row < kTouchCells; ++row) {
    for (int column = 0; column < kTouchCells; ++column) {
      const int count =
          touches.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      if (count == 0) continue;
      const float x = (static_cast<float>(column) + 0.5F) * cell_w;
      const float y = (static_cast<float>(row) + 0.5F) * cell_h;
      const auto clamp_to = [](float v, int most) {
        return std::clamp(static_cast<int>(v), 0, most);
      };
      const int top = clamp_to(y - 3 * sigma_y, screen.height);
      const int bottom = clamp_to(y + 3 * sigma_y, screen.height);
      const int left = clamp_to(x - 3 * sigma_x, screen.width);
      const int right = clamp_to(x + 3 * sigma_x, screen.width);
      for (int py = top; py < bottom; ++py) {
        const float dy = (static_cast<float>(py) + 0.5F - y) / sigma_y;
        for (int px = left; px < right; ++px) {
          const float dx = (static_cast<float>(px) + 0.5F - x) / sigma_x;
          heat[static_cast<std::size_t>(py) * width + static_cast<std::size_t>(px)] +=
              static_cast<float>(count) * std::exp(-0.5F * (dx * dx + dy * dy));
        }
      }
    }
  }
  const float peak = *std::max_element(heat.begin(), heat.end());
  for (int y = 0; y < screen.height; ++y) {
    for (int x = 0; x < screen.width; ++x) {
      // The root brings out the seldom touched beside the peak.
      const float level =
          std::sqrt(heat[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] / peak);
      const float fade = std::clamp((level - 0.06F) / 0.24F, 0.0F, 1.0F);
      const float alpha = fade * fade * (3 - 2 * fade) * 0.86F;
      blend_pixel(screen, x, y, ramp(level), alpha);
    }
  }
}

Result<Image> heat_picture(PreviewRenderer& renderer, const std::filesystem::path& root,
                           const Scene& scene, const TouchCounts& touches, int width_px,
                           int height_px, bool end_card) {
  const Shot shot{width_px, height_px, end_card ? Moment::end_card : Moment::middle};
  auto pictures = renderer.render(root, scene, {shot});
  if (!pictures) return pictures.error();
  Picture& picture = pictures->front();
  Image image{picture.width_px, picture.height_px, std::move(picture.rgba)};
  lay_heat(image, touches);
  return image;
}

}  // namespace pm::gen
