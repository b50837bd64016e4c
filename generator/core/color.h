#pragma once
#include <array>

#include "runtime/scene/scene.h"

namespace pm::gen {

/// Linear-light RGB, 0..1.
struct LinearRgb {
  double r = 0, g = 0, b = 0;
};
/// OKLab (Ottosson 2020): perceptual lightness 0..1 and two opponent axes.
struct Oklab {
  double L = 0, a = 0, b = 0;
};
/// OKLCH: lightness 0..1, chroma (about 0..0.37), hue in degrees 0..360.
struct Oklch {
  double L = 0, C = 0, h = 0;
};

LinearRgb to_linear(Rgba color);
Rgba from_linear(const LinearRgb& color);
Oklab to_oklab(const LinearRgb& color);
LinearRgb from_oklab(const Oklab& color);
Oklch to_oklch(Rgba color);
/// Opaque colour; chroma is lowered until the colour can be shown.
Rgba from_oklch(Oklch color);

/// Euclidean distance in OKLab. 0.02 is just seen side by side; 0.12 is told apart at a glance.
double oklab_distance(Rgba a, Rgba b);

/// How people with a colour vision deficiency see a colour (Viénot, Brettel and Mollon 1999 for
/// protan and deutan, the matrix of Machado 2009 at full strength for tritan).
enum class Vision { normal, protan, deutan, tritan };
inline constexpr std::array<Vision, 4> kVisions{Vision::normal, Vision::protan, Vision::deutan,
                                                Vision::tritan};
LinearRgb simulate(const LinearRgb& color, Vision vision);
/// A colour as normal, protan, deutan and tritan eyes see it.
using Seen = std::array<Oklab, 4>;
Seen see(Rgba color);
/// Least OKLab distance over all four.
double safe_distance(const Seen& a, const Seen& b);
double safe_distance(Rgba a, Rgba b);

/// WCAG 2 relative luminance and contrast ratio, 1..21.
double luminance(Rgba color);
double contrast(Rgba a, Rgba b);
/// `color` made darker or lighter, hue kept, until its contrast against both grounds is at least
/// `ratio`; black or white when no shade of it reaches that.
Rgba readable_on(Rgba color, Rgba ground_a, Rgba ground_b, double ratio);

/// Smallest difference of two hues in degrees, 0..180.
double hue_gap(double a, double b);

}  // namespace pm::gen
