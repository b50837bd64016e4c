#include "runtime/mechanics/slingshot/slingshot.h"
#include "runtime/view/ease.h"
#include "runtime/view/painter.h"

namespace pm {

namespace {

constexpr Rgba kWhite = 0xffffffff;
constexpr Rgba kDark = 0x1d1330ff;
constexpr float kStep = 1.0F / 60.0F;
constexpr float kForkX = 56;  // prongs stand this far from the pouch
constexpr float kForkY = -6;
constexpr int kHopSteps = 26;  // the next shot hops into the sling
constexpr int kSpringSteps = 22;

float fraction(float v) { return v - static_cast<float>(static_cast<int>(v)); }

/// Decaying swing, 1 at t = 0.
float swing(float t, float beats) {
  return (1 - clamp01(t)) * (1 - clamp01(t)) * pm_cosf(t * beats * 6.2832F);
}

Rgba wood_line() { return 0x4a2410ff; }

}  // namespace

float Slingshot::sprite_half(int slot, float radius) const {
  if (slot < 0 || static_cast<std::size_t>(slot) >= scene_->slots.size()) return radius * 1.25F;
  const float reach =
      static_cast<float>(scene_->slots[static_cast<std::size_t>(slot)].radius_pm) / 1000.0F;
  return radius * 1.04F / (reach > 0.3F ? reach : 0.8F);
}

void Slingshot::draw(Painter& painter, const ViewClock& clock) const {
  draw_ground(painter);
  draw_trail(painter);
  draw_waiting(painter, clock);
  draw_sling_back(painter);
  draw_bodies(painter, clock);
  float x = 0;
  float y = 0;
  held_at(clock.alpha, x, y);
  draw_preview(painter, clock);
  draw_band(painter, x, y, false);
  draw_sling_front(painter);
  draw_loaded(painter, clock);
  draw_band(painter, x, y, true);
  for (int i = kMaxParts; i < kMaxBodies; ++i) {
    if (world_.bodies()[static_cast<std::size_t>(i)].alive) draw_shot(painter, clock, i);
  }
}

/// Where the pouch is: at the finger, springing back, or at rest.
void Slingshot::held_at(float alpha, float& x, float& y) const {
  x = kPouchX;
  y = kPouchY;
  if (aiming_) {
    x = lerp(prev_aim_.x, aim_.x, alpha);
    y = lerp(prev_aim_.y, aim_.y, alpha);
    return;
  }
  const int steps = back_ < released_ ? back_ : released_;
  if (steps >= kSpringSteps) return;
  const float t = (static_cast<float>(steps) + alpha) / static_cast<float>(kSpringSteps);
  // After a shot the band whips through and swings out.
  const float share = swing(t, 2.2F) * (back_ < released_ ? 1.0F : (steps < 2 ? 1.0F : 0.42F));
  x += (last_.x - kPouchX) * share;
  y += (last_.y - kPouchY) * share;
}

void Slingshot::draw_sling_back(Painter& painter) const {
  painter.shadow(kPouchX + 14, kGroundY + 6, 78, 18, 0.40F);
  const float px = kPouchX + kForkX;
  const float py = kPouchY + kForkY;
  painter.line(kPouchX + 2, kPouchY + 104, px, py, 46, wood_line());
  painter.line(kPouchX + 2, kPouchY + 104, px, py, 33, 0x8a4a22ff);
  painter.line(kPouchX + 1, kPouchY + 98, px - 5, py, 10, 0xb87040ff);
  painter.disc(px, py, 23, wood_line());
  painter.disc(px, py, 17, 0xa05c2cff);
  painter.disc(px - 3, py - 4, 7, 0xcf8a52ff);
}

void Slingshot::draw_sling_front(Painter& painter) const {
  const float px = kPouchX - kForkX;
  const float py = kPouchY + kForkY + 4;
  const float fork = kPouchY + 108;
  for (int layer = 0; layer < 3; ++layer) {
    constexpr float kWidth[3] = {60, 46, 13};
    constexpr Rgba kColor[3] = {0x4a2410ff, 0xa9612fff, 0xd8935aff};
    const float shift = layer == 2 ? -8.0F : 0.0F;
    painter.line(kPouchX + shift, fork, kPouchX - 4 + shift, kGroundY - 4, kWidth[layer],
                 kColor[layer]);
    painter.line(kPouchX + shift, fork, px + shift * 0.6F, py, kWidth[layer] * 0.86F,
                 kColor[layer]);
  }
  painter.disc(px, py, 27, wood_line());
  painter.disc(px, py, 20, 0xb56a35ff);
  painter.disc(px - 4, py - 5, 8, 0xe0a066ff);
  // Leather wraps where the prongs meet.
  for (int i = 0; i < 3; ++i) {
    const float y = fork + 8 + 18 * static_cast<float>(i);
    painter.line(kPouchX - 27, y, kPouchX + 22, y + 3, 15, 0x5a1a22ff);
    painter.line(kPouchX - 25, y - 1, kPouchX + 20, y + 2, 8, 0xc2444cff);
  }
}

void Slingshot::draw_band(Painter& painter, float x, float y, bool front) const {
  const float px = kPouchX + (front ? -kForkX : kForkX);
  const float py = kPouchY + kForkY + (front ? 8.0F : 2.0F);
  const float dx = x - kPouchX;
  const float dy = y - kPouchY;
  const float stretch = pm_sqrtf(dx * dx + dy * dy) / kMaxPull;
  const float width = lerp(20, 12, clamp01(stretch));
  // The band holds the back of the shot.
  const float grip = kShotRadius * 0.55F;
  const float length = pm_sqrtf(dx * dx + dy * dy);
  const bool empty = !aiming_ && (used_ >= shots_total_ || reload_ > 0);
  const float bx = x + (length > 1 && !empty ? dx / length * grip : (empty ? 0.0F : -grip * 1.35F));
  const float by = y + (length > 1 && !empty ? dy / length * grip : 0.0F) +
                   (empty ? 16.0F : (aiming_ ? 4.0F : 12.0F));
  painter.line(px, py, bx, by, width + 8, 0x4d0f1cff);
  painter.line(px, py, bx, by, width, front ? 0xe24a55ff : 0xa32a3aff);
  if (front) {
    painter.line(px, py - 2, bx, by - 2, width * 0.3F, with_alpha(kWhite, 0.35F));
    painter.disc(bx, by, 20, 0x4d0f1cff);
    painter.disc(bx, by, 14, 0x7c3a22ff);
  }
}

void Slingshot::draw_preview(Painter& painter, const ViewClock& clock) const {
  if (!aiming_ || aim_.pull < kMinPull) return;
  const int reach = scene_->param(kPreview);
  const float shift = fraction(clock.seconds * 2.4F) * 3.0F;
  for (float at = 2 + shift; at < static_cast<float>(reach); at += 3) {
    // Exactly what the integrator does: speed first, then place; between steps a straight line.
    const int n = static_cast<int>(at);
    const float f = at - static_cast<float>(n);
    const float k = static_cast<float>(n);
    const float fall = kSlingGravity * kStep * kStep * (k * (k + 1) * 0.5F + f * (k + 1));
    const float x = aim_.x + aim_.vx * kStep * at * kSlingUnits;
    const float y = aim_.y + (aim_.vy * kStep * at + fall) * kSlingUnits;
    if (y > kGroundY) break;
    const float share = at / static_cast<float>(reach);
    const float size = lerp(12.5F, 6, share);
    painter.disc(x, y, size + 3, with_alpha(kDark, 0.60F * (1 - share * 0.5F)));
    painter.disc(x, y, size, with_alpha(kWhite, 1.0F - share * 0.4F));
  }
}

void Slingshot::draw_trail(Painter& painter) const {
  for (int i = 0; i < trail_count_; ++i) {
    const Point p = trail_[static_cast<std::size_t>(i)];
    painter.disc(static_cast<float>(p.x), static_cast<float>(p.y), i % 2 == 0 ? 8.5F : 5.5F,
                 with_alpha(kWhite, 0.55F));
  }
}

void Slingshot::draw_loaded(Painter& painter, const ViewClock& clock) const {
  if (used_ >= shots_total_) return;
  float x = 0;
  float y = 0;
  held_at(clock.alpha, x, y);
  SpriteLook look;
  const int slot = shot_slot(used_);
  if (!aiming_ && reload_ > 0) {
    // Hops from the ground into the pouch.
    const float t =
        (static_cast<float>(kHopSteps - reload_) + clock.alpha) / static_cast<float>(kHopSteps);
    if (t <= 0) return;
    const float e = clamp01(t);
    x = lerp(kPouchX + 122, kPouchX, e);
    y = lerp(kGroundY - kShotRadius, kPouchY, e) - 150 * bump(e);
    look.rotation = -6.2832F * (1 - e);
    look.mood = Mood::wow;
  } else if (aiming_) {
    const float strain = clamp01(aim_.pull / kMaxPull);
    const float dx = kPouchX - x;
    const float dy = kPouchY - y;
    look.rotation = dx > 8 ? pm_atan2f(dy, dx) * 0.55F : 0;
    look.scale_x = 1 + 0.10F * strain;
    look.scale_y = 1 - 0.08F * strain;
    look.mood = strain > 0.25F ? Mood::angry : Mood::happy;
    if (strain > 0.96F) x += 1.6F * pm_sinf(clock.seconds * 55.0F);
    painter.glow(x, y, kShotRadius * 2.0F, with_alpha(kWhite, 0.35F * strain));
  } else {
    y += 2.5F * pm_sinf(clock.seconds * 3.2F);
    look.scale_y = 1 + 0.02F * pm_sinf(clock.seconds * 3.2F);
    if (fraction(clock.seconds * 0.3F) < 0.05F) look.mood = Mood::blink;
    if (since_shot_ > 60 || used_ == 0) {
      painter.glow(x, y, kShotRadius * (1.9F + 0.15F * pm_sinf(clock.seconds * 4.0F)),
                   with_alpha(painter.color(ColorId::accent), 0.5F));
    }
  }
  painter.sprite(slot, x, y, sprite_half(slot, kShotRadius), look);
}

void Slingshot::draw_waiting(Painter& painter, const ViewClock& clock) const {
  const int waiting = shots_total_ - used_ - 1;
  const int next = reload_ > 0 ? 0 : 1;
  // They crowd where the tower's ground comes near.
  const float room = world_.layout().plateau_x - 44 - (kPouchX + 122);
  const float pitch =
      waiting > 1 ? b2Clamp(room / static_cast<float>(waiting - 1), 30.0F, 74.0F) : 74.0F;
  for (int i = waiting - 1; i >= 0; --i) {
    // While the next one hops, the others move up.
    const float slide =
        reload_ > 0 ? ease_in_out(1 - static_cast<float>(reload_) / kReloadSteps) : 1.0F;
    const float place = static_cast<float>(i) + (next == 0 ? 1 - slide : 0);
    const float x = kPouchX + 122 + pitch * place;
    const float beat = fraction(clock.seconds * 0.55F + static_cast<float>(i) * 0.31F);
    const float hop = beat < 0.18F ? bump(beat / 0.18F) : 0;
    const float radius = kShotRadius * 0.76F;
    const int slot = shot_slot(used_ + 1 + i);
    painter.shadow(x, kGroundY + 2, radius * 1.05F, 9, 0.40F);
    SpriteLook look;
    look.scale_y = 1 + 0.07F * hop - (beat < 0.26F && beat >= 0.18F ? 0.07F : 0);
    look.scale_x = 2 - look.scale_y;
    look.mood = aiming_ ? Mood::wow
                        : (fraction(clock.seconds * 0.23F + static_cast<float>(i) * 0.4F) < 0.04F
                               ? Mood::blink
                               : Mood::happy);
    painter.sprite(slot, x, kGroundY - radius - 18 * hop, sprite_half(slot, radius), look);
  }
}

void Slingshot::draw_shot(Painter& painter, const ViewClock& clock, int index) const {
  const SlingBody& shot = world_.bodies()[static_cast<std::size_t>(index)];
  const float x = lerp(shot.prev_x, world_.x(index), clock.alpha);
  const float y = lerp(shot.prev_y, world_.y(index), clock.alpha);
  const b2Vec2 v = shot.body->GetLinearVelocity();
  const float speed = v.Length();
  SpriteLook look;
  look.rotation = lerp(shot.prev_angle, shot.body->GetAngle(), clock.alpha);
  const bool free_flight = trail_open_ && index == kMaxParts + used_ - 1;
  if (free_flight) {
    look.rotation = pm_atan2f(v.y, v.x) * 0.8F;
    const float stretch = b2Min(speed * 0.012F, 0.16F);
    look.scale_x = 1 + stretch;
    look.scale_y = 1 - stretch * 0.85F;
    // Speed lines behind.
    for (int i = -1; i <= 1; ++i) {
      const float off = static_cast<float>(i) * kShotRadius * 0.55F;
      const float inv = speed > 0.1F ? 1.0F / speed : 0.0F;
      const float ux = v.x * inv;
      const float uy = v.y * inv;
      const float from = kShotRadius * 1.15F;
      const float to = from + speed * (i == 0 ? 7.0F : 4.5F);
      painter.line(x - ux * from - uy * off, y - uy * from + ux * off, x - ux * to - uy * off,
                   y - uy * to + ux * off, i == 0 ? 9.0F : 6.0F, with_alpha(kWhite, 0.30F));
    }
  }
  look.mood = free_flight ? Mood::wow : (speed > 1.0F ? Mood::blink : Mood::worried);
  // Spent shots fade by shrinking at the end of their rest.
  const float leave = clamp01((static_cast<float>(shot.still) - 22.0F) / 14.0F);
  painter.sprite(
      shot_slot(index - kMaxParts), x, y,
      sprite_half(shot_slot(index - kMaxParts), kShotRadius * (1 - 0.9F * ease_in(leave))), look);
}

}  // namespace pm
