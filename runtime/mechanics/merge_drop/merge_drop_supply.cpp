// Where pieces come from: the fill at the start, and the choice of the next one.
#include "runtime/mechanics/merge_drop/merge_drop.h"

namespace pm {

namespace {
constexpr int kSettleSteps = 150;
}  // namespace

void MergeDrop::fill_start() {
  const int fill = b2Clamp(scene_->param(kStartFill), 0, 40);
  const DropRules& rules = world_.rules();
  const int top = b2Clamp(levels_ - 2, 1, levels_);
  // Rows from the bottom, big pieces low, no two equal ones in a row; then gravity settles them.
  float row_y = rules.floor - 10;
  int placed = 0;
  int last = 0;
  // However much is asked for, the upper half stays free: a start is never a lost one.
  const float ceiling = rules.floor - 0.5F * (rules.floor - rules.line);
  for (int row = 0; placed < fill && row_y > ceiling; ++row) {
    float x = rules.left + 6;
    float tallest = 0;
    const int row_top = row == 0 ? top : b2Clamp(drop_max_, 1, top);
    while (placed < fill) {
      int level = rng_.range(row == 0 && row_top > 2 ? 2 : 1, row_top);
      if (level == last) level = level > 1 ? level - 1 : (row_top > 1 ? level + 1 : level);
      const float r = rules.radius[static_cast<std::size_t>(level)];
      const float gap = static_cast<float>(rng_.range(4, 40));
      if (x + 2 * r + gap > rules.right) break;
      world_.add(level, x + r + gap * 0.5F, row_y - r, 0);
      x += 2 * r + gap;
      tallest = 2 * r > tallest ? 2 * r : tallest;
      last = level;
      ++placed;
    }
    row_y -= tallest + 12;
  }
  DropNews news;
  for (int i = 0; i < kSettleSteps && placed > 0; ++i) world_.step(news);
  start_best_ = 1;
  for (int i = 0; i < kDropPool; ++i) {
    const DropPiece& piece = world_.pieces()[static_cast<std::size_t>(i)];
    // A lucky roll while settling must not give the goal away.
    if (piece.level >= levels_) world_.remove(i);
    if (piece.level > start_best_) start_best_ = piece.level;
  }
}

bool MergeDrop::exposed(int index) const {
  const auto& pieces = world_.pieces();
  for (int j = 0; j < kDropPool; ++j) {
    if (j == index || pieces[static_cast<std::size_t>(j)].level == 0) continue;
    const float dx = world_.x(j) - world_.x(index);
    const float reach = 0.7F * world_.radius(index);
    if (world_.y(j) < world_.y(index) && dx < reach && -dx < reach) return false;
  }
  return true;
}

int MergeDrop::pick_level(bool must_match, int avoid) {
  const bool lucky = rng_.chance_per_mille(scene_->param(kLuck));
  if (must_match) {
    // One of the levels that lie open, each piece with the same chance.
    std::array<std::int8_t, kDropPool> open{};
    std::uint32_t count = 0;
    for (int i = 0; i < kDropPool; ++i) {
      const int level = world_.pieces()[static_cast<std::size_t>(i)].level;
      if (level == 0 || level > drop_max_ || level == avoid) continue;
      if (exposed(i)) open[count++] = static_cast<std::int8_t>(level);
    }
    if (count > 0) return open[rng_.below(count)];
  } else if (lucky) {
    // The level that helps most as the box stands.
    DropBoard board;
    snapshot(world_, board);
    int best = 1;
    int best_worth = -1;
    for (int level = 1; level <= drop_max_; ++level) {
      const int worth = best_score(board, level);
      if (worth <= best_worth) continue;
      best_worth = worth;
      best = level;
    }
    return best;
  }
  // Otherwise small ones a little more often.
  int total = 0;
  for (int level = 1; level <= drop_max_; ++level) total += drop_max_ - level + 3;
  int left = static_cast<int>(rng_.below(static_cast<std::uint32_t>(total)));
  for (int level = 1; level < drop_max_; ++level) {
    left -= drop_max_ - level + 3;
    if (left < 0) return level;
  }
  return drop_max_;
}

}  // namespace pm
