#include "generator/look/subject.h"

#include <algorithm>
#include <cmath>

#include "generator/composer/cast.h"

namespace pm::gen {

namespace {

constexpr float kLeastHalf = 2.5F;          // px; what is smaller says nothing in a small picture
constexpr std::uint32_t kLeastAlpha = 160;  // of 255; fainter things are on their way in or out

/// Tells whose cell of the atlas a quad shows.
class Owners {
 public:
  Owners(Playable& play, const Template& spec) : cells_(play.renderer().cells()) {
    const pm::Scene& scene = play.scene();
    for (std::size_t r = 0; r < spec.roles.size() && r < scene.roles.size(); ++r) {
      if (!is_main_role(spec.roles[r])) continue;
      const RoleRange range = scene.roles[r];
      for (int i = 0; i < range.count; ++i) main_.push_back(range.first + i);
    }
  }

  /// The slot of a piece that the player tells apart; -1 for everything else.
  int piece(const Quad& quad) const {
    if (quad.kind != static_cast<std::uint32_t>(QuadKind::sprite)) return -1;
    for (const int slot : main_) {
      const auto first = static_cast<std::size_t>(slot) * static_cast<std::size_t>(Mood::count);
      for (std::size_t m = 0; m < static_cast<std::size_t>(Mood::count); ++m) {
        if (first + m >= cells_.size()) continue;
        const Painter::Cell& cell = cells_[first + m];
        if (cell.u1 > 0 && cell.u0 == quad.u0 && cell.v0 == quad.v0) return slot;
      }
    }
    return -1;
  }

 private:
  std::span<const Painter::Cell> cells_;
  std::vector<int> main_;
};

bool is_words(const Quad& quad) { return quad.kind == static_cast<std::uint32_t>(QuadKind::text); }

PixelRect bounds(const Quad& quad, float share) {
  const float w = share * (std::abs(quad.half_w * quad.cos_r) + std::abs(quad.half_h * quad.sin_r));
  const float h = share * (std::abs(quad.half_w * quad.sin_r) + std::abs(quad.half_h * quad.cos_r));
  const auto at = [](float v) { return static_cast<int>(std::lround(v)); };
  return {at(quad.x - w), at(quad.y - h), at(quad.x + w), at(quad.y + h)};
}

PixelRect rect_of(const Box& box) {
  const auto at = [](float v) { return static_cast<int>(std::lround(v)); };
  return {at(box.x), at(box.y), at(box.x + box.w), at(box.y + box.h)};
}

}  // namespace

LookSubject subject_of(Playable& play, const Template& spec) {
  const Owners owners(play, spec);
  LookSubject out;
  out.cta = rect_of(play.layout().cta);
  std::vector<Region> pieces;
  for (const Quad& quad : play.quads()) {
    if ((quad.color_a & 255U) < kLeastAlpha || std::min(quad.half_w, quad.half_h) < kLeastHalf)
      continue;
    if (is_words(quad)) {
      out.regions.push_back({RegionKind::words, bounds(quad, 1), -1});
    } else if (const int slot = owners.piece(quad);
               slot >= 0 && play.layout().stage.contains(quad.x, quad.y)) {
      // A sprite's silhouette reaches about 0.8 of its square.
      pieces.push_back({RegionKind::piece, bounds(quad, 0.8F), slot});
    }
  }
  // A full board has more pieces than need be looked at: evenly over all of them.
  const std::size_t room = kMostRegions - std::min(kMostRegions, out.regions.size());
  const std::size_t taken = std::min(room, pieces.size());
  for (std::size_t i = 0; i < taken; ++i) out.regions.push_back(pieces[i * pieces.size() / taken]);
  return out;
}

std::vector<Quad> quads_left(Playable& play, const Template& spec, bool pieces) {
  const Owners owners(play, spec);
  std::vector<Quad> out;
  for (const Quad& quad : play.quads()) {
    if (is_words(quad) || (!pieces && owners.piece(quad) >= 0)) continue;
    out.push_back(quad);
  }
  return out;
}

}  // namespace pm::gen
