#pragma once
#include "runtime/view/playable.h"

namespace pm::gen {

/// Plays the best hints with a visible finger, through the same pointer entry that people use.
class Finger {
 public:
  /// Call once before each step.
  void drive(Playable& play);

 private:
  Gesture gesture_;
  int at_ = -1;
  int rest_ = 0;
};

}  // namespace pm::gen
