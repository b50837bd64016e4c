#pragma once
#include <span>
#include <vector>

namespace pm::gen {

/// Money that an arm brought in one period.
struct ValueCell {
  int arm = 0;
  int period = 0;
  double impressions = 0;
  double revenue = 0;
  double spend = 0;
};

/// What an arm is worth beside its installs.
struct ArmValue {
  bool known = false;        ///< enough periods with revenue to say anything
  double erpm = 0;           ///< revenue per 1000 impressions
  double low = 0, high = 0;  ///< 95 % interval of `erpm` (Student, periods as the sample)
  double roas = 0;           ///< revenue ÷ spend; 0 without spend
  /// Its revenue per impression is below `worth_at_least` of the others', at 95 % one-sided.
  bool worth_less = false;
};

inline constexpr int kLeastValuePeriods = 5;

/// Revenue per impression of each arm as a ratio of sums, its variance from the scatter between
/// periods (money is too skewed for a count model). An arm is compared with all others together.
/// This is a guardrail looked at from day to day, not proof: it is not valid at any time.
std::vector<ArmValue> arm_values(std::span<const ValueCell> cells, int arms, double worth_at_least);

}  // namespace pm::gen
