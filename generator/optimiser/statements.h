#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "generator/optimiser/evidence.h"
#include "generator/optimiser/sequence.h"

namespace pm::gen {

/// An arm against the reference.
struct Comparison {
  std::size_t arm = 0;
  double measured_lift = 0;  ///< installs ÷ impressions, as counted; NaN without an install
  /// Holds at all looks and for all arms together: each side with the confidence asked for.
  LiftBounds always;
  /// Lift of the shrunken rates: what to expect of an arm that was chosen because it looked good.
  double corrected_lift = 0;
  double corrected_low = 0, corrected_high = 0;  ///< 90 % credible

  bool beats() const { return always.low > 0; }
  bool loses() const { return always.high < 0; }
};

/// What may be said of the arms, however often one looks and whatever shares were served.
struct Statements {
  std::size_t reference = 0;
  std::vector<Comparison> comparisons;  ///< every arm but the reference, in order
  std::size_t keep = 0;                 ///< highest shrunken rate
  /// No other arm is better than `keep` by more than this, with the confidence asked for.
  double others_at_most = 0;
  bool may_stop = false;  ///< `others_at_most` is within the margin
};

/// Cells of one `stratum` (as many entries as cells) were split between the arms at
/// random at the same time. `pooled` is the belief from the same cells. `confidence` in (0, 1) is
/// shared out over the comparisons (Bonferroni). At least one arm.
Statements state(std::span<const Cell> cells, std::span<const int> stratum, const Pooled& pooled,
                 std::size_t reference, double confidence, double margin);

}  // namespace pm::gen
