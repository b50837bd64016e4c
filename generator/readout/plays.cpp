#include "generator/readout/plays.h"

#include <algorithm>

namespace pm::gen {

namespace {

constexpr double kStep = 0.5;

}  // namespace

PlayCurves play_curves(const std::string& variant, const std::vector<Stay>& views, double until) {
  PlayCurves out;
  out.variant = variant;
  out.views = views.size();
  if (views.empty()) return out;
  std::vector<double> touches;
  std::vector<double> ends;
  for (const Stay& view : views) {
    if (view.touched_seconds >= 0) touches.push_back(view.touched_seconds);
    if (view.left_seconds >= 0) ends.push_back(view.left_seconds);
  }
  std::sort(touches.begin(), touches.end());
  std::sort(ends.begin(), ends.end());
  out.touched = touches.size();
  if (!touches.empty()) out.median_touch_seconds = touches[touches.size() / 2];
  const auto count = static_cast<double>(views.size());
  for (double at = 0; at <= until; at += kStep) {
    const auto by_now = [&](const std::vector<double>& times) {
      return static_cast<double>(std::upper_bound(times.begin(), times.end(), at) - times.begin());
    };
    out.touching.push_back({at, by_now(touches) / count});
    out.staying.push_back({at, 1 - by_now(ends) / count});
  }
  return out;
}

}  // namespace pm::gen
