#include "generator/image/edit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "generator/core/color.h"

namespace pm::gen {

namespace {

constexpr int kEmpty = 8;              // alpha below which a pixel counts as empty
constexpr double kSameGround = 0.045;  // OKLab distance: the ground and its noise
constexpr double kPlainShare = 0.93;   // of the edge's pixels that must be ground
constexpr double kLeastLeft = 0.015, kMostLeft = 0.97;
constexpr double kClearShare = 0.01;
constexpr int kRimReach = 2;

std::size_t index(const Image& image, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
         static_cast<std::size_t>(x);
}

Rgba color_at(const Image& image, std::size_t pixel) {
  const std::uint8_t* p = image.rgba.data() + pixel * 4;
  return static_cast<Rgba>(p[0]) << 24U | static_cast<Rgba>(p[1]) << 16U |
         static_cast<Rgba>(p[2]) << 8U | p[3];
}

Image blank(int width, int height) {
  Image out;
  out.width = width;
  out.height = height;
  out.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 0);
  return out;
}

std::vector<std::size_t> edge_pixels(const Image& image) {
  std::vector<std::size_t> out;
  for (int x = 0; x < image.width; ++x) {
    out.push_back(index(image, x, 0));
    out.push_back(index(image, x, image.height - 1));
  }
  for (int y = 1; y + 1 < image.height; ++y) {
    out.push_back(index(image, 0, y));
    out.push_back(index(image, image.width - 1, y));
  }
  return out;
}

/// The median of each channel along the edges.
Rgba ground_of(const Image& image, const std::vector<std::size_t>& edges) {
  Rgba ground = 255;
  for (std::size_t c = 0; c < 3; ++c) {
    std::vector<std::uint8_t> values;
    for (const std::size_t pixel : edges) values.push_back(image.rgba[pixel * 4 + c]);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    ground |= static_cast<Rgba>(*middle) << (24U - 8U * c);
  }
  return ground;
}

double from_ground(const Image& image, std::size_t pixel, const Oklab& ground) {
  const Oklab lab = to_oklab(to_linear(color_at(image, pixel)));
  return std::sqrt((lab.L - ground.L) * (lab.L - ground.L) +
                   (lab.a - ground.a) * (lab.a - ground.a) +
                   (lab.b - ground.b) * (lab.b - ground.b));
}

/// A pixel of the rim is part ground: how much, by how far the pixels behind it are from it.
void clear_rim(Image& image, const std::vector<std::uint8_t>& is_ground,
               const std::vector<float>& distance, Rgba ground) {
  const auto near = [&](int x, int y, auto visit) {
    for (int dy = -kRimReach; dy <= kRimReach; ++dy) {
      for (int dx = -kRimReach; dx <= kRimReach; ++dx) {
        if (x + dx < 0 || y + dy < 0 || x + dx >= image.width || y + dy >= image.height) continue;
        visit(index(image, x + dx, y + dy));
      }
    }
  };
  const Image before = image;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const std::size_t at = index(image, x, y);
      if (is_ground[at] != 0) continue;
      bool rim = false;
      float far = distance[at];
      near(x, y, [&](std::size_t other) {
        rim = rim || is_ground[other] != 0;
        far = std::max(far, is_ground[other] != 0 ? 0.0F : distance[other]);
      });
      if (!rim || far <= 0) continue;
      const double cover = std::clamp(static_cast<double>(distance[at] / far), 0.0, 1.0);
      if (cover > 0.98) continue;
      for (std::size_t c = 0; c < 3; ++c) {
        const double own = before.rgba[at * 4 + c];
        const double behind = ground >> (24U - 8U * c) & 255U;
        const double clear = cover > 0.02 ? (own - (1 - cover) * behind) / cover : own;
        image.rgba[at * 4 + c] = static_cast<std::uint8_t>(std::clamp(clear, 0.0, 255.0));
      }
      image.rgba[at * 4 + 3] = static_cast<std::uint8_t>(std::lround(255 * cover));
    }
  }
}

/// `color` at `alpha` under what is there.
void put_below(std::uint8_t* pixel, const std::array<float, 3>& color, float alpha) {
  const float own = static_cast<float>(pixel[3]) / 255.0F;
  const float all = own + alpha * (1 - own);
  if (all <= 0) return;
  for (std::size_t c = 0; c < 3; ++c) {
    const float mixed = (static_cast<float>(pixel[c]) * own + color[c] * alpha * (1 - own)) / all;
    pixel[c] = static_cast<std::uint8_t>(std::lround(std::clamp(mixed, 0.0F, 255.0F)));
  }
  pixel[3] = static_cast<std::uint8_t>(std::lround(255.0F * all));
}

}  // namespace

void lay(const Image& part, int x0, int y0, Image& on) {
  for (int y = 0; y < part.height; ++y) {
    std::copy_n(part.rgba.begin() + static_cast<std::ptrdiff_t>(index(part, 0, y) * 4),
                std::ptrdiff_t{4} * part.width,
                on.rgba.begin() + static_cast<std::ptrdiff_t>(index(on, x0, y0 + y) * 4));
  }
}

Image resized(const Image& image, int width, int height) {
  Image out = blank(width, height);
  const double step_x = static_cast<double>(image.width) / width;
  const double step_y = static_cast<double>(image.height) / height;
  for (int y = 0; y < height; ++y) {
    const int y0 = std::min(image.height - 1, static_cast<int>(y * step_y));
    const int y1 = std::min(image.height, std::max(y0 + 1, static_cast<int>((y + 1) * step_y)));
    for (int x = 0; x < width; ++x) {
      const int x0 = std::min(image.width - 1, static_cast<int>(x * step_x));
      const int x1 = std::min(image.width, std::max(x0 + 1, static_cast<int>((x + 1) * step_x)));
      double sum[3] = {0, 0, 0};
      double alpha = 0;
      for (int sy = y0; sy < y1; ++sy) {
        const std::uint8_t* p = image.rgba.data() + index(image, x0, sy) * 4;
        for (int sx = x0; sx < x1; ++sx, p += 4) {
          for (std::size_t c = 0; c < 3; ++c) sum[c] += static_cast<double>(p[c]) * p[3];
          alpha += p[3];
        }
      }
      std::uint8_t* to = out.rgba.data() + index(out, x, y) * 4;
      for (std::size_t c = 0; c < 3; ++c)
        to[c] = alpha > 0 ? static_cast<std::uint8_t>(std::lround(sum[c] / alpha)) : 0;
      to[3] = static_cast<std::uint8_t>(std::lround(alpha / ((x1 - x0) * (y1 - y0))));
    }
  }
  return out;
}

Image fit_square(const Image& image, int side) {
  const double scale = static_cast<double>(side) / std::max(image.width, image.height);
  const Image small =
      resized(image, std::clamp(static_cast<int>(std::lround(image.width * scale)), 1, side),
              std::clamp(static_cast<int>(std::lround(image.height * scale)), 1, side));
  Image out = blank(side, side);
  lay(small, (side - small.width) / 2, (side - small.height) / 2, out);
  return out;
}

Image trimmed(const Image& image) {
  int left = image.width, right = -1, top = image.height, bottom = -1;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (image.rgba[index(image, x, y) * 4 + 3] < kEmpty) continue;
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
    }
  }
  if (right < left) return blank(1, 1);
  Image out = blank(right - left + 1, bottom - top + 1);
  for (int y = 0; y < out.height; ++y) {
    const auto from =
        image.rgba.begin() + static_cast<std::ptrdiff_t>(index(image, left, top + y) * 4);
    std::copy(from, from + std::ptrdiff_t{4} * out.width,
              out.rgba.begin() + static_cast<std::ptrdiff_t>(index(out, 0, y) * 4));
  }
  return out;
}

bool cut_out(Image& image) {
  const std::size_t pixels = image.rgba.size() / 4;
  std::size_t clear = 0;
  for (std::size_t i = 0; i < pixels; ++i) clear += image.rgba[i * 4 + 3] < 250 ? 1 : 0;
  // A drawing's last row or column may be half covered: that is no outline.
  if (static_cast<double>(clear) > kClearShare * static_cast<double>(pixels)) return false;
  if (image.width < 3 || image.height < 3) return false;
  const std::vector<std::size_t> edges = edge_pixels(image);
  const Rgba ground = ground_of(image, edges);
  const Oklab ground_lab = to_oklab(to_linear(ground));
  std::vector<float> distance(pixels);
  for (std::size_t i = 0; i < pixels; ++i)
    distance[i] = static_cast<float>(from_ground(image, i, ground_lab));
  const auto same = [&](std::size_t pixel) { return distance[pixel] < kSameGround; };
  const auto plain = static_cast<double>(std::count_if(edges.begin(), edges.end(), same));
  if (plain < kPlainShare * static_cast<double>(edges.size())) return false;

  std::vector<std::uint8_t> is_ground(pixels, 0);
  std::vector<std::size_t> open;
  const auto visit = [&](std::size_t pixel) {
    if (is_ground[pixel] != 0 || !same(pixel)) return;
    is_ground[pixel] = 1;
    open.push_back(pixel);
  };
  for (const std::size_t pixel : edges) visit(pixel);
  std::size_t gone = 0;
  const auto width = static_cast<std::size_t>(image.width);
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    ++gone;
    if (at % width > 0) visit(at - 1);
    if (at % width + 1 < width) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at + width < pixels) visit(at + width);
  }
  const double left = 1 - static_cast<double>(gone) / static_cast<double>(pixels);
  if (left < kLeastLeft || left > kMostLeft) return false;
  clear_rim(image, is_ground, distance, ground);
  for (std::size_t i = 0; i < pixels; ++i) {
    if (is_ground[i] != 0)
      std::fill_n(image.rgba.begin() + static_cast<std::ptrdiff_t>(i * 4), 4, 0);
  }
  return true;
}

Image on_paper(const Image& image, int side) {
  double light = 0, seen = 0;
  for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
    const double alpha = image.rgba[i + 3];
    light += alpha * luminance(color_at(image, i / 4));
    seen += alpha;
  }
  const bool pale = seen > 0 && light / seen > 0.6;
  const std::array<float, 3> paper =
      pale ? std::array<float, 3>{38, 34, 48} : std::array<float, 3>{255, 255, 255};
  const int margin = side / 10;
  Image out = blank(side, side);
  lay(fit_square(image, side - 2 * margin), margin, margin, out);
  for (std::size_t i = 0; i < out.rgba.size(); i += 4) put_below(out.rgba.data() + i, paper, 1);
  return out;
}

}  // namespace pm::gen
