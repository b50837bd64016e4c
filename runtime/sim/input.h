#pragma once
#include <cstdint>

namespace pm {

/// A point in stage units: x right, y down, origin at the stage's top left. The stage's size is
/// fixed by the mechanic and never depends on the screen, so a trace replays on any device.
struct Point {
  std::int16_t x = 0;
  std::int16_t y = 0;
};

enum class InputKind : std::uint8_t { down = 0, move = 1, up = 2, cancel = 3, retry = 4 };

/// One input, applied just before the step it is stamped with. Single pointer: further fingers
/// are ignored by the shell.
struct Input {
  std::uint32_t step = 0;
  InputKind kind = InputKind::down;
  Point at;
};

}  // namespace pm
