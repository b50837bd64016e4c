#pragma once
#include "runtime/mechanics/runner/runner.h"
#include "runtime/view/painter.h"

namespace pm::runner {

/// Interpolated state of one picture.
struct Runner::Frame {
  float pos = 0;    ///< metres from the start
  float x = 0;      ///< lanes from the middle
  float up = 0;     ///< metres
  float speed = 0;  ///< sideways, lanes per step
  float steps = 0;  ///< simulation steps, with the fraction
  float seconds = 0;
  float alpha = 0;
  float bubble_x = 0, bubble_y = 0;  ///< middle of the count's bubble
};

inline constexpr float kFarM = 62;         ///< nothing is drawn beyond
inline constexpr float kRoadHalf = 1.64F;  ///< half width of the road in lanes

/// 0 at the end of the view, 1 from 14 m before it: things come out of the haze.
float out_of_haze(float ahead);
/// Repeatable scatter in 0..1.
float scatter(int index, int salt);

/// Colours of the land, by the scene's background and its grade.
struct Land {
  Rgba ground_a, ground_b, haze, road_a, road_b, kerb_a, kerb_b, line;
  bool grass = false;  ///< tufts grow beside the road
};
Land land_of(const Scene& scene);

}  // namespace pm::runner
