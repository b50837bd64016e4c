#include "generator/optimiser/statements.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pm::gen {

namespace {

constexpr double kNinety = 1.6449;  // standard deviations that leave out 5 % on each side

/// Counts by arm and stratum.
class Ledger {
 public:
  Ledger(std::span<const Cell> cells, std::span<const int> stratum, std::size_t arms)
      : arms_(arms) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      arms_[static_cast<std::size_t>(cells[c].arm)].push_back(
          {stratum[c], {cells[c].impressions, cells[c].installs}});
    }
    for (auto& entries : arms_) {
      std::stable_sort(entries.begin(), entries.end(),
                       [](const Entry& x, const Entry& y) { return x.stratum < y.stratum; });
      std::size_t kept = 0;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        if (kept > 0 && entries[kept - 1].stratum == entries[i].stratum) {
          entries[kept - 1].tally.impressions += entries[i].tally.impressions;
          entries[kept - 1].tally.installs += entries[i].tally.installs;
        } else {
          entries[kept++] = entries[i];
        }
      }
      entries.resize(kept);
    }
  }
  /// The strata that both arms were served in.
  std::vector<Stratum> pair(std::size_t a, std::size_t b) const {
    std::vector<Stratum> out;
    auto of_b = arms_[b].begin();
    for (const Entry& of_a : arms_[a]) {
      while (of_b != arms_[b].end() && of_b->stratum < of_a.stratum) ++of_b;
      if (of_b == arms_[b].end()) break;
      if (of_b->stratum != of_a.stratum) continue;
      out.push_back({of_a.tally.impressions, of_a.tally.installs, of_b->tally.impressions,
                     of_b->tally.installs});
    }
    return out;
  }
  double rate(std::size_t arm) const {
    Tally sum;
    for (const Entry& entry : arms_[arm]) {
      sum.impressions += entry.tally.impressions;
      sum.installs += entry.tally.installs;
    }
    return sum.impressions > 0 ? sum.installs / sum.impressions : 0;
  }

 private:
  struct Entry {
    int stratum;
    Tally tally;
  };
  std::vector<std::vector<Entry>> arms_;
};

double relative_variance(const Pooled& pooled, std::size_t arm) {
  return pooled.variance[arm] / (pooled.mean[arm] * pooled.mean[arm]);
}

}  // namespace

Statements state(std::span<const Cell> cells, std::span<const int> stratum, const Pooled& pooled,
                 std::size_t reference, double confidence, double margin) {
  Statements out;
  const std::size_t arms = pooled.mean.size();
  const Ledger ledger(cells, stratum, arms);
  const double alpha = (1 - confidence) / static_cast<double>(std::max<std::size_t>(1, arms - 1));
  out.reference = reference;
  out.keep = static_cast<std::size_t>(std::max_element(pooled.mean.begin(), pooled.mean.end()) -
                                      pooled.mean.begin());
  out.others_at_most = -1;
  for (std::size_t i = 0; i < arms; ++i) {
    if (i != out.keep) {
      // Wrong only if the truly best arm's bound is: as many bounds as it has rivals.
      const LiftBounds other = lift_bounds(ledger.pair(out.keep, i), alpha);
      out.others_at_most = std::max(out.others_at_most, other.high);
    }
    if (i == reference) continue;
    Comparison one;
    one.arm = i;
    const double base = ledger.rate(reference);
    one.measured_lift =
        base > 0 ? ledger.rate(i) / base - 1 : std::numeric_limits<double>::quiet_NaN();
    one.always = lift_bounds(ledger.pair(reference, i), alpha);
    const double ratio = pooled.mean[i] / pooled.mean[reference];
    const double width =
        kNinety * std::sqrt(relative_variance(pooled, i) + relative_variance(pooled, reference));
    one.corrected_lift = ratio - 1;
    one.corrected_low = ratio * std::exp(-width) - 1;
    one.corrected_high = ratio * std::exp(width) - 1;
    out.comparisons.push_back(one);
  }
  out.may_stop = out.others_at_most <= margin;
  return out;
}

}  // namespace pm::gen
