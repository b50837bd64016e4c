#pragma once
#include <map>
#include <string>
#include <vector>

namespace pm::gen {

/// One viewer's stay, as far as curves need it; −1: it did not happen.
struct Stay {
  double touched_seconds = -1;  ///< first touch, from the first frame
  double left_seconds = -1;     ///< when nothing more was seen of them
};

struct CurvePoint {
  double seconds = 0;
  double share = 0;
};

/// How a variant's viewers fared over time.
struct PlayCurves {
  std::string variant;
  std::size_t views = 0;
  std::size_t touched = 0;
  double median_touch_seconds = -1;  ///< of those who touched
  std::vector<CurvePoint> touching;  ///< share of views that have touched by then
  std::vector<CurvePoint> staying;   ///< share of views still there
};

struct PlaysReadout {
  std::vector<PlayCurves> variants;
};

/// Curves from views of one variant, at whole and half seconds up to `until`. Both are shares of
/// all views; whoever has no known end counts as still there.
PlayCurves play_curves(const std::string& variant, const std::vector<Stay>& views,
                       double until = 30);

}  // namespace pm::gen
