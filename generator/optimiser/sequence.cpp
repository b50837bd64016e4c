#include "generator/optimiser/sequence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace pm::gen {

namespace {

// Where alternatives are looked for: distances of log ratios from the null, evenly in their
// logarithm, weighted like a half normal. Any weights give valid evidence; these find lifts of a
// tenth to a half soonest.
constexpr std::size_t kNodes = 40;
constexpr double kNearest = 0.01;
constexpr double kFarthest = 2;
constexpr double kWidth = 0.25;

constexpr double kEdge = 12;  // of log ratios looked at
constexpr int kHalvings = 44;

struct Nodes {
  std::array<double, kNodes> distance{};
  std::array<double, kNodes> log_weight{};
};

const Nodes& nodes() {
  static const Nodes made = [] {
    Nodes out;
    double total = 0;
    for (std::size_t k = 0; k < kNodes; ++k) {
      const double part = static_cast<double>(k) / (kNodes - 1);
      const double d = kNearest * std::pow(kFarthest / kNearest, part);
      const double weight = d * std::exp(-d * d / (2 * kWidth * kWidth));
      out.distance[k] = d;
      out.log_weight[k] = weight;
      total += weight;
    }
    for (double& w : out.log_weight) w = std::log(w / total);
    return out;
  }();
  return made;
}

/// Strata with the same split are one.
struct Split {
  double per_a = 0;  // impressions of B for one of A
  double installs_b = 0;
  double installs = 0;
};

std::vector<Split> comparable(std::span<const Stratum> strata) {
  std::vector<Split> out;
  out.reserve(strata.size());
  for (const Stratum& s : strata) {
    if (!(s.impressions_a > 0) || !(s.impressions_b > 0)) continue;
    out.push_back({s.impressions_b / s.impressions_a, s.installs_b, s.installs_a + s.installs_b});
  }
  std::sort(out.begin(), out.end(),
            [](const Split& x, const Split& y) { return x.per_a < y.per_a; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (kept > 0 && out[kept - 1].per_a == out[i].per_a) {
      out[kept - 1].installs_b += out[i].installs_b;
      out[kept - 1].installs += out[i].installs;
    } else {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
  return out;
}

double log_likelihood(std::span<const Split> splits, double log_ratio) {
  const double ratio = std::exp(log_ratio);
  double out = 0;
  for (const Split& split : splits) {
    out += split.installs_b * log_ratio - split.installs * std::log1p(split.per_a * ratio);
  }
  return out;
}

double log_evidence(std::span<const Split> splits, double log_ratio, double side) {
  if (splits.empty()) return 0;
  const Nodes& at = nodes();
  const double null = log_likelihood(splits, log_ratio);
  std::array<double, kNodes> terms{};
  for (std::size_t k = 0; k < kNodes; ++k) {
    terms[k] = at.log_weight[k] + log_likelihood(splits, log_ratio + side * at.distance[k]) - null;
  }
  const double top = *std::max_element(terms.begin(), terms.end());
  double sum = 0;
  for (const double term : terms) sum += std::exp(term - top);
  return top + std::log(sum);
}

/// The log ratio at which the evidence falls to `wanted`; it does so only once, because the log
/// likelihood is concave. ±∞ when it does not reach it.
double bound(std::span<const Split> splits, double wanted, double side) {
  double refuted = -side * kEdge;
  double open = side * kEdge;
  if (log_evidence(splits, refuted, side) < wanted) {
    return -side * std::numeric_limits<double>::infinity();
  }
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (refuted + open) / 2;
    (log_evidence(splits, middle, side) < wanted ? open : refuted) = middle;
  }
  return refuted;
}

}  // namespace

double log_evidence_above(std::span<const Stratum> strata, double lift) {
  return log_evidence(comparable(strata), std::log1p(lift), 1);
}

double log_evidence_below(std::span<const Stratum> strata, double lift) {
  return log_evidence(comparable(strata), std::log1p(lift), -1);
}

LiftBounds lift_bounds(std::span<const Stratum> strata, double alpha) {
  const std::vector<Split> splits = comparable(strata);
  const double wanted = -std::log(alpha);
  return {std::expm1(bound(splits, wanted, 1)), std::expm1(bound(splits, wanted, -1))};
}

}  // namespace pm::gen
