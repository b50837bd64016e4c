#include "runtime/view/batches.h"

namespace pm {

namespace {

constexpr std::size_t kMostCovers = 6;
constexpr float kSmallCover = 0.03F;  // of the screen: hiding less is not worth the cutting
constexpr std::size_t kLookBack = 12;
constexpr std::uint16_t kNone = 0xffff;

float least(float a, float b) { return a < b ? a : b; }
float most(float a, float b) { return a > b ? a : b; }
float positive(float v) { return v < 0 ? -v : v; }
/// To whole pixels, whose edges no pixel's centre lies on: neighbours cut there neither gap nor
/// overlap.
float up(float v) { return static_cast<float>(static_cast<int>(v + 4096.99F) - 4096); }
float down(float v) { return static_cast<float>(static_cast<int>(v + 4096.0F) - 4096); }

Pass pass_of(QuadKind kind) {
  switch (kind) {
    case QuadKind::sprite: return Pass::atlas;
    case QuadKind::text: return Pass::words;
    case QuadKind::far: return Pass::far;
    case QuadKind::near: return Pass::near;
    case QuadKind::image: return Pass::picture;
    case QuadKind::panel:
    case QuadKind::piece:
    case QuadKind::flat: break;
  }
  return Pass::panel;
}

bool upright(const Quad& q) { return q.sin_r == 0 && q.cos_r > 0; }

}  // namespace

void Batches::reserve() {
  covers_.reserve(kMostCovers);
  pieces_.reserve(kMostQuads);
  sorted_.reserve(kMostQuads);
  bounds_.reserve(kMostQuads);
  run_of_.reserve(kMostQuads);
  before_.reserve(kMostQuads);
  runs_.reserve(kMostRuns);
}

Batches::Rect Batches::bounds(const Quad& q) {
  const float c = positive(q.cos_r);
  const float s = positive(q.sin_r);
  const float w = c * q.half_w + s * q.half_h;
  const float h = s * q.half_w + c * q.half_h;
  return Rect{q.x - w, q.y - h, q.x + w, q.y + h};
}

/// The last painted large opaque panels, as the rectangles that they surely fill.
void Batches::find_covers(std::span<const Quad> quads, float width, float height) {
  covers_.clear();
  for (std::size_t i = quads.size(); i > 0 && covers_.size() < kMostCovers; --i) {
    const Quad& q = quads[i - 1];
    if (static_cast<QuadKind>(q.kind) != QuadKind::panel || !upright(q)) continue;
    if ((q.color_a & q.color_b & 255U) != 255U) continue;
    // The square in a round corner starts 0.3 of the radius inside.
    const float inset = q.u0 + (q.p1 > 0 ? q.p1 : 0) + q.p0 * 0.3F + 1;
    const Rect r{most(up(q.x - q.half_w + inset), 0), most(up(q.y - q.half_h + inset), 0),
                 least(down(q.x + q.half_w - inset), width),
                 least(down(q.y + q.half_h - inset), height)};
    if (r.area() > kSmallCover * width * height) covers_.push_back(Cover{r, i - 1});
  }
}

void Batches::build(std::span<const Quad> quads, float width, float height) {
  pieces_.clear();
  bounds_.clear();
  run_of_.clear();
  before_.clear();
  runs_.clear();
  find_covers(quads, width, height);
  for (std::size_t i = 0; i < quads.size(); ++i) {
    const Quad& q = quads[i];
    const auto kind = static_cast<QuadKind>(q.kind);
    const Rect box = bounds(q);
    Rect hole;
    float hidden = 0;
    for (const Cover& cover : covers_) {
      if (cover.index <= i) break;
      const Rect r{most(box.x0, cover.rect.x0), most(box.y0, cover.rect.y0),
                   least(box.x1, cover.rect.x1), least(box.y1, cover.rect.y1)};
      if (r.area() > hidden) {
        hidden = r.area();
        hole = r;
      }
    }
    if (hidden > 0 && hidden >= box.area()) continue;
    const bool can_cut = upright(q) && kind != QuadKind::flat && kind != QuadKind::sprite;
    if (can_cut && hidden > kSmallCover * width * height)
      add_cut(q, pass_of(kind), box, hole);
    else
      add(q, pass_of(kind));
  }

  // Counted, then laid out run by run.
  std::uint16_t at = 0;
  for (Run& run : runs_) {
    run.first = at;
    at = static_cast<std::uint16_t>(at + run.count);
    run.count = 0;
  }
  sorted_.resize(pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Run& run = runs_[run_of_[i]];
    sorted_[static_cast<std::size_t>(run.first + run.count++)] = pieces_[i];
  }
}

/// What is left of an upright quad round a hole: strips above and below, and what lies beside it.
void Batches::add_cut(const Quad& q, Pass pass, const Rect& box, const Rect& hole) {
  const Rect parts[4] = {{box.x0, box.y0, box.x1, hole.y0},
                         {box.x0, hole.y1, box.x1, box.y1},
                         {box.x0, hole.y0, hole.x0, hole.y1},
                         {hole.x1, hole.y0, box.x1, hole.y1}};
  for (const Rect& part : parts) {
    if (part.area() <= 0) continue;
    Quad piece = q;
    piece.x = (part.x0 + part.x1) * 0.5F;
    piece.y = (part.y0 + part.y1) * 0.5F;
    piece.half_w = (part.x1 - part.x0) * 0.5F;
    piece.half_h = (part.y1 - part.y0) * 0.5F;
    if (pass == Pass::panel) {
      piece.kind = static_cast<std::uint32_t>(QuadKind::piece);
      piece.cos_r = piece.x - q.x;
      piece.sin_r = piece.y - q.y;
      piece.v0 = q.half_w;
      piece.v1 = q.half_h;
    } else {
      const float per_x = (q.u1 - q.u0) / (box.x1 - box.x0);
      const float per_y = (q.v1 - q.v0) / (box.y1 - box.y0);
      piece.u0 = q.u0 + (part.x0 - box.x0) * per_x;
      piece.u1 = q.u0 + (part.x1 - box.x0) * per_x;
      piece.v0 = q.v0 + (part.y0 - box.y0) * per_y;
      piece.v1 = q.v0 + (part.y1 - box.y0) * per_y;
    }
    add(piece, pass);
  }
}

void Batches::add(const Quad& q, Pass pass) {
  if (pieces_.size() == kMostQuads) return;
  Rect box = bounds(q);
  if (static_cast<QuadKind>(q.kind) == QuadKind::piece)
    box = Rect{q.x - q.half_w, q.y - q.half_h, q.x + q.half_w, q.y + q.half_h};
  const auto apart = [&](const auto& r) {
    return r.x0 >= box.x1 || box.x0 >= r.x1 || r.y0 >= box.y1 || box.y0 >= r.y1;
  };
  std::size_t home = runs_.size();
  for (std::size_t r = runs_.size(); r > 0 && runs_.size() - r < kLookBack; --r) {
    const Run& run = runs_[r - 1];
    if (run.pass == pass) {
      home = r - 1;
      break;
    }
    bool clear = true;
    if (!apart(run)) {
      for (std::uint16_t i = run.last; i != kNone && clear; i = before_[i])
        clear = apart(bounds_[i]);
    }
    if (!clear) break;
  }
  if (home == runs_.size()) {
    if (home == kMostRuns) return;
    runs_.push_back(Run{pass, 0, 0, kNone, box.x0, box.y0, box.x1, box.y1});
  }
  Run& run = runs_[home];
  run.x0 = least(run.x0, box.x0);
  run.y0 = least(run.y0, box.y0);
  run.x1 = most(run.x1, box.x1);
  run.y1 = most(run.y1, box.y1);
  ++run.count;
  const auto index = static_cast<std::uint16_t>(pieces_.size());
  before_.push_back(run.last);
  run.last = index;
  run_of_.push_back(static_cast<std::uint8_t>(home));
  bounds_.push_back(box);
  pieces_.push_back(q);
}

}  // namespace pm
