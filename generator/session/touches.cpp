#include "generator/session/touches.h"

#include <algorithm>

namespace pm::gen {

TouchCounts count_touches(std::span<const SessionView> views, const TouchWish& wish) {
  TouchCounts out;
  for (const SessionView& view : views) {
    const int before = out.touches;
    for (const SessionTouch& touch : view.record.touches) {
      if (touch.landscape != wish.landscape || touch.end_card != wish.end_card) continue;
      out.most = std::max(out.most, ++out.cells[touch.row][touch.column]);
      ++out.touches;
    }
    if (out.touches > before) ++out.views;
  }
  return out;
}

}  // namespace pm::gen
