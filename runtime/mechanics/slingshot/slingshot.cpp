#include "runtime/mechanics/slingshot/slingshot.h"

namespace pm {

namespace {

constexpr int kQuietSteps = 40;    // rest that ends a play without shots
constexpr int kLongestWait = 360;  // ... and the longest wait for it
constexpr int kHitStop = 4;        // steps that a hard hit freezes
constexpr float kHardHit = 6.5F;   // N s
constexpr float kNear = 220;       // a press this near takes the shot itself

int clamp_int(int v, int lo, int hi) { return v < lo ? lo : (v > hi ? hi : v); }
int whole(float v) { return static_cast<int>(v); }

}  // namespace

void Slingshot::setup(const Scene& scene, Rng rng) {
  scene_ = &scene;
  outcome_ = Outcome::playing;
  shots_total_ = clamp_int(scene.param(kShots), 1, kMaxShots);
  speed_factor_ = static_cast<float>(clamp_int(scene.param(kPower), 700, 1300)) / 1000.0F;

  SlingWish wish;
  wish.pattern = scene.param(kPattern);
  wish.storeys = clamp_int(scene.param(kTowerHeight), 1, 4);
  wish.targets = clamp_int(scene.param(kTargets), 1, 5);
  wish.stone_per_mille = clamp_int(scene.param(kStoneShare), 0, 1000);
  wish.lift = static_cast<float>(clamp_int(scene.param(kLift), 0, 120));
  SlingLayout layout;
  layout.block_strength =
      static_cast<float>(clamp_int(scene.param(kBlockStrength), 200, 4000)) / 1000.0F;
  layout.target_strength =
      static_cast<float>(clamp_int(scene.param(kTargetStrength), 200, 4000)) / 1000.0F;
  build_tower(wish, rng, layout);
  world_.build(layout);
  scratch_.reset();
  targets_total_ = world_.targets_alive();

  used_ = reload_ = quiet_ = freeze_ = kills_ = chain_ = score_ = since_shot_ = finish_steps_ = 0;
  trail_count_ = 0;
  trail_open_ = aiming_ = false;
  released_ = back_ = 10000;
  aim_ = prev_aim_ = last_ = SlingAim{};
}

/// The stretch by a drag of dx, dy from the pouch. Only backwards: the shot flies to the right.
SlingAim Slingshot::aim_for(float dx, float dy) const {
  SlingAim aim;
  if (dx > -2) dx = -2;
  float length = pm_sqrtf(dx * dx + dy * dy);
  if (length > kMaxPull) {
    dx *= kMaxPull / length;
    dy *= kMaxPull / length;
    length = kMaxPull;
  }
  aim.x = kPouchX + dx;
  aim.y = kPouchY + dy;
  const float lowest = kGroundY - kShotRadius - 4;
  if (aim.y > lowest) aim.y = lowest;
  aim.pull = length;
  const float back_x = kPouchX - aim.x;
  const float back_y = kPouchY - aim.y;
  const float reach = pm_sqrtf(back_x * back_x + back_y * back_y);
  const float speed = kTopSpeed * speed_factor_ * length / kMaxPull;
  if (reach > 1) {
    aim.vx = back_x / reach * speed;
    aim.vy = back_y / reach * speed;
  }
  return aim;
}

int Slingshot::shot_slot(int shot) const {
  const RoleRange role = scene_->role(0);
  return role.count == 0 ? -1 : role.first + shot % role.count;
}

int Slingshot::target_slot(int body) const {
  const RoleRange role = scene_->role(1);
  return role.count == 0 ? -1 : role.first + body % role.count;
}

int Slingshot::body_slot(int body) const {
  if (body >= kMaxParts) return shot_slot(body - kMaxParts);
  return world_.bodies()[static_cast<std::size_t>(body)].kind == SlingKind::target
             ? target_slot(body)
             : -1;
}

void Slingshot::input(const Input& input, Events& events) {
  if (outcome_ != Outcome::playing) return;
  const float x = static_cast<float>(input.at.x);
  const float y = static_cast<float>(input.at.y);
  switch (input.kind) {
    case InputKind::down: {
      if (used_ >= shots_total_) return;
      // The next shot may be stretched while it still hops into the sling.
      const float dx = x - kPouchX;
      const float dy = y - kPouchY;
      const bool near = dx * dx + dy * dy < kNear * kNear;
      anchor_x_ = near ? kPouchX : x;
      anchor_y_ = near ? kPouchY : y;
      aiming_ = true;
      back_ = 10000;
      aim_ = aim_for(x - anchor_x_, y - anchor_y_);
      events.emit(EventKind::select, whole(kPouchX), whole(kPouchY), shot_slot(used_));
      break;
    }
    case InputKind::move:
      if (aiming_) aim_ = aim_for(x - anchor_x_, y - anchor_y_);
      break;
    case InputKind::up:
      if (!aiming_) break;
      aim_ = aim_for(x - anchor_x_, y - anchor_y_);
      if (aim_.pull < kMinPull || x - anchor_x_ > 20) {
        aiming_ = false;
        back_ = 0;
        last_ = aim_;
        events.emit(EventKind::reject, whole(kPouchX), whole(kPouchY), shot_slot(used_));
      } else {
        let_go(events);
      }
      break;
    default:
      if (aiming_) {
        aiming_ = false;
        back_ = 0;
        last_ = aim_;
      }
      break;
  }
}

void Slingshot::let_go(Events& events) {
  aiming_ = false;
  last_ = aim_;
  released_ = 0;
  world_.launch(used_, aim_.x, aim_.y, aim_.vx, aim_.vy);
  events.emit(EventKind::launch, whole(kPouchX), whole(kPouchY), shot_slot(used_),
              whole(aim_.pull * 1000.0F / kMaxPull));
  events.emit(EventKind::move, whole(kPouchX), whole(kPouchY), shot_slot(used_));
  ++used_;
  reload_ = kReloadSteps;
  since_shot_ = 0;
  chain_ = 0;
  quiet_ = 0;
  trail_count_ = 0;
  trail_open_ = true;
  if (used_ == shots_total_ - 1)
    events.emit(EventKind::danger, whole(kPouchX), whole(kPouchY), -1, 300);
}

void Slingshot::take_news(const SlingNews& news, Events& events) {
  for (int i = 0; i < news.count; ++i) {
    const SlingNewsItem& item = news.items[static_cast<std::size_t>(i)];
    const SlingBody& body = world_.bodies()[static_cast<std::size_t>(item.body)];
    const int slot = body_slot(item.body);
    const int x = whole(b2Clamp(item.x, -900.0F, 1900.0F));
    const int y = whole(b2Clamp(item.y, -900.0F, 1500.0F));
    if (item.body >= kMaxParts) {
      trail_open_ = false;
      if (item.kind == SlingEventKind::gone) {
        events.emit(EventKind::pop, x, y, slot, 0);
      } else {
        events.emit(EventKind::hit, x, y, slot, clamp_int(whole(item.strength * 70.0F), 0, 1000));
        if (item.strength > kHardHit && freeze_ == 0) freeze_ = kHitStop;
      }
      continue;
    }
    if (item.kind == SlingEventKind::hit) {
      events.emit(EventKind::hit, x, y, slot, clamp_int(whole(item.strength * 70.0F), 0, 1000));
      continue;
    }
    events.emit(EventKind::shatter, x, y, slot, body.kind == SlingKind::target ? 1000 : 400);
    if (body.kind == SlingKind::target) {
      ++kills_;
      ++chain_;
      score_ += 500 * chain_;
      freeze_ = kHitStop;
      events.emit(EventKind::pop, x, y, slot, kills_);
      events.emit(EventKind::tick, x, y, slot, kills_);
      if (chain_ >= 2) events.emit(EventKind::combo, x, y, slot, chain_);
    } else {
      score_ += 30;
    }
  }
}

void Slingshot::judge(Events& events) {
  if (world_.targets_alive() == 0) {
    outcome_ = Outcome::won;
    score_ += 1000 * (shots_total_ - used_);
    events.emit(EventKind::complete, 722, 760, target_slot(0), shots_total_ - used_);
  } else if (used_ >= shots_total_) {
    quiet_ = world_.calm() && !world_.shot_flying() ? quiet_ + 1 : 0;
    if (quiet_ > kQuietSteps || since_shot_ > kLongestWait) outcome_ = Outcome::lost;
  }
  if (outcome_ != Outcome::playing) aiming_ = false;
}

void Slingshot::step(Events& events) {
  prev_aim_ = aim_;
  if (released_ < 10000) ++released_;
  if (back_ < 10000) ++back_;
  if (since_shot_ < 10000) ++since_shot_;
  if (reload_ > 0) --reload_;
  if (freeze_ > 0) {
    --freeze_;
    world_.hold();
    return;
  }
  SlingNews news;
  world_.step(news);
  take_news(news, events);
  if (trail_open_ && used_ > 0 && trail_count_ < static_cast<int>(trail_.size()) &&
      since_shot_ % 3 == 0) {
    const int shot = kMaxParts + used_ - 1;
    if (world_.bodies()[static_cast<std::size_t>(shot)].alive) {
      trail_[static_cast<std::size_t>(trail_count_++)] = Point{
          static_cast<std::int16_t>(world_.x(shot)), static_cast<std::int16_t>(world_.y(shot))};
    }
  }
  if (outcome_ == Outcome::playing) {
    judge(events);
  } else if (finish_steps_ < 10000) {
    ++finish_steps_;
  }
}

bool Slingshot::ready() const {
  return outcome_ == Outcome::playing && used_ < shots_total_ && reload_ == 0;
}

void Slingshot::hud(HudModel& hud) const {
  hud.goal_count = 1;
  hud.goals[0] = HudGoal{target_slot(0), kills_, targets_total_};
  hud.budget_kind = Budget::shots;
  hud.budget = shots_total_ - used_;
  hud.progress_per_mille = targets_total_ > 0 ? kills_ * 1000 / targets_total_ : 0;
  hud.score = score_;
}

void Slingshot::hash(Hasher& hasher) const {
  world_.hash(hasher);
  hasher.add(static_cast<int>(outcome_));
  hasher.add(used_);
  hasher.add(reload_);
  hasher.add(aiming_);
  hasher.add(aim_.x);
  hasher.add(aim_.y);
  hasher.add(aim_.pull);
  hasher.add(anchor_x_);
  hasher.add(anchor_y_);
  hasher.add(freeze_);
  hasher.add(kills_);
  hasher.add(chain_);
  hasher.add(score_);
  hasher.add(quiet_);
  hasher.add(since_shot_);
}

float Slingshot::slot_radius(int slot) const {
  if (slot == scene_->host_slot) return 120;
  const RoleRange targets = scene_->role(1);
  const bool target = slot >= targets.first && slot < targets.first + targets.count;
  return sprite_half(slot, target ? kTargetRadius : kShotRadius) * 1.15F;
}

#ifndef PM_SHIPPED
std::span<const std::string_view> Slingshot::param_names() const {
  static constexpr std::string_view kNames[] = {
      "shots", "targets", "tower_height", "block_strength", "target_strength",
      "power", "preview", "pattern",      "stone_share",    "lift"};
  return kNames;
}

std::span<const std::string_view> Slingshot::role_names() const {
  static constexpr std::string_view kNames[] = {"projectile", "target"};
  return kNames;
}
#endif

std::unique_ptr<Mechanic> make_slingshot() { return std::make_unique<Slingshot>(); }

}  // namespace pm
