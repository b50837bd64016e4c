#include "runtime/mechanics/match3/match3.h"

namespace pm::match3 {

namespace {

constexpr int kWidth = 5;  // positions kept per depth
constexpr int kDepth = 4;  // moves looked ahead

struct Line {
  Board board;
  int first = 0;  // index of the choice at the root
  int value = 0;
};

/// How near a position is to the win; remaining wishes weigh more the scarcer the moves.
int standing(const Board& root, const Board& board) {
  int value = worth(root, board);
  int missing = 0;
  for (int g = 0; g < board.goal_count; ++g) {
    const Goal& goal = board.goals[static_cast<std::size_t>(g)];
    missing += goal.want - goal.have;
  }
  if (board.outcome == Outcome::won) value += 5000 + 100 * board.moves_left;
  if (board.outcome == Outcome::lost) value -= 5000 + 50 * missing;
  return value;
}

}  // namespace

int deep_choices(const Board& board, std::span<Choice> out) {
  const int n = greedy_choices(board, out);
  if (n <= 1) return n;
  static thread_local std::array<Line, kWidth> now;
  static thread_local std::array<Line, kWidth> next;
  static thread_local std::array<Choice, kMaxChoices> choices;
  std::array<int, kMaxChoices> best{};
  best.fill(-1000000);
  now[0].board = board;
  int have = 1;
  for (int depth = 0; depth < kDepth && have > 0; ++depth) {
    int kept = 0;
    for (int i = 0; i < have; ++i) {
      const Line& line = now[static_cast<std::size_t>(i)];
      if (line.board.outcome != Outcome::playing) continue;
      // The root keeps the greedy order, so that `first` indexes `out`.
      int count = n;
      if (depth == 0) {
        for (int k = 0; k < n; ++k)
          choices[static_cast<std::size_t>(k)] = out[static_cast<std::size_t>(k)];
      } else {
        count = legal_choices(line.board, choices);
      }
      for (int k = 0; k < count; ++k) {
        Line trial;
        trial.board = line.board;
        play_out(trial.board, choices[static_cast<std::size_t>(k)], false);
        trial.first = depth == 0 ? k : line.first;
        trial.value = standing(board, trial.board);
        int& top = best[static_cast<std::size_t>(trial.first)];
        // A win found sooner is worth more; otherwise only the deepest look counts.
        const int value =
            trial.value + (trial.board.outcome == Outcome::won ? 1000 * (kDepth - depth) : 0);
        if (value > top) top = value;
        int at = kept;
        while (at > 0 && next[static_cast<std::size_t>(at - 1)].value < trial.value) --at;
        if (at >= kWidth) continue;
        if (kept < kWidth) ++kept;
        for (int m = kept - 1; m > at; --m)
          next[static_cast<std::size_t>(m)] = next[static_cast<std::size_t>(m - 1)];
        next[static_cast<std::size_t>(at)] = trial;
      }
    }
    now = next;
    have = kept;
  }
  for (int k = 0; k < n; ++k) {
    const int value = best[static_cast<std::size_t>(k)];
    out[static_cast<std::size_t>(k)].score = value > 1 ? value : 1;
  }
  return n;
}

}  // namespace pm::match3
