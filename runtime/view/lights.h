#pragma once
#include <cstdint>
#include <span>

#include "runtime/view/painter.h"

namespace pm {

/// Draws a white light (glow, spark or rays) into size * size premultiplied RGBA pixels; Painter
/// colours it.
void draw_light(Painter::Extra which, int size, std::span<std::uint8_t> rgba);

}  // namespace pm
