#include "generator/image/brand.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "generator/core/color.h"

namespace pm::gen {

namespace {

constexpr std::size_t kBins = 72;        // of 5 degrees
constexpr std::size_t kSpread = 4;       // bins to each side that belong to a hue
constexpr std::size_t kApart = 10;       // bins between brand and accent
constexpr double kLeastChroma = 0.045;   // below it a colour reads as grey
constexpr double kLeastColoured = 0.02;  // of what is seen; less is an accident
constexpr double kAccentShare = 0.12;    // of the brand's weight

struct Bin {
  double weight = 0;
  double L = 0, C = 0, x = 0, y = 0;  // weighted sums; x, y: the hue as a direction
};

struct Hues {
  std::array<Bin, kBins> bins;
  double seen = 0, coloured = 0;
};

void add(Hues& hues, const Image& picture) {
  const std::size_t count = picture.rgba.size() / 4;
  // Every picture counts the same, and some ten thousand pixels tell its colours.
  const std::size_t step = std::max<std::size_t>(1, count / 20'000);
  const double share =
      static_cast<double>(step) / static_cast<double>(std::max<std::size_t>(1, count));
  for (std::size_t i = 0; i < count; i += step) {
    const std::uint8_t* p = picture.rgba.data() + i * 4;
    const double alpha = p[3] / 255.0 * share;
    if (p[3] < 32) continue;
    const Oklch c = to_oklch(static_cast<Rgba>(p[0]) << 24U | static_cast<Rgba>(p[1]) << 16U |
                             static_cast<Rgba>(p[2]) << 8U | 255U);
    hues.seen += alpha;
    if (c.C < kLeastChroma || c.L < 0.2 || c.L > 0.97) continue;
    hues.coloured += alpha;
    const double weight = alpha * c.C;
    Bin& bin = hues.bins[static_cast<std::size_t>(c.h / 360.0 * kBins) % kBins];
    const double angle = c.h * 3.14159265358979323846 / 180.0;
    bin.weight += weight;
    bin.L += weight * c.L;
    bin.C += weight * c.C;
    bin.x += weight * std::cos(angle);
    bin.y += weight * std::sin(angle);
  }
}

std::size_t ring(std::size_t bin, std::size_t steps) { return (bin + steps) % kBins; }

/// A bin with its neighbours.
Bin around(const Hues& hues, std::size_t bin) {
  Bin sum;
  for (std::size_t k = 0; k <= 2 * kSpread; ++k) {
    const Bin& one = hues.bins[ring(bin, kBins - kSpread + k)];
    sum.weight += one.weight;
    sum.L += one.L, sum.C += one.C, sum.x += one.x, sum.y += one.y;
  }
  return sum;
}

Rgba color_of(const Bin& sum) {
  double hue = std::atan2(sum.y, sum.x) * 180.0 / 3.14159265358979323846;
  if (hue < 0) hue += 360;
  return from_oklch({sum.L / sum.weight, sum.C / sum.weight, hue});
}

}  // namespace

BrandColors brand_colors(std::span<const Image> pictures) {
  Hues hues;
  for (const Image& picture : pictures) add(hues, picture);
  BrandColors out;
  if (hues.coloured <= kLeastColoured * hues.seen) return out;
  std::size_t best = 0;
  Bin brand;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const Bin sum = around(hues, bin);
    if (sum.weight > brand.weight) brand = sum, best = bin;
  }
  if (brand.weight <= 0) return out;
  out.brand = color_of(brand);
  Bin accent;
  for (std::size_t away = kApart; away <= kBins - kApart; ++away) {
    const Bin sum = around(hues, ring(best, away));
    if (sum.weight > accent.weight) accent = sum;
  }
  if (accent.weight > kAccentShare * brand.weight) out.accent = color_of(accent);
  return out;
}

}  // namespace pm::gen
