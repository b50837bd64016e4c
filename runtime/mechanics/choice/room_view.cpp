#include "runtime/mechanics/choice/frame.h"
#include "runtime/sim/det_math.h"

/// The illustrated scene: a framed room that turns from gloomy to bright, the problem, the things
/// that good choices bring, and the hero.
namespace pm::choice {

namespace {

constexpr float kTau = 6.2831853F;

/// A colour on its way from gloomy to bright.
Rgba lit(Rgba bright, float t) {
  const auto r = static_cast<float>(bright >> 24U & 255U);
  const auto g = static_cast<float>(bright >> 16U & 255U);
  const auto b = static_cast<float>(bright >> 8U & 255U);
  const float l = (0.3F * r + 0.59F * g + 0.11F * b) * 0.74F;
  const auto grey = static_cast<Rgba>(l * 0.98F) << 24U | static_cast<Rgba>(l * 0.97F) << 16U |
                    static_cast<Rgba>(l * 1.12F > 255 ? 255 : l * 1.12F) << 8U | 255U;
  return mix(grey, bright, t);
}

/// More (or less) chroma at the same lightness: board colours are muted, walls should not be.
Rgba vivid(Rgba color, float amount) {
  const float c[3] = {static_cast<float>(color >> 24U & 255U),
                      static_cast<float>(color >> 16U & 255U),
                      static_cast<float>(color >> 8U & 255U)};
  const float l = 0.3F * c[0] + 0.59F * c[1] + 0.11F * c[2];
  Rgba out = color & 255U;
  for (int i = 0; i < 3; ++i) {
    const float v = clamp01((l + (c[i] - l) * amount) / 255);
    out |= static_cast<Rgba>(v * 255 + 0.5F) << (24 - 8 * i);
  }
  return out;
}

float foot(const Painter& painter, int slot) {
  if (slot < 0) return 0.75F;
  return static_cast<float>(painter.scene().slots[static_cast<std::size_t>(slot)].radius_pm) *
         0.00096F;
}

}  // namespace

void Choice::draw_room(Painter& painter, const Frame& f) const {
  const float t = 0.42F + 0.58F * f.bright;
  const Rgba base = painter.color(ColorId::board_top);
  const Rgba wall_top = lit(mix(vivid(base, 2.1F), 0xffffffff, 0.40F), t);
  const Rgba wall_low = lit(mix(vivid(base, 2.1F), 0xfff4e4ff, 0.68F), t);
  const Rgba wood = painter.color(ColorId::frame_low);
  const Rgba floor_top = lit(mix(wood, 0x6a3a20ff, 0.12F), t);
  const Rgba floor_low = lit(mix(wood, 0xfff0d0ff, 0.36F), t);

  PanelLook frame;
  frame.top = painter.color(ColorId::frame_top);
  frame.low = painter.color(ColorId::frame_low);
  frame.line = mix(painter.color(ColorId::frame_low), 0x3a1408ff, 0.55F);
  frame.radius = 46;
  frame.line_width = 6;
  frame.shadow = 22;
  frame.gloss = 0.3F;
  painter.panel(Box{kRoom.x - 22, kRoom.y - 20, kRoom.w + 44, kRoom.h + 42}, frame);

  // Wall with broad stripes, floor with boards that run to a vanishing point.
  const float bottom = kRoom.y + kRoom.h;
  painter.rect(kRoom, wall_top, wall_low, 30);
  for (int i = 0; i < 8; ++i) {
    const float w = kRoom.w / 16;
    painter.rect(
        Box{kRoom.x + 14 + static_cast<float>(2 * i) * w, kRoom.y + 6, w, kFloorY - kRoom.y - 6},
        with_alpha(0xffffffff, 0.13F), with_alpha(0xffffffff, 0.07F));
  }
  painter.rect(Box{kRoom.x, kFloorY - 30, kRoom.w, bottom - kFloorY + 30}, floor_low, floor_low,
               30);
  painter.rect(Box{kRoom.x, kFloorY - 30, kRoom.w, 110}, floor_top, floor_low);
  for (int i = -6; i <= 6; ++i) {
    const float x = static_cast<float>(i);
    const float near_x = 500 + x * 150;
    if (near_x < kRoom.x + 20 || near_x > kRoom.x + kRoom.w - 20) continue;
    painter.line(500 + x * 104, kFloorY + 2, near_x, bottom - 8, 4,
                 with_alpha(lit(0x6a3412ff, t), 0.30F));
  }
  // Skirting between the two.
  PanelLook skirting;
  skirting.top = lit(0xffffffff, t);
  skirting.low = lit(mix(base, 0xffffffff, 0.8F), t);
  painter.rect(Box{kRoom.x, kFloorY - 44, kRoom.w, 22}, skirting.top, skirting.low);
  painter.rect(Box{kRoom.x, kFloorY - 22, kRoom.w, 14}, with_alpha(0x2a1440ff, 0.28F),
               with_alpha(0x2a1440ff, 0));

  // A window whose sky clears up.
  const Box window{kRoom.x + 70, kRoom.y + 118, 190, 214};
  PanelLook pane;
  pane.top = mix(0x6d7690ff, 0x57bdffff, f.bright);
  pane.low = mix(0x9aa1b5ff, 0xd7f4ffff, f.bright);
  pane.line = lit(0xffffffff, t);
  pane.radius = 26;
  pane.line_width = 13;
  pane.shadow = 8;
  pane.gloss = 0.12F;
  painter.panel(window, pane);
  if (f.bright > 0.02F) {
    painter.glow(window.x + 128, window.y + 74, 84, with_alpha(0xfff2a0ff, 0.9F * f.bright));
    painter.disc(window.x + 128, window.y + 74, 25, with_alpha(0xffe15aff, f.bright));
  }
  const Rgba cloud = mix(0x59607aff, 0xffffffff, f.bright);
  const float drift = 14 * pm_sinf(f.seconds * 0.35F);
  for (int i = 0; i < 3; ++i) {
    painter.disc(window.x + 62 + drift + 32 * static_cast<float>(i),
                 window.y + 142 - (i == 1 ? 14.0F : 0.0F), i == 1 ? 31.0F : 23.0F,
                 with_alpha(cloud, 0.94F));
  }
  const Rgba bar = lit(0xf4eefcff, t);
  painter.rect(Box{window.cx() - 6, window.y + 8, 12, window.h - 16}, bar, bar);
  painter.rect(Box{window.x + 8, window.cy() - 6, window.w - 16, 12}, bar, bar);

  // A string of flags; each lights up as the story goes well.
  const Rgba hues[4] = {painter.color(ColorId::confetti_1), painter.color(ColorId::confetti_2),
                        painter.color(ColorId::confetti_3), painter.color(ColorId::confetti_4)};
  constexpr int kFlags = 11;
  float last_x = kRoom.x + 4;
  float last_y = kRoom.y + 26;
  for (int i = 0; i <= kFlags; ++i) {
    const float u = static_cast<float>(i + 1) / (kFlags + 1);
    const float x = kRoom.x + 4 + (kRoom.w - 8) * u;
    const float y = kRoom.y + 26 + 58 * bump(u);
    painter.line(last_x, last_y, x, y, 5, lit(0xfff8ecff, t));
    if (i < kFlags) {
      const float on = clamp01(f.bright * 1.25F * kFlags - static_cast<float>(i));
      const float sway = 2.5F * pm_sinf(f.seconds * 2 + static_cast<float>(i));
      const Rgba hue = mix(lit(hues[i % 4], 0.12F), hues[i % 4], on);
      painter.trapezoid(Box{x - 3 + sway * 0.3F, y, 6, 48}, 7.5F, mix(hue, 0xffffffff, 0.18F), hue);
    }
    last_x = x;
    last_y = y;
  }

  // Spotlight and podium.
  const float warm = 0.22F + 0.5F * f.bright + 0.3F * f.cheer;
  if (f.bright > 0.3F || f.cheer > 0) {
    painter.rays(500, 330, 420, f.seconds * 0.25F,
                 with_alpha(0xfff3c0ff, 0.34F * f.bright + 0.3F * f.cheer));
  }
  painter.glow(500, 350, 390, with_alpha(0xfff4cfff, warm));
  painter.shadow(500, kHeroFoot + 22, 330, 54, 0.36F);
  PanelLook podium;
  podium.top = lit(mix(base, 0xffffffff, 0.55F), t);
  podium.low = lit(base, t);
  podium.line = lit(mix(base, 0x100828ff, 0.5F), t);
  podium.radius = 44;
  podium.line_width = 6;
  podium.gloss = 0;
  painter.panel(Box{232, kHeroFoot - 30, 536, 80}, podium);
  podium.top = lit(0xffffffff, t);
  podium.low = lit(mix(base, 0xffffffff, 0.72F), t);
  podium.radius = 34;
  podium.gloss = 0.1F;
  painter.panel(Box{232, kHeroFoot - 40, 536, 66}, podium);
}

void Choice::draw_props(Painter& painter, const Frame& f) const {
  for (int i = 0; i < steps_count_; ++i) {
    // The two at the back are painted first.
    const int step = steps_count_ > 2 ? (i + 2) % steps_count_ : i;
    const auto s = static_cast<std::size_t>(step);
    const Spot& spot = kSpots[step];
    const int slot = slot_of(kProps, step);
    const float age = shown_[s] < 0 ? -1 : f.clock - static_cast<float>(shown_[s]);
    const bool good = earned_[s] >= 2;
    SpriteLook look;
    float half = spot.half;
    float y = spot.y - half * foot(painter, slot);
    if (age < 0) {
      // A faint promise of what could stand here.
      look.alpha = 0.14F + 0.05F * pm_sinf(f.seconds * 2 + static_cast<float>(step));
      look.flash = 1;
      painter.sprite(slot, spot.x, y, half, look);
      continue;
    }
    if (good) {
      const float grow = ease_out_back(age / 24);
      const float land = age > 10 && age < 34 ? 0.1F * bump((age - 10) / 24) : 0;
      look.scale_x = grow * (1 + land);
      look.scale_y = grow * (1 - land);
      look.flash = 0.8F * clamp01(1 - age / 14);
      look.rotation = 0.025F * pm_sinf(f.seconds * 1.7F + static_cast<float>(step) * 2);
      painter.glow(spot.x, y, half * 1.6F,
                   with_alpha(0xfff2b8ff, 0.45F + 0.4F * clamp01(1 - age / 40)));
      painter.shadow(spot.x, spot.y, half * 0.85F, half * 0.2F, 0.34F);
      painter.sprite(slot, spot.x, y, half, look);
      for (int d = 0; d < 6 && age < 30; ++d) {
        // Dust that the arrival kicks up.
        const float side = (d & 1) != 0 ? 1.0F : -1.0F;
        const float out = side * (24 + (26 + 22 * static_cast<float>(d / 2)) * ease_out(age / 26));
        painter.disc(spot.x + out, spot.y - 6 - 10 * static_cast<float>(d / 2) * ease_out(age / 30),
                     (20 - 3 * static_cast<float>(d / 2)) * (1 - age / 30),
                     with_alpha(0xfffaf0ff, 0.8F * (1 - age / 30)));
      }
      for (int d = 0; d < 3; ++d) {
        const float turn = f.seconds * 1.3F + static_cast<float>(d * 2 + step);
        const float wink = pm_sinf(turn * 2);
        if (wink < 0.3F) continue;
        painter.spark(
            spot.x + half * 0.8F * pm_sinf(static_cast<float>(d) * 2.4F + static_cast<float>(step)),
            y + half * 0.7F * pm_cosf(static_cast<float>(d) * 3.1F), 26 * (wink - 0.3F),
            turn * 0.4F, 0xfff6c8ff);
      }
    } else {
      // It went wrong: the thing drops in grey and askew.
      const float drop = ease_in(age / 14);
      const float rest =
          age > 14 ? 0.12F * pm_sinf((age - 14) * 0.4F) * clamp01(1 - (age - 14) / 30) : 0;
      look.multiply = 0x8a86a0ff;
      look.rotation = (step % 2 == 0 ? -0.42F : 0.42F) + rest;
      look.alpha = 0.9F;
      half *= 0.86F;
      y = lerp(60, spot.y - half * foot(painter, slot) * 0.85F, drop);
      painter.shadow(spot.x, spot.y, half * 0.85F, half * 0.2F, 0.34F * drop);
      painter.sprite(slot, spot.x, y, half, look);
    }
  }
}

void Choice::draw_hero(Painter& painter, const Frame& f) const {
  const int slot = slot_of(kHero, 0);
  SpriteLook look;
  float x = 500;
  float up = 6 * pm_sinf(f.seconds * 2.1F) + 6;
  float squash = 0.018F * pm_sinf(f.seconds * 4.2F);
  const bool calm = f.bright > 0.45F;
  look.mood = calm ? Mood::happy : Mood::worried;
  look.rotation = 0.02F * pm_sinf(f.seconds * 1.3F);
  if (calm && static_cast<int>(f.seconds * 60) % 200 < 8) look.mood = Mood::blink;
  if (f.reacting) {
    const float t = f.beat - kImpact;
    if (t < 0) {
      look.mood = Mood::wow;  // sees it coming
      squash += 0.05F * clamp01(f.beat / kImpact);
    } else if (f.good) {
      const float hop = bump(clamp01(t / 26)) + 0.45F * bump(clamp01((t - 26) / 20));
      up += 74 * hop;
      squash += t < 8 ? 0.13F * bump(t / 8) : -0.08F * hop;
      look.mood = t < 46 ? Mood::wow : Mood::happy;
      look.flash = 0.5F * clamp01(1 - t / 8);
      look.rotation = 0.10F * pm_sinf(t * 0.25F) * clamp01(1 - t / 50);
    } else {
      x += 26 * pm_sinf(t * 0.62F) * clamp01(1 - t / 40);
      squash += 0.14F * bump(clamp01(t / 16)) + 0.05F;
      look.mood = Mood::worried;
      look.rotation = 0.13F * pm_sinf(t * 0.45F) * clamp01(1 - t / 44);
      look.multiply = mix(0xffffffff, 0x9aa0c8ff, 0.7F * clamp01(1 - t / 60));
    }
  }
  if (outcome_ == Outcome::won) {
    const float t = static_cast<float>(since_end_) + f.alpha;
    const float swing = pm_sinf(t * 0.14F);
    const float hop = swing < 0 ? -swing : swing;
    up = 92 * hop;
    squash = 0.10F * (1 - hop) - 0.07F * hop;
    look.rotation = 0.16F * pm_sinf(t * 0.14F);
    look.mood = Mood::wow;
  } else if (outcome_ == Outcome::lost) {
    const float t = static_cast<float>(since_end_) + f.alpha;
    // Faints backwards, feet still on the podium.
    look.rotation = 0.5F * ease_out_back(t / 30);
    x += 40 * ease_out(t / 30);
    squash = 0.08F;
    look.mood = Mood::worried;
  }
  look.scale_x = 1 + squash;
  look.scale_y = 1 - squash;
  const float lift = 1 / (1 + up * 0.006F);
  painter.shadow(x, kHeroFoot - 6, 190 * lift, 34 * lift, 0.5F * lift);
  painter.sprite(slot, x, kHeroFoot - 14 - up - kHeroHalf * foot(painter, slot) * look.scale_y,
                 kHeroHalf, look);

  // What was chosen so far, on the front of the podium.
  for (int i = 0; i < steps_count_; ++i) {
    const auto s = static_cast<std::size_t>(i);
    const float px =
        500 + (static_cast<float>(i) - 0.5F * static_cast<float>(steps_count_ - 1)) * 92;
    const float py = kHeroFoot + 24;
    const bool fine = earned_[s] >= 2;
    const bool known = shown_[s] >= 0;
    const Rgba rim = known ? (fine ? 0x37a24cff : 0xd23a36ff)
                           : mix(painter.color(ColorId::board_low), 0x100828ff, 0.3F);
    const float pop = known ? ease_out_back((f.clock - static_cast<float>(shown_[s])) / 16) : 1;
    painter.disc(px, py, 36 * pop, rim);
    painter.disc(px, py, 29 * pop,
                 known ? painter.color(ColorId::panel_top) : painter.color(ColorId::board_top));
    if (!known || picked_[s] < 0) continue;
    SpriteLook mark;
    if (!fine) mark.multiply = 0xa09cb4ff;
    painter.sprite(option_slot(i, picked_[s]), px, py - 3, 34 * pop, mark);
  }

  // The problem hangs over the hero and shrinks with every good choice.
  const float size = 1 - f.bright * 1.05F + 0.5F * f.gloom;
  if (size > 0.12F && outcome_ != Outcome::won) {
    const int trouble = slot_of(kProblem, 0);
    const float px = 776 + 12 * pm_sinf(f.seconds * 0.9F);
    const float py = 292 + 9 * pm_sinf(f.seconds * 1.7F);
    const float half = 118 * size;
    SpriteLook bad;
    bad.rotation = 0.07F * pm_sinf(f.seconds * 2.3F);
    bad.mood = Mood::angry;
    bad.multiply = mix(0xffffffff, 0x7f86a8ff, 0.55F);
    if (f.reacting && f.good && f.beat > kImpact) {
      bad.rotation += 0.3F * pm_sinf(f.beat * 0.9F) * f.cheer;
      bad.flash = 0.6F * f.cheer;
    }
    painter.glow(px, py, half * 1.7F, with_alpha(0x2a2050ff, 0.5F));
    painter.sprite(trouble, px, py, half, bad);
  }
  // Hearts rise from a happy hero.
  if (f.reacting && f.good && f.beat > kImpact) {
    const float t = (f.beat - kImpact) / 52;
    const int n = earned_[at()] > 0 ? earned_[at()] * 2 : 2;
    for (int i = 0; i < n && t < 1; ++i) {
      const float turn = static_cast<float>(i) * kTau / static_cast<float>(n) + 0.5F;
      SpriteLook heart;
      heart.alpha = clamp01(2.4F - 2.4F * t);
      heart.rotation = 0.3F * pm_sinf(f.beat * 0.2F + turn);
      painter.sprite(slot_of(kHeart, 0), 500 + 240 * pm_cosf(turn) * ease_out(t),
                     340 + 130 * pm_sinf(turn) * ease_out(t) - 110 * t, 46 * ease_out_back(t * 3),
                     heart);
    }
  }
}

}  // namespace pm::choice
