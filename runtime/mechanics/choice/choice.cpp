#include "runtime/mechanics/choice/choice.h"

namespace pm {

std::unique_ptr<Mechanic> make_choice() { return std::make_unique<choice::Choice>(); }

namespace choice {

namespace {

constexpr int kSecond = 60;
constexpr int kHurrySteps = 3 * kSecond;
constexpr int kHeroX = 500;
constexpr int kHeroY = 420;

int clamp(int value, int low, int high) {
  return value < low ? low : (value > high ? high : value);
}

}  // namespace

void Choice::setup(const Scene& scene, Rng rng) {
  *this = Choice{};  // a retry sets up again
  scene_ = &scene;
  steps_count_ = clamp(scene.param(kSteps), 1, kMaxSteps);
  options_ = clamp(scene.param(kOptions), 2, kMaxOptions);
  timer_steps_ = clamp(scene.param(kTimer), 0, 60) * kSecond;
  time_left_ = timer_steps_;
  earned_.fill(-1);
  picked_.fill(-1);
  shown_.fill(-1);
  for (auto& places : order_) {
    for (int i = 0; i < kMaxOptions; ++i)
      places[static_cast<std::size_t>(i)] = static_cast<std::int8_t>(i);
    for (int i = options_ - 1; i > 0; --i) {
      const auto other = static_cast<std::size_t>(rng.range(0, i));
      const auto here = static_cast<std::size_t>(i);
      const std::int8_t kept = places[here];
      places[here] = places[other];
      places[other] = kept;
    }
  }
  // Never more than the best answers bring, never none.
  const int most = best_left(0);
  wanted_ = clamp((most * scene.param(kPass) + 999) / 1000, 1, most < 1 ? 1 : most);
}

int Choice::worth(int step, int option) const {
  const auto list = scene_->param_list(kWorth);
  const auto index = static_cast<std::size_t>(step * kMaxOptions + option);
  if (index < list.size()) return clamp(list[index], 0, 1000);
  return option == 0 ? 1000 : 0;
}

int Choice::hearts_for(int step, int option) const {
  return (worth(step, option) * kHeartsPerStep + 500) / 1000;
}

int Choice::best_left(int from_step) const {
  int sum = 0;
  for (int s = from_step; s < steps_count_; ++s) {
    int best = 0;
    for (int o = 0; o < options_; ++o) {
      if (hearts_for(s, o) > best) best = hearts_for(s, o);
    }
    sum += best;
  }
  return sum;
}

int Choice::slot_of(int role, int index) const {
  const RoleRange range = scene_->role(role);
  return range.count == 0 ? -1 : range.first + index % range.count;
}

Box Choice::card(int place) const {
  constexpr float kTop = 752;
  constexpr float kHeight = 470;
  const float width = options_ == 2 ? 450.0F : 300.0F;
  const float gap = options_ == 2 ? 30.0F : 20.0F;
  const auto n = static_cast<float>(options_);
  const float left = 500 - (n * width + (n - 1) * gap) * 0.5F;
  return Box{left + static_cast<float>(place) * (width + gap), kTop, width, kHeight};
}

int Choice::card_under(Point at) const {
  for (int place = 0; place < options_; ++place) {
    if (card(place).contains(at.x, at.y)) return place;
  }
  return -1;
}

bool Choice::ready() const {
  return outcome_ == Outcome::playing &&
         (beat_ == Beat::ask || (beat_ == Beat::enter && beat_steps_ >= kReadyAfter));
}

void Choice::input(const Input& input, Events& events) {
  if (outcome_ != Outcome::playing) return;
  // Whoever has seen enough of a reaction touches to go on.
  if (input.kind == InputKind::down && beat_ == Beat::react && beat_steps_ >= kSkipAfter &&
      beat_steps_ < kReactSteps - 1) {
    beat_steps_ = kReactSteps - 1;
    return;
  }
  if (!ready()) {
    pressed_ = -1;
    return;
  }
  const int under = card_under(input.at);
  switch (input.kind) {
    case InputKind::down:
      pressed_ = under;
      if (under >= 0) {
        since_press_ = 0;
        const Box box = card(under);
        events.emit(EventKind::select, static_cast<int>(box.cx()), static_cast<int>(box.cy()),
                    option_slot(at_, option_at(under)));
      }
      break;
    case InputKind::move:
      if (pressed_ >= 0 && under != pressed_) pressed_ = -1;
      break;
    case InputKind::up:
      if (pressed_ >= 0 && under == pressed_) choose(under, events);
      pressed_ = -1;
      break;
    default: pressed_ = -1; break;
  }
}

void Choice::choose(int place, Events& events) {
  beat_ = Beat::react;
  beat_steps_ = 0;
  chosen_ = place;
  pressed_ = -1;
  int earned = 0;
  if (place >= 0) {
    const int option = option_at(place);
    earned = hearts_for(at_, option);
    picked_[at()] = static_cast<std::int8_t>(option);
    const Box box = card(place);
    const int x = static_cast<int>(box.cx());
    const int y = static_cast<int>(box.cy());
    events.emit(EventKind::choose, x, y, option_slot(at_, option), worth(at_, option));
    events.emit(EventKind::launch, x, y, option_slot(at_, option));
  }
  earned_[at()] = static_cast<std::int8_t>(earned);
}

void Choice::impact(Events& events) {
  const int earned = earned_[at()];
  const int slot = chosen_ >= 0 ? option_slot(at_, option_at(chosen_)) : -1;
  if (earned >= 2) {
    ++streak_;
    hearts_ += earned;
    events.emit(EventKind::merge, kHeroX, kHeroY, slot, streak_);
    events.emit(EventKind::collect, kHeroX, kHeroY - 190, slot_of(kHeart, 0), earned);
    if (streak_ > 1)
      events.emit(EventKind::combo, kHeroX, kHeroY - 160, slot_of(kHeart, 0), streak_);
    events.emit(EventKind::tick, kHeroX, kHeroY, slot_of(kHeart, 0), hearts_);
  } else {
    streak_ = 0;
    hearts_ += earned;
    if (chosen_ >= 0) events.emit(EventKind::hit, kHeroX, kHeroY, slot, 700);
    events.emit(EventKind::hurt, kHeroX, kHeroY, slot_of(kProblem, 0), earned);
    if (earned > 0) events.emit(EventKind::tick, kHeroX, kHeroY, slot_of(kHeart, 0), hearts_);
    const int most = hearts_ + best_left(at_ + 1);
    if (most >= wanted_ && most < wanted_ + kHeartsPerStep) {
      events.emit(EventKind::danger, kHeroX, kHeroY);
    }
  }
}

void Choice::next(Events& events) {
  if (hearts_ + best_left(at_ + 1) < wanted_) {
    outcome_ = Outcome::lost;
  } else if (at_ + 1 == steps_count_) {
    outcome_ = Outcome::won;
  }
  if (outcome_ != Outcome::playing) {
    since_end_ = 0;
    return;
  }
  if (earned_[at()] >= 2)
    events.emit(EventKind::complete, kHeroX, kHeroY, slot_of(kHero, 0), at_ + 1);
  ++at_;
  beat_ = Beat::enter;
  beat_steps_ = 0;
  chosen_ = -1;
  pressed_ = -1;
  time_left_ = timer_steps_;
}

void Choice::step(Events& events) {
  ++clock_;
  if (since_press_ < kLong) ++since_press_;
  if (outcome_ != Outcome::playing) {
    if (since_end_ < kLong) ++since_end_;
    if (beat_steps_ < kLong) ++beat_steps_;
    return;
  }
  ++beat_steps_;
  switch (beat_) {
    case Beat::enter:
      if (beat_steps_ == kReadyAfter) events.emit(EventKind::land, 500, 980, -1, 250);
      if (beat_steps_ >= kEnterSteps) {
        beat_ = Beat::ask;
        beat_steps_ = 0;
      }
      break;
    case Beat::ask:
      if (timer_steps_ > 0) {
        if (--time_left_ == kHurrySteps) events.emit(EventKind::danger, 500, 660);
        if (time_left_ <= 0) choose(-1, events);
      }
      break;
    case Beat::react: {
      const bool last = at_ + 1 == steps_count_;
      const bool lost = hearts_ + best_left(at_ + 1) < wanted_;
      if (beat_steps_ == kImpact) impact(events);
      if (beat_steps_ == kPropIn) {
        shown_[at()] = clock_;
        const int x = at_ % 2 == 0 ? 185 : 815;
        const bool good = earned_[at()] >= 2;
        events.emit(good ? EventKind::pop : EventKind::land, x, 400, slot_of(kProps, at_),
                    good ? 1 : 500);
      }
      // The end is not kept waiting for a reaction that has been seen.
      if (beat_steps_ >= (last || lost ? kReactSteps - 14 : kReactSteps)) next(events);
      break;
    }
  }
}

void Choice::hud(HudModel& hud) const {
  hud.goal_count = 1;
  hud.goals[0] = HudGoal{slot_of(kHeart, 0), hearts_, wanted_};
  const int done = at_ + (beat_ == Beat::react && beat_steps_ >= kImpact ? 1 : 0);
  hud.progress_per_mille = clamp(done * 1000 / steps_count_, 0, 1000);
  hud.score = hearts_ * 100;
}

int Choice::moves(std::span<Gesture> out, Depth depth) const {
  if (!ready()) return 0;
  int n = 0;
  for (int place = 0; place < options_ && static_cast<std::size_t>(n) < out.size(); ++place) {
    const int option = option_at(place);
    const Box box = card(place);
    Gesture g;
    g.points[0] = Point{static_cast<std::int16_t>(box.cx()), static_cast<std::int16_t>(box.cy())};
    g.count = 1;
    g.glide_steps = 4;
    int score = worth(at_, option);
    if (depth == Depth::greedy) {
      // A viewer knows roughly, not exactly, what is best.
      Hasher blur;
      blur.add(scene_->seed);
      blur.add(at_ * kMaxOptions + option);
      score += static_cast<int>((blur.value >> 20U) % 561U) - 280;
    }
    g.score = score < 1 ? 0 : score;
    out[static_cast<std::size_t>(n++)] = g;
  }
  return n;
}

void Choice::hash(Hasher& hasher) const {
  for (const int value : {static_cast<int>(outcome_), static_cast<int>(beat_), beat_steps_, clock_,
                          at_, hearts_, streak_, pressed_, chosen_, time_left_, wanted_}) {
    hasher.add(value);
  }
  for (const std::int8_t earned : earned_) hasher.add(static_cast<int>(earned));
  for (const std::int8_t picked : picked_) hasher.add(static_cast<int>(picked));
  for (const auto& places : order_) {
    for (const std::int8_t option : places) hasher.add(static_cast<int>(option));
  }
}

float Choice::slot_radius(int slot) const {
  constexpr std::array<float, kRoleCount> kRadius = {205, 60, 120, 125, 150, 150, 150, 150};
  float radius = 50;
  for (int role = 0; role < kRoleCount; ++role) {
    const RoleRange range = scene_->role(role);
    const float here = kRadius[static_cast<std::size_t>(role)];
    if (slot >= range.first && slot < range.first + range.count && here > radius) radius = here;
  }
  return radius;
}

#ifndef PM_SHIPPED
std::span<const std::string_view> Choice::param_names() const {
  static constexpr std::array<std::string_view, kParamCount> kNames = {"steps", "options", "pass",
                                                                       "timer", "worth"};
  return kNames;
}

std::span<const std::string_view> Choice::role_names() const {
  static constexpr std::array<std::string_view, kRoleCount> kNames = {
      "hero", "heart", "problem", "scene_props", "option_1", "option_2", "option_3", "option_4"};
  return kNames;
}
#endif

}  // namespace choice
}  // namespace pm
