#pragma once
#include <cstdint>
#include <span>

#include "generator/core/image.h"

namespace pm::gen {

struct Paint {
  std::uint8_t r = 0, g = 0, b = 0;
};

/// Lays paint over one pixel; `alpha` 0..1. Pixels outside are left alone.
void blend_pixel(Image& image, int x, int y, Paint paint, float alpha);
/// A disc whose edge is `soft` pixels wide.
void blend_disc(Image& image, float x, float y, float radius, Paint paint, float alpha, float soft);
/// The edge of a disc, `width` pixels wide.
void blend_ring(Image& image, float x, float y, float radius, float width, Paint paint,
                float alpha);

/// Pictures of one height beside each other on dark ground.
Image side_by_side(std::span<const Image> pictures);

}  // namespace pm::gen
