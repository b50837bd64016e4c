#pragma once
#include "runtime/mechanics/mechanic.h"
#include "runtime/view/painter.h"

namespace pm {

/// Safe-area insets in pixels (notch, home bar, the container's close button).
struct Insets {
  float top = 0, right = 0, bottom = 0, left = 0;
};

/// Where things stand on a screen, in pixels. Recomputed on every change of size; the simulation
/// never sees it.
struct Layout {
  float width = 0, height = 0;
  float unit = 0;  ///< 1/100 of the shorter edge: margins, lines, radii are multiples of it
  bool portrait = true;
  Box safe;
  Box title;              ///< product name; empty height when there is no room
  Box hud;                ///< goals and budget
  Box bar;                ///< progress
  Box stage;              ///< where the stage is drawn, without its sky
  float stage_scale = 1;  ///< px per stage unit
  float origin_y = 0;     ///< where the stage's units begin: above its box by the sky
  Box cta;
  Box prompt;                    ///< the short instruction at the start
  Box presenter, bubble;         ///< set by Presenter::take_seat
  bool presenter_stays = false;  ///< else it is there only while it speaks
  float finger = 0;              ///< px: what a finger hits surely, the least height of a button
};

/// The stage as large as a room allows, in its middle.
/// `StageSize::sky` reaches up from there.
void fit_stage(Layout& layout, const Box& room, StageSize stage);

/// `density` is how many of the screen's pixels make a CSS pixel.
Layout make_layout(float width_px, float height_px, const Insets& insets, StageSize stage,
                   float density = 1);

}  // namespace pm
