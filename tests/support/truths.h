#pragma once
#include <cstdint>
#include <vector>

#include "generator/optimiser/truth.h"

namespace pm {

/// Made-up experiments: log-normal rates round `rate`.
struct TruthKind {
  int experiments = 100;
  int arms_least = 5, arms_most = 5;
  double spread = 0.21;       ///< relative sd between the arms of an experiment
  double spread_varies = 0;   ///< sd of the logarithm of `spread` between experiments
  double rate = 0.01;         ///< installs per impression
  double impressions = 3600;  ///< per arm
};

std::vector<gen::Experiment> made_truths(const TruthKind& kind, std::uint64_t seed);

}  // namespace pm
