#include "runtime/mechanics/match3/match3_view.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm::match3 {

bool is_rocket(const Scene& scene, int slot) {
  return scene.slots[static_cast<std::size_t>(slot)].archetype == "rocket";
}

float special_turn(const Scene& scene, int slot, Special special) {
  if (!is_rocket(scene, slot)) return 0;
  if (special != Special::row && special != Special::column) return 0;
  return (special == Special::row ? kTurn * 0.25F : 0) - kRocketTilt;
}

void paint_frame(const View& v) {
  Painter& p = v.p;
  const Board& b = v.b;
  const float m = v.left;
  const Box outer{0, 0, 1000, v.cell * static_cast<float>(b.rows) + 2 * v.top};
  const Rgba rim = mix(p.color(ColorId::frame_low), kDeep, 0.62F);
  const Rgba light = mix(p.color(ColorId::frame_top), 0xffffffff, 0.45F);
  p.panel(outer, {p.color(ColorId::frame_top), p.color(ColorId::frame_low), rim, 62, 7, 36, 0.3F});
  // A bright bevel inside the frame, then the well that holds the cells.
  const Box bevel{9, 9, outer.w - 18, outer.h - 18};
  p.panel(bevel, {light, mix(p.color(ColorId::frame_low), 0xffffffff, 0.12F), 0, 54, 0, 0, 0});
  const Box band{14, 14, outer.w - 28, outer.h - 28};
  p.panel(band, {p.color(ColorId::frame_top), p.color(ColorId::frame_low), 0, 50, 0, 0, 0.12F});
  const float w = m - 9;
  const Box well{w, w, outer.w - 2 * w, outer.h - 2 * w};
  const Rgba dark = mix(p.color(ColorId::board_low), kDeep, 0.5F);
  p.panel(well, {mix(p.color(ColorId::board_top), kDeep, 0.28F),
                 mix(p.color(ColorId::board_low), kDeep, 0.2F), dark, 36, 6, 0, 0});
  for (const float sx : {24.0F, outer.w - 24}) {
    for (const float sy : {24.0F, outer.h - 24}) {
      p.disc(sx, sy + 1, 8, mix(rim, p.color(ColorId::frame_low), 0.45F));
      p.disc(sx, sy - 1, 6, light);
    }
  }
  const Rgba lit = p.color(ColorId::cell);
  const float gap = v.cell * 0.025F;
  for (int i = 0; i < b.size(); ++i) {
    const int x = i % b.cols;
    const int y = i / b.cols;
    const float down = static_cast<float>(y) / static_cast<float>(b.rows);
    const Rgba board = mix(p.color(ColorId::board_top), p.color(ColorId::board_low), down);
    const bool odd = (x + y) % 2 != 0;
    Rgba tone = odd ? mix(board, lit | 0xffU, 0.42F) : board;
    if (b.selected == i) tone = mix(tone, 0xffffffff, 0.4F);
    const Box box{v.left + static_cast<float>(x) * v.cell + gap,
                  v.top + static_cast<float>(y) * v.cell + gap, v.cell - 2 * gap, v.cell - 2 * gap};
    p.rect(box, mix(tone, 0xffffffff, 0.09F), mix(tone, kDeep, 0.1F), v.cell * 0.17F);
  }
  // The frame's own shade on the first row gives the well its depth.
  const Box shade{v.left, v.top - 4, v.cell * static_cast<float>(b.cols), v.cell * 0.3F};
  p.rect(shade, with_alpha(kDeep, 0.4F), with_alpha(kDeep, 0), v.cell * 0.15F);
}

namespace {

void paint_rockets(const View& v, const Flash& f, float t) {
  Painter& p = v.p;
  const bool row = f.kind == Special::row;
  const float x = v.cx(f.x);
  const float y = v.cy(f.y);
  const float reach = t * 0.5F * v.cell;  // as fast as the pieces pop
  const float fade = 1 - clamp01((t - 9) / 12);
  const float from_a = row ? v.left : v.top;
  const float to_a = from_a + v.cell * static_cast<float>(row ? v.b.cols : v.b.rows);
  const float mid = row ? x : y;
  const float lo = mid - reach < from_a ? from_a : mid - reach;
  const float hi = mid + reach > to_a ? to_a : mid + reach;
  const float across = v.cell * (0.30F + 0.5F * (1 - clamp01(t / 10)));
  const Rgba hot = with_alpha(0xfffbe6ff, 0.85F * fade);
  const Rgba warm = with_alpha(mix(p.color(ColorId::accent), 0xffd34dff, 0.6F), 0.5F * fade);
  for (int pass = 0; pass < 2; ++pass) {
    const float w = across * (pass == 0 ? 1.0F : 0.4F);
    const Rgba color = pass == 0 ? warm : hot;
    const Box beam = row ? Box{lo, y - w * 0.5F, hi - lo, w} : Box{x - w * 0.5F, lo, w, hi - lo};
    p.rect(beam, color, color, w * 0.5F);
  }
  const int slot =
      v.p.scene().role(kSpecialRow).count > 0 ? v.p.scene().role(kSpecialRow).first : -1;
  const float half = slot >= 0 ? piece_half(p.scene(), v.b, slot) * 0.95F : 0;
  for (const float side : {-1.0F, 1.0F}) {
    const float at = mid + side * reach;
    const float beyond = side > 0 ? at - to_a : from_a - at;
    const float alpha = 1 - clamp01(beyond / (v.cell * 0.9F));
    if (alpha <= 0) continue;
    const float hx = row ? at : x;
    const float hy = row ? y : at;
    p.glow(hx, hy, v.cell * 0.8F, with_alpha(0xffe680ff, 0.8F * alpha));
    if (slot < 0) continue;
    SpriteLook look;
    look.alpha = alpha;
    look.rotation = special_turn(p.scene(), slot, Special::column) +
                    (row ? side * kTurn * 0.25F : (side > 0 ? kTurn * 0.5F : 0));
    p.sprite(slot, hx, hy, half, look);
  }
}

}  // namespace

void paint_flash(const View& v, const Flash& f) {
  const float t = v.since(f.born);
  if (f.kind == Special::none || t < 0 || t > 34) return;
  Painter& p = v.p;
  const float x = v.cx(f.x);
  const float y = v.cy(f.y);
  if (f.kind == Special::row || f.kind == Special::column) {
    paint_rockets(v, f, t);
  } else if (f.kind == Special::rainbow) {
    if (t > 20) return;
    const float grow = ease_out(t / 9);
    const float fade = 1 - clamp01((t - 9) / 11);
    const float tx = lerp(x, v.cx(f.to_x), grow);
    const float ty = lerp(y, v.cy(f.to_y), grow);
    const float kink = v.cell * 0.22F * pm_sinf(t * 1.9F + static_cast<float>(f.to_x * 3 + f.to_y));
    const float mx = (x + tx) * 0.5F + kink * (ty > y ? 1.0F : -1.0F);
    const float my = (y + ty) * 0.5F - kink;
    const Rgba wide = with_alpha(mix(p.color(ColorId::accent), 0xffffffff, 0.35F), 0.6F * fade);
    for (int pass = 0; pass < 2; ++pass) {
      const float w = v.cell * (pass == 0 ? 0.13F : 0.05F);
      const Rgba color = pass == 0 ? wide : with_alpha(0xffffffff, fade);
      p.line(x, y, mx, my, w, color);
      p.line(mx, my, tx, ty, w, color);
    }
    p.glow(tx, ty, v.cell * 0.7F, with_alpha(0xfff8d8ff, 0.8F * fade));
    p.spark(tx, ty, v.cell * 0.55F * fade, t * 0.2F, 0xffffffff);
  } else {
    const float size = f.kind == Special::bomb ? 2.6F : 4.8F;
    const float grow = ease_out(t / 20);
    const float fade = 1 - clamp01((t - 4) / 20);
    p.glow(x, y, v.cell * size * (0.5F + 0.6F * grow), with_alpha(0xffb23cff, 0.75F * fade));
    p.glow(x, y, v.cell * size * 0.6F * (1 - 0.3F * grow), with_alpha(0xfffbe8ff, fade));
    p.rays(x, y, v.cell * size * grow, t * 0.02F, with_alpha(0xfff0c0ff, 0.5F * fade));
    p.ring(x, y, v.cell * size * grow, v.cell * 0.26F * fade + 1,
           with_alpha(0xffffffff, 0.9F * fade));
  }
}

}  // namespace pm::match3
