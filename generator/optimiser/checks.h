#pragma once
#include <span>
#include <vector>

#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// Whether traffic was split as it was meant to be.
struct SplitCheck {
  bool possible = false;  ///< at least two arms with expected impressions
  double chi_square = 0;
  double p = 1;           ///< chance of as odd a split by luck, impressions as independent draws
  std::size_t worst = 0;  ///< the arm that is farthest off
  double ratio = 1;       ///< impressions of that arm ÷ what it should have had
  /// By more than luck (p < 0.001) and by more than a hundredth: at millions of impressions even a
  /// split by rounding is beyond luck.
  bool mismatch = false;
};

/// Sample-ratio check (Pearson's chi-square) of impressions against the shares that were meant to
/// be served; `shares` sum to 1.
SplitCheck check_split(std::span<const double> impressions, std::span<const double> shares);

/// An arm against itself in its better days.
struct Fatigue {
  bool tired = false;
  double fall = 0;  ///< 1 − rate now ÷ rate before, both against the other arms of the same days
  double p = 1;     ///< one-sided
};

/// Looks at an arm's last `recent` periods against those before. `own` and `others` hold installs
/// and impressions by period, oldest first; the others (impressions in any unit, such as installs
/// expected) say what those days gave to everybody, so that a bad week is no fatigue. Alarm at a
/// fall of `least` or more that luck explains less often than once in a hundred (log ratio of
/// Poisson rates, normal).
Fatigue check_fatigue(std::span<const Tally> own, std::span<const Tally> others, std::size_t recent,
                      double least = 0.2);

}  // namespace pm::gen
