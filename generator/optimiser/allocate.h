#pragma once
#include <span>
#include <vector>

#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// How traffic follows what is believed of the arms. The usual values were chosen over a wide sweep
/// of simulated experiments (docs/optimiser.md); nothing depends on them finely.
struct AllocationTuning {
  double power = 2.5;          ///< sharpening of the chances to be best, at the start
  double power_growth = 0.75;  ///< it grows with (share of the horizon left)^−growth
  double index_share = 0.5;    ///< of the traffic, by horizon index; the rest by sharpened chances
  /// How long the winner will be used after the campaign, in remaining horizons: learning is worth
  /// more when what is learned is used longer.
  double afterlife = 1.0;
};

/// Shares of the next batch, summing to 1: half sharpened Thompson sampling (chances of being best
/// to a power that grows towards the end of the horizon), half finite-horizon index (the batch is
/// dealt in small parts, each to the arm of the highest index, whose uncertainty shrinks by it).
/// Either alone is nearly as good; together they keep the comparison running on concurrent traffic.
///   next       impressions of the coming batch, > 0
///   remaining  impressions from now to the end, the coming batch included
///   horizon    impressions of the whole experiment
std::vector<double> allocate(const Pooled& pooled, double next, double remaining, double horizon,
                             const AllocationTuning& tuning = {});

/// What an operator wants kept whatever the model believes.
struct Guards {
  double holdout = 0;   ///< share split equally over all arms, the unbiased read-out
  double floor = 0;     ///< least share of each arm beside the holdout
  double max_step = 1;  ///< most that one arm's share may move from one batch to the next
  int min_periods = 0;  ///< equal shares for so many first periods
};

/// The shares that are served: target, guarded. `previous` are the shares served before (empty:
/// none yet). Exact assignment probabilities: they sum to 1, each is at least holdout/K + floor·(1
/// − holdout) where K·floor ≤ 1 (a larger floor counts as 1/K). A step that is too long is walked
/// part of the way, so that floors keep.
std::vector<double> guarded(std::span<const double> target, std::span<const double> previous,
                            int periods_done, const Guards& guards);

}  // namespace pm::gen
