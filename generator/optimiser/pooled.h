#pragma once
#include <span>
#include <vector>

namespace pm::gen {

/// What is known of one arm: impressions that could have led to an install by now, and installs.
/// Both may be fractions (matured, discounted or adjusted counts, see evidence.h).
struct Tally {
  double impressions = 0;
  double installs = 0;
};

/// Prior of the relative spread between arms: a grid of standard deviations of rate ÷ mean rate.
struct SpreadPrior {
  std::vector<double> spread;
  std::vector<double> weight;  ///< need not sum to 1

  /// Centred at a fifth, as measured over real creative tests (docs/optimiser.md), wide enough to
  /// let a few dozen installs per arm overrule it.
  static const SpreadPrior& usual();
};

/// Posterior of all arms of an experiment, shrunken towards each other as far as their spread,
/// estimated from the same counts, allows. Rates are installs per impression.
struct Pooled {
  double mean_rate = 0;          ///< the arms' common mean
  double mean_log_variance = 0;  ///< variance of the log of `mean_rate`
  double spread = 0;             ///< posterior mean of the relative spread
  std::vector<double> mean;      ///< per arm
  std::vector<double> variance;  ///< per arm, given the common mean
  std::vector<double> pull;      ///< per arm, 0..1: how far it is drawn to the common mean
};

/// Gamma-Poisson with partial pooling: installs of arm i are Poisson(impressions_i · m · r_i) with
/// r_i ~ Gamma of mean 1 and relative spread τ. The spread is integrated over the prior's grid by
/// its marginal (negative binomial) likelihood; m is its conditional maximum under a flat prior in
/// log m (Laplace). No arm: empty. Without any install the common mean is half an install over all
/// impressions.
Pooled pool(std::span<const Tally> arms, const SpreadPrior& prior = SpreadPrior::usual());

/// Chance of each arm to be the best, by integration over the arms' posteriors (gamma of the arm's
/// mean and variance, by Wilson and Hilferty's cube root). Sums to 1; equal arms are equal.
std::vector<double> chance_of_best(const Pooled& pooled);

/// Quantile of an arm's rate: gamma with the posterior's mean and variance, the uncertainty of the
/// common mean included as far as the arm is drawn to it. `level` in (0, 1).
double rate_quantile(const Pooled& pooled, std::size_t arm, double level);

}  // namespace pm::gen
