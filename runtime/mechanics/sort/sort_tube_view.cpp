#include "runtime/mechanics/sort/sort_view.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm::sorting {

namespace {

constexpr int kCapSteps = 20;

/// Falls from above, hits, rebounds once: 0 up .. 1 in place.
float drop_in(float t) {
  t = clamp01(t);
  return t < 0.6F ? (t / 0.6F) * (t / 0.6F) : 1 - 0.14F * bump((t - 0.6F) / 0.4F);
}

struct Glass {
  float x, mouth, bottom, w;
};

Glass glass_of(const View& v, int tube) {
  const Spot low = seat(v.b, tube, 0);
  const Spot high = seat(v.b, tube, v.b.rack.capacity - 1);
  return Glass{low.x + shake_of(v, tube), high.y - v.d * 0.78F, low.y + v.d * 0.59F, v.d * 1.2F};
}

/// Round below, straight above: a capsule whose upper half is covered by a straight piece.
void test_tube(const View& v, const Glass& g, float inset, Rgba top, Rgba low) {
  const float w = g.w - 2 * inset;
  const float cut = g.mouth + (g.bottom - g.mouth) * 0.55F;
  v.p.rect(Box{g.x - w * 0.5F, cut - w, w, g.bottom - inset - cut + w}, mix(top, low, 0.5F), low,
           w * 0.5F);
  v.p.rect(Box{g.x - w * 0.5F, g.mouth, w, cut - g.mouth}, top, mix(top, low, 0.55F), v.d * 0.08F);
}

Rgba edge_of(const View& v, int tube) {
  Rgba edge = mix(v.p.color(ColorId::board_top), 0xffffffff, 0.66F) | 0xffU;
  if (shut(v, tube)) edge = mix(edge, 0xffd84aff, 0.75F);
  if (invites(v, tube)) edge = mix(edge, 0xffffffff, 0.5F + 0.5F * pm_sinf(v.clock.seconds * 7));
  return edge;
}

}  // namespace

void paint_tube_back(const View& v, int tube) {
  const Glass g = glass_of(v, tube);
  const Rgba well = mix(v.p.color(ColorId::board_low), kDeep, 0.45F) | 0xffU;
  v.p.shadow(g.x + v.d * 0.08F, g.bottom, g.w * 0.75F, v.d * 0.24F, 0.55F);
  if (shut(v, tube) || invites(v, tube)) {
    // A halo in the shape of the tube.
    const float beat = 0.5F + 0.5F * pm_sinf(v.clock.seconds * (shut(v, tube) ? 3.0F : 7.0F) +
                                             static_cast<float>(tube));
    const Rgba light = shut(v, tube) ? 0xffdf6aff : 0xffffffff;
    for (const float grow : {0.26F, 0.17F, 0.09F}) {
      const float r = v.d * grow;
      const Box halo{g.x - g.w * 0.5F - r, g.mouth - r, g.w + 2 * r, g.bottom - g.mouth + 2 * r};
      const Rgba tone = with_alpha(light, 0.14F + 0.08F * beat);
      v.p.rect(halo, tone, tone, g.w * 0.5F + r);
    }
  }
  const Rgba edge = edge_of(v, tube);
  test_tube(v, g, -v.d * 0.03F, mix(edge, kDeep, 0.72F), mix(edge, kDeep, 0.72F));
  test_tube(v, g, v.d * 0.012F, edge, mix(edge, v.p.color(ColorId::board_low), 0.25F));
  test_tube(v, g, v.d * 0.07F, mix(well, v.p.color(ColorId::board_top), 0.35F), well);
}

void paint_tube_front(const View& v, int tube) {
  Painter& p = v.p;
  const Glass g = glass_of(v, tube);
  const float h = g.bottom - g.mouth;
  const float gleam = 0.3F + 0.06F * pm_sinf(v.clock.seconds * 1.3F + static_cast<float>(tube));
  p.rect(Box{g.x - g.w * 0.38F, g.mouth + v.d * 0.3F, v.d * 0.11F, h - v.d * 0.95F},
         with_alpha(0xffffffff, gleam + 0.12F), with_alpha(0xffffffff, gleam), v.d * 0.055F);
  p.disc(g.x - g.w * 0.335F, g.bottom - v.d * 0.5F, v.d * 0.05F,
         with_alpha(0xffffffff, gleam + 0.1F));
  p.rect(Box{g.x + g.w * 0.33F, g.mouth + v.d * 0.5F, v.d * 0.05F, h - v.d * 1.3F},
         with_alpha(0xffffffff, 0.22F), with_alpha(0xffffffff, 0.1F), v.d * 0.025F);
  const Rgba edge = edge_of(v, tube);
  const Box lip{g.x - g.w * 0.56F, g.mouth - v.d * 0.1F, g.w * 1.12F, v.d * 0.22F};
  p.panel(lip, {mix(edge, 0xffffffff, 0.4F), mix(edge, v.p.color(ColorId::board_low), 0.3F),
                mix(edge, kDeep, 0.72F), v.d * 0.11F, v.d * 0.035F, v.d * 0.05F, 0.3F});
  if (!shut(v, tube)) return;
  const float t =
      v.since(v.b.closed_at[static_cast<std::size_t>(tube)]) / static_cast<float>(kCapSteps);
  const float up = (1 - drop_in(t)) * v.d * 1.5F;
  const float hit = t > 0.6F && t < 1.2F ? 0.12F * bump((t - 0.6F) / 0.6F) : 0;
  const Rgba line = mix(p.color(ColorId::frame_low), kDeep, 0.62F);
  const float alpha = clamp01(t * 4);
  p.push(g.x, g.mouth - v.d * 0.02F - up, 1);
  p.set_alpha(alpha);
  const float w = g.w * (0.98F + hit);
  const float ch = v.d * 0.34F * (1 - hit);
  p.panel(Box{-w * 0.18F, -ch - v.d * 0.2F, w * 0.36F, v.d * 0.3F},
          {p.color(ColorId::frame_top), p.color(ColorId::frame_low), line, v.d * 0.12F,
           v.d * 0.035F, 0, 0.3F});
  p.panel(Box{-w * 0.5F, -ch, w, ch}, {p.color(ColorId::frame_top), p.color(ColorId::frame_low),
                                       line, v.d * 0.12F, v.d * 0.035F, v.d * 0.06F, 0.35F});
  p.set_alpha(1);
  p.pop();
  for (int k = 0; k < 3; ++k) {
    const float s = fraction(v.clock.seconds * 0.5F + 0.33F * static_cast<float>(k) +
                             0.17F * static_cast<float>(tube));
    const float side = g.w * (0.3F * pm_sinf(static_cast<float>(tube * 5 + k * 2)));
    p.spark(g.x + side, lerp(g.bottom, g.mouth, s), v.d * 0.2F * bump(s), s * 2, 0xffffffff);
  }
}

void paint_table(const View& v) {
  Painter& p = v.p;
  const float h = static_cast<float>(v.b.top + v.b.pitch_y * v.b.lines) + 4;
  const float reach = static_cast<float>(v.b.pitch_x * v.b.columns) * 0.5F + 34;
  const float half = reach > 500 ? 500 : reach;
  const Box outer{500 - half, v.d * 0.1F, 2 * half, h - v.d * 0.1F};
  const Rgba rim = mix(p.color(ColorId::frame_low), kDeep, 0.62F);
  p.panel(outer, {p.color(ColorId::frame_top), p.color(ColorId::frame_low), rim, 62, 7, 34, 0.3F});
  p.panel(Box{outer.x + 9, outer.y + 9, outer.w - 18, outer.h - 18},
          {mix(p.color(ColorId::frame_top), 0xffffffff, 0.45F),
           mix(p.color(ColorId::frame_low), 0xffffffff, 0.12F), 0, 54, 0, 0, 0});
  const Box inner{outer.x + 19, outer.y + 19, outer.w - 38, outer.h - 38};
  p.panel(inner, {p.color(ColorId::board_top), p.color(ColorId::board_low),
                  mix(p.color(ColorId::board_low), kDeep, 0.5F), 44, 6, 0, 0.05F});
  // The ledge on which each line of tubes stands.
  for (int k = 0; k < v.b.lines; ++k) {
    const float y = static_cast<float>(v.b.top + v.b.pitch_y * k) +
                    v.d * (0.9F + static_cast<float>(v.b.rack.capacity) - 0.06F);
    const Box ledge{inner.x + 10, y, inner.w - 20, v.d * 0.3F};
    p.panel(ledge, {mix(p.color(ColorId::board_top), 0xffffffff, 0.2F),
                    mix(p.color(ColorId::board_low), kDeep, 0.1F),
                    mix(p.color(ColorId::board_low), kDeep, 0.5F), 18, 5, 12, 0.2F});
  }
}

}  // namespace pm::sorting
