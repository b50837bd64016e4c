#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "generator/core/color.h"

namespace pm::gen {

/// Pixels of a picture, y down; `right` and `bottom` lie outside.
struct PixelRect {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

/// How much of a rectangle lies outside a picture of this size, 0..1.
double outside(const PixelRect& rect, int width_px, int height_px);

enum class RegionKind : std::uint8_t { words, piece };

/// Part of a picture that is measured against what lies behind it.
struct Region {
  RegionKind kind = RegionKind::words;
  PixelRect rect;
  int slot = -1;  ///< of a piece: which of the scene's sprites
};

/// What is known of a picture before it is measured.
struct LookSubject {
  std::vector<Region> regions;  ///< at most kMostRegions count
  PixelRect cta;
};
inline constexpr std::size_t kMostRegions = 96;

/// A region as it was found.
struct RegionLook {
  Region region;
  double own_contrast = 1;     ///< WCAG ratio of its light to its dark parts, 1..21
  double ground_contrast = 1;  ///< of the better of them to the worse of what is behind, 1..21
  double pixels = 0;           ///< of the picture that it changes
  Seen seen{};                 ///< a piece's mean colour for all kinds of eyes
  double seen_pixels = 0;      ///< that went into `seen`
};

/// A small perceptual description of a picture, for comparing: mean OKLab of 8 x 16 cells.
inline constexpr int kCellColumns = 8;
inline constexpr int kCellRows = 16;
using Descriptor = std::array<Oklab, static_cast<std::size_t>(kCellColumns* kCellRows)>;

/// What the passes of shaders/screen found in a picture.
struct PictureLook {
  std::vector<RegionLook> regions;
  double cta_saliency = 0;  ///< share of the picture that stands out less than the CTA, 0..1
  double congestion = 0;    ///< colour term of feature congestion, about 0..0.1
  double edges = 0;         ///< share of the pixels on an edge, 0..1
  double blank = 0;         ///< share of the picture where nothing is, 0..1
  double clipped = 0;       ///< most of some words, or of the CTA, outside the picture, 0..1
  Descriptor cells{};
};

/// Mean OKLab distance of the cells of two pictures: 0 for the same, about 0.1 for two games of one
/// brief.
double picture_distance(const Descriptor& a, const Descriptor& b);

}  // namespace pm::gen
