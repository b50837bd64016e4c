#include "runtime/mechanics/match3/match3.h"

namespace pm::match3 {

namespace {

int abs_of(int v) { return v < 0 ? -v : v; }

void flash(Board& board, Special kind, int x, int y, int to_x, int to_y) {
  Flash& f = board.flashes[board.flash_count % board.flashes.size()];
  ++board.flash_count;
  f.kind = kind;
  f.x = static_cast<std::int8_t>(x);
  f.y = static_cast<std::int8_t>(y);
  f.to_x = static_cast<std::int8_t>(to_x);
  f.to_y = static_cast<std::int8_t>(to_y);
  f.born = board.age;
}

void sweep_row(Board& board, int x, int y) {
  if (y < 0 || y >= board.rows) return;
  for (int i = 0; i < board.cols; ++i) strike(board, board.index(i, y), 1 + 2 * abs_of(i - x));
  flash(board, Special::row, x, y, x, y);
}

void sweep_column(Board& board, int x, int y) {
  if (x < 0 || x >= board.cols) return;
  for (int i = 0; i < board.rows; ++i) strike(board, board.index(x, i), 1 + 2 * abs_of(i - y));
  flash(board, Special::column, x, y, x, y);
}

void blast(Board& board, int x, int y, int radius) {
  for (int dy = -radius; dy <= radius; ++dy) {
    for (int dx = -radius; dx <= radius; ++dx) {
      const int far = abs_of(dx) + abs_of(dy);
      if (far <= radius && board.inside(x + dx, y + dy))
        strike(board, board.index(x + dx, y + dy), 1 + 2 * far);
    }
  }
  flash(board, radius > 2 ? Special::big_bomb : Special::bomb, x, y, x, y);
}

/// The kind that stands on the board most often; wanted kinds count twice.
int commonest(const Board& board) {
  int count[kMaxKinds] = {};
  for (int i = 0; i < board.size(); ++i) {
    const Cell& c = board.cells[static_cast<std::size_t>(i)];
    if (settled(c) && c.kind >= 0) ++count[c.kind];
  }
  for (int g = 0; g < board.goal_count; ++g) {
    const Goal& goal = board.goals[static_cast<std::size_t>(g)];
    if (goal.have < goal.want) count[goal.kind] *= 2;
  }
  int best = 0;
  for (int k = 1; k < board.kinds; ++k) {
    if (count[k] > count[best]) best = k;
  }
  return best;
}

/// Reaches for every piece of a kind; `turn_into` none: pops them, else makes them specials first.
void colour_burst(Board& board, int x, int y, int kind, Special turn_into) {
  int order = 0;
  for (int i = 0; i < board.size(); ++i) {
    Cell& c = board.cells[static_cast<std::size_t>(i)];
    if (!settled(c) || c.kind != kind || c.special != Special::none) continue;
    flash(board, Special::rainbow, x, y, i % board.cols, i / board.cols);
    if (turn_into != Special::none) {
      const bool row = (i % board.cols + i / board.cols) % 2 == 0;
      c.special = turn_into == Special::row && !row ? Special::column : turn_into;
      c.kind = -1;
      c.born = board.age;
      strike(board, i, 22 + 5 * order);
    } else {
      strike(board, i, 14 + 2 * order);
    }
    ++order;
  }
}

}  // namespace

void strike(Board& board, int index, int wait) {
  Cell& c = board.cells[static_cast<std::size_t>(index)];
  if (!settled(c)) return;
  c.state = State::pop;
  c.timer = 0;
  c.wait = static_cast<std::int16_t>(wait > 0 ? wait : 1);
  c.leaves = Special::none;
  c.from_x = c.from_y = 0;
  board.busy = true;
}

Special combine(Special a, Special b) {
  if (a == Special::none || b == Special::none) return Special::none;
  const bool ra = a == Special::row || a == Special::column;
  const bool rb = b == Special::row || b == Special::column;
  if (a == Special::rainbow || b == Special::rainbow) {
    if (a == b) return Special::storm;
    return ra || rb ? Special::paint_rockets : Special::paint_bombs;
  }
  if (ra && rb) return Special::cross;
  return ra || rb ? Special::wide_cross : Special::big_bomb;
}

void fire(Board& board, Events& events, int index) {
  Cell& c = board.cells[static_cast<std::size_t>(index)];
  const int x = index % board.cols;
  const int y = index / board.cols;
  const Special special = c.special;
  board.score += 30;
  events.emit(EventKind::special, board.left + x * board.cell + board.cell / 2,
              board.top + y * board.cell + board.cell / 2, -1, 1);
  switch (special) {
    case Special::row: sweep_row(board, x, y); break;
    case Special::column: sweep_column(board, x, y); break;
    case Special::bomb: blast(board, x, y, 2); break;
    case Special::rainbow:
      colour_burst(board, x, y, c.kind >= 0 ? c.kind : commonest(board), Special::none);
      break;
    case Special::cross:
      sweep_row(board, x, y);
      sweep_column(board, x, y);
      break;
    case Special::wide_cross:
      for (int i = -1; i <= 1; ++i) {
        sweep_row(board, x, y + i);
        sweep_column(board, x + i, y);
      }
      break;
    case Special::big_bomb: blast(board, x, y, 4); break;
    case Special::paint_rockets: colour_burst(board, x, y, commonest(board), Special::row); break;
    case Special::paint_bombs: colour_burst(board, x, y, commonest(board), Special::bomb); break;
    case Special::storm: blast(board, x, y, 2 * kMaxSide); break;
    case Special::none: break;
  }
}

}  // namespace pm::match3
