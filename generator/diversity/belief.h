#pragma once
#include <span>

#include "generator/screen/gate_config.h"

namespace pm::gen {

/// What human-like bots made of a scene in a few plays.
struct PlayTally {
  int plays = 0;
  int wins = 0;
  double touches = 0;  ///< presses, all plays
  double seconds = 0;  ///< played, all plays

  void add(const PlayTally& other);
  double touches_per_second() const { return seconds > 0 ? touches / seconds : 0; }
};

/// What is thought of a pass rate before a scene has been played: a Beta distribution.
struct RatePrior {
  double wins = 1, losses = 1;  ///< as if that many plays had been seen

  double rate() const { return wins / (wins + losses); }
};

/// Fitted to scenes that have something in common, by the moments of their rates: the more alike
/// they are, the more strongly each is drawn to their mean. Few scenes say little.
RatePrior fit_prior(std::span<const PlayTally> tallies);

/// A score that was estimated from few plays.
struct BelievedScore {
  double mean = 0;
  double sd = 0;
  /// The shrunken lower bound that elites are ranked by, so that a lucky play makes none.
  double low(double z) const { return mean - z * sd; }
};

/// The pass rate of a scene, shrunken.
BelievedScore believed_rate(const PlayTally& tally, const RatePrior& prior);

/// How well a scene's difficulty serves, 0..1: 1 for a pass rate in the band, falling to 0 at
/// `slack` outside of it; expected over what the plays leave possible.
BelievedScore believed_worth(const PlayTally& tally, const RatePrior& prior, const Band& band,
                             double slack);

}  // namespace pm::gen
