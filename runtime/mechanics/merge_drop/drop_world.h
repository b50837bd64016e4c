#pragma once
#include <array>
#include <cstdint>
#include <memory>

#include "runtime/sim/det_math_box2d.h"
// After our maths: Box2D's inline rotations must call it too.
#include <box2d/box2d.h>

#include "runtime/sim/hash.h"

namespace pm {

inline constexpr float kDropUnits = 100.0F;  ///< stage units per metre
inline constexpr int kDropPool = 80;         ///< most pieces in the box at once
inline constexpr int kMaxLevels = 9;
inline constexpr int kGrowSteps = 9;  ///< a merged piece swells to full size in this time
inline constexpr int kSquashSteps = 18;

/// What the box is and how its pieces behave. Lengths in stage units.
struct DropRules {
  float left = 70, right = 930;  ///< inner faces of the walls
  float floor = 1070;            ///< inner face of the floor
  float line = 310;              ///< overflow line
  float bounce = 0.12F;
  float gravity = 46;                          ///< m/s^2
  int levels = 7;                              ///< pieces of the last level vanish in pairs
  int overflow_steps = 90;                     ///< time above the line that loses
  std::array<float, kMaxLevels + 1> radius{};  ///< by level, 1..levels
};

/// One piece. The body is pooled: `level` 0 means that it waits, switched off.
struct DropPiece {
  b2Body* body = nullptr;
  std::int8_t level = 0;
  bool landed = false;         ///< has touched something since it was dropped
  std::uint8_t grow = 0;       ///< steps since birth by merge, up to kGrowSteps (= full size)
  std::uint8_t squash = 0;     ///< steps left of the squash after an impact
  std::uint16_t age = 0;       ///< steps since birth
  std::uint16_t over = 0;      ///< steps above the line
  std::int16_t squash_pm = 0;  ///< strength of the squash, 1/1000
  float squash_nx = 0, squash_ny = -1;           ///< direction of the blow
  float prev_x = 0, prev_y = 0, prev_angle = 0;  ///< stage units, radians: one step ago
  float hit = 0, hit_nx = 0, hit_ny = -1;        ///< strongest blow of this step, m/s
};

/// Two pieces became one of `level` (or none: the last level vanishes, `level` = levels + 1).
struct DropMerge {
  int piece = -1;  ///< index of the new piece, -1 none
  int level = 0;
  float x = 0, y = 0;
  float from_x[2]{}, from_y[2]{};
};

struct DropLanding {
  int piece = 0;
  float speed = 0;  ///< m/s
};

/// What a step brought, in fixed room: more than fits waits for the next step or is not shown.
struct DropNews {
  std::array<DropMerge, 8> merges{};
  int merge_count = 0;
  std::array<DropLanding, 8> landings{};
  int landing_count = 0;
};

/// The physics of the box: falling, touching, merging. Knows no rules of winning, no input and no
/// drawing, so that a search can run a copy of it ahead of time.
class DropWorld final : private b2ContactListener {
 public:
  DropWorld() = default;
  ~DropWorld() override = default;
  DropWorld(const DropWorld&) = delete;
  DropWorld& operator=(const DropWorld&) = delete;

  /// Builds walls and the pool of switched-off bodies.
  void build(const DropRules& rules);
  /// Takes over the pieces of another world built from the same rules. Contacts are found anew, so
  /// the copy runs closely alike, not bit for bit.
  void copy_from(const DropWorld& other);
  /// Puts a piece of full size into the box; -1 when the pool is empty. Stage units, m/s.
  int add(int level, float x, float y, float velocity_y);
  void remove(int index);
  void step(DropNews& news);
  void hash(Hasher& hasher) const;

  const DropRules& rules() const { return rules_; }
  const std::array<DropPiece, kDropPool>& pieces() const { return pieces_; }
  float x(int index) const { return at(index).x * kDropUnits; }
  float y(int index) const { return at(index).y * kDropUnits; }
  /// Radius now (it swells after a merge), stage units.
  float radius(int index) const;
  /// Longest time that any piece has been above the line, steps.
  int worst_over() const;
  int count() const;
  /// True when nothing moves faster than a crawl.
  bool calm() const;

 private:
  void PostSolve(b2Contact* contact, const b2ContactImpulse* impulse) override;
  const b2Vec2& at(int index) const {
    return pieces_[static_cast<std::size_t>(index)].body->GetPosition();
  }
  void place(int index, int level, float x, float y, float radius);
  void find_merges(DropNews& news);
  void merge(int a, int b, DropNews& news);
  void nudge_neighbours(int centre, float x, float y, float radius);

  DropRules rules_;
  std::unique_ptr<b2World> world_;
  std::array<DropPiece, kDropPool> pieces_{};
};

}  // namespace pm
