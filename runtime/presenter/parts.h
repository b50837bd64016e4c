#pragma once
#include "runtime/presenter/actor.h"
#include "runtime/view/layout.h"
#include "runtime/view/painter.h"

namespace pm {

/// A bust with its middle at (x, y): `r` is the radius of the medallion that it belongs to.
void draw_presenter(Painter& painter, float x, float y, float r, const PresenterPose& pose);
/// The medallion behind it.
void draw_medallion(Painter& painter, float x, float y, float r);
/// Speech bubble; its tail sticks out at the side `tail` (-1 left, 1 right, 0 none), so far below
/// the middle. `unit` as in Layout.
void draw_bubble(Painter& painter, const Box& box, float unit, float tail, float below);

/// A box of the row from `left` to `right`, for scripts that run from right to left.
inline Box mirrored(const Box& box, const Box& left, const Box& right) {
  return Box{left.x + right.x + right.w - box.x - box.w, box.y, box.w, box.h};
}

}  // namespace pm
