#include "generator/optimiser/pooled.h"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace pm::gen {

namespace {

// Boost's own lgamma: the C library's writes a global, which threads would share.
double log_gamma(double x) {
  using boost::math::policies::policy;
  using boost::math::policies::promote_double;
  return boost::math::lgamma(x, policy<promote_double<false>>());
}

constexpr double kReach = 5;
constexpr int kSteps = 128;

struct Conditional {
  double mean_rate = 0;
  double log_likelihood = 0;
  double information = 0;  // of log mean_rate
};

/// The common mean given the spread, shape = 1/spread².
Conditional given_spread(std::span<const Tally> arms, double shape, double start) {
  Conditional out;
  double m = start;
  for (int i = 0; i < 12; ++i) {
    double installs = 0.5;
    double impressions = 0;
    for (const Tally& arm : arms) {
      const double weight = shape / (shape + m * arm.impressions);
      installs += weight * arm.installs;
      impressions += weight * arm.impressions;
    }
    const double next = installs / impressions;
    const bool settled = std::abs(next - m) < 1e-4 * m;
    m = next;
    if (settled) break;
  }
  out.mean_rate = m;
  const double log_gamma_shape = log_gamma(shape);
  for (const Tally& arm : arms) {
    const double expected = m * arm.impressions;
    out.information += shape * expected / (shape + expected);
    if (arm.impressions <= 0) continue;
    out.log_likelihood +=
        log_gamma(shape + arm.installs) - log_gamma_shape - shape * std::log1p(expected / shape);
    if (arm.installs > 0) {
      out.log_likelihood += arm.installs * std::log(expected / (shape + expected));
    }
  }
  out.log_likelihood -= 0.5 * std::log(out.information + 0.5);
  return out;
}

}  // namespace

const SpreadPrior& SpreadPrior::usual() {
  static const SpreadPrior prior{{0.02, 0.05, 0.1, 0.15, 0.2, 0.28, 0.4, 0.6, 0.9},
                                 {0.1, 0.2, 0.5, 1, 2, 2, 1, 0.5, 0.25}};
  return prior;
}

Pooled pool(std::span<const Tally> arms, const SpreadPrior& prior) {
  Pooled out;
  const std::size_t count = arms.size();
  out.mean.assign(count, 0);
  out.variance.assign(count, 0);
  out.pull.assign(count, 1);
  double impressions = 0;
  double installs = 0;
  for (const Tally& arm : arms) {
    impressions += arm.impressions;
    installs += arm.installs;
  }
  // Nothing seen: any scale will do, only ratios are looked at.
  double start = impressions > 0 ? (installs + 0.5) / impressions : 1;

  const std::size_t grid = prior.spread.size();
  std::vector<Conditional> given(grid);
  std::vector<double> weight(grid);
  double top = -std::numeric_limits<double>::infinity();
  for (std::size_t g = 0; g < grid; ++g) {
    const double shape = 1 / (prior.spread[g] * prior.spread[g]);
    given[g].mean_rate = start;
    if (impressions > 0) given[g] = given_spread(arms, shape, start);
    start = given[g].mean_rate;
    weight[g] = std::log(prior.weight[g]) + given[g].log_likelihood;
    top = std::max(top, weight[g]);
  }
  double total = 0;
  for (double& w : weight) total += w = std::exp(w - top);
  for (double& w : weight) w /= total;

  if (count > 0) std::fill(out.pull.begin(), out.pull.end(), 0.0);
  for (std::size_t g = 0; g < grid; ++g) {
    const double shape = 1 / (prior.spread[g] * prior.spread[g]);
    const double m = given[g].mean_rate;
    out.mean_rate += weight[g] * m;
    out.spread += weight[g] * prior.spread[g];
    out.mean_log_variance += weight[g] / (given[g].information + 0.5);
    for (std::size_t i = 0; i < count; ++i) {
      const double rate = shape / m + arms[i].impressions;
      const double mean = (shape + arms[i].installs) / rate;
      out.mean[i] += weight[g] * mean;
      out.variance[i] += weight[g] * (mean * mean + mean / rate);
      out.pull[i] += weight[g] * (shape / m) / rate;
    }
  }
  for (std::size_t i = 0; i < count; ++i) out.variance[i] -= out.mean[i] * out.mean[i];
  return out;
}

std::vector<double> chance_of_best(const Pooled& pooled) {
  const std::size_t count = pooled.mean.size();
  std::vector<double> out(count, 0.0);
  if (count == 0) return out;
  // By Wilson and Hilferty the cube root of a gamma variable is nearly normal: in the cube root of
  // the rate every arm is a normal of its own centre and width.
  std::vector<double> centre(count);
  std::vector<double> width(count);
  double from = 0;
  double to = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double mean = pooled.mean[i];
    const double relative = pooled.variance[i] / (mean * mean);  // 1/shape
    centre[i] = std::cbrt(mean) * (1 - relative / 9);
    width[i] = std::cbrt(mean) * std::sqrt(relative) / 3;
    // The best lies above every arm's lowest values.
    from = std::max(from, centre[i] - kReach * width[i]);
    to = std::max(to, centre[i] + kReach * width[i]);
  }
  const auto below = [&](std::size_t i, double root) {
    return 0.5 * std::erfc((centre[i] - root) / (width[i] * std::numbers::sqrt2));
  };
  std::vector<double> before(count);
  std::vector<double> mass(count);
  std::vector<double> middle(count);
  for (std::size_t i = 0; i < count; ++i) before[i] = below(i, from);
  for (int step = 1; step <= kSteps; ++step) {
    const double root = from + (to - from) * step / kSteps;
    double all = 1;
    for (std::size_t i = 0; i < count; ++i) {
      const double now = below(i, root);
      mass[i] = now - before[i];
      middle[i] = std::max((now + before[i]) / 2, 1e-300);
      before[i] = now;
      all *= middle[i];
    }
    for (std::size_t i = 0; i < count; ++i) out[i] += mass[i] * (all / middle[i]);
  }
  const double total = std::accumulate(out.begin(), out.end(), 0.0);
  if (!(total > 0)) return std::vector<double>(count, 1.0 / static_cast<double>(count));
  for (double& chance : out) chance /= total;
  return out;
}

double rate_quantile(const Pooled& pooled, std::size_t arm, double level) {
  const double mean = pooled.mean[arm];
  const double shared = mean * pooled.pull[arm];
  const double variance = pooled.variance[arm] + shared * shared * pooled.mean_log_variance;
  const double shape = mean * mean / variance;
  return boost::math::quantile(boost::math::gamma_distribution<>(shape, variance / mean), level);
}

}  // namespace pm::gen
