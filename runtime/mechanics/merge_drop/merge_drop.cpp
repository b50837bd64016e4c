#include "runtime/mechanics/merge_drop/merge_drop.h"

namespace pm {

namespace {

constexpr float kHangTop = 66;  // upper edge of the hanging piece, stage units
constexpr float kLineY = 330;
constexpr float kBiggest = 200;  // radius of the chain's last piece at most, stage units
constexpr float kUsualWidth = 860;
constexpr float kUnderFloor = 96;  // stage below the floor: the box's foot
constexpr int kStepsPerSecond = 60;
constexpr int kDangerSteps = 30;
constexpr int kHangInSteps = 8;

int clamp_int(int v, int lo, int hi) { return v < lo ? lo : (v > hi ? hi : v); }
int whole(float v) { return static_cast<int>(v); }

}  // namespace

StageSize MergeDrop::stage() const {
  return StageSize{1000, whole(world_.rules().floor + kUnderFloor)};
}

int MergeDrop::slot_of(int level) const {
  const RoleRange chain = scene_->role(0);
  if (level < 1 || level > levels_ || chain.count < levels_) return -1;
  // A short chain ends with the same showpiece as a long one: it starts later.
  return chain.first + chain.count - levels_ + level - 1;
}

void MergeDrop::setup(const Scene& scene, Rng rng) {
  scene_ = &scene;
  rng_ = rng;
  outcome_ = Outcome::playing;
  const int sprites = scene.role(0).count;
  levels_ =
      clamp_int(scene.param(kTargetLevel), 2, sprites >= 2 ? clamp_int(sprites, 2, kMaxLevels) : 2);
  target_count_ = clamp_int(scene.param(kTargetCount), 1, 9);
  // A long chain drops bigger pieces too, or it would take minutes.
  const int drop_max = scene.param(kDropMaxLevel);
  drop_max_ = clamp_int(drop_max > levels_ - 3 ? drop_max : levels_ - 3, 1, levels_ - 1);
  win_score_ = scene.param(kWinScore);

  DropRules rules;
  rules.levels = levels_;
  const auto radii = scene.param_list(kRadii);
  float radius = 44;
  for (int level = 1; level <= levels_; ++level) {
    const auto i = static_cast<std::size_t>(level - 1);
    radius = i < radii.size() ? static_cast<float>(clamp_int(radii[i], 24, 260)) : radius * 1.22F;
    rules.radius[i + 1] = radius;
  }
  const float width = static_cast<float>(clamp_int(scene.param(kBoxWidth), 500, 900));
  // The showpiece has nearly one size whatever the length of the chain: more kinds of piece and a
  // narrower box need the room that smaller ones leave.
  const float kinds = static_cast<float>(levels_ > 7 ? levels_ - 7 : 0);
  const float biggest = (kBiggest - 11 * kinds) * b2Min(1.0F, 0.36F + 0.64F * width / kUsualWidth);
  const float shrink = radius > biggest ? biggest / radius : 1.0F;
  for (int level = 1; level <= levels_; ++level)
    rules.radius[static_cast<std::size_t>(level)] *= shrink;
  rules.left = 500 - width * 0.5F;
  rules.right = 500 + width * 0.5F;
  rules.line = kLineY;
  rules.floor = kLineY + static_cast<float>(clamp_int(scene.param(kBoxHeight), 360, 1000));
  rules.bounce = static_cast<float>(clamp_int(scene.param(kBounce), 0, 600)) / 1000.0F;
  rules.overflow_steps = clamp_int(scene.param(kOverflowTime), 5, 60) * kStepsPerSecond / 10;
  world_.build(rules);
  scratch_.reset();

  aim_x_ = hang_x_ = prev_hang_x_ = 500;
  holding_ = pending_ = false;
  cooldown_ = hang_age_ = drops_ = made_ = score_ = combo_ = combo_left_ = progress_ = 0;
  over_ = finish_steps_ = line_flash_ = ghost_next_ = 0;
  ghosts_.fill(DropGhost{});
  fill_start();
  level_ = pick_level(true, 0);
  next_ = pick_level(true, level_);
}

float MergeDrop::hang_y(int level) const {
  return kHangTop + world_.rules().radius[static_cast<std::size_t>(level)];
}

float MergeDrop::clamp_aim(float x, int level) const {
  const DropRules& rules = world_.rules();
  const float r = rules.radius[static_cast<std::size_t>(level)] + 2;
  return b2Clamp(x, rules.left + r, rules.right - r);
}

void MergeDrop::input(const Input& input, Events& events) {
  if (outcome_ != Outcome::playing) return;
  const float x = static_cast<float>(input.at.x);
  switch (input.kind) {
    case InputKind::down:
      holding_ = true;
      pending_ = false;
      aim_x_ = x;
      events.emit(EventKind::select, whole(clamp_aim(x, level_)), whole(hang_y(level_)),
                  slot_of(level_));
      break;
    case InputKind::move:
      if (holding_) aim_x_ = x;
      break;
    case InputKind::up:
      if (!holding_) break;
      holding_ = false;
      aim_x_ = x;
      pending_ = true;  // early releases wait for the cooldown
      break;
    default: holding_ = false; break;
  }
}

void MergeDrop::follow_finger() {
  prev_hang_x_ = hang_x_;
  const float want = clamp_aim(aim_x_, level_);
  const float gap = want - hang_x_;
  const float size = gap < 0 ? -gap : gap;
  const float move = b2Min(size, b2Max(14.0F, size * 0.55F));
  hang_x_ += gap < 0 ? -move : move;
}

void MergeDrop::drop(Events& events) {
  pending_ = false;
  const int slot = slot_of(level_);
  const float y = hang_y(level_);
  const int index = world_.add(level_, hang_x_, y, 3.0F);
  if (index < 0) {
    outcome_ = Outcome::lost;  // the pool holds more than any box: it is full
    return;
  }
  ++drops_;
  events.emit(EventKind::launch, whole(hang_x_), whole(y), slot, level_);
  events.emit(EventKind::move, whole(hang_x_), whole(y), slot, level_);
  level_ = next_;
  next_ = pick_level(false, 0);
  hang_age_ = 0;
  cooldown_ = clamp_int(scene_->param(kCooldown), kHangInSteps, 120);
}

void MergeDrop::take_news(const DropNews& news, Events& events) {
  for (int i = 0; i < news.landing_count; ++i) {
    const DropLanding& landing = news.landings[static_cast<std::size_t>(i)];
    const DropPiece& piece = world_.pieces()[static_cast<std::size_t>(landing.piece)];
    if (piece.level == 0) continue;
    const float foot = world_.y(landing.piece) + world_.radius(landing.piece);
    events.emit(EventKind::land, whole(world_.x(landing.piece)), whole(foot), slot_of(piece.level),
                clamp_int(whole(landing.speed * 34.0F), 0, 1000));
  }
  for (int i = 0; i < news.merge_count; ++i) {
    const DropMerge& m = news.merges[static_cast<std::size_t>(i)];
    const int old_slot = slot_of(m.level - 1);
    for (int side = 0; side < 2; ++side) {
      DropGhost& ghost = ghosts_[static_cast<std::size_t>(ghost_next_)];
      ghost_next_ = (ghost_next_ + 1) % static_cast<int>(ghosts_.size());
      ghost = DropGhost{static_cast<std::int16_t>(old_slot),
                        0,
                        m.from_x[side],
                        m.from_y[side],
                        m.x,
                        m.y,
                        world_.rules().radius[static_cast<std::size_t>(m.level - 1)]};
    }
    combo_ = combo_left_ > 0 ? combo_ + 1 : 1;
    combo_left_ = kStepsPerSecond;
    score_ += 5 * m.level * (m.level + 1) * clamp_int(combo_, 1, 8);
    events.emit(EventKind::pop, whole(m.x), whole(m.y), old_slot, m.level - 1);
    events.emit(EventKind::merge, whole(m.x), whole(m.y),
                m.level <= levels_ ? slot_of(m.level) : old_slot, m.level);
    if (combo_ >= 2) events.emit(EventKind::combo, whole(m.x), whole(m.y), old_slot, combo_);
    if (m.level == levels_) {
      ++made_;
      events.emit(EventKind::complete, whole(m.x), whole(m.y), slot_of(m.level), made_);
    } else {
      events.emit(EventKind::tick, whole(m.x), whole(m.y), old_slot, score_);
    }
  }
}

void MergeDrop::update_progress() {
  int best = start_best_;
  int mass = 0;
  for (const DropPiece& piece : world_.pieces()) {
    if (piece.level == 0) continue;
    if (piece.level > best) best = piece.level;
    mass += 1 << (piece.level - 1);
  }
  int now = 0;
  if (win_score_ > 0) {
    now = clamp_int(score_, 0, win_score_) * 1000 / win_score_;
  } else {
    const int climb = clamp_int(levels_ - start_best_, 1, levels_);
    const int need = 1 << (levels_ - 1);
    const int part = (best - start_best_) * 600 / climb + clamp_int(mass, 0, need) * 380 / need;
    now = (made_ * 1000 + (made_ >= target_count_ ? 0 : part)) / target_count_;
  }
  now = clamp_int(now, 0, 1000);
  if (now > progress_) progress_ = now;
}

void MergeDrop::judge(Events& events) {
  over_ = world_.worst_over();
  if (line_flash_ > 0) --line_flash_;
  if (over_ >= kDangerSteps && line_flash_ == 0) {
    line_flash_ = 20;
    events.emit(EventKind::danger, 500, whole(world_.rules().line), -1,
                clamp_int(over_ * 1000 / world_.rules().overflow_steps, 0, 1000));
  }
  update_progress();
  const bool won = win_score_ > 0 ? score_ >= win_score_ : made_ >= target_count_;
  if (won) {
    outcome_ = Outcome::won;
  } else if (over_ > world_.rules().overflow_steps) {
    outcome_ = Outcome::lost;
  }
  if (outcome_ == Outcome::playing) return;
  holding_ = pending_ = false;
  for (int i = 0; i < kDropPool && outcome_ == Outcome::lost; ++i) {
    const DropPiece& piece = world_.pieces()[static_cast<std::size_t>(i)];
    if (piece.level == 0 || piece.over < world_.rules().overflow_steps) continue;
    events.emit(EventKind::hurt, whole(world_.x(i)), whole(world_.y(i)), slot_of(piece.level));
  }
}

void MergeDrop::celebrate(Events& events) {
  if (finish_steps_ < 10000) ++finish_steps_;
  // After the win the small fry pops one by one, so that the big piece has the stage.
  if (outcome_ != Outcome::won || finish_steps_ < 30 || finish_steps_ % 3 != 0) return;
  int pick = -1;
  for (int i = 0; i < kDropPool; ++i) {
    const DropPiece& piece = world_.pieces()[static_cast<std::size_t>(i)];
    if (piece.level == 0 || piece.level >= levels_) continue;
    if (pick < 0 || world_.y(i) < world_.y(pick)) pick = i;
  }
  if (pick < 0) return;
  const int level = world_.pieces()[static_cast<std::size_t>(pick)].level;
  score_ += 10 * level;
  events.emit(EventKind::pop, whole(world_.x(pick)), whole(world_.y(pick)), slot_of(level), level);
  world_.remove(pick);
}

void MergeDrop::step(Events& events) {
  for (DropGhost& ghost : ghosts_) {
    if (ghost.slot >= 0 && ++ghost.age >= kGhostSteps) ghost.slot = -1;
  }
  if (combo_left_ > 0 && --combo_left_ == 0) combo_ = 0;
  if (hang_age_ < 10000) ++hang_age_;
  if (cooldown_ > 0) --cooldown_;
  if (outcome_ == Outcome::playing) {
    follow_finger();
    const float gap = clamp_aim(aim_x_, level_) - hang_x_;
    if (pending_ && cooldown_ == 0 && gap < 1.0F && gap > -1.0F) drop(events);
  } else {
    prev_hang_x_ = hang_x_;
  }
  DropNews news;
  world_.step(news);
  take_news(news, events);
  if (outcome_ == Outcome::playing) {
    judge(events);
  } else {
    celebrate(events);
  }
}

bool MergeDrop::ready() const {
  return outcome_ == Outcome::playing && cooldown_ == 0 && !pending_;
}

void MergeDrop::hud(HudModel& hud) const {
  hud.goal_count = 1;
  if (win_score_ > 0) {
    hud.goals[0] = HudGoal{scene_->star_slot, score_, win_score_};
  } else {
    hud.goals[0] =
        HudGoal{slot_of(levels_), made_ < target_count_ ? made_ : target_count_, target_count_};
  }
  hud.progress_per_mille = progress_;
  hud.score = score_;
}

void MergeDrop::hash(Hasher& hasher) const {
  world_.hash(hasher);
  hasher.add(rng_.state);
  hasher.add(static_cast<int>(outcome_));
  hasher.add(level_);
  hasher.add(next_);
  hasher.add(aim_x_);
  hasher.add(hang_x_);
  hasher.add(holding_);
  hasher.add(pending_);
  hasher.add(cooldown_);
  hasher.add(drops_);
  hasher.add(made_);
  hasher.add(score_);
  hasher.add(combo_);
  hasher.add(combo_left_);
  hasher.add(progress_);
}

float MergeDrop::slot_radius(int slot) const {
  for (int level = 1; level <= levels_; ++level) {
    if (slot_of(level) == slot) {
      return sprite_half(slot, world_.rules().radius[static_cast<std::size_t>(level)]) * 1.04F;
    }
  }
  return slot == scene_->host_slot ? 120.0F : 60.0F;
}

#ifndef PM_SHIPPED
std::span<const std::string_view> MergeDrop::param_names() const {
  static constexpr std::string_view kNames[] = {
      "target_level",   "target_count", "radii",    "box_width", "box_height",    "start_fill",
      "drop_max_level", "luck",         "cooldown", "bounce",    "overflow_time", "win_score"};
  return kNames;
}

std::span<const std::string_view> MergeDrop::role_names() const {
  static constexpr std::string_view kNames[] = {"chain"};
  return kNames;
}
#endif

std::unique_ptr<Mechanic> make_merge_drop() { return std::make_unique<MergeDrop>(); }

}  // namespace pm
