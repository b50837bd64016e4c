#include "generator/core/color.h"

#include <algorithm>
#include <cmath>

namespace pm::gen {

namespace {

double linear_value(unsigned byte) {
  const double v = byte / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

unsigned srgb_byte(double v) {
  v = std::clamp(v, 0.0, 1.0);
  const double s = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1.0 / 2.4) - 0.055;
  return static_cast<unsigned>(std::lround(s * 255.0));
}

bool in_gamut(const LinearRgb& c) {
  constexpr double kSlack = 1e-4;
  return std::min({c.r, c.g, c.b}) >= -kSlack && std::max({c.r, c.g, c.b}) <= 1.0 + kSlack;
}

LinearRgb linear_of(const Oklch& c) {
  const double radians = c.h * 3.14159265358979323846 / 180.0;
  return from_oklab({c.L, c.C * std::cos(radians), c.C * std::sin(radians)});
}

double distance(const Oklab& a, const Oklab& b) {
  return std::sqrt((a.L - b.L) * (a.L - b.L) + (a.a - b.a) * (a.a - b.a) +
                   (a.b - b.b) * (a.b - b.b));
}

}  // namespace

LinearRgb to_linear(Rgba color) {
  return {linear_value(color >> 24U & 255U), linear_value(color >> 16U & 255U),
          linear_value(color >> 8U & 255U)};
}

Rgba from_linear(const LinearRgb& c) {
  return srgb_byte(c.r) << 24U | srgb_byte(c.g) << 16U | srgb_byte(c.b) << 8U | 255U;
}

Oklab to_oklab(const LinearRgb& c) {
  const double l = std::cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
  const double m = std::cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
  const double s = std::cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

LinearRgb from_oklab(const Oklab& c) {
  const double l = c.L + 0.3963377774 * c.a + 0.2158037573 * c.b;
  const double m = c.L - 0.1055613458 * c.a - 0.0638541728 * c.b;
  const double s = c.L - 0.0894841775 * c.a - 1.2914855480 * c.b;
  const double l3 = l * l * l;
  const double m3 = m * m * m;
  const double s3 = s * s * s;
  return {4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
          -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
          -0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3};
}

Oklch to_oklch(Rgba color) {
  const Oklab lab = to_oklab(to_linear(color));
  double hue = std::atan2(lab.b, lab.a) * 180.0 / 3.14159265358979323846;
  if (hue < 0) hue += 360.0;
  return {lab.L, std::hypot(lab.a, lab.b), hue};
}

Rgba from_oklch(Oklch c) {
  c.L = std::clamp(c.L, 0.0, 1.0);
  if (!in_gamut(linear_of(c))) {
    double low = 0;
    double high = c.C;
    for (int i = 0; i < 18; ++i) {
      c.C = (low + high) * 0.5;
      (in_gamut(linear_of(c)) ? low : high) = c.C;
    }
    c.C = low;
  }
  return from_linear(linear_of(c));
}

double oklab_distance(Rgba a, Rgba b) {
  return distance(to_oklab(to_linear(a)), to_oklab(to_linear(b)));
}

LinearRgb simulate(const LinearRgb& c, Vision vision) {
  switch (vision) {
    case Vision::normal: return c;
    case Vision::protan:
      return {0.11238 * c.r + 0.88762 * c.g, 0.11238 * c.r + 0.88762 * c.g,
              0.00401 * c.r - 0.00401 * c.g + c.b};
    case Vision::deutan:
      return {0.29275 * c.r + 0.70725 * c.g, 0.29275 * c.r + 0.70725 * c.g,
              -0.02234 * c.r + 0.02234 * c.g + c.b};
    case Vision::tritan:
      return {1.255528 * c.r - 0.076749 * c.g - 0.178779 * c.b,
              -0.078411 * c.r + 0.930809 * c.g + 0.147602 * c.b,
              0.004733 * c.r + 0.691367 * c.g + 0.303900 * c.b};
  }
  return c;
}

Seen see(Rgba color) {
  const LinearRgb linear = to_linear(color);
  Seen out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_oklab(simulate(linear, kVisions[i]));
  return out;
}

double safe_distance(const Seen& a, const Seen& b) {
  double least = 10;
  for (std::size_t i = 0; i < a.size(); ++i) least = std::min(least, distance(a[i], b[i]));
  return least;
}

double safe_distance(Rgba a, Rgba b) { return safe_distance(see(a), see(b)); }

double luminance(Rgba color) {
  const LinearRgb c = to_linear(color);
  return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

double contrast(Rgba a, Rgba b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Rgba readable_on(Rgba color, Rgba ground_a, Rgba ground_b, double ratio) {
  const auto good = [&](Rgba c) {
    return contrast(c, ground_a) >= ratio && contrast(c, ground_b) >= ratio;
  };
  if (good(color)) return color;
  const Oklch base = to_oklch(color);
  for (double step = 0.01; step <= 1.0; step += 0.01) {
    for (const double sign : {-1.0, 1.0}) {
      const double L = base.L + sign * step;
      if (L < 0 || L > 1) continue;
      // Very light and very dark shades carry less colour.
      const Rgba shade =
          from_oklch({L, base.C * std::min(1.0, 2.2 * std::min(L, 1.05 - L)), base.h});
      if (good(shade)) return shade;
    }
  }
  const auto least = [&](Rgba c) { return std::min(contrast(c, ground_a), contrast(c, ground_b)); };
  return least(0x000000ff) > least(0xffffffff) ? 0x000000ff : 0xffffffff;
}

double hue_gap(double a, double b) {
  const double d = std::fabs(std::fmod(a - b, 360.0));
  return d > 180.0 ? 360.0 - d : d;
}

}  // namespace pm::gen
