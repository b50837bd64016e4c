#pragma once
#include "generator/core/result.h"
#include "generator/session/view.h"
#include "runtime/scene/scene.h"
#include "runtime/sim/game.h"

namespace pm::gen {

/// How a view's play went, as far as its trace tells.
struct Replay {
  Outcome outcome = Outcome::playing;  ///< of the last try
  Phase phase = Phase::playing;
  std::uint32_t steps = 0;
  int tries = 1;
  int progress_pm = 0;
  std::uint64_t hash = 0;
};

/// Plays a view again, without a screen, to its last mark. Error (record): the view is of another
/// scene than `fingerprint` (see scene_fingerprint), tells no state to hold the play against, or
/// its play differs; then it says between which steps.
Result<Replay> replay_session(const Scene& scene, std::string_view fingerprint,
                              const SessionView& view, std::string_view file);

}  // namespace pm::gen
