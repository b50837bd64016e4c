#pragma once
#include <limits>
#include <span>

namespace pm::gen {

/// What two arms counted where viewers were split between them at random: one period, or one
/// network of one period. How the split was chosen may depend on earlier strata.
struct Stratum {
  double impressions_a = 0;
  double installs_a = 0;
  double impressions_b = 0;
  double installs_b = 0;
};

/// Bounds of a lift: rate of B ÷ rate of A − 1.
struct LiftBounds {
  double low = -1;
  double high = std::numeric_limits<double>::infinity();
};

/// Logarithm of the evidence (an e-value) against "the lift is at most `lift`": under it, whenever
/// one looks and however often, evidence of 1/α or more turns up with a chance of at most α
/// (Ville).
///
/// Each stratum's installs, given their sum, are split binomially by impressions and ratio of the
/// rates; what moves both arms alike (day, season, an equal delay) cancels. The likelihood ratio to
/// the null is mixed over lifts above it (method of mixtures, Robbins 1970), whatever the shares
/// that an optimiser served. 0 where nothing can be compared. `lift` > −1.
double log_evidence_above(std::span<const Stratum> strata, double lift);

/// The mirror image: evidence against "the lift is at least `lift`".
double log_evidence_below(std::span<const Stratum> strata, double lift);

/// A confidence sequence: the lifts that neither evidence of 1/alpha refutes. Each side is wrong at
/// any time with a chance of at most `alpha` (0 < alpha < 1), both together at most twice that.
LiftBounds lift_bounds(std::span<const Stratum> strata, double alpha);

}  // namespace pm::gen
