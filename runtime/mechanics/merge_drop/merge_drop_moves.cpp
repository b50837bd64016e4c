#include "runtime/mechanics/merge_drop/merge_drop.h"

namespace pm {

namespace {

constexpr int kMaxCandidates = 40;
constexpr int kPatience = 75;  // steps
constexpr float kTouch = 3;    // closer than this counts as touching, stage units

struct Rest {
  float x = 0, y = 0;
  int partner = -1;  ///< equal piece that it meets first, -1 none
};

/// Lets a disc fall at `x` and roll off what it meets, the others standing still. Coarse on
/// purpose: it ranks columns, it does not predict.
Rest settle(const DropBoard& board, const DropRules& rules, int level, float r, float x) {
  Rest rest{x, rules.floor - r, -1};
  for (int i = 0; i < board.count; ++i) {
    const auto& d = board.discs[static_cast<std::size_t>(i)];
    const float reach = r + d.r;
    const float dx = d.x - x;
    if (dx >= reach || -dx >= reach) continue;
    const float y = d.y - pm_sqrtf(reach * reach - dx * dx);
    if (y < rest.y) rest.y = y;
  }
  for (int turn = 0; turn < 36; ++turn) {
    const float old_x = rest.x;
    const float old_y = rest.y;
    rest.y += 9;
    for (int i = 0; i < board.count; ++i) {
      const auto& d = board.discs[static_cast<std::size_t>(i)];
      const float dx = rest.x - d.x;
      const float dy = rest.y - d.y;
      const float reach = r + d.r;
      const float d2 = dx * dx + dy * dy;
      if (d.level == level && d2 < (reach + kTouch) * (reach + kTouch)) {
        rest.partner = i;
        return rest;
      }
      if (d2 >= reach * reach) continue;
      const float dist = pm_sqrtf(d2);
      if (dist < 1) {
        rest.y -= reach;
        continue;
      }
      const float push = (reach - dist) / dist;
      rest.x += dx * push;
      rest.y += dy * push;
    }
    rest.x = b2Clamp(rest.x, rules.left + r, rules.right - r);
    if (rest.y > rules.floor - r) rest.y = rules.floor - r;
    const float mx = rest.x - old_x;
    const float my = rest.y - old_y;
    if (mx * mx + my * my < 1) break;
  }
  return rest;
}

/// Gap between a disc at x, y and the nearest piece of a level; big when there is none.
float nearest_gap(const DropBoard& board, int level, float x, float y, float r, int skip) {
  float best = 900;
  for (int i = 0; i < board.count; ++i) {
    const auto& d = board.discs[static_cast<std::size_t>(i)];
    if (i == skip || d.level != level) continue;
    const float dx = d.x - x;
    const float dy = d.y - y;
    const float gap = pm_sqrtf(dx * dx + dy * dy) - r - d.r;
    if (gap < best) best = gap;
  }
  return best;
}

/// Worth of a neighbourhood: how near the next partner is, 0..120.
int near_bonus(float gap) { return gap < 240 ? static_cast<int>((240 - gap) * 0.5F) : 0; }

/// Pieces worth saving that would lie under a disc at x, y.
int buried(const DropBoard& board, int level, float x, float y, float r, int skip) {
  int cost = 0;
  for (int i = 0; i < board.count; ++i) {
    const auto& d = board.discs[static_cast<std::size_t>(i)];
    if (i == skip || d.y < y) continue;
    const float dx = d.x - x;
    const float dy = d.y - y;
    const float reach = r + d.r + 14;
    if (dx * dx + dy * dy > reach * reach) continue;
    if (d.level < level) cost += 34 + 8 * (level - d.level);
  }
  return cost;
}

}  // namespace

void MergeDrop::snapshot(const DropWorld& world, DropBoard& board) const {
  board.count = 0;
  for (int i = 0; i < kDropPool; ++i) {
    const DropPiece& piece = world.pieces()[static_cast<std::size_t>(i)];
    if (piece.level == 0) continue;
    auto& disc = board.discs[static_cast<std::size_t>(board.count++)];
    disc.x = world.x(i);
    disc.y = world.y(i);
    disc.level = piece.level;
    disc.r = world.rules().radius[static_cast<std::size_t>(piece.level)];
  }
}

int MergeDrop::score_drop(const DropBoard& board, int level, float x) const {
  const DropRules& rules = world_.rules();
  const float r = rules.radius[static_cast<std::size_t>(level)];
  const Rest rest = settle(board, rules, level, r, x);
  const float room = rules.floor - rules.line;
  const int height = static_cast<int>((rules.floor - rest.y + r) * 200.0F / room);
  if (rest.partner < 0) {
    int score = 330 - height;
    score += near_bonus(nearest_gap(board, level, rest.x, rest.y, r, -1));
    score += near_bonus(nearest_gap(board, level + 1, rest.x, rest.y, r, -1)) / 2;
    score -= buried(board, level, rest.x, rest.y, r, -1);
    if (rest.y - r < rules.line + 40) score -= 260;
    return score > 1 ? score : 1;
  }
  // A merge, and the merges that follow from it.
  int score = 560 + 30 * level - height / 2;
  float cx = rest.x;
  float cy = rest.y;
  int now = level;
  int used = rest.partner;
  for (int chain = 0; chain < levels_; ++chain) {
    const auto& d = board.discs[static_cast<std::size_t>(used)];
    cx = (cx + d.x) * 0.5F;
    cy = (cy + d.y) * 0.5F;
    ++now;
    if (now > levels_) break;
    if (now == levels_) {
      score += 200;
      break;
    }
    const float rn = rules.radius[static_cast<std::size_t>(now)];
    int next = -1;
    for (int i = 0; i < board.count; ++i) {
      const auto& e = board.discs[static_cast<std::size_t>(i)];
      if (e.level != now) continue;
      const float dx = e.x - cx;
      const float dy = e.y - cy;
      const float reach = rn + e.r + 16;
      if (dx * dx + dy * dy < reach * reach) next = i;
    }
    if (next < 0) {
      score += near_bonus(nearest_gap(board, now, cx, cy, rn, used)) * 2 / 3;
      score -= buried(board, now, cx, cy, rn, used) / 2;
      break;
    }
    score += 130 + 20 * now;
    used = next;
  }
  return score > 1 ? score : 1;
}

int MergeDrop::candidates(const DropBoard& board, int level, std::span<float> out) const {
  const DropRules& rules = world_.rules();
  const float r = rules.radius[static_cast<std::size_t>(level)] + 2;
  const float lo = rules.left + r;
  const float hi = rules.right - r;
  int n = 0;
  const int room = static_cast<int>(out.size());
  constexpr int kColumns = 18;
  for (int i = 0; i < kColumns && n < room; ++i) {
    out[static_cast<std::size_t>(n++)] = lo + (hi - lo) * static_cast<float>(i) / (kColumns - 1);
  }
  // Straight onto every equal piece: the hand should point at its middle.
  for (int i = 0; i < board.count && n < room; ++i) {
    const auto& d = board.discs[static_cast<std::size_t>(i)];
    if (d.level == level) out[static_cast<std::size_t>(n++)] = b2Clamp(d.x, lo, hi);
  }
  return n;
}

int MergeDrop::best_score(const DropBoard& board, int level) const {
  std::array<float, kMaxCandidates> columns;
  const int count = candidates(board, level, columns);
  int best = 0;
  for (int i = 0; i < count; ++i) {
    const int score = score_drop(board, level, columns[static_cast<std::size_t>(i)]);
    if (score > best) best = score;
  }
  return best;
}

int MergeDrop::moves(std::span<Gesture> out, Depth depth) const {
  if (outcome_ != Outcome::playing || out.empty()) return 0;
  // While the last piece rolls, no column is a good hint; but nobody waits for ever.
  if (drops_ > 0 && hang_age_ < kPatience && !world_.calm()) return 0;
  DropBoard board;
  snapshot(world_, board);
  std::array<float, kMaxCandidates> columns;
  const int found = candidates(board, level_, columns);
  const int count = found < static_cast<int>(out.size()) ? found : static_cast<int>(out.size());
  for (int i = 0; i < count; ++i) {
    const float x = columns[static_cast<std::size_t>(i)];
    Gesture& gesture = out[static_cast<std::size_t>(i)];
    gesture = Gesture{};
    gesture.points[0] =
        Point{static_cast<std::int16_t>(hang_x_), static_cast<std::int16_t>(hang_y(level_))};
    gesture.points[1] =
        Point{static_cast<std::int16_t>(x), static_cast<std::int16_t>(hang_y(level_) + 30)};
    gesture.count = 2;
    gesture.glide_steps = 14;
    gesture.score = score_drop(board, level_, x);
  }
#ifndef PM_SHIPPED
  if (depth == Depth::deep) return search_deep(out, count);
#else
  (void)depth;
#endif
  return count;
}

}  // namespace pm
