#pragma once
#include <cstdint>
#include <span>

#include "runtime/sim/bounded.h"
#include "runtime/view/painter.h"

namespace pm {

/// What a draw call samples: one of the renderer's textures, or nothing for panels.
enum class Pass : std::uint8_t { atlas, words, far, near, picture, panel };

/// Quads of one pass that follow each other in `Batches::quads`.
struct Run {
  Pass pass = Pass::atlas;
  std::uint16_t first = 0, count = 0;
  std::uint16_t last = 0;                ///< while batching: its newest quad
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< px, around all its quads
};

/// Turns a frame's quads, in painter's order, into few draw calls with little overdraw.
///
/// A quad joins an earlier run of its pass when nothing painted since lies under it. What a later
/// opaque panel hides is cut away: a board covers half of the screen, and weak GPUs pay by the
/// pixel. DOES NOT allocate in `build`.
class Batches {
 public:
  static constexpr std::size_t kMostQuads = 2048;
  static constexpr std::size_t kMostRuns = 96;

  void reserve();
  /// Screen size in px. What does not fit any more is left out.
  void build(std::span<const Quad> quads, float width, float height);
  std::span<const Run> runs() const { return runs_; }
  std::span<const Quad> quads() const { return sorted_; }

 private:
  struct Rect {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float area() const { return x1 > x0 && y1 > y0 ? (x1 - x0) * (y1 - y0) : 0; }
  };
  struct Cover {
    Rect rect;
    std::size_t index;  ///< of the opaque quad: hides only what was painted before it
  };

  static Rect bounds(const Quad& q);
  void find_covers(std::span<const Quad> quads, float width, float height);
  void add_cut(const Quad& q, Pass pass, const Rect& box, const Rect& hole);
  void add(const Quad& q, Pass pass);

  Bounded<Cover> covers_;
  Bounded<Quad> pieces_, sorted_;
  Bounded<Rect> bounds_;
  Bounded<std::uint8_t> run_of_;
  Bounded<std::uint16_t> before_;  ///< by piece: the one before it in its run
  Bounded<Run> runs_;
};

}  // namespace pm
