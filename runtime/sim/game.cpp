#include "runtime/sim/game.h"

namespace pm {

namespace {
constexpr std::uint32_t kFinishSteps = 96;           // celebration before the end card
constexpr std::uint32_t kClockStartsAtLatest = 600;  // an idle viewer's clock runs from here
constexpr std::uint32_t kRetryGuardSteps = 20;
}  // namespace

bool Game::start(const Scene& scene) {
  scene_ = &scene;
  step_ = last_input_ = 0;
  tries_ = 1;
  touched_ = false;
  trace_.clear();
  mechanic_ = make_mechanic(scene.mechanic);
  if (!mechanic_) return false;
  begin_try();
  return true;
}

void Game::begin_try() {
  events_.clear();
  outcome_ = Outcome::playing;
  phase_ = Phase::playing;
  phase_start_ = try_start_ = clock_start_ = last_input_ = step_;
  mechanic_->setup(*scene_, Rng(scene_->seed, static_cast<std::uint64_t>(tries_)));
}

void Game::enter(Phase phase) {
  phase_ = phase;
  phase_start_ = step_;
}

void Game::input(InputKind kind, Point at) {
  trace_.push_back(Input{step_, kind, at});
  last_input_ = step_;
  if (kind == InputKind::retry) {
    if (phase_ == Phase::end_card && can_retry() && phase_steps() >= kRetryGuardSteps) {
      ++tries_;
      begin_try();
    }
    return;
  }
  if (phase_ != Phase::playing) return;
  if (events_of_ != step_) {
    events_.clear();
    events_of_ = step_;
  }
  if (!touched_) {
    touched_ = true;
    clock_start_ = step_;
  }
  mechanic_->input(Input{step_, kind, at}, events_);
}

int Game::steps_left() const {
  if (scene_->limit_steps <= 0) return -1;
  const std::uint32_t waited = step_ - try_start_;
  std::uint32_t used = 0;
  if (touched_ || tries_ > 1) {
    used = step_ - clock_start_;
  } else if (waited > kClockStartsAtLatest) {
    used = waited - kClockStartsAtLatest;
  }
  const int left = scene_->limit_steps - static_cast<int>(used);
  return left > 0 ? left : 0;
}

void Game::step() {
  // Events of the inputs since the last step are shown together with this step's.
  if (events_of_ != step_) events_.clear();
  ++step_;
  switch (phase_) {
    case Phase::playing: {
      mechanic_->step(events_);
      outcome_ = mechanic_->outcome();
      if (outcome_ == Outcome::playing && steps_left() == 0) outcome_ = Outcome::lost;
      if (outcome_ != Outcome::playing) {
        const StageSize size = mechanic_->stage();
        events_.emit(outcome_ == Outcome::won ? EventKind::won : EventKind::lost, size.width / 2,
                     size.height / 2);
        enter(Phase::finishing);
      }
      break;
    }
    case Phase::finishing:
      mechanic_->step(events_);
      if (phase_steps() >= kFinishSteps) enter(Phase::end_card);
      break;
    case Phase::end_card: break;
  }
}

void Game::hud(HudModel& hud) const {
  hud = HudModel{};
  mechanic_->hud(hud);
  const int left = steps_left();
  if (left >= 0 && hud.budget_kind == Budget::none) {
    hud.budget_kind = Budget::time;
    hud.budget = (left + 59) / 60;
  }
}

std::uint64_t Game::hash() const {
  Hasher h;
  h.add(step_);
  h.add(static_cast<std::uint32_t>(phase_));
  h.add(static_cast<std::uint32_t>(outcome_));
  h.add(tries_);
  mechanic_->hash(h);
  return h.value;
}

void Game::record(std::size_t capacity) { trace_.reserve(capacity); }

}  // namespace pm
