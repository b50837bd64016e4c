#include "generator/optimiser/checks.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

namespace pm::gen {

namespace {

constexpr double kSplitLuck = 0.001;
constexpr double kSplitSlack = 0.01;
constexpr double kFatigueLuck = 0.01;
constexpr double kLeastInstalls = 10;

Tally sum(std::span<const Tally> periods) {
  Tally out;
  for (const Tally& one : periods) {
    out.impressions += one.impressions;
    out.installs += one.installs;
  }
  return out;
}

}  // namespace

SplitCheck check_split(std::span<const double> impressions, std::span<const double> shares) {
  SplitCheck out;
  double total = 0;
  for (const double n : impressions) total += n;
  std::size_t arms = 0;
  double farthest = 0;
  for (std::size_t i = 0; i < impressions.size(); ++i) {
    const double expected = shares[i] * total;
    if (expected < 5) continue;
    ++arms;
    const double part = (impressions[i] - expected) * (impressions[i] - expected) / expected;
    out.chi_square += part;
    if (part <= farthest) continue;
    farthest = part;
    out.worst = i;
    out.ratio = impressions[i] / expected;
  }
  if (arms < 2) return out;
  out.possible = true;
  const boost::math::chi_squared_distribution<> chi(static_cast<double>(arms) - 1);
  out.p = boost::math::cdf(boost::math::complement(chi, out.chi_square));
  out.mismatch = out.p < kSplitLuck && std::abs(out.ratio - 1) > kSplitSlack;
  return out;
}

Fatigue check_fatigue(std::span<const Tally> own, std::span<const Tally> others, std::size_t recent,
                      double least) {
  Fatigue out;
  if (own.size() < 2 * recent || others.size() != own.size()) return out;
  const Tally before = sum(own.first(own.size() - recent));
  const Tally now = sum(own.last(recent));
  const Tally others_before = sum(others.first(own.size() - recent));
  const Tally others_now = sum(others.last(recent));
  if (before.installs < kLeastInstalls || !(now.impressions > 0)) return out;
  const auto rate = [](const Tally& t) { return (t.installs + 0.5) / (t.impressions + 1e-9); };
  double change = std::log(rate(now) / rate(before));
  double variance = 1 / (now.installs + 0.5) + 1 / (before.installs + 0.5);
  // Without enough of the others, the days cannot be told from the arm.
  if (others_before.installs >= kLeastInstalls && others_now.installs >= kLeastInstalls) {
    change -= std::log(rate(others_now) / rate(others_before));
    variance += 1 / (others_now.installs + 0.5) + 1 / (others_before.installs + 0.5);
  }
  out.fall = 1 - std::exp(change);
  out.p = 0.5 * std::erfc(-change / std::sqrt(2 * variance));
  out.tired = out.fall >= least && out.p < kFatigueLuck;
  return out;
}

}  // namespace pm::gen
