#pragma once
#include "runtime/mechanics/sort/sort.h"
#include "runtime/view/painter.h"

// Shared by the drawing files of sort only.
namespace pm::sorting {

inline constexpr float kTurn = 6.2831853F;
inline constexpr Rgba kDeep = 0x10082eff;  // shadows are a cool dark, never black

inline float fraction(float v) { return v - static_cast<float>(static_cast<int>(v)); }

struct View {
  Painter& p;
  const Board& b;
  const ViewClock& clock;
  float d;    ///< diameter of a piece
  float now;  ///< board age, with the part of a step

  float since(std::uint32_t age) const { return now - static_cast<float>(age); }
};

/// Sideways shiver of a tube that refused a move, stage units.
float shake_of(const View& v, int tube);
inline bool shut(const View& v, int tube) {
  return v.b.closed_at[static_cast<std::size_t>(tube)] > 0;
}

/// A tube that would take what is lifted.
inline bool invites(const View& v, int tube) {
  return v.b.lifted >= 0 && pourable(v.b.rack, v.b.lifted, tube) > 0;
}

void paint_table(const View& v);
void paint_tube_back(const View& v, int tube);
void paint_tube_front(const View& v, int tube);
void paint_cabinet(const View& v);
void paint_shelf(const View& v, int tube);
/// A tick on a finished shelf.
void paint_badge(const View& v, int tube);

}  // namespace pm::sorting
