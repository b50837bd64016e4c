#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "generator/optimiser/allocate.h"
#include "generator/optimiser/chance.h"
#include "generator/optimiser/delay.h"
#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// One batch that has been served, as it can be known when the next decision is due.
struct Period {
  std::vector<double> impressions;  ///< per arm
  std::vector<double> installs;     ///< per arm, reported so far
  Arrivals arrivals;                ///< all arms together, by age; as long as the batch is old
};

/// What a policy may look at.
struct View {
  std::size_t arms = 0;
  int batches = 0;                   ///< planned, the whole experiment
  double horizon_impressions = 0;    ///< planned, the whole experiment
  double next_impressions = 0;       ///< of the coming batch
  double remaining_impressions = 0;  ///< from now to the end, the coming batch included
  std::span<const Period> periods;   ///< served so far, oldest first
};

/// A way to share traffic. One object plays one experiment from its first batch to its last.
class Policy {
 public:
  virtual ~Policy() = default;
  /// Shares of the coming batch, summing to 1.
  virtual std::vector<double> share(const View& view, Chance& chance) = 0;
  /// The arm to keep when the experiment is over.
  virtual std::size_t pick(const View& view, Chance& chance) = 0;
};

/// How the policy `playmill` works.
struct PlaymillOptions {
  AllocationTuning tuning;
  Guards guards;
  double half_life_periods = 0;  ///< of evidence; 0: old counts are as good as new ones
};

/// All policies by name, in the order in which they are reported:
/// `uniform`; `explore_10`, `explore_25`, `explore_50` (equal shares for that part of the batches,
/// rounded up, then the best measured arm); `sequential_halving` (Karnin, Koren and Somekh 2013);
/// `greedy` (equal shares once, then the best measured arm); `thompson` (Beta(1, 1) per arm, shares
/// = chances of being best); `playmill`.
std::span<const std::string_view> policy_names();

/// Null when there is none of that name.
std::unique_ptr<Policy> make_policy(std::string_view name, const PlaymillOptions& options = {});

/// The belief behind `playmill`: counts matured by the fitted delay, freed of day effects,
/// discounted by age and dispersion, pooled.
Pooled believe(std::size_t arms, std::span<const Period> periods, double half_life_periods);

}  // namespace pm::gen
