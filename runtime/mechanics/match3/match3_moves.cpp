#include "runtime/mechanics/match3/match3.h"

namespace pm::match3 {

namespace {

constexpr int kLongestTurn = 900;  // steps; a turn that still moves then is cut off

void add_choice(std::span<Choice> out, int& n, int a, int b) {
  if (static_cast<std::size_t>(n) == out.size()) return;
  Choice& c = out[static_cast<std::size_t>(n++)];
  c.a = static_cast<std::int16_t>(a);
  c.b = static_cast<std::int16_t>(b);
  c.score = 0;
}

int stock(const Board& board) {
  int value = 0;
  for (int i = 0; i < board.size(); ++i) {
    switch (board.cells[static_cast<std::size_t>(i)].special) {
      case Special::row:
      case Special::column: value += 170; break;
      case Special::bomb: value += 260; break;
      case Special::rainbow: value += 420; break;
      default: break;
    }
  }
  return value;
}

}  // namespace

int legal_choices(const Board& board, std::span<Choice> out) {
  int n = 0;
  for (int i = 0; i < board.size(); ++i) {
    const Cell& c = board.cells[static_cast<std::size_t>(i)];
    const bool special = c.special != Special::none && settled(c);
    // A rainbow is worth a chosen kind; tapping it would leave the kind to chance.
    if (special && c.special != Special::rainbow) add_choice(out, n, i, -1);
    for (int dir = 0; dir < 2; ++dir) {
      const int x = i % board.cols + (dir == 0 ? 1 : 0);
      const int y = i / board.cols + dir;
      if (!board.inside(x, y)) continue;
      if (swap_works(board, i, board.index(x, y))) add_choice(out, n, i, board.index(x, y));
    }
  }
  return n;
}

void play_out(Board& copy, const Choice& choice, bool blind) {
  Events ignored;
  copy.blind = blind;
  if (choice.b >= 0) {
    play_swap(copy, ignored, choice.a, choice.b);
  } else {
    play_tap(copy, ignored, choice.a);
  }
  for (int i = 0;
       i < kLongestTurn && (copy.busy || copy.shuffle > 0) && copy.outcome == Outcome::playing;
       ++i) {
    ignored.clear();
    advance(copy, ignored);
  }
}

int worth(const Board& before, const Board& after) {
  int value = 4 * (after.cleared - before.cleared);
  for (int g = 0; g < before.goal_count; ++g) {
    const std::size_t i = static_cast<std::size_t>(g);
    value += 60 * (after.goals[i].have - before.goals[i].have);
  }
  value += stock(after) - stock(before);
  if (after.outcome == Outcome::won) value += 3000;
  return value;
}

int greedy_choices(const Board& board, std::span<Choice> out) {
  const int n = legal_choices(board, out);
  for (int i = 0; i < n; ++i) {
    Choice& choice = out[static_cast<std::size_t>(i)];
    Board copy = board;
    play_out(copy, choice, true);
    choice.score = worth(board, copy);
    if (choice.score < 1) choice.score = 1;  // legal, if poor
  }
  // Best first, earlier cells first among equals: a short list keeps the hint.
  for (int i = 1; i < n; ++i) {
    const Choice choice = out[static_cast<std::size_t>(i)];
    int j = i;
    for (; j > 0 && out[static_cast<std::size_t>(j - 1)].score < choice.score; --j) {
      out[static_cast<std::size_t>(j)] = out[static_cast<std::size_t>(j - 1)];
    }
    out[static_cast<std::size_t>(j)] = choice;
  }
  return n;
}

}  // namespace pm::match3
