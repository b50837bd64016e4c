#pragma once
#include <memory>

#include "runtime/mechanics/mechanic.h"
#include "runtime/sim/bounded.h"

namespace pm {

enum class Phase : std::uint8_t {
  playing,
  finishing,  ///< outcome known, celebration or sigh; input ignored
  end_card
};

/// A play of a scene: the mechanic plus the rules round it (time limit, finish, retry). The only
/// thing that shells, bots and replays drive. Deterministic.
class Game {
 public:
  /// `scene` must outlive the game. False when the mechanic is unknown to this build.
  bool start(const Scene& scene);

  /// Applies an input now; it is stamped with the current step and, when recording, kept.
  void input(InputKind kind, Point at);
  /// One 60 Hz step. Afterwards `events()` holds what happened.
  void step();

  const Scene& scene() const { return *scene_; }
  Mechanic& mechanic() { return *mechanic_; }
  const Mechanic& mechanic() const { return *mechanic_; }
  std::span<const Event> events() const { return events_.view(); }
  Phase phase() const { return phase_; }
  Outcome outcome() const { return outcome_; }
  std::uint32_t steps() const { return step_; }
  std::uint32_t phase_steps() const { return step_ - phase_start_; }
  std::uint32_t idle_steps() const { return step_ - last_input_; }
  int tries() const { return tries_; }
  bool can_retry() const { return outcome_ == Outcome::lost && tries_ <= scene_->retries; }
  bool touched() const { return touched_; }
  /// Steps left of the time limit; -1 without one.
  int steps_left() const;
  void hud(HudModel& hud) const;
  std::uint64_t hash() const;

  /// Keeps every input until the capacity is reached; used for session traces and replays.
  void record(std::size_t capacity);
  std::span<const Input> trace() const { return trace_; }

 private:
  void begin_try();
  void enter(Phase phase);

  const Scene* scene_ = nullptr;
  std::unique_ptr<Mechanic> mechanic_;
  Events events_;
  Phase phase_ = Phase::playing;
  Outcome outcome_ = Outcome::playing;
  std::uint32_t step_ = 0;
  std::uint32_t phase_start_ = 0;
  std::uint32_t try_start_ = 0;
  std::uint32_t clock_start_ = 0;
  std::uint32_t last_input_ = 0;
  std::uint32_t events_of_ = ~0U;  ///< step before which the pending events were emitted
  int tries_ = 1;
  bool touched_ = false;
  Bounded<Input> trace_;
};

}  // namespace pm
