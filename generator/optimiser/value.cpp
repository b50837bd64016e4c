#include "generator/optimiser/value.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>

namespace pm::gen {

namespace {

/// A ratio of sums over periods, with the variance of its estimate.
struct Ratio {
  double value = 0;
  double variance = 0;
  std::size_t periods = 0;
};

struct Sums {
  double impressions = 0;
  double revenue = 0;
};

Ratio ratio_of(const std::map<int, Sums>& periods) {
  Ratio out;
  Sums all;
  for (const auto& [period, sums] : periods) {
    all.impressions += sums.impressions;
    all.revenue += sums.revenue;
    if (sums.impressions > 0) ++out.periods;
  }
  if (!(all.impressions > 0)) return out;
  out.value = all.revenue / all.impressions;
  double square = 0;
  for (const auto& [period, sums] : periods) {
    const double rest = sums.revenue - out.value * sums.impressions;
    square += rest * rest;
  }
  const auto n = static_cast<double>(out.periods);
  if (n > 1) out.variance = square / (all.impressions * all.impressions) * n / (n - 1);
  return out;
}

double student(std::size_t periods, double level) {
  const boost::math::students_t_distribution<> t(static_cast<double>(periods) - 1);
  return boost::math::quantile(t, level);
}

}  // namespace

std::vector<ArmValue> arm_values(std::span<const ValueCell> cells, int arms,
                                 double worth_at_least) {
  const auto count = static_cast<std::size_t>(arms);
  std::vector<std::map<int, Sums>> own(count);
  std::vector<std::map<int, Sums>> others(count);
  std::vector<double> spend(count, 0.0);
  for (const ValueCell& cell : cells) {
    for (std::size_t i = 0; i < count; ++i) {
      Sums& sums = (static_cast<int>(i) == cell.arm ? own : others)[i][cell.period];
      sums.impressions += cell.impressions;
      sums.revenue += cell.revenue;
    }
    spend[static_cast<std::size_t>(cell.arm)] += cell.spend;
  }
  std::vector<ArmValue> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Ratio mine = ratio_of(own[i]);
    const Ratio theirs = ratio_of(others[i]);
    if (mine.periods < kLeastValuePeriods) continue;
    ArmValue& one = out[i];
    double impressions = 0;
    for (const auto& [period, sums] : own[i]) impressions += sums.impressions;
    one.known = mine.value > 0 || theirs.value > 0;
    one.erpm = mine.value * 1000;
    const double half = student(mine.periods, 0.975) * std::sqrt(mine.variance) * 1000;
    one.low = std::max(0.0, one.erpm - half);
    one.high = one.erpm + half;
    if (spend[i] > 0) one.roas = mine.value * impressions / spend[i];
    if (theirs.periods < kLeastValuePeriods) continue;
    const double gap = mine.value - worth_at_least * theirs.value;
    const double error =
        std::sqrt(mine.variance + worth_at_least * worth_at_least * theirs.variance);
    one.worth_less = gap + student(std::min(mine.periods, theirs.periods), 0.95) * error < 0;
  }
  return out;
}

}  // namespace pm::gen
