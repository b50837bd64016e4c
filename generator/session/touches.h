#pragma once
#include <array>
#include <span>

#include "generator/session/view.h"

namespace pm::gen {

/// Which touches: those of one form of screen, before the end card or on it.
struct TouchWish {
  bool landscape = false;
  bool end_card = false;
};

/// Touches of many views on the grid of one screen.
struct TouchCounts {
  std::array<std::array<int, kTouchCells>, kTouchCells> cells{};  ///< [row][column]
  int touches = 0;
  int views = 0;  ///< that touched there at all
  int most = 0;   ///< in one cell
};

/// Adds one view's touches.
void add_touches(TouchCounts& counts, const SessionView& view, const TouchWish& wish);
/// Adds touches of other views.
void add_touches(TouchCounts& counts, const TouchCounts& more);

TouchCounts count_touches(std::span<const SessionView> views, const TouchWish& wish);

}  // namespace pm::gen
