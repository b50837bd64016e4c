#include "runtime/mechanics/match3/match3.h"

namespace pm::match3 {

namespace {

constexpr int kMendPasses = 60;  // rounds of trading pieces out of ready-made matches

bool matchable(const Cell& c) { return settled(c) && c.kind >= 0 && c.special == Special::none; }

/// Cells of equal kind next to `index` in one direction.
int reach(const Board& board, int index, int dx, int dy) {
  const int kind = board.cells[static_cast<std::size_t>(index)].kind;
  int x = index % board.cols + dx;
  int y = index / board.cols + dy;
  int n = 0;
  while (board.inside(x, y)) {
    const Cell& c = board.cells[static_cast<std::size_t>(board.index(x, y))];
    if (!matchable(c) || c.kind != kind) break;
    ++n;
    x += dx;
    y += dy;
  }
  return n;
}

int across(const Board& board, int i) { return 1 + reach(board, i, -1, 0) + reach(board, i, 1, 0); }
int upright(const Board& board, int i) {
  return 1 + reach(board, i, 0, -1) + reach(board, i, 0, 1);
}

void swap_contents(Cell& a, Cell& b) {
  const Cell keep = a;
  a = b;
  b = keep;
}

void fill_once(Board& board) {
  for (Cell& c : board.cells) c = Cell{};
  for (int i = 0; i < board.size(); ++i) {
    Cell& c = board.cells[static_cast<std::size_t>(i)];
    c.state = State::idle;
    c.kind = static_cast<std::int8_t>(board.rng.below(static_cast<std::uint32_t>(board.kinds)));
    // Cells to the right and below are still empty, so only what is already laid counts.
    for (int turn = 0; turn < board.kinds && run_at(board, i) >= 3; ++turn) {
      c.kind = static_cast<std::int8_t>((c.kind + 1) % board.kinds);
    }
  }
}

/// How much the best first move clears at once: the hand should open with a good one.
int opening_worth(const Board& board) {
  int best = 0;
  Board trial = board;
  for (int i = 0; i < board.size(); ++i) {
    for (int dir = 0; dir < 2; ++dir) {
      const int x = i % board.cols + (dir == 0 ? 1 : 0);
      const int y = i / board.cols + dir;
      if (!board.inside(x, y)) continue;
      Cell& a = trial.cells[static_cast<std::size_t>(i)];
      Cell& b = trial.cells[static_cast<std::size_t>(board.index(x, y))];
      swap_contents(a, b);
      for (const int at : {i, board.index(x, y)}) {
        const int run = run_at(trial, at);
        if (run < 3) continue;
        const int kind = trial.cells[static_cast<std::size_t>(at)].kind;
        const bool wanted = kind == board.goals[0].kind;
        const int value = run * 4 + (wanted ? 3 : 0);
        if (value > best) best = value;
      }
      swap_contents(a, b);
    }
  }
  return best;
}

/// Gives the normal pieces new places; false when the result has a match or no move.
bool mix(Board& board, bool fresh) {
  int at[kMaxCells];
  int n = 0;
  for (int i = 0; i < board.size(); ++i) {
    Cell& c = board.cells[static_cast<std::size_t>(i)];
    if (!matchable(c)) continue;
    at[n++] = i;
    if (fresh)
      c.kind = static_cast<std::int8_t>(board.rng.below(static_cast<std::uint32_t>(board.kinds)));
  }
  const auto trade = [&](int i, int j) {
    Cell& a = board.cells[static_cast<std::size_t>(at[i])];
    Cell& b = board.cells[static_cast<std::size_t>(at[j])];
    const std::int8_t keep = a.kind;
    a.kind = b.kind;
    b.kind = keep;
  };
  for (int i = n - 1; i > 0; --i) {
    trade(i, static_cast<int>(board.rng.below(static_cast<std::uint32_t>(i + 1))));
  }
  // A random mix nearly always holds a line somewhere: trade its pieces away one by one.
  for (int pass = 0; pass < kMendPasses; ++pass) {
    bool clean = true;
    for (int i = 0; i < n; ++i) {
      if (run_at(board, at[i]) < 3) continue;
      clean = false;
      trade(i, static_cast<int>(board.rng.below(static_cast<std::uint32_t>(n))));
    }
    if (clean) return any_move(board);
  }
  return false;
}

}  // namespace

int run_at(const Board& board, int index) {
  if (!matchable(board.cells[static_cast<std::size_t>(index)])) return 0;
  const int h = across(board, index);
  const int v = upright(board, index);
  return h > v ? h : v;
}

bool swap_works(const Board& board, int a, int b) {
  const Cell& ca = board.cells[static_cast<std::size_t>(a)];
  const Cell& cb = board.cells[static_cast<std::size_t>(b)];
  if (!settled(ca) || !settled(cb)) return false;
  if (ca.special != Special::none || cb.special != Special::none) return true;
  if (ca.kind == cb.kind || ca.kind < 0 || cb.kind < 0) return false;
  // Looking at the swapped board without copying it: count equal pieces on each side, leaving out
  // the direction in which the swap partner now stands.
  for (int pass = 0; pass < 2; ++pass) {
    const int from = pass == 0 ? a : b;
    const int to = pass == 0 ? b : a;
    const int kind = board.cells[static_cast<std::size_t>(from)].kind;
    const int x0 = to % board.cols;
    const int y0 = to / board.cols;
    int line[2] = {1, 1};
    for (int dir = 0; dir < 4; ++dir) {
      const int dx = dir == 0 ? 1 : (dir == 1 ? -1 : 0);
      const int dy = dir == 2 ? 1 : (dir == 3 ? -1 : 0);
      int x = x0 + dx;
      int y = y0 + dy;
      while (board.inside(x, y)) {
        const int i = board.index(x, y);
        const Cell& c = board.cells[static_cast<std::size_t>(i)];
        if (i == from || !matchable(c) || c.kind != kind) break;
        ++line[dir / 2];
        x += dx;
        y += dy;
      }
    }
    if (line[0] >= 3 || line[1] >= 3) return true;
  }
  return false;
}

void reshuffle(Board& board) {
  for (int i = 0; i < 40; ++i) {
    if (mix(board, i >= 20)) return;
  }
  // Hopeless mix (a handful of kinds in odd numbers): a rocket is always a move.
  Cell& c = board.cells[static_cast<std::size_t>(board.index(board.cols / 2, board.rows / 2))];
  c.special = Special::row;
  c.kind = -1;
}

bool any_move(const Board& board) {
  for (int i = 0; i < board.size(); ++i) {
    const Cell& c = board.cells[static_cast<std::size_t>(i)];
    if (c.special != Special::none && settled(c)) return true;
    if (i % board.cols + 1 < board.cols && swap_works(board, i, i + 1)) return true;
    if (i / board.cols + 1 < board.rows && swap_works(board, i, i + board.cols)) return true;
  }
  return false;
}

void fill_board(Board& board, int start_specials) {
  Board best = board;
  int best_worth = -1;
  for (int tries = 0; tries < 60 && (tries < 6 || best_worth < 12); ++tries) {
    fill_once(board);
    bool clean = true;
    for (int i = 0; i < board.size() && clean; ++i) clean = run_at(board, i) < 3;
    const int value = clean ? opening_worth(board) : 0;
    if (value > best_worth) {
      const Rng rng = board.rng;
      best = board;
      best.rng = rng;
      best_worth = value;
    }
  }
  const Rng rng = board.rng;
  board = best;
  board.rng = rng;
  for (int i = 0; i < start_specials; ++i) {
    const int at = static_cast<int>(board.rng.below(static_cast<std::uint32_t>(board.size())));
    Cell& c = board.cells[static_cast<std::size_t>(at)];
    c.special = i % 3 == 0 ? Special::row : (i % 3 == 1 ? Special::bomb : Special::column);
    c.kind = -1;
  }
  if (best_worth < 12 && !any_move(board)) reshuffle(board);
}

int clear_matches(Board& board, Events& events, int a, int b, int wait) {
  std::uint8_t h[kMaxCells];
  std::uint8_t v[kMaxCells];
  for (int i = 0; i < board.size(); ++i) {
    const bool ok = matchable(board.cells[static_cast<std::size_t>(i)]);
    h[i] = ok ? static_cast<std::uint8_t>(across(board, i)) : 0;
    v[i] = ok ? static_cast<std::uint8_t>(upright(board, i)) : 0;
  }
  int groups = 0;
  for (int seed = 0; seed < board.size(); ++seed) {
    if (h[seed] < 3 && v[seed] < 3) continue;
    // Runs that share a cell are one group: walk along the runs from the first cell.
    int group[kMaxCells];
    int n = 0;
    group[n++] = seed;
    std::uint8_t gh[kMaxCells];
    std::uint8_t gv[kMaxCells];
    gh[0] = h[seed];
    gv[0] = v[seed];
    h[seed] = v[seed] = 0;
    const int kind = board.cells[static_cast<std::size_t>(seed)].kind;
    for (int k = 0; k < n; ++k) {
      const int x = group[k] % board.cols;
      const int y = group[k] / board.cols;
      for (int dir = 0; dir < 4; ++dir) {
        const bool level = dir < 2;
        if ((level ? gh[k] : gv[k]) < 3) continue;
        const int nx = x + (dir == 0 ? 1 : (dir == 1 ? -1 : 0));
        const int ny = y + (dir == 2 ? 1 : (dir == 3 ? -1 : 0));
        if (!board.inside(nx, ny)) continue;
        const int to = board.index(nx, ny);
        if ((h[to] == 0 && v[to] == 0) || board.cells[static_cast<std::size_t>(to)].kind != kind)
          continue;
        if ((level ? h[to] : v[to]) < 3) continue;
        gh[n] = h[to];
        gv[n] = v[to];
        h[to] = v[to] = 0;
        group[n++] = to;
      }
    }
    int longest_h = 0;
    int longest_v = 0;
    int corner = -1;
    int home = -1;
    for (int k = 0; k < n; ++k) {
      if (gh[k] > longest_h) longest_h = gh[k];
      if (gv[k] > longest_v) longest_v = gv[k];
      if (gh[k] >= 3 && gv[k] >= 3) corner = group[k];
      if (group[k] == a || group[k] == b) home = group[k];
    }
    const int longest = longest_h > longest_v ? longest_h : longest_v;
    Special made = Special::none;
    if (longest >= 5) {
      made = Special::rainbow;
    } else if (corner >= 0) {
      made = Special::bomb;
    } else if (longest == 4) {
      // The rocket flies across the line that made it, and so reaches new pieces.
      made = longest_h == 4 ? Special::column : Special::row;
    }
    if (home < 0) home = corner >= 0 ? corner : group[n / 2];
    for (int k = 0; k < n; ++k) {
      Cell& c = board.cells[static_cast<std::size_t>(group[k])];
      c.state = State::pop;
      c.wait = static_cast<std::int16_t>(wait > 0 ? wait : 1);
      c.timer = 0;
      if (made != Special::none && c.slide == 0) {
        c.from_x = static_cast<std::int8_t>(home % board.cols - group[k] % board.cols);
        c.from_y = static_cast<std::int8_t>(home / board.cols - group[k] / board.cols);
      }
    }
    if (made != Special::none) {
      board.cells[static_cast<std::size_t>(home)].leaves = made;
      board.score += 50;
      events.emit(EventKind::special,
                  board.left + (home % board.cols) * board.cell + board.cell / 2,
                  board.top + (home / board.cols) * board.cell + board.cell / 2,
                  board.slots[static_cast<std::size_t>(kind)], 0);
    }
    ++groups;
  }
  return groups;
}

}  // namespace pm::match3
