#include "generator/optimiser/allocate.h"

#include <algorithm>
#include <cmath>

#include "generator/optimiser/horizon_index.h"

namespace pm::gen {

namespace {

constexpr double kLeastChance = 1e-3;
constexpr double kMostPower = 200;
constexpr std::size_t kParts = 24;

void normalise(std::vector<double>& shares) {
  double total = 0;
  for (const double share : shares) total += share;
  for (double& share : shares) share /= total;
}

std::vector<double> sharpened(const Pooled& pooled, double left, const AllocationTuning& tuning) {
  std::vector<double> shares = chance_of_best(pooled);
  const double power = std::min(kMostPower, tuning.power * std::pow(left, -tuning.power_growth));
  const double top = *std::max_element(shares.begin(), shares.end());
  for (double& share : shares) share = std::pow(std::max(share, kLeastChance) / top, power);
  normalise(shares);
  return shares;
}

std::vector<double> by_index(const Pooled& pooled, double next, double remaining,
                             const AllocationTuning& tuning) {
  const std::size_t count = pooled.mean.size();
  // A whole number of parts per arm: equal arms get equal shares.
  const std::size_t parts = count * ((kParts + count - 1) / count);
  const double part = next / static_cast<double>(parts);
  std::vector<double> shares(count, 0.0);
  std::vector<double> variance = pooled.variance;
  const auto index = [&](std::size_t i, double horizon) {
    // Rare events: the noise variance of one impression is the rate itself.
    const double noise = pooled.mean[i];
    return pooled.mean[i] + std::sqrt(variance[i]) * horizon_index(horizon * variance[i] / noise);
  };
  for (std::size_t p = 0; p < parts; ++p) {
    const double horizon = (remaining - static_cast<double>(p) * part) * (1 + tuning.afterlife);
    std::size_t best = 0;
    double top = -1;
    for (std::size_t i = 0; i < count; ++i) {
      const double value = index(i, horizon);
      if (value > top) top = value, best = i;
    }
    shares[best] += 1.0 / static_cast<double>(parts);
    variance[best] = 1 / (1 / variance[best] + part / pooled.mean[best]);
  }
  return shares;
}

}  // namespace

std::vector<double> allocate(const Pooled& pooled, double next, double remaining, double horizon,
                             const AllocationTuning& tuning) {
  if (pooled.mean.size() < 2) return std::vector<double>(pooled.mean.size(), 1.0);
  const double left = std::clamp(remaining / horizon, 1e-6, 1.0);
  std::vector<double> shares = sharpened(pooled, left, tuning);
  const std::vector<double> index = by_index(pooled, next, std::max(remaining, next), tuning);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] = (1 - tuning.index_share) * shares[i] + tuning.index_share * index[i];
  }
  normalise(shares);
  return shares;
}

std::vector<double> guarded(std::span<const double> target, std::span<const double> previous,
                            int periods_done, const Guards& guards) {
  const auto count = static_cast<double>(target.size());
  const double holdout = std::clamp(guards.holdout, 0.0, 1.0);
  const double floor = std::clamp(guards.floor, 0.0, 1 / count);
  std::vector<double> out(target.begin(), target.end());
  for (double& share : out) {
    if (periods_done < guards.min_periods) share = 1 / count;
    share = floor + (1 - count * floor) * share;
    share = holdout / count + (1 - holdout) * share;
  }
  normalise(out);
  if (previous.size() != target.size()) return out;
  double longest = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    longest = std::max(longest, std::abs(out[i] - previous[i]));
  }
  if (longest <= guards.max_step) return out;
  const double part = guards.max_step / longest;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = previous[i] + part * (out[i] - previous[i]);
  }
  return out;
}

}  // namespace pm::gen
