#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "generator/optimiser/policy.h"
#include "generator/optimiser/truth.h"

namespace pm::gen {

/// How the simulated world departs from constant rates and installs that are known at once.
struct World {
  double drift = 0;          ///< relative sd by which an arm's rate has wandered by the last batch
  double day_effect = 0;     ///< relative sd of a factor common to all arms, new for every batch
  double delay_batches = 0;  ///< mean delay of an install in batches (geometric)
};

struct SimulationSetup {
  double impressions = 20000;     ///< per experiment, where the experiment names none
  bool override_budgets = false;  ///< use `impressions` everywhere
  int batches = 20;
  int repeats = 1;  ///< plays of each experiment
  std::uint64_t seed = 1;
  World world;
  PlaymillOptions playmill;  ///< of the policy of that name
  unsigned threads = 0;      ///< 0: as many as the machine has; the result does not depend on it
  std::function<bool()> stopped;  ///< asked now and then; true ends early (figures are then void)
};

/// A mean over experiments with its 95 % interval (normal, experiments as the units).
struct Estimate {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// How a policy did. Every experiment counts alike.
struct PolicyFigures {
  std::string policy;
  Estimate lift;          ///< mean of (true rate of the traffic served ÷ mean arm's) − 1
  Estimate oracle_share;  ///< lift ÷ the lift of serving the best arm from the start
  Estimate p_best;        ///< chance that the final pick is the best arm (one of them)
  Estimate final_value;   ///< mean of (true rate of the final pick ÷ mean arm's) − 1
};

struct SimulationResult {
  double oracle_lift = 0;  ///< mean of (best arm's rate ÷ mean arm's) − 1
  std::size_t experiments = 0;
  double mean_rate = 0;  ///< mean arm of the mean experiment
  std::vector<PolicyFigures> policies;
};

/// Plays every experiment with every policy named. The served gain is counted in true rates, so
/// that only the policy's own luck adds noise. Arms are shuffled anew for each play; all policies
/// meet the same shuffles and worlds. Under drift the best arm and the mean are those over the
/// whole horizon, the final pick is valued by the rates of the last batch.
SimulationResult simulate(std::span<const Experiment> experiments,
                          std::span<const std::string> policies, const SimulationSetup& setup);

}  // namespace pm::gen
