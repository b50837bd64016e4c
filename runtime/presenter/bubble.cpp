#include "runtime/presenter/parts.h"
#include "runtime/view/ease.h"

namespace pm {

void draw_bubble(Painter& p, const Box& box, float unit, float tail, float below) {
  PanelLook look;
  look.top = p.color(ColorId::panel_top);
  look.low = p.color(ColorId::panel_low);
  look.line = p.color(ColorId::panel_line);
  look.radius = box.h * 0.5F < unit * 5 ? box.h * 0.5F : unit * 5;
  look.line_width = unit * 0.8F;
  look.shadow = unit * 2;
  // The tail is a square on its corner: one behind the panel, and a smaller one over it that hides
  // the panel's line.
  const float x = box.cx() + tail * (box.w * 0.5F - unit * 1.2F);
  const float y = box.cy() + below;
  const auto diamond = [&](float half, const PanelLook& with) {
    if (tail == 0) return;
    p.push(x, y, 1, 0.7853982F);
    p.panel(Box{-half, -half, 2 * half, 2 * half}, with);
    p.pop();
  };
  PanelLook behind = look;
  behind.radius = unit * 0.5F;
  behind.gloss = 0;
  diamond(unit * 3.2F, behind);
  p.panel(box, look);
  const Rgba fill = mix(look.top, look.low, clamp01((y - box.y) / box.h));
  diamond(unit * 2.4F, PanelLook{fill, fill, 0, unit * 0.3F, 0, 0, 0});
}

}  // namespace pm
