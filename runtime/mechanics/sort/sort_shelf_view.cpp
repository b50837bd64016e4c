#include "runtime/mechanics/sort/sort_view.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm::sorting {

void paint_cabinet(const View& v) {
  Painter& p = v.p;
  const Rgba wood_top = p.color(ColorId::frame_top);
  const Rgba wood_low = p.color(ColorId::frame_low);
  const Rgba line = mix(wood_low, kDeep, 0.62F);
  const float x = static_cast<float>(v.b.left) - 26;
  const float w = static_cast<float>(v.b.pitch_x * v.b.columns) + 52;
  const float top = static_cast<float>(v.b.top) - 40;
  const float h = static_cast<float>(v.b.pitch_y * v.b.lines) + 72;
  p.shadow(x + w * 0.5F, top + h + 6, w * 0.56F, 40, 0.5F);
  p.panel(Box{x, top, w, h}, {wood_top, wood_low, line, 44, 7, 32, 0.2F});
  p.panel(Box{x + 9, top + 9, w - 18, h - 18},
          {mix(wood_top, 0xffffffff, 0.35F), mix(wood_low, 0xffffffff, 0.1F), 0, 36, 0, 0, 0});
  p.panel(Box{x + 14, top + 14, w - 28, h - 28}, {wood_top, wood_low, 0, 32, 0, 0, 0.1F});
}

void paint_shelf(const View& v, int tube) {
  Painter& p = v.p;
  const Rgba wood_top = p.color(ColorId::frame_top);
  const Rgba wood_low = p.color(ColorId::frame_low);
  const Rgba line = mix(wood_low, kDeep, 0.62F);
  const Spot first = seat(v.b, tube, 0);
  const float shake = shake_of(v, tube);
  const float x = first.x - v.d * 0.52F - 10;
  const float w = v.d * 1.04F * static_cast<float>(v.b.rack.capacity) + 20;
  const float top = first.y + v.d * 0.68F - static_cast<float>(v.b.pitch_y);
  const float floor = first.y + v.d * 0.44F;
  Rgba back_top = mix(wood_low, kDeep, 0.72F);
  Rgba back_low = mix(wood_low, kDeep, 0.48F);
  if (shut(v, tube)) {
    back_top = mix(back_top, 0xffd54aff, 0.45F);
    back_low = mix(back_low, 0xffe58aff, 0.55F);
  } else if (invites(v, tube)) {
    const float beat = 0.22F + 0.1F * pm_sinf(v.clock.seconds * 7);
    back_top = mix(back_top, 0xfff0c8ff, beat);
    back_low = mix(back_low, 0xfff0c8ff, beat);
  }
  p.panel(Box{x + shake, top, w, floor - top + v.d * 0.06F},
          {back_top, back_low, line, 20, 5, 0, 0});
  // Boards of the back wall.
  for (int k = 1; k < v.b.rack.capacity; ++k) {
    const float gx = x + w * static_cast<float>(k) / static_cast<float>(v.b.rack.capacity);
    p.line(gx + shake, top + 16, gx + shake, floor - 8, 3, with_alpha(line, 0.35F));
  }
  p.rect(Box{x + 6 + shake, top + 4, w - 12, v.d * 0.2F}, with_alpha(kDeep, 0.42F),
         with_alpha(kDeep, 0), 12);
  for (int i = 0; i < v.b.rack.capacity; ++i) {
    const Spot s = seat(v.b, tube, i);
    p.shadow(s.x + shake, floor, v.d * 0.4F, v.d * 0.1F, 0.42F);
  }
  const Box plank{x - 8 + shake, floor, w + 16, v.d * 0.17F};
  p.panel(plank, {mix(wood_top, 0xffffffff, 0.3F), wood_low, line, 10, 5, 12, 0.3F});
  p.line(plank.x + 26, plank.cy() + 4, plank.x + w * 0.4F, plank.cy() + 4, 3,
         with_alpha(line, 0.3F));
  p.line(plank.x + w * 0.55F, plank.cy(), plank.x + w * 0.82F, plank.cy(), 3,
         with_alpha(line, 0.3F));
}

void paint_badge(const View& v, int tube) {
  if (!shut(v, tube)) return;
  Painter& p = v.p;
  const float t = v.since(v.b.closed_at[static_cast<std::size_t>(tube)]) / 18.0F;
  const Spot last = seat(v.b, tube, v.b.rack.capacity - 1);
  const float r = v.d * 0.24F;
  p.push(last.x + v.d * 0.44F, last.y + v.d * 0.46F, ease_out_back(t),
         0.1F * pm_sinf(v.clock.seconds * 2));
  p.panel(Box{-r, -r, 2 * r, 2 * r},
          {0x7ee35cff, 0x2fa83aff, 0x0f5a2cff, r, v.d * 0.035F, v.d * 0.05F, 0.35F});
  for (const bool under : {true, false}) {
    const float w = r * (under ? 0.5F : 0.3F);
    const Rgba ink = under ? 0x0f5a2cff : 0xffffffff;
    p.line(-r * 0.42F, r * 0.02F, -r * 0.1F, r * 0.34F, w, ink);
    p.line(-r * 0.1F, r * 0.34F, r * 0.44F, -r * 0.32F, w, ink);
  }
  p.pop();
  const Spot first = seat(v.b, tube, 0);
  for (int k = 0; k < 3; ++k) {
    const float s = fraction(v.clock.seconds * 0.55F + 0.33F * static_cast<float>(k) +
                             0.21F * static_cast<float>(tube));
    p.spark(lerp(first.x, last.x, fraction(0.37F * static_cast<float>(k + tube) + 0.1F)),
            first.y - v.d * 0.3F * s, v.d * 0.2F * bump(s), s * 2, 0xffffffff);
  }
}

}  // namespace pm::sorting
