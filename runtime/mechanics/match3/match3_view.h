#pragma once
#include "runtime/mechanics/match3/match3.h"
#include "runtime/view/painter.h"

// Shared by the drawing files of match3 only.
namespace pm::match3 {

inline constexpr float kTurn = 6.2831853F;
inline constexpr float kRocketTilt =
    0.6F;  // the rocket's nose points this far right of up in its cell
inline constexpr Rgba kDeep = 0x10082eff;  // shadows are a cool dark, never black

inline float fraction(float v) { return v - static_cast<float>(static_cast<int>(v)); }

/// Where and how a piece is drawn in this frame.
struct Pose {
  float x = 0, y = 0;
  SpriteLook look;
};

struct View {
  Painter& p;
  const Board& b;
  const ViewClock& clock;
  float cell, left, top;

  float since(std::uint32_t age) const {
    return static_cast<float>(static_cast<std::int32_t>(b.age - age)) - 1 + clock.alpha;
  }
  float cx(float x) const { return left + (x + 0.5F) * cell; }
  float cy(float y) const { return top + (y + 0.5F) * cell; }
};

/// Does a slot hold the sprite whose nose must point where it will fly?
bool is_rocket(const Scene& scene, int slot);
/// Rotation of a special's sprite, radians.
float special_turn(const Scene& scene, int slot, Special special);
/// Frame, well and cells.
void paint_frame(const View& v);
/// Light of what goes off.
void paint_flash(const View& v, const Flash& flash);

}  // namespace pm::match3
