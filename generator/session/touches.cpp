#include "generator/session/touches.h"

#include <algorithm>

namespace pm::gen {

void add_touches(TouchCounts& counts, const SessionView& view, const TouchWish& wish) {
  const int before = counts.touches;
  for (const SessionTouch& touch : view.record.touches) {
    if (touch.landscape != wish.landscape || touch.end_card != wish.end_card) continue;
    counts.most = std::max(counts.most, ++counts.cells[touch.row][touch.column]);
    ++counts.touches;
  }
  if (counts.touches > before) ++counts.views;
}

void add_touches(TouchCounts& counts, const TouchCounts& more) {
  for (std::size_t row = 0; row < counts.cells.size(); ++row) {
    for (std::size_t column = 0; column < counts.cells[row].size(); ++column) {
      int& cell = counts.cells[row][column];
      cell += more.cells[row][column];
      counts.most = std::max(counts.most, cell);
    }
  }
  counts.touches += more.touches;
  counts.views += more.views;
}

TouchCounts count_touches(std::span<const SessionView> views, const TouchWish& wish) {
  TouchCounts out;
  for (const SessionView& view : views) add_touches(out, view, wish);
  return out;
}

}  // namespace pm::gen
