#include "generator/readout/plays.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>

namespace pm::gen {

namespace {

constexpr double kStep = 0.5;
constexpr double kLongest = 60;
constexpr double kTouchingUntil = 20;  ///< nearly all who touch have touched by then

MedianTime median_of(std::vector<double> times) {
  if (times.empty()) return {};
  std::sort(times.begin(), times.end());
  const std::size_t n = times.size();
  const double middle = n % 2 == 1 ? times[n / 2] : (times[n / 2 - 1] + times[n / 2]) / 2;
  // The number of times below the true median is binomial: the outermost ranks that leave out at
  // most 2.5 % on each side.
  const boost::math::binomial_distribution<> below(static_cast<double>(n), 0.5);
  std::size_t rank = 0;
  while (rank < n / 2 && boost::math::cdf(below, static_cast<double>(rank)) <= 0.025) ++rank;
  if (rank == 0) return {middle, 0, std::numeric_limits<double>::infinity()};
  return {middle, times[rank - 1], times[n - rank]};
}

std::vector<CurvePoint> touching_curve(std::vector<double> touches, std::size_t views) {
  std::sort(touches.begin(), touches.end());
  std::vector<CurvePoint> out;
  for (double at = 0; at <= kTouchingUntil; at += kStep) {
    const auto touched = std::upper_bound(touches.begin(), touches.end(), at) - touches.begin();
    out.push_back({at, share_rate(static_cast<double>(touched), static_cast<double>(views))});
  }
  return out;
}

std::vector<CurvePoint> staying_curve(const std::vector<Stay>& stays) {
  double longest = 0;
  for (const Stay& stay : stays) longest = std::max(longest, stay.seconds);
  const std::vector<DropOffPoint> steps = drop_off(stays);
  std::vector<CurvePoint> out;
  // Before anybody left, and after the last one did, the estimate's own interval has no width.
  const auto views = static_cast<double>(stays.size());
  Rate share = share_rate(views, views);
  std::size_t next = 0;
  for (double at = 0; at <= std::min(kLongest, longest); at += kStep) {
    for (; next < steps.size() && steps[next].seconds <= at; ++next) {
      const DropOffPoint& step = steps[next];
      share = {step.staying, step.low, step.high};
      if (step.staying == 0) share = share_rate(0, step.at_risk);
    }
    out.push_back({at, share});
  }
  return out;
}

}  // namespace

PlayCurves play_curves(const std::string& name, const ViewTally& tally) {
  PlayCurves out;
  out.name = name;
  out.views = tally.views;
  if (tally.views == 0) return out;
  out.touched = tally.first_touch_seconds.size();
  out.touched_share =
      share_rate(static_cast<double>(out.touched), static_cast<double>(tally.views));
  out.first_touch = median_of(tally.first_touch_seconds);
  out.touching = touching_curve(tally.first_touch_seconds, tally.views);
  out.staying = staying_curve(tally.stays);
  return out;
}

std::optional<Rate> staying_at(const PlayCurves& curves, double seconds) {
  std::optional<Rate> share;
  for (const CurvePoint& point : curves.staying) {
    if (point.seconds <= seconds) share = point.share;
  }
  const bool all_left = share && share->value == 0;
  const bool known = !curves.staying.empty() && curves.staying.back().seconds >= seconds;
  return known || all_left ? share : std::nullopt;
}

PlaysReadout plays_readout(
    std::map<std::string, ViewTally> tallies, std::span<const std::string> order,
    const std::map<std::string, std::map<std::string, std::string>>& genomes) {
  PlaysReadout out;
  struct Level {
    ViewTally tally;
    int variants = 0;
  };
  std::map<std::string, std::map<std::string, Level>> levels;
  for (const std::string& variant : order) {
    const auto tally = tallies.find(variant);
    if (tally == tallies.end() || tally->second.views == 0) continue;
    out.variants.push_back(play_curves(variant, tally->second));
    const auto genome = genomes.find(variant);
    if (genome == genomes.end()) continue;
    for (const auto& [choice, level] : genome->second) {
      Level& sum = levels[choice][level];
      add_tally(sum.tally, tally->second);
      ++sum.variants;
    }
  }
  for (const auto& [choice, by_level] : levels) {
    if (by_level.size() < 2) continue;
    for (const auto& [level, sum] : by_level) {
      if (sum.variants < 2) continue;  // says no more than its variant's own line
      out.choices.push_back(play_curves(level, sum.tally));
      out.choices.back().choice = choice;
    }
  }
  out.tallies = std::move(tallies);
  return out;
}

}  // namespace pm::gen
