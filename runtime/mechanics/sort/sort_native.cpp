#include "runtime/mechanics/sort/sort.h"

namespace pm::sorting {

namespace {
constexpr int kDeepNodes = 400000;
constexpr int kSideNodes = 20000;
}  // namespace

int suggest_deep(const Board& board, std::span<Gesture> out) {
  if (board.lifted >= 0) return suggest(board, out);
  std::array<Pour, kMaxPath> path;
  const int length = solve(board.rack, path, kDeepNodes);
  if (length <= 0) return suggest(board, out);
  int n = 0;
  for (int from = 0; from < board.rack.tubes; ++from) {
    for (int to = 0; to < board.rack.tubes; ++to) {
      const int count = pourable(board.rack, from, to);
      if (count == 0 || static_cast<std::size_t>(n) == out.size()) continue;
      int score = 1;
      if (from == path[0].from && to == path[0].to) {
        score = 1000;
      } else if (!pointless(board.rack, from, to)) {
        Rack next = board.rack;
        pour(next, from, to, count);
        std::array<Pour, kMaxPath> rest;
        const int left = solve(next, rest, kSideNodes);
        if (left >= 0) score = 990 - 120 * (left + 1 - length);
        if (score < 20) score = 20;
      }
      out[static_cast<std::size_t>(n++)] = pour_gesture(board, from, to, score);
    }
  }
  return n;
}

}  // namespace pm::sorting
