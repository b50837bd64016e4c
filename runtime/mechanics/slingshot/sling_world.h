#pragma once
#include <array>
#include <cstdint>
#include <memory>

#include "runtime/sim/det_math_box2d.h"
// After our maths: Box2D's inline rotations must call it too.
#include <box2d/box2d.h>

#include "runtime/sim/hash.h"
#include "runtime/sim/rng.h"

namespace pm {

inline constexpr float kSlingUnits = 128.0F;   ///< stage units per metre
inline constexpr float kSlingGravity = 9.5F;   ///< m/s^2
inline constexpr float kShotRadius = 46.0F;    ///< stage units
inline constexpr float kTargetRadius = 47.0F;  ///< stage units
inline constexpr float kGroundY = 1110.0F;     ///< top of the low ground, stage units
inline constexpr int kMaxParts = 56;           ///< blocks and targets
inline constexpr int kMaxShots = 8;
inline constexpr int kMaxBodies = kMaxParts + kMaxShots;

enum class SlingKind : std::uint8_t { block, target, shot };
enum class Material : std::uint8_t { wood, ice, stone, count };

/// A block or a target where the tower puts it. Stage units, centre and full size.
struct SlingPart {
  SlingKind kind = SlingKind::block;
  Material material = Material::wood;
  float x = 0, y = 0, w = 0, h = 0;
};

/// A level: the parts, and the raised ground under them.
struct SlingLayout {
  std::array<SlingPart, kMaxParts> parts{};
  int count = 0;
  float plateau_x = 440;     ///< its left edge, stage units
  float plateau_y = 1080;    ///< its top
  float block_strength = 1;  ///< factor on the health of blocks
  float target_strength = 1;
};

/// What a level is asked to be.
struct SlingWish {
  int pattern = 0;  ///< 0 by chance, else 1..sling_pattern_count()
  int storeys = 3;  ///< 1..4
  int targets = 3;  ///< 1..5
  int stone_per_mille = 150;
  float lift = 0;  ///< height of the plateau above the ground, stage units
};

int sling_pattern_count();
/// Draws up a tower. It stands by itself; tests hold every pattern, height and many seeds to that.
void build_tower(const SlingWish& wish, Rng& rng, SlingLayout& layout);

/// One body. Blocks and targets come first, in the layout's order, then the shots.
struct SlingBody {
  b2Body* body = nullptr;
  SlingKind kind = SlingKind::block;
  Material material = Material::wood;
  bool alive = false;
  std::uint8_t flash = 0;      ///< steps left of the light after a blow
  std::uint16_t age = 0;       ///< shots: steps since the launch
  std::uint16_t still = 0;     ///< shots: steps at rest
  float w = 0, h = 0;          ///< full size, stage units
  float health = 1, full = 1;  ///< newton seconds that it still takes / took at first
  float prev_x = 0, prev_y = 0, prev_angle = 0;  ///< one step ago, stage units and radians
  float blow = 0;                                ///< hardest blow of this step, N s
  bool by_shot = false;                          ///< the hardest blow came from a shot
};

enum class SlingEventKind : std::uint8_t { hit, broke, gone };
struct SlingNewsItem {
  SlingEventKind kind = SlingEventKind::hit;
  int body = 0;
  float x = 0, y = 0;  ///< stage units
  float strength = 0;  ///< N s
};
/// What a step brought, in fixed room; more than fits is not shown.
struct SlingNews {
  std::array<SlingNewsItem, 24> items{};
  int count = 0;
};

/// The physics of tower and shots. Knows no rules of winning, no input and no drawing, so that a
/// search can try shots on a copy.
class SlingWorld final : private b2ContactListener {
 public:
  SlingWorld() = default;
  ~SlingWorld() override = default;
  SlingWorld(const SlingWorld&) = delete;
  SlingWorld& operator=(const SlingWorld&) = delete;

  /// Creates all bodies, lets the tower come to rest and puts it to sleep.
  void build(const SlingLayout& layout);
  /// Takes over the state of another world built from the same layout. Contacts are found anew, so
  /// the copy runs closely alike, not bit for bit.
  void copy_from(const SlingWorld& other);
  /// Sends shot `index` (0..kMaxShots-1) off. Stage units, m/s.
  void launch(int index, float x, float y, float vx, float vy);
  void step(SlingNews& news);
  /// Makes the previous pose equal the present one: nothing moves this step.
  void hold();
  void hash(Hasher& hasher) const;

  const std::array<SlingBody, kMaxBodies>& bodies() const { return bodies_; }
  float x(int i) const {
    return bodies_[static_cast<std::size_t>(i)].body->GetPosition().x * kSlingUnits;
  }
  float y(int i) const {
    return bodies_[static_cast<std::size_t>(i)].body->GetPosition().y * kSlingUnits;
  }
  int parts() const { return layout_.count; }
  const SlingLayout& layout() const { return layout_; }
  int targets_alive() const;
  bool shot_flying() const;
  bool calm() const;

 private:
  void PostSolve(b2Contact* contact, const b2ContactImpulse* impulse) override;
  void create(int index, const SlingPart& part);
  void settle();
  void take_damage(int index, SlingNews& news);
  void remove(int index, SlingEventKind kind, SlingNews& news);

  SlingLayout layout_;
  std::unique_ptr<b2World> world_;
  std::array<SlingBody, kMaxBodies> bodies_{};
  bool fragile_ = false;  ///< false while the tower settles
};

/// What a body of a material shrugs off, N s.
float sling_threshold(SlingKind kind, Material material);
float sling_health(SlingKind kind, Material material);

}  // namespace pm
