#pragma once
#include <span>
#include <string>
#include <vector>

#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// What is expected of a variant that was never served.
struct Expectation {
  double log_rate = 0;  ///< relative to the mean of those that were served
  double sd = 0;        ///< of `log_rate`
};

/// How variants come to be alike.
struct KinshipScale {
  std::vector<double> weight;  ///< of each choice, above 0; only their ratios count
  double variance = 0.1;       ///< of the log rate between variants with nothing in common
};

/// Learns from variants that were served what others like them will do. Variants are alike as far
/// as they share choices: the logarithm of the rate is a Gaussian process over choices (Rasmussen
/// and Williams 2006, chapter 2), whose covariance is half what single choices have in common and
/// half what pairs of them have; so a child of one new choice is expected near its parent. Counts
/// enter as logarithms with the variance of a Poisson count; their mean is taken as known. Costs
/// the cube of the arms: meant for some hundreds.
class Kinship {
 public:
  /// The scale that maximises the marginal likelihood, held back by a prior. `choices` has one row
  /// per arm, all rows as long; arms without impressions tell nothing.
  Kinship(std::span<const Tally> arms, std::span<const std::vector<std::string>> choices);

  /// The same with the scale given; `scale` weighs every choice.
  Kinship(std::span<const Tally> arms, std::span<const std::vector<std::string>> choices,
          KinshipScale scale);

  Expectation of(std::span<const std::string> choices) const;
  /// Of one of the arms that were given: what is its own counts as well.
  Expectation of_arm(std::size_t arm) const;

  /// Installs per impression that a `log_rate` of 0 stands for; 0 while nothing was installed.
  double base_rate() const { return base_rate_; }

  const KinshipScale& scale() const { return scale_; }
  /// Of what was counted, under the scale; a constant is left out.
  double log_likelihood() const { return log_likelihood_; }

 private:
  void read(std::span<const Tally> arms, std::span<const std::vector<std::string>> choices);
  void learn_scale();
  /// Covariance of the log rate, without what is an arm's own.
  double covariance(std::span<const std::string> a, std::span<const std::string> b) const;
  /// Factorises the covariance under the present scale.
  void factorise();
  /// What follows for a variant that has `shared` covariance with each row.
  Expectation given(std::span<const double> shared) const;

  std::vector<std::vector<std::string>> rows_;  // of the arms that were served
  std::vector<std::vector<std::string>> all_;   // of all arms
  std::vector<int> row_of_;                     // of each arm, −1: never served
  std::vector<double> value_;                   // log rate, centred
  std::vector<double> noise_;                   // its variance
  KinshipScale scale_;
  std::vector<double> factor_;  // lower Cholesky factor, row by row
  std::vector<double> dual_;    // covariance⁻¹ · value
  double log_likelihood_ = 0;
  double base_rate_ = 0;
};

}  // namespace pm::gen
