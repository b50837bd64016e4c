// Deep search: plays the best-looking columns on a copy of the box. Native builds only.
#include "runtime/mechanics/merge_drop/merge_drop.h"

namespace pm {

namespace {
constexpr int kTried = 10;         // columns that are played out
constexpr int kPlayedSteps = 110;  // longest look ahead
constexpr int kEarliestCalm = 36;  // the piece needs this long to come down
}  // namespace

/// Worth of a position after a drop: few, low and big pieces, partners side by side, and a next
/// piece that fits.
int MergeDrop::judge_board(const DropWorld& world, int merges_value) const {
  DropBoard board;
  snapshot(world, board);
  const DropRules& rules = world.rules();
  int score = 2000 + merges_value;
  float top = rules.floor;
  for (int i = 0; i < board.count; ++i) {
    const auto& d = board.discs[static_cast<std::size_t>(i)];
    top = b2Min(top, d.y - d.r);
    score -= 22;
    if (d.level >= levels_) score += 4000;
    float nearest = 400;
    for (int j = 0; j < board.count; ++j) {
      const auto& e = board.discs[static_cast<std::size_t>(j)];
      if (i == j) continue;
      const float dx = e.x - d.x;
      const float dy = e.y - d.y;
      const float gap = pm_sqrtf(dx * dx + dy * dy) - d.r - e.r;
      if (e.level == d.level && gap < nearest) nearest = gap;
      // A small piece under a big one is lost for long.
      if (gap < 12 && e.y > d.y + 0.5F * d.r && e.level < d.level)
        score -= 10 + 3 * (d.level - e.level);
    }
    score += static_cast<int>((400 - nearest) * 0.04F * static_cast<float>(d.level));
  }
  score -= static_cast<int>((rules.floor - top) * 180.0F / (rules.floor - rules.line));
  score -= world.worst_over() * 12;
  if (top < rules.line + 50) score -= 200;
  return score + best_score(board, next_) / 3;
}

int MergeDrop::search_deep(std::span<Gesture> out, int count) const {
  if (!scratch_) {
    scratch_ = std::make_unique<DropWorld>();
    scratch_->build(world_.rules());
  }
  std::array<std::int16_t, 256> chosen{};
  int tried = 0;
  for (; tried < kTried && tried < count; ++tried) {
    int best = -1;
    for (int i = 0; i < count; ++i) {
      bool seen = false;
      for (int k = 0; k < tried; ++k) {
        const Gesture& other = out[static_cast<std::size_t>(chosen[static_cast<std::size_t>(k)])];
        const int apart = out[static_cast<std::size_t>(i)].points[1].x - other.points[1].x;
        seen = seen || (apart < 14 && apart > -14);
      }
      if (seen) continue;
      if (best < 0 ||
          out[static_cast<std::size_t>(i)].score > out[static_cast<std::size_t>(best)].score)
        best = i;
    }
    if (best < 0) break;
    chosen[static_cast<std::size_t>(tried)] = static_cast<std::int16_t>(best);
  }
  for (int k = 0; k < tried; ++k) {
    Gesture& gesture = out[static_cast<std::size_t>(chosen[static_cast<std::size_t>(k)])];
    scratch_->copy_from(world_);
    DropNews news;
    // The glide takes its time while the box settles.
    for (int i = 0; i < gesture.glide_steps; ++i) scratch_->step(news);
    scratch_->add(level_, clamp_aim(gesture.points[1].x, level_), hang_y(level_), 3.0F);
    int value = 0;
    for (int i = 0; i < kPlayedSteps; ++i) {
      scratch_->step(news);
      for (int m = 0; m < news.merge_count; ++m) {
        value += 12 * news.merges[static_cast<std::size_t>(m)].level;
      }
      if (i > kEarliestCalm && scratch_->calm()) break;
    }
    const int judged = judge_board(*scratch_, value);
    gesture.score = 10000 + (judged > 0 ? judged : 0);
  }
  return count;
}

}  // namespace pm
