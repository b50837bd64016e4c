#include "runtime/mechanics/slingshot/slingshot.h"

namespace pm {

namespace {

constexpr float kStep = 1.0F / 60.0F;
constexpr int kFlightSteps = 130;
constexpr int kPatience = 200;  // steps that a hint waits for the rubble to settle

float square(float v) { return v * v; }

/// Distance from a point to a block (0 inside), stage units.
float block_distance(const SlingBody& body, float x, float y) {
  const b2Vec2 local = body.body->GetLocalPoint(b2Vec2(x / kSlingUnits, y / kSlingUnits));
  const float dx = b2Max(b2Abs(local.x) * kSlingUnits - body.w * 0.5F, 0.0F);
  const float dy = b2Max(b2Abs(local.y) * kSlingUnits - body.h * 0.5F, 0.0F);
  return pm_sqrtf(dx * dx + dy * dy);
}

/// Drag that sends a shot of `speed` (m/s) from the pouch through a point, high or low arc.
bool solve(float speed, float target_x, float target_y, bool high, float& dir_x, float& dir_y) {
  // The stretch moves the start: solved twice, the second time from where the first one holds it.
  float start_x = kPouchX;
  float start_y = kPouchY;
  for (int turn = 0; turn < 3; ++turn) {
    const float dx = (target_x - start_x) / kSlingUnits;
    const float up = (start_y - target_y) / kSlingUnits;
    if (dx < 0.3F) return false;
    const float s2 = speed * speed;
    const float root = s2 * s2 - kSlingGravity * (kSlingGravity * dx * dx + 2 * up * s2);
    if (root < 0) return false;
    const float tangent = (s2 + (high ? 1.0F : -1.0F) * pm_sqrtf(root)) / (kSlingGravity * dx);
    const float inv = 1.0F / pm_sqrtf(1 + tangent * tangent);
    dir_x = inv;
    dir_y = -tangent * inv;
    start_x = kPouchX - dir_x * kMaxPull;
    start_y = kPouchY - dir_y * kMaxPull;
  }
  return true;
}

}  // namespace

/// Drag along a direction (unit vector, y down) with a share of full power.
Gesture Slingshot::gesture_for(float dir_x, float dir_y, float share) const {
  // At full power the finger goes past the limit, where its distance no longer matters.
  const float pull = share > 0.99F ? kMaxPull * 1.12F : kMaxPull * share;
  Gesture gesture;
  gesture.points[0] = Point{static_cast<std::int16_t>(kPouchX), static_cast<std::int16_t>(kPouchY)};
  gesture.points[1] = Point{static_cast<std::int16_t>(kPouchX - dir_x * pull),
                            static_cast<std::int16_t>(kPouchY - dir_y * pull)};
  gesture.count = 2;
  gesture.glide_steps = 30;
  return gesture;
}

SlingAim Slingshot::aim_of(const Gesture& gesture) const {
  return aim_for(static_cast<float>(gesture.points[1].x) - kPouchX,
                 static_cast<float>(gesture.points[1].y) - kPouchY);
}

/// Follows the flight and says what it meets first: worth 0..1200.
int Slingshot::score_flight(const SlingWorld& world, const SlingAim& aim) const {
  const auto& bodies = world.bodies();
  float x = aim.x;
  float y = aim.y;
  float vx = aim.vx;
  float vy = aim.vy;
  int worth = 900;
  std::array<bool, kMaxParts> broken{};
  float closest = 2000;
  int hits = 0;
  for (int step = 0; step < kFlightSteps; ++step) {
    vy += kSlingGravity * kStep;
    x += vx * kStep * kSlingUnits;
    y += vy * kStep * kSlingUnits;
    const float ground = x > world.layout().plateau_x ? world.layout().plateau_y : kGroundY;
    if (y > ground - kShotRadius || x > 1180) break;
    int wall = -1;
    for (int i = 0; i < world.parts(); ++i) {
      const SlingBody& body = bodies[static_cast<std::size_t>(i)];
      if (!body.alive || broken[static_cast<std::size_t>(i)]) continue;
      if (body.kind == SlingKind::target) {
        const float gap =
            pm_sqrtf(square(world.x(i) - x) + square(world.y(i) - y)) - kTargetRadius - kShotRadius;
        if (gap < closest) closest = gap;
        if (gap < 0) {
          ++hits;
          broken[static_cast<std::size_t>(i)] = true;
          worth += hits > 1 ? 250 : 0;
        }
      } else if (block_distance(body, x, y) < kShotRadius - 3) {
        wall = i;
        break;
      }
    }
    if (wall < 0) continue;
    if (hits > 0) break;
    // Through it, or stopped by it? A rough guess of the blow decides.
    const SlingBody& body = bodies[static_cast<std::size_t>(wall)];
    const float speed = pm_sqrtf(vx * vx + vy * vy);
    const float mass = body.body->GetMass();
    const float blow = speed * 1.15F * mass * 1.06F / (mass + 1.06F);
    const float damage = (blow - sling_threshold(body.kind, body.material)) * 1.35F;
    if (damage < body.health) {
      // Shaking the house is worth something where it is tall or near a target.
      worth = 180 + static_cast<int>(b2Clamp(damage / body.health, 0.0F, 1.0F) * 90.0F);
      break;
    }
    broken[static_cast<std::size_t>(wall)] = true;
    worth -= 130;
    vx *= 0.72F;
    vy *= 0.72F;
  }
  if (hits == 0) {
    if (worth > 320) worth = 120;
    worth += static_cast<int>(b2Max(0.0F, 240 - closest) * 0.7F);
    if (x > 1170 || x < world.layout().plateau_x - 80) worth = 20;
  }
  return worth > 1 ? worth : 1;
}

int Slingshot::candidates(const SlingWorld& world, std::span<Gesture> out) const {
  const auto& bodies = world.bodies();
  constexpr float kPowers[4] = {1.0F, 0.9F, 0.8F, 0.68F};
  int count = 0;
  for (int i = 0; i < world.parts(); ++i) {
    const SlingBody& body = bodies[static_cast<std::size_t>(i)];
    if (!body.alive) continue;
    const bool target = body.kind == SlingKind::target;
    // Of the blocks only upright ones are worth a shot: they carry.
    if (!target && body.h < 90) continue;
    for (int power = 0; power < (target ? 4 : 1); ++power) {
      for (int high = 0; high < (target ? 2 : 1); ++high) {
        if (count >= static_cast<int>(out.size())) return count;
        const float share = kPowers[power];
        float dx = 0;
        float dy = 0;
        if (!solve(kTopSpeed * speed_factor_ * share, world.x(i), world.y(i), high == 1, dx, dy))
          continue;
        Gesture& gesture = out[static_cast<std::size_t>(count)];
        gesture = gesture_for(dx, dy, share);
        gesture.score = score_flight(world, aim_of(gesture)) - power * 8 - high * 60;
        if (gesture.score < 1) gesture.score = 1;
        ++count;
      }
    }
  }
  return count;
}

int Slingshot::moves(std::span<Gesture> out, Depth depth) const {
  if (outcome_ != Outcome::playing || used_ >= shots_total_ || out.empty()) return 0;
  // While things fly and fall no aim is a good hint; but nobody waits for ever.
  if (used_ > 0 && since_shot_ < kPatience && (world_.shot_flying() || !world_.calm())) return 0;
  const int count = candidates(world_, out);
#ifndef PM_SHIPPED
  if (depth == Depth::deep) return search_deep(out, count);
#else
  (void)depth;
#endif
  return count;
}

}  // namespace pm
