// The towers: eight designs, varied by the seed. A design is drawn up in hundredths of a metre, x
// from its middle and y upwards from the plateau; the builder turns that into stage units.
#include "runtime/mechanics/slingshot/sling_world.h"

namespace pm {

namespace {

constexpr float kCentreX = 720;              // stage units
constexpr float kScale = kSlingUnits / 100;  // stage units per centimetre
constexpr float kRight = 998;                // nothing stands beyond, stage units
constexpr float kPost = 30;
constexpr float kBeam = 26;
constexpr float kBox = 76;
constexpr int kMaxSpots = 16;

struct Builder {
  const SlingWish& wish;
  Rng& rng;
  SlingLayout& out;
  std::array<float, kMaxSpots> spot_x{};
  std::array<float, kMaxSpots> spot_y{};
  int spots = 0;
  float half_width = 0;  ///< of what stands so far

  Material pick() {
    const int roll = rng.range(0, 999);
    if (roll < wish.stone_per_mille) return Material::stone;
    return roll < wish.stone_per_mille + (1000 - wish.stone_per_mille) * 38 / 100 ? Material::ice
                                                                                  : Material::wood;
  }
  /// `bottom` is the height of its foot.
  void block(float x, float bottom, float w, float h, Material material) {
    if (out.count >= kMaxParts - 6) return;
    out.parts[static_cast<std::size_t>(out.count++)] =
        SlingPart{SlingKind::block,
                  material,
                  kCentreX + x * kScale,
                  out.plateau_y - (bottom + h * 0.5F) * kScale,
                  w * kScale,
                  h * kScale};
    const float reach = (x < 0 ? -x : x) + w * 0.5F;
    if (reach > half_width) half_width = reach;
  }
  void post(float x, float bottom, float h) { block(x, bottom, kPost, h, pick()); }
  void beam(float x, float bottom, float w) { block(x, bottom, w, kBeam, Material::wood); }
  void box(float x, float bottom, float size = kBox) { block(x, bottom, size, size, pick()); }
  void spot(float x, float bottom) {
    if (spots == kMaxSpots) return;
    spot_x[static_cast<std::size_t>(spots)] = x;
    spot_y[static_cast<std::size_t>(spots++)] = bottom;
  }
};

/// Storeys of two posts and a beam, someone at home on each floor.
void tower(Builder& b) {
  const float w = static_cast<float>(b.rng.range(150, 200));
  float y = 0;
  for (int i = 0; i < b.wish.storeys; ++i) {
    const float h = static_cast<float>(b.rng.range(98, 116));
    b.post(-w * 0.5F + kPost * 0.5F, y, h);
    b.post(w * 0.5F - kPost * 0.5F, y, h);
    b.beam(0, y + h, w + 26);
    b.spot(0, y);
    y += h + kBeam;
  }
  b.spot(0, y);
}

/// Two narrow towers and a bridge.
void twins(Builder& b) {
  const float apart = static_cast<float>(b.rng.range(96, 104));
  const int floors = b.wish.storeys < 3 ? b.wish.storeys : 3;
  float y = 0;
  for (int i = 0; i < floors; ++i) {
    const float h = static_cast<float>(b.rng.range(94, 106));
    for (int side = -1; side <= 1; side += 2) {
      const float x = static_cast<float>(side) * apart;
      // The near walls give way, or nobody would ever reach the far house.
      b.block(x - 57, y, kPost, h, side < 0 ? Material::ice : b.pick());
      b.block(x + 57, y, kPost, h, side < 0 ? Material::wood : b.pick());
      if (i + 1 < floors) b.beam(x, y + h, 150);
    }
    if (i == 0) b.spot(-apart, y);
    if (i == 0) b.spot(apart, y);
    if (i == 1) b.spot(apart, y);
    y += h;
    if (i + 1 < floors) y += kBeam;
  }
  b.beam(0, y, 2 * apart + 150);
  b.spot(-apart, y + kBeam);
  b.spot(apart, y + kBeam);
}

/// Rows that step in on both sides, with room to stand on the steps.
void ziggurat(Builder& b) {
  const int rows = b.wish.storeys < 3 ? b.wish.storeys : 3;
  int across = 2 * rows - 1;
  float y = 0;
  for (int row = 0; row < rows; ++row, across -= 2) {
    for (int i = 0; i < across; ++i)
      b.box((static_cast<float>(i) - static_cast<float>(across - 1) * 0.5F) * (kBox + 1), y);
    y += kBox;
    if (row + 1 == rows) break;
    const float step = static_cast<float>(across - 1) * 0.5F * (kBox + 1);
    b.spot(-step, y);
    b.spot(step, y);
  }
  b.spot(0, y);
  if (b.wish.storeys >= 4) {
    b.spots = b.spots > 0 ? b.spots - 1 : 0;
    b.post(-50, y, 96);
    b.post(50, y, 96);
    b.beam(0, y + 96, 150);
    b.spot(0, y);
    b.spot(0, y + 96 + kBeam);
  }
}

/// Two columns of boxes, a court between them and a lintel on top.
void castle(Builder& b) {
  const float half = static_cast<float>(b.rng.range(118, 132));
  const int high = b.wish.storeys + 1 < 4 ? b.wish.storeys + 1 : 4;
  float y = 0;
  for (int i = 0; i < high; ++i) {
    b.box(-half, y);
    b.box(half, y);
    y += kBox;
  }
  b.spot(0, 0);
  b.beam(0, y, 2 * half + kBox);
  b.spot(0, y + kBeam);
  b.spot(-half, y + kBeam);
  b.spot(half, y + kBeam);
  if (high >= 3) {
    b.post(-30, 0, 92);
    b.post(30, 0, 92);
    b.beam(0, 92, 120);
    b.spots = 0;
    b.spot(0, 92 + kBeam);
    b.spot(0, y + kBeam);
    b.spot(-half, y + kBeam);
    b.spot(half, y + kBeam);
  }
}

/// Tables on tables.
void tables(Builder& b) {
  const float narrower = static_cast<float>(b.rng.range(44, 60));
  float w = 300;
  float y = 0;
  for (int i = 0; i < b.wish.storeys; ++i) {
    const float h = static_cast<float>(b.rng.range(94, 104));
    b.post(-w * 0.5F + kPost * 0.5F, y, h);
    b.post(w * 0.5F - kPost * 0.5F, y, h);
    const bool middle = w > 230;
    if (middle) {
      b.post(0, y, h);
      b.spot(-w * 0.25F, y);
      b.spot(w * 0.25F, y);
    } else {
      b.spot(0, y);
    }
    b.beam(0, y + h, w + 14);
    y += h + kBeam;
    w -= narrower;
  }
  b.spot(0, y);
}

/// Columns that rise to the right, someone on every one.
void stairs(Builder& b) {
  const int columns = b.wish.storeys + 1 < 4 ? b.wish.storeys + 1 : 4;
  const float pitch = static_cast<float>(b.rng.range(84, 92));
  const bool mirrored = b.rng.chance_per_mille(300);
  for (int c = 0; c < columns; ++c) {
    const float side = mirrored ? -1.0F : 1.0F;
    const float x = side * (static_cast<float>(c) - static_cast<float>(columns - 1) * 0.5F) * pitch;
    for (int i = 0; i <= c; ++i) b.box(x, static_cast<float>(i) * kBox);
  }
  for (int c = columns - 1; c >= 0; --c) {
    const float side = mirrored ? -1.0F : 1.0F;
    const float x = side * (static_cast<float>(c) - static_cast<float>(columns - 1) * 0.5F) * pitch;
    b.spot(x, static_cast<float>(c + 1) * kBox);
  }
}

/// Stout walls under a stepped roof; a second hut stands on the first.
void huts(Builder& b) {
  const int floors = b.wish.storeys >= 3 ? 2 : 1;
  float y = 0;
  float w = 210;
  for (int i = 0; i < floors; ++i) {
    const float h = static_cast<float>(b.rng.range(96, 112));
    b.block(-w * 0.5F + 24, y, 48, h, b.pick());
    b.block(w * 0.5F - 24, y, 48, h, b.pick());
    b.beam(0, y + h, w + 44);
    b.spot(0, y);
    y += h + kBeam;
    w -= 34;
  }
  b.block(0, y, w + 10, 34, b.pick());
  y += 34;
  if (b.wish.storeys >= 2) {
    b.block(0, y, w - 60, 34, b.pick());
    y += 34;
  }
  b.spot(0, y);
}

/// A pole of boxes and wide planks.
void totem(Builder& b) {
  const float plank = static_cast<float>(b.rng.range(262, 276));
  float y = 0;
  for (int i = 0; i < b.wish.storeys; ++i) {
    b.box(-41, y);
    b.box(41, y);
    y += kBox;
    b.beam(0, y, plank);
    y += kBeam;
    if (i + 1 < b.wish.storeys) {
      b.spot(i % 2 == 0 ? -118.0F : 118.0F, y);
    }
  }
  for (int i = -1; i <= 1; ++i) b.spot(84.0F * static_cast<float>(i), y);
}

constexpr void (*kPatterns[])(Builder&) = {tower,  twins,  ziggurat, castle,
                                           tables, stairs, huts,     totem};
constexpr int kPatternCount = static_cast<int>(sizeof kPatterns / sizeof kPatterns[0]);

}  // namespace

int sling_pattern_count() { return kPatternCount; }

void build_tower(const SlingWish& wish, Rng& rng, SlingLayout& layout) {
  layout.count = 0;
  layout.plateau_y = kGroundY - wish.lift;
  const int chance = rng.range(0, kPatternCount - 1);
  const int pattern =
      wish.pattern >= 1 && wish.pattern <= kPatternCount ? wish.pattern - 1 : chance;
  Builder builder{wish, rng, layout};
  kPatterns[pattern](builder);
  // Open ground beside the tower takes who finds no room.
  const int designed = builder.spots;
  const float radius = kTargetRadius / kScale;
  const float beside = builder.half_width + radius + 14;
  const float beyond = beside + 2.15F * radius;
  if (kCentreX + (beside + radius) * kScale < kRight) builder.spot(beside, 0);
  builder.spot(-beside, 0);
  if (kCentreX + (beyond + radius) * kScale < kRight) builder.spot(beyond, 0);
  builder.spot(-beyond, 0);
  float left = -builder.half_width;
  std::array<bool, kMaxSpots> taken{};
  for (int placed = 0; placed < wish.targets && placed < builder.spots; ++placed) {
    int pick = placed;
    if (placed < designed) {
      pick = rng.range(0, designed - 1);
      while (taken[static_cast<std::size_t>(pick)]) pick = (pick + 1) % designed;
    }
    taken[static_cast<std::size_t>(pick)] = true;
    layout.parts[static_cast<std::size_t>(layout.count++)] = SlingPart{
        SlingKind::target,
        Material::wood,
        kCentreX + builder.spot_x[static_cast<std::size_t>(pick)] * kScale,
        layout.plateau_y - builder.spot_y[static_cast<std::size_t>(pick)] * kScale - kTargetRadius,
        2 * kTargetRadius,
        2 * kTargetRadius};
    const float reach = builder.spot_x[static_cast<std::size_t>(pick)] - radius;
    if (reach < left) left = reach;
  }
  layout.plateau_x = kCentreX + (left - 40) * kScale;
}

}  // namespace pm
