#include "runtime/mechanics/runner/runner.h"

/// What bots and the tutorial hand are offered: a change of lane towards the better way, or a jump.
namespace pm::runner {

namespace {

constexpr int kLateSteps = 5;  // a row this near is passed in the lane one is in
constexpr int kTwoLaneSteps = 24;
constexpr int kJumpFrom = 31;  // a jump begun this many steps before an obstacle still clears it
constexpr int kJumpUntil = 4;
constexpr int kGreedyRows = 7;

Gesture swipe(int x, int y, int dx, int dy, int score) {
  Gesture g;
  g.points[0] = Point{static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)};
  g.points[1] = Point{static_cast<std::int16_t>(x + dx), static_cast<std::int16_t>(y + dy)};
  g.count = 2;
  g.glide_steps = 5;
  g.score = score;
  return g;
}

/// How much better `there` is than `here`, in about -1000..1000.
int gain(const Standing& there, const Standing& here) {
  if (there.hits != here.hits) return there.hits < here.hits ? 900 : -900;
  const int base = here.count > there.count ? here.count : there.count;
  return (there.count - here.count) * 800 / (base < 1 ? 1 : base);
}

}  // namespace

/// Best standing after `rows` rows for a runner who passes `first_row` in `lane`.
Standing Runner::look(int first_row, int lane, int rows) const {
  Standing best[kLanes];
  const int total = static_cast<int>(rows_.size());
  best[lane] =
      pass(Standing{0, count_, true}, rows_[static_cast<std::size_t>(first_row)].lane[lane]);
  for (int r = first_row + 1; r < total && r < first_row + rows; ++r) {
    Standing next[kLanes];
    for (int to = 0; to < kLanes; ++to) {
      Standing from = best[to];
      if (to > 0 && best[to - 1].beats(from)) from = best[to - 1];
      if (to + 1 < kLanes && best[to + 1].beats(from)) from = best[to + 1];
      next[to] = pass(from, rows_[static_cast<std::size_t>(r)].lane[to]);
    }
    for (int to = 0; to < kLanes; ++to) best[to] = next[to];
  }
  int lead = 0;
  for (int to = 1; to < kLanes; ++to) {
    if (best[to].beats(best[lead])) lead = to;
  }
  return best[lead];
}

int Runner::moves(std::span<Gesture> out, Depth depth) const {
  if (outcome_ != Outcome::playing || out.size() < 3) return 0;
  constexpr int kRow = kRowCm * kUnitsPerCm;
  const int total = static_cast<int>(rows_.size());
  // The next row whose middle is not passed yet.
  int row = pos_ <= first_row_ ? 0 : (pos_ - first_row_) / kRow + 1;
  if (row >= total) return 0;
  const int left = steps_to(first_row_ + row * kRow);

  const int x = 500 + x_ * static_cast<int>(kLaneWidth) / kLaneMilli;
  const int y = 1090;

  // A low obstacle in the way comes first: the moment to jump is short.
  const bool low = rows_[static_cast<std::size_t>(row)].lane[target_].kind == Thing::low;
  if (low && air_ < 0 && left >= kJumpUntil && left <= kJumpFrom) {
    out[0] = swipe(x, y, 0, -220, 900);
    int n = 1;
    for (const int direction : {-1, 1}) {
      const int lane = target_ + direction;
      if (lane < 0 || lane >= kLanes || left < 12) continue;
      const bool open = rows_[static_cast<std::size_t>(row)].lane[lane].kind != Thing::full;
      out[static_cast<std::size_t>(n++)] = swipe(x, y, direction * 200, 0, open ? 60 : -900);
    }
    return n;
  }

  // Too late for this row: plan from the next one, but do not move into what stands beside.
  const bool late = left < kLateSteps;
  if (late) return 0;
  const int rows = depth == Depth::deep ? total : kGreedyRows;
  const Standing here = look(row, target_, rows);
  int best_lane = target_;
  Standing best = here;
  for (int lane = 0; lane < kLanes; ++lane) {
    const int away = lane < target_ ? target_ - lane : lane - target_;
    if (away == 0 || (away == 2 && left < kTwoLaneSteps)) continue;
    const Standing there = look(row, lane, rows);
    if (there.beats(best)) {
      best = there;
      best_lane = lane;
    }
  }
  if (best_lane == target_) return 0;
  const int way = best_lane < target_ ? -1 : 1;
  int n = 0;
  out[static_cast<std::size_t>(n++)] =
      swipe(x, y, way * 200, 0, gain(best, here) < 1 ? 1 : gain(best, here));
  const int other = target_ - way;
  if (other >= 0 && other < kLanes) {
    const int worth = gain(look(row, other, rows), here);
    out[static_cast<std::size_t>(n++)] = swipe(x, y, -way * 200, 0, worth);
  }
  out[static_cast<std::size_t>(n++)] = swipe(x, y, 0, -220, -50);
  return n;
}

}  // namespace pm::runner
