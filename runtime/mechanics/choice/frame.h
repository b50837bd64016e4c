#pragma once
#include "runtime/mechanics/choice/choice.h"
#include "runtime/view/ease.h"

namespace pm::choice {

/// What the layers of one picture share.
struct Choice::Frame {
  float seconds = 0;
  float alpha = 0;   ///< fraction of the current step
  float beat = 0;    ///< steps since the beat began
  float clock = 0;   ///< all steps
  float bright = 0;  ///< 0 gloomy .. 1 all is well
  float cheer = 0;   ///< 1 at a good impact, decays
  float gloom = 0;   ///< 1 at a bad impact, decays
  bool reacting = false;
  bool good = false;  ///< the current reaction
};

inline constexpr Box kRoom{34, 16, 932, 600};  ///< the framed scene, stage units
inline constexpr float kFloorY = 430;          ///< where wall and floor meet
inline constexpr float kHeroFoot = 566;
inline constexpr float kHeroHalf = 205;

/// Where the thing that a good choice brings stands: foot point and half size.
struct Spot {
  float x, y, half;
};
inline constexpr Spot kSpots[kMaxSteps] = {
    {185, 520, 118}, {815, 520, 118}, {330, 470, 92}, {672, 470, 92}};

}  // namespace pm::choice
