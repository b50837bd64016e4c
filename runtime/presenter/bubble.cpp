#include "runtime/presenter/parts.h"
#include "runtime/view/ease.h"

namespace pm {

void draw_bubble(Painter& p, const Box& box, float tail_x, float tail_y, float unit) {
  PanelLook look;
  look.top = p.color(ColorId::panel_top);
  look.low = p.color(ColorId::panel_low);
  look.line = p.color(ColorId::panel_line);
  look.radius = box.h * 0.5F < unit * 5 ? box.h * 0.5F : unit * 5;
  look.line_width = unit * 0.8F;
  look.shadow = unit * 2;
  const float side = unit * 3.2F;
  const auto tail = [&](float half, const PanelLook& with) {
    p.push(tail_x, tail_y, 1, 0.7853982F);
    p.panel(Box{-half, -half, 2 * half, 2 * half}, with);
    p.pop();
  };
  PanelLook behind = look;
  behind.radius = unit * 0.5F;
  behind.gloss = 0;
  tail(side, behind);
  p.panel(box, look);
  const Rgba fill = mix(look.top, look.low, clamp01((tail_y - box.y) / box.h));
  const float inner = side - unit * 0.8F;
  tail(inner, PanelLook{fill, fill, 0, unit * 0.3F, 0, 0, 0});
}

}  // namespace pm
