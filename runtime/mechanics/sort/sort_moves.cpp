#include "runtime/mechanics/sort/sort.h"

namespace pm::sorting {

namespace {

constexpr int kHintNodes = 6000;  // positions; a few milliseconds at worst
constexpr int kBestScore = 760;   // of the searched move; the others are what a person may think of

Point mouth(const Board& board, int tube) {
  // The middle of the tube is the surest place to touch and looks right under the hand.
  const Spot low = seat(board, tube, 0);
  const Spot high = seat(board, tube, board.rack.capacity - 1);
  return Point{static_cast<std::int16_t>((low.x + high.x) * 0.5F),
               static_cast<std::int16_t>((low.y + high.y) * 0.5F)};
}

void tap(Gesture& g, Point at, int score) {
  g = Gesture{};
  g.points[0] = at;
  g.count = 1;
  g.glide_steps = 2;
  g.score = score;
}

/// A rule of thumb for moves off the best line: joins are good, free tubes are dear.
int thumb(const Rack& rack, int from, int to, int count) {
  if (pointless(rack, from, to)) return 20;
  const int group = group_of(rack, from);
  if (count < group) return 150;
  Rack next = rack;
  pour(next, from, to, count);
  if (!any_useful(next)) return closed(next, to) ? 300 : 90;
  const bool frees = next.count[static_cast<std::size_t>(from)] == 0;
  if (rack.count[static_cast<std::size_t>(to)] > 0)
    return 560 + (frees ? 60 : 0) + (closed(next, to) ? 100 : 0);
  return 430;
}

}  // namespace

Gesture pour_gesture(const Board& board, int from, int to, int score) {
  Gesture g;
  if (board.lifted == from) {
    tap(g, mouth(board, to), score);
    return g;
  }
  g.points[0] = mouth(board, from);
  g.points[1] = mouth(board, to);
  g.count = 2;
  g.glide_steps = 14;
  g.score = score;
  return g;
}

int suggest(const Board& board, std::span<Gesture> out) {
  std::array<Pour, kMaxPath> path;
  const int length = solve(board.rack, path, kHintNodes);
  const Pour best = length > 0 ? path[0] : Pour{};
  int n = 0;
  const auto add = [&](const Gesture& g) {
    if (static_cast<std::size_t>(n) < out.size()) out[static_cast<std::size_t>(n++)] = g;
  };
  if (best.from >= 0 && (board.lifted < 0 || board.lifted == best.from)) {
    add(pour_gesture(board, best.from, best.to, kBestScore));
  }
  if (board.lifted >= 0 && best.from != board.lifted) {
    Gesture g;
    tap(g, mouth(board, board.lifted), best.from >= 0 ? kBestScore - 100 : 90);
    add(g);
  }
  if (length < 0 && board.undos_left > 0 && board.history_count > 0 && board.lifted < 0) {
    // No way on from here was found: back.
    Gesture g;
    tap(g, board.undo, 700);
    add(g);
  }
  for (int from = 0; from < board.rack.tubes; ++from) {
    if (board.lifted >= 0 && board.lifted != from) continue;
    for (int to = 0; to < board.rack.tubes; ++to) {
      const int count = pourable(board.rack, from, to);
      if (count == 0 || (from == best.from && to == best.to)) continue;
      add(pour_gesture(board, from, to, thumb(board.rack, from, to, count)));
    }
  }
  return n;
}

}  // namespace pm::sorting
