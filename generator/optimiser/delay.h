#pragma once
#include <span>
#include <vector>

namespace pm::gen {

/// Installs of one period's impressions, by how many periods later they were reported: index 0 is
/// the same period. As many entries as the period has been watched for.
using Arrivals = std::vector<double>;

/// Share of a period's installs that have been reported by a given age, between 0 and 1.
class DelayCurve {
 public:
  /// No delay: everything is there at once.
  DelayCurve() = default;
  /// `complete[a]` is the share by age a, growing, the last one 1.
  explicit DelayCurve(std::vector<double> complete) : complete_(std::move(complete)) {}

  double share_by(std::size_t age) const { return age < complete_.size() ? complete_[age] : 1.0; }

 private:
  std::vector<double> complete_;
};

/// Fits the curve to what was reported so far, the youngest periods being cut off: the
/// reverse-time hazard of right-truncated data (Lagakos, Barraj and De Gruttola 1988; the insurers'
/// chain ladder). Ages beyond the longest watched one count as complete: only ratios between ages
/// matter to the optimiser. Half a pseudo-install per age draws a thin curve to "no delay".
DelayCurve fit_delay(std::span<const Arrivals> periods);

/// How many installs of a period were known when it was `age` periods old.
struct Snapshot {
  int period = 0;
  int age = 0;
  double installs = 0;
};

/// The same from what was known at some ages, as reports drawn on different days tell it: growth
/// from each age to the next over the periods seen at both (chain ladder). Periods first seen late
/// tell of what came afterwards only. One report alone gives "no delay". Half a pseudo-install on
/// either side draws a thin curve to that, too.
DelayCurve fit_delay(std::span<const Snapshot> known);

}  // namespace pm::gen
