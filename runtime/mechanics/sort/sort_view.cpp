#include "runtime/mechanics/sort/sort_view.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm::sorting {

float shake_of(const View& v, int tube) {
  const std::uint32_t at = v.b.shaken_at[static_cast<std::size_t>(tube)];
  const float t = v.since(at) / 22.0F;
  return at == 0 || t >= 1 || t < 0 ? 0 : v.d * 0.09F * pm_sinf(t * 21) * (1 - t);
}

namespace {

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
  if (v.b.outcome == Outcome::playing && (v.b.moves_left == 1 || v.b.moves_left == 2))
    return Mood::worried;
  const float when =
      fraction(v.clock.seconds * 0.21F + static_cast<float>((tube * 17 + index * 7) % 31) / 31.0F);
  return when < 0.03F ? Mood::blink : Mood::happy;
}

void paint_piece(const View& v, int tube, int index, Spot at, bool out) {
  const int kind = v.b.rack.kind[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
  const int slot = v.b.slots[static_cast<std::size_t>(kind)];
  if (slot < 0) return;
  SpriteLook look;
  look.mood = mood_of(v, tube, index, out);
  const bool lifted =
      out && v.b.lifted == tube &&
      !v.b.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)].flying;
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
    const float t =
        v.since(v.b.closed_at[static_cast<std::size_t>(tube)]) - 3.0F * static_cast<float>(index);
    const float s = t > 0 && t < 18 ? 0.16F * bump(t / 18) : 0;
    look.scale_x += s;
    look.scale_y += s;
    look.flash = 2.2F * s;
    if (v.b.outcome == Outcome::won) {
      const float hop = fraction(v.clock.seconds * 1.5F + static_cast<float>(tube) * 0.21F +
                                 static_cast<float>(index) * 0.07F);
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
  return v.b.dragging || v.b.style == Style::shelves ||
         at.y < seat(v.b, tube, v.b.rack.capacity - 1).y - v.d * 0.3F;
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
  p.panel(Box{-r, -r, 2 * r, 2 * r},
          {p.color(ColorId::panel_top), p.color(ColorId::panel_low), line, r, 7, 20, 0.3F});
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
    p.panel(Box{r * 0.72F - br, -r * 0.72F - br, 2 * br, 2 * br},
            {0xffffffff, p.color(ColorId::panel_top), line, br, 6, 0, 0});
    p.number(v.b.undos_left, TextStyle::value, r * 0.72F, -r * 0.72F, br * 0.95F);
  }
  p.set_alpha(1);
  p.pop();
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
  const View v{painter, board, clock, static_cast<float>(board.piece),
               static_cast<float>(board.age) - 1 + clock.alpha};
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
