#pragma once
#include <cstdint>
#include <span>

#include "generator/look/look.h"

namespace pm::gen {

/// The descriptor of a picture of any size of at least 8 x 16 pixels (RGBA, rows from the top),
/// without a GPU. What LookMeter gives for a picture of its own, but for rounding and the borders
/// of the cells.
Descriptor describe(std::span<const std::uint8_t> rgba, int width_px, int height_px);

}  // namespace pm::gen
