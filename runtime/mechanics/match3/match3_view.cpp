#include "runtime/mechanics/match3/match3_view.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm::match3 {

namespace {

/// Squash of a landing: deep at first, one small rebound, volume kept.
void squash(const View& v, const Cell& c, Pose& pose) {
  const float t = v.since(c.landed) / 20.0F;
  if (c.landed == 0 || t < 0 || t >= 1 || c.thud < 60) return;
  const float strength = 0.05F + 0.08F * static_cast<float>(c.thud) * 0.001F;
  const float fade = (1 - t) * (1 - t);
  const float k = strength * fade * pm_cosf(t * 9.5F);
  pose.look.scale_y *= 1 - k;
  pose.look.scale_x *= 1 / (1 - k);
  pose.y += v.cell * 0.42F * k;
  pose.y -= v.cell * 0.07F * static_cast<float>(c.thud) * 0.001F * bump((t - 0.18F) / 0.45F);
}

void pop_pose(const View& v, const Cell& c, Pose& pose) {
  if (c.wait > 0) return;
  const float t =
      clamp01((static_cast<float>(c.timer) + v.clock.alpha) / static_cast<float>(kPopSteps));
  if (c.from_x != 0 || c.from_y != 0 || c.leaves != Special::none) {
    // Drawn together into the special that they make.
    const float e = ease_in(clamp01(t * 1.25F));
    pose.x += static_cast<float>(c.from_x) * v.cell * e;
    pose.y += static_cast<float>(c.from_y) * v.cell * e;
    const float s = 1 + 0.16F * bump(t * 2) - 0.45F * e;
    pose.look.scale_x *= s;
    pose.look.scale_y *= s;
    pose.look.flash = t;
    pose.look.alpha *= 1 - clamp01((t - 0.8F) * 5);
    return;
  }
  // A breath in, then gone: the burst of particles takes over.
  const float s =
      t < 0.38F ? 1 + 0.24F * ease_out(t / 0.38F) : 1.24F * (1 - ease_in((t - 0.38F) / 0.62F));
  pose.look.scale_x *= s;
  pose.look.scale_y *= s;
  pose.look.flash = t < 0.38F ? 0.75F * t / 0.38F : 0.75F;
  pose.look.alpha *= 1 - clamp01((t - 0.6F) * 2.5F);
}

void slide_pose(const View& v, const Cell& c, Pose& pose) {
  const float total = c.refused ? static_cast<float>(kRefuseSteps) : static_cast<float>(kSwapSteps);
  const float t = clamp01(1 - (static_cast<float>(c.slide) - v.clock.alpha) / total);
  const float dx = static_cast<float>(c.from_x) * v.cell;
  const float dy = static_cast<float>(c.from_y) * v.cell;
  if (c.refused) {
    // Out a little way, back with a shudder.
    const float out = 0.34F * bump(clamp01(t * 1.7F));
    const float shiver = t > 0.55F ? 0.05F * pm_sinf((t - 0.55F) * 40) * (1 - t) * 2 : 0;
    pose.x += dx * (out + shiver);
    pose.y += dy * (out + shiver);
    return;
  }
  const float away = 1 - ease_out_back(t);
  pose.x += dx * away;
  pose.y += dy * away;
  const float stretch = 0.12F * bump(t);
  pose.look.scale_x *= c.from_x != 0 ? 1 + stretch : 1 - stretch;
  pose.look.scale_y *= c.from_x != 0 ? 1 - stretch : 1 + stretch;
}

void end_pose(const View& v, int x, int y, Pose& pose) {
  const float t = v.since(v.b.ended) / 60.0F;
  if (v.b.outcome == Outcome::won) {
    const float wave = fraction(v.clock.seconds * 1.6F + static_cast<float>(x) * 0.09F +
                                static_cast<float>(y) * 0.04F);
    const float hop = wave < 0.4F ? bump(wave / 0.4F) : 0;
    pose.y -= v.cell * 0.14F * hop * clamp01(t * 2);
    pose.look.scale_y *= 1 + 0.06F * hop;
  } else if (v.b.outcome == Outcome::lost) {
    const float sag = ease_out(clamp01(t * 1.4F - 0.04F * static_cast<float>(y)));
    pose.look.scale_y *= 1 - 0.07F * sag;
    pose.y += v.cell * 0.04F * sag;
    pose.look.multiply = mix(0xffffffff, 0x8d8aa8ff, 0.75F * sag);
    pose.look.mood = Mood::worried;
  }
}

Mood mood_of(const View& v, int i, const Cell& c) {
  if (v.b.selected == i || c.state == State::fall || c.slide > 0) return Mood::wow;
  if (v.b.moves_left <= 2 && v.b.outcome == Outcome::playing) return Mood::worried;
  const float when = fraction(v.clock.seconds * 0.23F + static_cast<float>(i * 37 % 61) / 61.0F);
  return when < 0.03F ? Mood::blink : Mood::happy;
}

Pose pose_of(const View& v, int i) {
  const Board& b = v.b;
  const Cell& c = b.cells[static_cast<std::size_t>(i)];
  const int x = i % b.cols;
  const int y = i / b.cols;
  Pose pose;
  pose.x = v.cx(static_cast<float>(x));
  pose.y = v.cy(static_cast<float>(y));
  pose.look.mood = mood_of(v, i, c);
  if (c.slide > 0) slide_pose(v, c, pose);
  switch (c.state) {
    case State::fall: {
      const float high =
          lerp(static_cast<float>(c.drop_before), static_cast<float>(c.drop), v.clock.alpha);
      pose.y -= high / static_cast<float>(kUnit) * v.cell;
      const float stretch = 0.1F * clamp01(static_cast<float>(c.speed) / 300.0F);
      pose.look.scale_y = 1 + stretch;
      pose.look.scale_x = 1 / (1 + stretch);
      // New pieces come out from behind the frame.
      pose.look.alpha = clamp01((pose.y - v.top + v.cell * 0.12F) / (v.cell * 0.42F));
      break;
    }
    case State::pop: pop_pose(v, c, pose); break;
    case State::idle: squash(v, c, pose); break;
    case State::empty: break;
  }
  if (b.outcome != Outcome::playing && c.state == State::idle) end_pose(v, x, y, pose);
  if (b.selected == i && c.state == State::idle) {
    const float t = v.since(b.selected_at);
    const float grow = 0.1F * ease_out_back(t / 10) + 0.03F * pm_sinf(t * 0.16F);
    pose.look.scale_x *= 1 + grow;
    pose.look.scale_y *= 1 + grow;
    pose.look.rotation += 0.09F * pm_sinf(t * 0.19F);
    pose.y -= v.cell * 0.04F;
  }
  if (b.age < 40) {
    // The board opens as a wave; every piece is there from the first frame on.
    const float t =
        (static_cast<float>(b.age) + v.clock.alpha - 0.9F * static_cast<float>(x + y)) / 16;
    const float s = lerp(0.72F, 1, ease_out_back(t));
    pose.look.scale_x *= s;
    pose.look.scale_y *= s;
  }
  if (b.shuffle > 0) {
    const float half = static_cast<float>(kShuffleSteps) * 0.5F;
    const float t = (static_cast<float>(kShuffleSteps - b.shuffle) + v.clock.alpha) / half;
    const float in = t < 1 ? ease_in_out(t) : 1 - ease_out_back(t - 1);
    const float mx = v.left + v.cell * static_cast<float>(b.cols) * 0.5F;
    const float my = v.top + v.cell * static_cast<float>(b.rows) * 0.5F;
    const float turn = in * 1.5F;
    const float dx = (pose.x - mx) * (1 - 0.8F * in);
    const float dy = (pose.y - my) * (1 - 0.8F * in);
    pose.x = mx + dx * pm_cosf(turn) - dy * pm_sinf(turn);
    pose.y = my + dx * pm_sinf(turn) + dy * pm_cosf(turn);
  }
  return pose;
}

/// Light behind a special, so that it reads as one that can be fired.
void paint_aura(const View& v, const Pose& pose, int i) {
  Painter& p = v.p;
  const float beat = 0.5F + 0.5F * pm_sinf(v.clock.seconds * 4 + static_cast<float>(i));
  p.glow(pose.x, pose.y, v.cell * (0.62F + 0.08F * beat),
         with_alpha(0xfff2a8ff, 0.62F + 0.2F * beat));
  p.rays(pose.x, pose.y, v.cell * 0.66F, v.clock.seconds * 0.7F, with_alpha(0xfffbe0ff, 0.34F));
}

void paint_glints(const View& v, const Pose& pose, int i) {
  const float phase = v.clock.seconds * 1.1F + static_cast<float>(i) * 0.31F;
  for (int k = 0; k < 2; ++k) {
    const float t = fraction(phase + 0.5F * static_cast<float>(k));
    const float angle =
        kTurn * (0.13F + 0.37F * static_cast<float>(k)) + 0.6F * static_cast<float>(i);
    v.p.spark(pose.x + v.cell * 0.36F * pm_cosf(angle), pose.y + v.cell * 0.36F * pm_sinf(angle),
              v.cell * 0.2F * bump(t), t * 1.6F, 0xffffffff);
  }
}

/// Little arrow heads on both sides of a sprite that does not point itself: it clears both ways.
void paint_arrows(const View& v, const Pose& pose, Special special) {
  const float push = v.cell * (0.44F + 0.03F * pm_sinf(v.clock.seconds * 6));
  const float arm = v.cell * 0.075F;
  for (const float side : {-1.0F, 1.0F}) {
    for (const bool under : {true, false}) {
      const float width = v.cell * (under ? 0.085F : 0.045F);
      const Rgba color = under ? mix(v.p.color(ColorId::board_low), kDeep, 0.6F) : 0xffffffff;
      for (const float wing : {-1.0F, 1.0F}) {
        if (special == Special::row) {
          const float tip = pose.x + side * push;
          v.p.line(tip, pose.y, tip - side * arm, pose.y + wing * arm, width, color);
        } else {
          const float tip = pose.y + side * push;
          v.p.line(pose.x, tip, pose.x + wing * arm, tip - side * arm, width, color);
        }
      }
    }
  }
}

void paint_piece(const View& v, int i) {
  const Cell& c = v.b.cells[static_cast<std::size_t>(i)];
  if (c.state == State::empty) return;
  const int slot = slot_of(v.p.scene(), v.b, c);
  if (slot < 0) return;
  Pose pose = pose_of(v, i);
  if (pose.look.alpha < 0.02F) return;
  const bool special = c.special != Special::none;
  float half = piece_half(v.p.scene(), v.b, slot);
  if (special) {
    const float t = v.since(c.born) / 16;
    const float s = c.born > 0 && t < 1 ? 0.3F + 0.7F * ease_out_back(t)
                                        : 1 + 0.035F * pm_sinf(v.clock.seconds * 5);
    pose.look.scale_x *= s;
    pose.look.scale_y *= s;
    pose.look.rotation += special_turn(v.p.scene(), slot, c.special);
    if (c.state != State::pop) paint_aura(v, pose, i);
    if (c.special == Special::rainbow)
      pose.look.rotation += 0.14F * pm_sinf(v.clock.seconds * 2.2F);
    half *= 0.9F;
  } else if (c.state == State::idle && c.slide == 0) {
    // A sheen that wanders over the resting board.
    const float at =
        fraction(v.clock.seconds * 0.21F) * 40 - static_cast<float>(i % v.b.cols + i / v.b.cols);
    if (at > 0 && at < 2) pose.look.flash = 0.12F * bump(at / 2);
  }
  if (v.b.selected == i) {
    v.p.glow(pose.x, pose.y, v.cell * 0.85F, with_alpha(0xfff6c0ff, 0.9F));
  }
  if (c.state != State::pop || c.wait > 0) {
    const float near = c.state == State::fall ? 0.16F : 0.3F;
    v.p.shadow(pose.x, pose.y + v.cell * 0.36F, v.cell * 0.36F * pose.look.scale_x, v.cell * 0.13F,
               near * pose.look.alpha);
  }
  v.p.sprite(slot, pose.x, pose.y, half, pose.look);
  if (special && c.state == State::idle) {
    const bool flies = c.special == Special::row || c.special == Special::column;
    if (flies && !is_rocket(v.p.scene(), slot)) paint_arrows(v, pose, c.special);
    paint_glints(v, pose, i);
  }
}

}  // namespace

float piece_half(const Scene& scene, const Board& board, int slot) {
  float radius = 0.7F;
  if (slot >= 0 && static_cast<std::size_t>(slot) < scene.slots.size()) {
    radius = static_cast<float>(scene.slots[static_cast<std::size_t>(slot)].radius_pm) * 0.001F;
  }
  radius = radius < 0.5F ? 0.5F : radius;
  return static_cast<float>(board.cell) * 0.455F / radius;
}

void paint(Painter& painter, const Board& board, const ViewClock& clock) {
  const View v{painter,
               board,
               clock,
               static_cast<float>(board.cell),
               static_cast<float>(board.left),
               static_cast<float>(board.top)};
  paint_frame(v);
  for (int i = 0; i < board.size(); ++i) {
    const Cell& c = board.cells[static_cast<std::size_t>(i)];
    if (c.state != State::pop && i != board.selected && c.slide == 0) paint_piece(v, i);
  }
  // What moves or vanishes passes above what rests.
  for (int i = 0; i < board.size(); ++i) {
    const Cell& c = board.cells[static_cast<std::size_t>(i)];
    if (c.state == State::pop || c.slide > 0) paint_piece(v, i);
  }
  if (board.selected >= 0) {
    const Cell& c = board.cells[static_cast<std::size_t>(board.selected)];
    if (c.state != State::pop && c.slide == 0) paint_piece(v, board.selected);
  }
  for (const Flash& f : board.flashes) paint_flash(v, f);
}

}  // namespace pm::match3
