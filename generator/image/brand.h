#pragma once
#include <optional>
#include <span>

#include "generator/core/image.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// Colours that a product's pictures speak with.
struct BrandColors {
  std::optional<Rgba> brand;   ///< the strongest hue; none for black, white and grey pictures
  std::optional<Rgba> accent;  ///< a second hue of some weight, well apart from the first
};

/// Weighs every pixel's hue in OKLCH by its chroma and alpha. The brand is the mean colour around
/// the weightiest hue, the accent that around the weightiest one at least 50 degrees away.
BrandColors brand_colors(std::span<const Image> pictures);

}  // namespace pm::gen
