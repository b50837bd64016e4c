#include "runtime/mechanics/sort/sort.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"
#include "runtime/view/painter.h"

namespace pm::sorting {

namespace {

constexpr float kTurn = 6.2831853F;
constexpr Rgba kDeep = 0x10082eff;  // shadows are a cool dark, never black
constexpr int kCapSteps = 20;

float fraction(float v) { return v - static_cast<float>(static_cast<int>(v)); }

struct View {
  Painter& p;
  const Board& b;
  const ViewClock& clock;
  float d;    ///< diameter of a piece
  float now;  ///< board age, with the part of a step

  float since(std::uint32_t age) const { return now - static_cast<float>(age); }
};

/// Falls from above, hits, rebounds once: 0 up .. 1 in place.
float drop_in(float t) {
  t = clamp01(t);
  return t < 0.6F ? (t / 0.6F) * (t / 0.6F) : 1 - 0.14F * bump((t - 0.6F) / 0.4F);
}

float shake_of(const View& v, int tube) {
  const std::uint32_t at = v.b.shaken_at[static_cast<std::size_t>(tube)];
  const float t = v.since(at) / 22.0F;
  return at == 0 || t >= 1 || t < 0 ? 0 : v.d * 0.09F * pm_sinf(t * 21) * (1 - t);
}

bool shut(const View& v, int tube) { return v.b.closed_at[static_cast<std::size_t>(tube)] > 0; }

/// A tube that would take what is lifted.
bool invites(const View& v, int tube) { return v.b.lifted >= 0 && pourable(v.b.rack, v.b.lifted, tube) > 0; }

/// Squash of the piece itself and, weaker, of those that it landed on.
float squash_of(const View& v, int tube, int index) {
  float k = 0;
  for (int i = index; i < v.b.rack.count[static_cast<std::size_t>(tube)]; ++i) {
    const Flight& f = v.b.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(i)];
    const float t = (v.since(f.end) - 2.0F * static_cast<float>(i - index)) / 24.0F;
    if (f.flying || f.end == 0 || t < 0 || t >= 1) continue;
    const float share = i == index ? 0.13F : 0.06F;
    k += share * (1 - t) * (1 - t) * pm_cosf(t * 10);
  }
  return k;
}

Mood mood_of(const View& v, int tube, int index, bool out) {
  if (v.b.outcome == Outcome::lost) return Mood::worried;
  if (out) return Mood::wow;
  if (v.b.outcome == Outcome::playing && (v.b.moves_left == 1 || v.b.moves_left == 2)) return Mood::worried;
  const float when = fraction(v.clock.seconds * 0.21F + static_cast<float>((tube * 17 + index * 7) % 31) / 31.0F);
  return when < 0.03F ? Mood::blink : Mood::happy;
}

void paint_piece(const View& v, int tube, int index, Spot at, bool out) {
  const int kind = v.b.rack.kind[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
  const int slot = v.b.slots[static_cast<std::size_t>(kind)];
  if (slot < 0) return;
  SpriteLook look;
  look.mood = mood_of(v, tube, index, out);
  const bool lifted = out && v.b.lifted == tube && !v.b.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)].flying;
  if (lifted) {
    const float t = v.since(v.b.lifted_at);
    const float stretch = 0.14F * bump(t / 9) * (t < 9 ? 1.0F : 0.0F);
    look.scale_y = 1 + stretch;
    look.scale_x = 1 / (1 + stretch);
    look.rotation = 0.08F * pm_sinf(t * 0.13F);
    if (!v.b.dragging) at.y += v.d * 0.035F * pm_sinf(t * 0.1F);
    v.p.glow(at.x, at.y, v.d * 0.85F, with_alpha(0xfff6c8ff, 0.75F));
  } else if (out) {
    const Flight& f = v.b.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
    const float t = v.since(f.start) - static_cast<float>(f.rise);
    const float way = gate(v.b, tube, index).x > static_cast<float>(f.x) ? 1.0F : -1.0F;
    look.rotation = way * 0.35F * bump(t / static_cast<float>(f.glide + 1));
  } else {
    const float k = squash_of(v, tube, index);
    look.scale_y = 1 - k;
    look.scale_x = 1 / (1 - k);
    at.y += v.d * 0.46F * k;
  }
  if (shut(v, tube)) {
    // A wave of joy runs up a finished tube; all of them keep hopping after a win.
    const float t = v.since(v.b.closed_at[static_cast<std::size_t>(tube)]) - 3.0F * static_cast<float>(index);
    const float s = t > 0 && t < 18 ? 0.16F * bump(t / 18) : 0;
    look.scale_x += s;
    look.scale_y += s;
    look.flash = 2.2F * s;
    if (v.b.outcome == Outcome::won) {
      const float hop = fraction(v.clock.seconds * 1.5F + static_cast<float>(tube) * 0.21F + static_cast<float>(index) * 0.07F);
      at.y -= hop < 0.4F ? v.d * 0.06F * bump(hop / 0.4F) : 0;
    }
  } else if (v.b.outcome == Outcome::lost) {
    const float grey = clamp01(v.since(v.b.ended) / 40);
    look.multiply = mix(0xffffffff, 0x8d8aa8ff, 0.7F * grey);
  }
  v.p.sprite(slot, at.x, at.y, piece_half(v.p.scene(), v.b, slot), look);
}

/// Outside: lifted, dragged or on its way through the air.
bool is_out(const View& v, int tube, int index, Spot at) {
  const Flight& f = v.b.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
  if (f.flying) return v.since(f.start) < static_cast<float>(f.rise + f.glide);
  const int count = v.b.rack.count[static_cast<std::size_t>(tube)];
  if (v.b.lifted != tube || index < count - group_of(v.b.rack, tube)) return false;
  return v.b.dragging || v.b.style == Style::shelves || at.y < seat(v.b, tube, v.b.rack.capacity - 1).y - v.d * 0.3F;
}

void paint_pieces(const View& v, int tube, bool out) {
  for (int i = 0; i < v.b.rack.count[static_cast<std::size_t>(tube)]; ++i) {
    Spot at = place(v.b, tube, i, v.now);
    if (is_out(v, tube, i, at) != out) continue;
    if (!out) at.x += shake_of(v, tube);
    if (!out) v.p.shadow(at.x, at.y + v.d * 0.4F, v.d * 0.42F, v.d * 0.14F, 0.34F);
    paint_piece(v, tube, i, at, out);
  }
}

// --- glass tubes

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
  v.p.rect(Box{g.x - w * 0.5F, cut - w, w, g.bottom - inset - cut + w}, mix(top, low, 0.5F), low, w * 0.5F);
  v.p.rect(Box{g.x - w * 0.5F, g.mouth, w, cut - g.mouth}, top, mix(top, low, 0.55F), v.d * 0.08F);
}

Rgba edge_of(const View& v, int tube) {
  Rgba edge = mix(v.p.color(ColorId::board_top), 0xffffffff, 0.66F) | 0xffU;
  if (shut(v, tube)) edge = mix(edge, 0xffd84aff, 0.75F);
  if (invites(v, tube)) edge = mix(edge, 0xffffffff, 0.5F + 0.5F * pm_sinf(v.clock.seconds * 7));
  return edge;
}

void paint_tube_back(const View& v, int tube) {
  const Glass g = glass_of(v, tube);
  const Rgba well = mix(v.p.color(ColorId::board_low), kDeep, 0.45F) | 0xffU;
  v.p.shadow(g.x + v.d * 0.08F, g.bottom, g.w * 0.75F, v.d * 0.24F, 0.55F);
  if (shut(v, tube) || invites(v, tube)) {
    // A halo in the shape of the tube.
    const float beat = 0.5F + 0.5F * pm_sinf(v.clock.seconds * (shut(v, tube) ? 3.0F : 7.0F) + static_cast<float>(tube));
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
  p.rect(Box{g.x - g.w * 0.38F, g.mouth + v.d * 0.3F, v.d * 0.11F, h - v.d * 0.95F}, with_alpha(0xffffffff, gleam + 0.12F),
         with_alpha(0xffffffff, gleam), v.d * 0.055F);
  p.disc(g.x - g.w * 0.335F, g.bottom - v.d * 0.5F, v.d * 0.05F, with_alpha(0xffffffff, gleam + 0.1F));
  p.rect(Box{g.x + g.w * 0.33F, g.mouth + v.d * 0.5F, v.d * 0.05F, h - v.d * 1.3F}, with_alpha(0xffffffff, 0.22F),
         with_alpha(0xffffffff, 0.1F), v.d * 0.025F);
  const Rgba edge = edge_of(v, tube);
  const Box lip{g.x - g.w * 0.56F, g.mouth - v.d * 0.1F, g.w * 1.12F, v.d * 0.22F};
  p.panel(lip, {mix(edge, 0xffffffff, 0.4F), mix(edge, v.p.color(ColorId::board_low), 0.3F), mix(edge, kDeep, 0.72F), v.d * 0.11F,
                v.d * 0.035F, v.d * 0.05F, 0.3F});
  if (!shut(v, tube)) return;
  const float t = v.since(v.b.closed_at[static_cast<std::size_t>(tube)]) / static_cast<float>(kCapSteps);
  const float up = (1 - drop_in(t)) * v.d * 1.5F;
  const float hit = t > 0.6F && t < 1.2F ? 0.12F * bump((t - 0.6F) / 0.6F) : 0;
  const Rgba line = mix(p.color(ColorId::frame_low), kDeep, 0.62F);
  const float alpha = clamp01(t * 4);
  p.push(g.x, g.mouth - v.d * 0.02F - up, 1);
  p.set_alpha(alpha);
  const float w = g.w * (0.98F + hit);
  const float ch = v.d * 0.34F * (1 - hit);
  p.panel(Box{-w * 0.18F, -ch - v.d * 0.2F, w * 0.36F, v.d * 0.3F}, {p.color(ColorId::frame_top), p.color(ColorId::frame_low), line, v.d * 0.12F, v.d * 0.035F, 0, 0.3F});
  p.panel(Box{-w * 0.5F, -ch, w, ch}, {p.color(ColorId::frame_top), p.color(ColorId::frame_low), line, v.d * 0.12F, v.d * 0.035F, v.d * 0.06F, 0.35F});
  p.set_alpha(1);
  p.pop();
  for (int k = 0; k < 3; ++k) {
    const float s = fraction(v.clock.seconds * 0.5F + 0.33F * static_cast<float>(k) + 0.17F * static_cast<float>(tube));
    const float side = g.w * (0.3F * pm_sinf(static_cast<float>(tube * 5 + k * 2)));
    p.spark(g.x + side, lerp(g.bottom, g.mouth, s), v.d * 0.2F * bump(s), s * 2, 0xffffffff);
  }
}

// --- wooden shelves

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
  p.panel(Box{x + 9, top + 9, w - 18, h - 18}, {mix(wood_top, 0xffffffff, 0.35F), mix(wood_low, 0xffffffff, 0.1F), 0, 36, 0, 0, 0});
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
  p.panel(Box{x + shake, top, w, floor - top + v.d * 0.06F}, {back_top, back_low, line, 20, 5, 0, 0});
  // Boards of the back wall.
  for (int k = 1; k < v.b.rack.capacity; ++k) {
    const float gx = x + w * static_cast<float>(k) / static_cast<float>(v.b.rack.capacity);
    p.line(gx + shake, top + 16, gx + shake, floor - 8, 3, with_alpha(line, 0.35F));
  }
  p.rect(Box{x + 6 + shake, top + 4, w - 12, v.d * 0.2F}, with_alpha(kDeep, 0.42F), with_alpha(kDeep, 0), 12);
  for (int i = 0; i < v.b.rack.capacity; ++i) {
    const Spot s = seat(v.b, tube, i);
    p.shadow(s.x + shake, floor, v.d * 0.4F, v.d * 0.1F, 0.42F);
  }
  const Box plank{x - 8 + shake, floor, w + 16, v.d * 0.17F};
  p.panel(plank, {mix(wood_top, 0xffffffff, 0.3F), wood_low, line, 10, 5, 12, 0.3F});
  p.line(plank.x + 26, plank.cy() + 4, plank.x + w * 0.4F, plank.cy() + 4, 3, with_alpha(line, 0.3F));
  p.line(plank.x + w * 0.55F, plank.cy(), plank.x + w * 0.82F, plank.cy(), 3, with_alpha(line, 0.3F));
}

/// A tick on a finished shelf.
void paint_badge(const View& v, int tube) {
  if (!shut(v, tube)) return;
  Painter& p = v.p;
  const float t = v.since(v.b.closed_at[static_cast<std::size_t>(tube)]) / 18.0F;
  const Spot last = seat(v.b, tube, v.b.rack.capacity - 1);
  const float r = v.d * 0.24F;
  p.push(last.x + v.d * 0.44F, last.y + v.d * 0.46F, ease_out_back(t), 0.1F * pm_sinf(v.clock.seconds * 2));
  p.panel(Box{-r, -r, 2 * r, 2 * r}, {0x7ee35cff, 0x2fa83aff, 0x0f5a2cff, r, v.d * 0.035F, v.d * 0.05F, 0.35F});
  for (const bool under : {true, false}) {
    const float w = r * (under ? 0.5F : 0.3F);
    const Rgba ink = under ? 0x0f5a2cff : 0xffffffff;
    p.line(-r * 0.42F, r * 0.02F, -r * 0.1F, r * 0.34F, w, ink);
    p.line(-r * 0.1F, r * 0.34F, r * 0.44F, -r * 0.32F, w, ink);
  }
  p.pop();
  const Spot first = seat(v.b, tube, 0);
  for (int k = 0; k < 3; ++k) {
    const float s = fraction(v.clock.seconds * 0.55F + 0.33F * static_cast<float>(k) + 0.21F * static_cast<float>(tube));
    p.spark(lerp(first.x, last.x, fraction(0.37F * static_cast<float>(k + tube) + 0.1F)), first.y - v.d * 0.3F * s, v.d * 0.2F * bump(s), s * 2, 0xffffffff);
  }
}

// --- undo

void paint_undo(const View& v) {
  if (!v.b.has_undo) return;
  Painter& p = v.p;
  const bool can = v.b.undos_left > 0 && v.b.history_count > 0 && v.b.outcome == Outcome::playing;
  const float press = v.b.on_undo ? 0.9F : 1;
  const float pulse = v.b.stuck && can ? 0.09F * (0.5F + 0.5F * pm_sinf(v.clock.seconds * 9)) : 0;
  const auto r = static_cast<float>(kUndoRadius);
  const float t = v.since(v.b.undo_at);
  const float spin = v.b.undo_at > 0 && t < 18 ? -kTurn * ease_in_out(t / 18) : 0;
  p.push(static_cast<float>(v.b.undo.x), static_cast<float>(v.b.undo.y), press + pulse);
  p.set_alpha(can ? 1.0F : 0.6F);
  const Rgba line = p.color(ColorId::panel_line);
  p.panel(Box{-r, -r, 2 * r, 2 * r}, {p.color(ColorId::panel_top), p.color(ColorId::panel_low), line, r, 7, 20, 0.3F});
  p.push(0, 0, 1, spin);
  // Three quarters of a circle from its top, the arrow head there pointing back, against the clock.
  const float a = r * 0.42F;
  const float arm = r * 0.26F;
  const float tip = -r * 0.34F;
  p.ring(0, r * 0.06F, a, r * 0.16F, line, 0.0F, 0.74F);
  p.line(tip, r * 0.06F - a, 0, r * 0.06F - a, r * 0.16F, line);
  p.line(tip, r * 0.06F - a, tip + arm, r * 0.06F - a - arm * 0.9F, r * 0.16F, line);
  p.line(tip, r * 0.06F - a, tip + arm, r * 0.06F - a + arm * 0.9F, r * 0.16F, line);
  p.pop();
  if (v.b.undos_left > 0) {
    const float br = r * 0.36F;
    p.panel(Box{r * 0.72F - br, -r * 0.72F - br, 2 * br, 2 * br}, {0xffffffff, p.color(ColorId::panel_top), line, br, 6, 0, 0});
    p.number(v.b.undos_left, TextStyle::value, r * 0.72F, -r * 0.72F, br * 0.95F);
  }
  p.set_alpha(1);
  p.pop();
}

void paint_table(const View& v) {
  Painter& p = v.p;
  const float h = static_cast<float>(v.b.top + v.b.pitch_y * v.b.lines) + 4;
  const float reach = static_cast<float>(v.b.pitch_x * v.b.columns) * 0.5F + 34;
  const float half = reach > 500 ? 500 : reach;
  const Box outer{500 - half, v.d * 0.1F, 2 * half, h - v.d * 0.1F};
  const Rgba rim = mix(p.color(ColorId::frame_low), kDeep, 0.62F);
  p.panel(outer, {p.color(ColorId::frame_top), p.color(ColorId::frame_low), rim, 62, 7, 34, 0.3F});
  p.panel(Box{outer.x + 9, outer.y + 9, outer.w - 18, outer.h - 18}, {mix(p.color(ColorId::frame_top), 0xffffffff, 0.45F), mix(p.color(ColorId::frame_low), 0xffffffff, 0.12F), 0, 54, 0, 0, 0});
  const Box inner{outer.x + 19, outer.y + 19, outer.w - 38, outer.h - 38};
  p.panel(inner, {p.color(ColorId::board_top), p.color(ColorId::board_low), mix(p.color(ColorId::board_low), kDeep, 0.5F), 44, 6, 0, 0.05F});
  // The ledge on which each line of tubes stands.
  for (int k = 0; k < v.b.lines; ++k) {
    const float y = static_cast<float>(v.b.top + v.b.pitch_y * k) + v.d * (0.9F + static_cast<float>(v.b.rack.capacity) - 0.06F);
    const Box ledge{inner.x + 10, y, inner.w - 20, v.d * 0.3F};
    p.panel(ledge, {mix(p.color(ColorId::board_top), 0xffffffff, 0.2F), mix(p.color(ColorId::board_low), kDeep, 0.1F), mix(p.color(ColorId::board_low), kDeep, 0.5F), 18, 5, 12, 0.2F});
  }
}

}  // namespace

float piece_half(const Scene& scene, const Board& board, int slot) {
  float radius = 0.7F;
  if (slot >= 0 && static_cast<std::size_t>(slot) < scene.slots.size()) {
    radius = static_cast<float>(scene.slots[static_cast<std::size_t>(slot)].radius_pm) * 0.001F;
  }
  radius = radius < 0.5F ? 0.5F : radius;
  return static_cast<float>(board.piece) * 0.5F / radius;
}

void paint(Painter& painter, const Board& board, const ViewClock& clock) {
  const View v{painter, board, clock, static_cast<float>(board.piece), static_cast<float>(board.age) - 1 + clock.alpha};
  if (board.style == Style::tubes) {
    paint_table(v);
    for (int t = 0; t < board.rack.tubes; ++t) {
      paint_tube_back(v, t);
      paint_pieces(v, t, false);
      paint_tube_front(v, t);
    }
  } else {
    paint_cabinet(v);
    for (int t = 0; t < board.rack.tubes; ++t) paint_shelf(v, t);
    for (int t = 0; t < board.rack.tubes; ++t) {
      paint_pieces(v, t, false);
      paint_badge(v, t);
    }
  }
  paint_undo(v);
  for (int t = 0; t < board.rack.tubes; ++t) {
    if (t != board.lifted) paint_pieces(v, t, true);
  }
  if (board.lifted >= 0) paint_pieces(v, board.lifted, true);
}

}  // namespace pm::sorting
