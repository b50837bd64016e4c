#include "runtime/mechanics/runner/runner.h"

namespace pm {

std::unique_ptr<Mechanic> make_runner() { return std::make_unique<runner::Runner>(); }

namespace runner {

namespace {

constexpr int kWaitSteps = 120;  // an idle viewer's run starts in earnest by itself
constexpr int kSlowPm = 350;     // speed before that
constexpr int kStumblePm = 480;  // speed right after a hit
constexpr int kRampPm = 350;     // how much faster the end is than the start
constexpr int kSafeSteps = 45;   // no second hit for this long
constexpr int kChainSteps = 45;  // coins within this time of each other are a chain
constexpr int kJumpMemory = 14;
constexpr int kSwipe = 55;     // stage units that tell a swipe from a tap
constexpr int kSwipeOn = 330;  // a long drag counts as a second swipe from here
constexpr int kTapReach = 90;  // a tap this close to the runner means the runner itself
constexpr int kGoalStep = 5;   // goals above 20 are round numbers

constexpr int kCoinReach = 70 * kUnitsPerCm;
constexpr int kHitReach = 45 * kUnitsPerCm;
constexpr int kNear = 140 * kUnitsPerCm;

int magnitude(int value) { return value < 0 ? -value : value; }
int lane_milli(int lane) { return (lane - 1) * kLaneMilli; }
void count_up(int& since) {
  if (since < kLong) ++since;
}

}  // namespace

Seen project(float ahead, float lane, float up) {
  constexpr float kEye = 10;         // metres from the camera to the runner
  constexpr float kUnitsPerM = 105;  // height at the runner
  const float depth = ahead < -7 ? -7 : ahead;
  const float s = kEye / (kEye + depth);
  return Seen{500 + lane * kLaneWidth * s,
              kHorizon + (kRunnerY - kHorizon) * s - up * kUnitsPerM * s, s};
}

int followers_for(int count) {
  constexpr std::array<int, kMaxFollowers> kFrom = {2, 4, 7, 11, 16, 22, 30, 40, 52, 66, 82, 100};
  int n = 0;
  while (n < kMaxFollowers && count >= kFrom[static_cast<std::size_t>(n)]) ++n;
  return n;
}

void Runner::setup(const Scene& scene, Rng rng) {
  *this = Runner{};  // a retry sets up again
  scene_ = &scene;
  CourseWish wish;
  wish.rows = scene.param(kLength);
  wish.density_pm = scene.param(kDensity);
  wish.gates = scene.param(kGates);
  wish.lives = scene.param(kLives);
  wish.start = scene.param(kStart);
  make_course(wish, rng, rows_);

  base_speed_ = scene.param(kSpeed) * 100;
  first_row_ = base_speed_ * (kWaitSteps * kSlowPm / 1000 + 78);
  count_ = wish.start < 1 ? 1 : wish.start;
  best_ = best_count(rows_, count_);
  goal_ = best_ * scene.param(kGoal) / 1000;
  if (goal_ > 20) goal_ -= goal_ % kGoalStep;
  if (goal_ <= count_) goal_ = count_ + 1;
  lives_ = wish.lives < 1 ? 1 : wish.lives;
  followers_ = followers_for(count_);
  joined_.fill(-kLong);
  trail_x_.fill(0);
  trail_up_.fill(0);
  place_items();
}

void Runner::place_items() {
  constexpr int kGap = 190 * kUnitsPerCm;  // between coins of a line
  items_.reserve(rows_.size() * kLanes * 4);
  // Sorted by distance as they are made: all coins before a row's middle, then the row, then after.
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const std::int32_t at = first_row_ + static_cast<std::int32_t>(r) * kRowCm * kUnitsPerCm;
    for (int part = -1; part <= 1; ++part) {
      for (int lane = 0; lane < kLanes; ++lane) {
        const Cell& cell = rows_[r].lane[lane];
        Item item;
        item.at = at + part * kGap;
        item.lane = static_cast<std::int8_t>(lane);
        item.variant = cell.variant;
        if (cell.kind == Thing::coins || (cell.kind == Thing::low && cell.value > 0)) {
          item.kind = Thing::coins;
          item.height_cm =
              cell.kind == Thing::coins ? 45 : static_cast<std::int16_t>(part == 0 ? 225 : 165);
          items_.push_back(item);
        }
        if (part == 0 && cell.kind != Thing::none && cell.kind != Thing::coins) {
          item.kind = cell.kind;
          item.value = cell.value;
          item.height_cm = 0;
          items_.push_back(item);
        }
      }
    }
  }
  finish_ = first_row_ + static_cast<std::int32_t>(rows_.size()) * kRowCm * kUnitsPerCm +
            500 * kUnitsPerCm;
}

int Runner::speed() const {
  const int progress_pm =
      finish_ > 0 ? static_cast<int>(static_cast<std::int64_t>(pos_) * 1000 / finish_) : 0;
  const int ramp = 1000 + kRampPm * (progress_pm > 1000 ? 1000 : progress_pm) / 1000;
  return base_speed_ * ramp / 1000 * cruise_pm_ / 1000;
}

int Runner::height_cm() const {
  if (air_ < 0) return 0;
  return 4 * kJumpCm * air_ * (kJumpSteps - air_) / (kJumpSteps * kJumpSteps);
}

int Runner::steps_to(std::int32_t at) const {
  const int v = speed() < 1 ? 1 : speed();
  return (at - pos_) / v;
}

int Runner::sprite(Role role, int variant) const {
  const RoleRange range = scene_->role(role);
  return range.count == 0 ? -1 : range.first + variant % range.count;
}

bool Runner::ready() const {
  return outcome_ == Outcome::playing && magnitude(lane_milli(target_) - x_) < 350;
}

void Runner::steer(int direction, Events& events) {
  const Seen at = project(0, static_cast<float>(x_) * 0.001F, 0.6F);
  const int to = target_ + direction;
  if (to < 0 || to >= kLanes) {
    since_wall_ = 0;
    wall_ = direction;
    events.emit(EventKind::reject, static_cast<int>(at.x), static_cast<int>(at.y));
    return;
  }
  target_ = to;
  turn_ = direction;
  since_turn_ = 0;
  events.emit(EventKind::move, static_cast<int>(at.x), static_cast<int>(at.y), sprite(kHero, 0),
              direction);
}

void Runner::jump(Events& events) {
  if (air_ >= 0) {
    jump_wish_ = kJumpMemory;
    return;
  }
  air_ = 0;
  jump_wish_ = 0;
  const Seen at = project(0, static_cast<float>(x_) * 0.001F, 0);
  events.emit(EventKind::launch, static_cast<int>(at.x), static_cast<int>(at.y), sprite(kHero, 0));
}

void Runner::tap(Point at, Events& events) {
  const int dx = at.x - (500 + x_ * static_cast<int>(kLaneWidth) / kLaneMilli);
  if (magnitude(dx) < kTapReach) {
    jump(events);
  } else {
    steer(dx < 0 ? -1 : 1, events);
  }
}

void Runner::input(const Input& input, Events& events) {
  if (outcome_ != Outcome::playing) return;
  switch (input.kind) {
    case InputKind::down:
      down_ = true;
      used_ = false;
      from_ = input.at;
      if (go_step_ == kLong) go_step_ = steps_;
      break;
    case InputKind::move: {
      if (!down_) return;
      const int dx = input.at.x - from_.x;
      const int dy = input.at.y - from_.y;
      // A drag that goes on in the same way needs a longer path for a second change than one that
      // turns back: nobody means two lanes by one flick.
      const bool same = used_ && (dx < 0) == (turn_ < 0);
      if (magnitude(dx) >= magnitude(dy) && magnitude(dx) >= (same ? kSwipeOn : kSwipe)) {
        steer(dx < 0 ? -1 : 1, events);
        used_ = true;
        from_ = input.at;
      } else if (dy <= -kSwipe && magnitude(dy) > magnitude(dx) && !used_) {
        jump(events);
        used_ = true;
        from_ = input.at;
      }
      break;
    }
    case InputKind::up:
      if (down_ && !used_) tap(input.at, events);
      down_ = false;
      break;
    default: down_ = false; break;
  }
}

void Runner::set_count(int count, Events& events) {
  const bool had = count_ >= goal_;
  count_ = count < 1 ? 1 : (count > kMaxCount ? kMaxCount : count);
  const int crowd = followers_for(count_);
  for (int i = followers_; i < crowd; ++i) {
    joined_[static_cast<std::size_t>(i)] = steps_ + 2 * (i - followers_);
  }
  followers_ = crowd;
  if (!had && count_ >= goal_)
    events.emit(EventKind::complete, 500, 1000, sprite(kHero, 0), count_);
}

void Runner::take_hit(Item& item, Events& events) {
  item.met = true;
  item.met_step = steps_;
  past_ = past_ * 31U + static_cast<std::uint32_t>(item.at) + static_cast<std::uint32_t>(item.lane);
  const Role role = item.kind == Thing::low ? kHurdle : kBarrier;
  const Seen at = project(0, static_cast<float>(item.lane - 1), 0.5F);
  const int x = static_cast<int>(at.x);
  const int y = static_cast<int>(at.y);
  events.emit(EventKind::shatter, x, y, sprite(role, item.variant));
  if (safe_ > 0) return;
  safe_ = kSafeSteps;
  since_hurt_ = 0;
  cruise_pm_ = kStumblePm;
  chain_ = 0;
  --lives_;
  set_count(after_hit(count_), events);
  events.emit(EventKind::hurt, x, y, sprite(kHero, 0), lives_);
  events.emit(EventKind::hit, x, y, -1, 900);
  if (lives_ == 1) events.emit(EventKind::danger, x, y);
  if (lives_ <= 0) finish(Outcome::lost);
}

void Runner::meet(Item& item, Events& events) {
  const int ahead = item.at - pos_;
  const int aside = magnitude(x_ - lane_milli(item.lane));
  const Seen at =
      project(0, static_cast<float>(item.lane - 1), static_cast<float>(item.height_cm) * 0.01F);
  const int x = static_cast<int>(at.x);
  const int y = static_cast<int>(at.y);
  if (item.kind == Thing::coins) {
    if (magnitude(ahead) > kCoinReach || aside > 480) return;
    if (magnitude(height_cm() + 40 - item.height_cm) >= 120) return;
    item.met = true;
    item.met_step = steps_;
    past_ = past_ * 31U + 7U;
    since_coin_ = 0;
    chain_ = chain_left_ > 0 ? chain_ + 1 : 1;
    chain_left_ = kChainSteps;
    set_count(count_ + 1, events);
    // No number of its own: the count over the runner's head shows it without hiding the face.
    events.emit(EventKind::collect, x, y, sprite(kCoin, 0), 0);
    if (chain_ % 3 == 0) events.emit(EventKind::combo, x, y, sprite(kCoin, 0), chain_ / 3 + 1);
  } else if (is_gate(item.kind)) {
    if (ahead > 0 || item.at <= pos_before_ || aside > 500) return;
    item.met = true;
    item.met_step = steps_;
    past_ = past_ * 31U + 11U + static_cast<std::uint32_t>(item.lane);
    Cell cell;
    cell.kind = item.kind;
    cell.value = item.value;
    gate_good_ = is_good_gate(item.kind);
    since_gate_ = 0;
    set_count(through_gate(count_, cell), events);
    events.emit(EventKind::gate, x, y - 150, sprite(kHero, 0), count_);
    if (!gate_good_) events.emit(EventKind::hurt, x, y - 150, -1, 0);
  } else {
    if (magnitude(ahead) > kHitReach || aside > 430) return;
    if (item.kind == Thing::low && height_cm() >= kClearCm) return;
    take_hit(item, events);
  }
}

void Runner::finish(Outcome outcome) {
  outcome_ = outcome;
  since_end_ = 0;
  down_ = false;
}

void Runner::move_body(Events& events) {
  x_before_ = x_;
  const int gap = lane_milli(target_) - x_;
  x_ = magnitude(gap) < 12 ? lane_milli(target_) : x_ + gap * 22 / 100 + (gap > 0 ? 1 : -1);
  if (jump_wish_ > 0) --jump_wish_;
  if (air_ >= 0 && ++air_ >= kJumpSteps) {
    air_ = -1;
    since_land_ = 0;
    const Seen at = project(0, static_cast<float>(x_) * 0.001F, 0);
    events.emit(EventKind::land, static_cast<int>(at.x), static_cast<int>(at.y), -1, 350);
    if (jump_wish_ > 0 && outcome_ == Outcome::playing) jump(events);
  }
  const auto slot = static_cast<std::size_t>(steps_ % kTrail);
  trail_x_[slot] = static_cast<std::int16_t>(x_);
  trail_up_[slot] = static_cast<std::int16_t>(height_cm());
}

void Runner::run(Events& events) {
  pos_before_ = pos_;
  if (outcome_ == Outcome::playing) {
    if (go_step_ == kLong && steps_ >= kWaitSteps) go_step_ = steps_;
    const int wanted = go_step_ == kLong ? kSlowPm : 1000;
    if (cruise_pm_ < wanted) cruise_pm_ += cruise_pm_ + 22 > wanted ? wanted - cruise_pm_ : 22;
  } else {
    // Rolls out behind the line; falls over at once when the lives are gone.
    cruise_pm_ -= cruise_pm_ * (lives_ > 0 ? 4 : 12) / 100 + 1;
    if (cruise_pm_ < 0) cruise_pm_ = 0;
  }
  pos_ += speed();
  if (outcome_ != Outcome::playing) {
    if (outcome_ == Outcome::won && (since_end_ == 24 || since_end_ == 40 || since_end_ == 56)) {
      const Seen at = project(4.2F, 0, 1.2F);
      events.emit(EventKind::pop, static_cast<int>(at.x), static_cast<int>(at.y), sprite(kCoin, 0),
                  since_end_);
    }
    return;
  }
  while (next_ < items_.size() && items_[next_].at < pos_ - kNear) ++next_;
  for (std::size_t i = next_; i < items_.size() && items_[i].at <= pos_ + kNear; ++i) {
    if (!items_[i].met) meet(items_[i], events);
    if (outcome_ != Outcome::playing) return;
  }
  if (pos_ >= finish_) finish(count_ >= goal_ ? Outcome::won : Outcome::lost);
}

void Runner::step(Events& events) {
  for (int* since :
       {&since_land_, &since_hurt_, &since_gate_, &since_coin_, &since_turn_, &since_wall_}) {
    count_up(*since);
  }
  if (outcome_ != Outcome::playing) count_up(since_end_);
  ++steps_;
  if (safe_ > 0) --safe_;
  if (chain_left_ > 0) --chain_left_;
  move_body(events);
  run(events);
}

void Runner::hud(HudModel& hud) const {
  hud.goal_count = 1;
  hud.goals[0] = HudGoal{sprite(kHero, 0), count_, goal_};
  hud.budget_kind = Budget::lives;
  hud.budget = lives_ > 0 ? lives_ : 0;
  hud.score = count_;
  const std::int64_t done = static_cast<std::int64_t>(pos_) * 1000 / (finish_ > 0 ? finish_ : 1);
  hud.progress_per_mille = done > 1000 ? 1000 : static_cast<int>(done);
}

void Runner::hash(Hasher& hasher) const {
  for (const int value : {steps_, pos_, x_, target_, air_, jump_wish_, count_, lives_, safe_,
                          chain_, chain_left_, cruise_pm_, go_step_, goal_, best_, followers_}) {
    hasher.add(value);
  }
  hasher.add(past_);
  hasher.add(static_cast<std::uint32_t>(next_));
  hasher.add(static_cast<std::uint32_t>(items_.size()));
  hasher.add(down_);
  hasher.add(used_);
  hasher.add(turn_);
  hasher.add(static_cast<int>(from_.x));
  hasher.add(static_cast<int>(from_.y));
  hasher.add(static_cast<int>(outcome_));
}

float Runner::slot_radius(int slot) const {
  constexpr std::array<float, kRoleCount> kRadius = {150, 60, 130, 120, 210, 230};
  for (int role = 0; role < kRoleCount; ++role) {
    const RoleRange range = scene_->role(role);
    if (slot >= range.first && slot < range.first + range.count)
      return kRadius[static_cast<std::size_t>(role)];
  }
  return 100;
}

#ifndef PM_SHIPPED
std::span<const std::string_view> Runner::param_names() const {
  static constexpr std::array<std::string_view, kParamCount> kNames = {
      "length", "speed", "density", "lives", "goal", "gates", "start"};
  return kNames;
}

std::span<const std::string_view> Runner::role_names() const {
  static constexpr std::array<std::string_view, kRoleCount> kNames = {
      "hero", "coin", "barrier", "hurdle", "scenery", "finish"};
  return kNames;
}
#endif

}  // namespace runner
}  // namespace pm
