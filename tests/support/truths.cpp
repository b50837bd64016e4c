#include "tests/support/truths.h"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <string>

#include "generator/optimiser/chance.h"

namespace pm {

std::vector<gen::Experiment> made_truths(const TruthKind& kind, std::uint64_t seed) {
  gen::Chance chance(seed);
  boost::random::normal_distribution<double> normal;
  std::vector<gen::Experiment> out;
  for (int e = 0; e < kind.experiments; ++e) {
    int arms = kind.arms_least;
    // Few arms are commoner than many.
    for (int a = kind.arms_least; a < kind.arms_most; ++a) arms += chance.unit() < 0.43 ? 1 : 0;
    const double spread = kind.spread * std::exp(kind.spread_varies * normal(chance));
    const double sigma = std::sqrt(std::log1p(spread * spread));
    gen::Experiment one{"e" + std::to_string(e), {}, {}, kind.impressions * arms};
    for (int a = 0; a < arms; ++a) {
      one.arms.push_back("a" + std::to_string(a));
      one.rates.push_back(
          std::min(1.0, kind.rate * std::exp(sigma * normal(chance) - sigma * sigma / 2)));
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace pm
