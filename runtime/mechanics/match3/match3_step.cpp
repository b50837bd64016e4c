#include "runtime/mechanics/match3/match3.h"

namespace pm::match3 {

namespace {

constexpr int kGravity = 30;     // 1/1024 cell per step and step
constexpr int kTopSpeed = 360;   // 1/1024 cell per step
constexpr int kFinaleEvery = 9;  // steps between the rockets that celebrate a win
constexpr int kFinaleSteps = 84;

int draw_kind(Board& board) {
  const bool lucky = board.rng.chance_per_mille(board.luck * 10);
  const int pick = static_cast<int>(board.rng.below(static_cast<std::uint32_t>(board.kinds)));
  if (!lucky) return pick;
  int wanted[kMaxGoals];
  int n = 0;
  for (int g = 0; g < board.goal_count; ++g) {
    const Goal& goal = board.goals[static_cast<std::size_t>(g)];
    if (goal.have < goal.want) wanted[n++] = goal.kind;
  }
  return n > 0 ? wanted[pick % n] : pick;
}

/// Packs each column downwards and lets new pieces in from above.
void settle_columns(Board& board) {
  for (int x = 0; x < board.cols; ++x) {
    int put = board.rows - 1;
    int order = 0;
    for (int y = board.rows - 1; y >= 0; --y) {
      Cell& c = board.cells[static_cast<std::size_t>(board.index(x, y))];
      if (c.state == State::empty) continue;
      if (c.state == State::pop || c.slide > 0) {
        put = y - 1;
        order = 0;
        continue;
      }
      if (put != y) {
        Cell& to = board.cells[static_cast<std::size_t>(board.index(x, put))];
        to = c;
        c = Cell{};
        // The finger and the selection stay with their piece.
        if (board.selected == board.index(x, y))
          board.selected = static_cast<std::int16_t>(board.index(x, put));
        if (board.pressed == board.index(x, y))
          board.pressed = static_cast<std::int16_t>(board.index(x, put));
        to.drop += (put - y) * kUnit;
        to.drop_before += (put - y) * kUnit;
        if (to.state != State::fall) {
          to.state = State::fall;
          to.speed = 0;
          to.wait = static_cast<std::int16_t>(order);
        }
        order += 1;
      }
      --put;
    }
    int above = 0;
    if (put + 1 < board.rows) {
      const Cell& topmost = board.cells[static_cast<std::size_t>(board.index(x, put + 1))];
      above = (put + 1) * kUnit - topmost.drop;
      if (above > 0) above = 0;
    }
    for (int y = put; y >= 0; --y) {
      Cell& c = board.cells[static_cast<std::size_t>(board.index(x, y))];
      c = Cell{};
      c.kind = static_cast<std::int8_t>(board.blind ? -1 : draw_kind(board));
      c.state = State::fall;
      above -= kUnit;
      c.drop = c.drop_before = y * kUnit - above;
      c.wait = static_cast<std::int16_t>(order);
      order += 1;
    }
  }
}

void count_popped(Board& board, Events& events, const Cell& c, int x, int y) {
  const int sx = board.left + x * board.cell + board.cell / 2;
  const int sy = board.top + y * board.cell + board.cell / 2;
  const int slot = c.kind >= 0 ? board.slots[static_cast<std::size_t>(c.kind)] : -1;
  const int points = 10 * (board.chain > 1 ? board.chain : 1);
  ++board.cleared;
  board.score += points;
  events.emit(EventKind::pop, sx, sy, slot, board.chain);
  if (c.kind < 0 || board.outcome != Outcome::playing) return;
  bool all = true;
  for (int g = 0; g < board.goal_count; ++g) {
    Goal& goal = board.goals[static_cast<std::size_t>(g)];
    if (goal.kind == c.kind && goal.have < goal.want) {
      ++goal.have;
      events.emit(EventKind::tick, sx, sy, slot, goal.want - goal.have);
      if (goal.have == goal.want) events.emit(EventKind::complete, sx, sy, slot, g);
    }
    all = all && goal.have >= goal.want;
  }
  if (all) {
    board.outcome = Outcome::won;
    board.ended = board.age;
  }
}

/// Moves one column's falling pieces; true while one is in the air.
bool fall_column(Board& board, Events& events, int x) {
  bool moving = false;
  int floor = board.rows * kUnit;  // where the piece below stands
  int floor_speed = 0;
  for (int y = board.rows - 1; y >= 0; --y) {
    Cell& c = board.cells[static_cast<std::size_t>(board.index(x, y))];
    if (c.state != State::fall) {
      if (c.state != State::empty) floor = y * kUnit;
      floor_speed = 0;
      continue;
    }
    c.drop_before = c.drop;
    if (board.blind) {
      c.drop = c.wait = 0;  // a bot's look ahead wants the outcome, not the show
    } else if (c.wait > 0) {
      --c.wait;
    } else {
      c.speed += kGravity;
      if (c.speed > kTopSpeed) c.speed = kTopSpeed;
      c.drop -= c.speed;
    }
    // Never through the piece below, which may have started later.
    const int lowest = floor - kUnit;
    if (y * kUnit - c.drop > lowest && lowest < y * kUnit) {
      c.drop = y * kUnit - lowest;
      c.speed = floor_speed;
    }
    if (c.drop <= 0) {
      c.thud = static_cast<std::int16_t>(c.speed * 1000 / kTopSpeed);
      c.drop = c.speed = 0;
      c.state = State::idle;
      c.landed = board.age;
      events.emit(EventKind::land, board.left + x * board.cell + board.cell / 2,
                  board.top + (y + 1) * board.cell, -1, c.thud);
    }
    moving = true;
    floor = y * kUnit - c.drop;
    floor_speed = c.speed;
  }
  return moving;
}

/// Counts a cell's slide or pop down; true while it is under way.
bool animate(Board& board, Events& events, int i) {
  Cell& c = board.cells[static_cast<std::size_t>(i)];
  bool active = false;
  if (c.slide > 0) {
    if (--c.slide == 0) c.refused = false;
    active = true;
  }
  if (c.state != State::pop) return active;
  if (board.selected == i) board.selected = -1;
  if (board.pressed == i) board.pressed = -1;
  if (c.wait > 0) {
    if (--c.wait == 0) {
      count_popped(board, events, c, i % board.cols, i / board.cols);
      if (c.special != Special::none) fire(board, events, i);
    }
    return true;
  }
  if (++c.timer < (board.blind ? 1 : kPopSteps)) return true;
  const Special leaves = c.leaves;
  c = Cell{};
  if (leaves != Special::none) {
    c.special = leaves;
    c.state = State::idle;
    c.born = board.age;
  }
  return true;
}

void finale(Board& board, Events& events) {
  const std::uint32_t since = board.age - board.ended;
  if (since > kFinaleSteps || since % kFinaleEvery != 0 || board.blind) return;
  const int i = static_cast<int>(board.rng.below(static_cast<std::uint32_t>(board.size())));
  Cell& c = board.cells[static_cast<std::size_t>(i)];
  if (!settled(c)) return;
  if (c.special == Special::none)
    c.special = (since / kFinaleEvery) % 2 == 0 ? Special::row : Special::column;
  strike(board, i, 1);
  events.emit(EventKind::special, board.left + (i % board.cols) * board.cell + board.cell / 2,
              board.top + (i / board.cols) * board.cell + board.cell / 2, -1, 0);
}

}  // namespace

void advance(Board& board, Events& events) {
  ++board.age;
  if (board.outcome == Outcome::won) finale(board, events);
  if (board.want_a >= 0) {
    const int a = board.want_a;
    const int b = board.want_b;
    if (--board.want_left <= 0 || board.moves_left <= 0 || board.outcome != Outcome::playing) {
      board.want_a = board.want_b = -1;
    } else if (board.shuffle == 0 && settled(board.cells[static_cast<std::size_t>(a)]) &&
               settled(board.cells[static_cast<std::size_t>(b)])) {
      board.want_a = board.want_b = -1;
      play_swap(board, events, a, b);
    }
  }
  if (board.shuffle > 0) {
    if (--board.shuffle == kShuffleSteps / 2) reshuffle(board);
    if (board.shuffle == 0) ++board.turn;
    return;
  }
  if (!board.busy) return;
  bool active = false;
  for (int i = 0; i < board.size(); ++i) active = animate(board, events, i) || active;
  for (int x = 0; x < board.cols; ++x) active = fall_column(board, events, x) || active;
  settle_columns(board);
  board.busy = active;
  if (active) return;
  // At rest: the next link of the chain, or the turn is over.
  ++board.turn;
  if (clear_matches(board, events, -1, -1, 4) > 0) {
    ++board.chain;
    board.busy = true;
    events.emit(EventKind::combo, board.left + board.cols * board.cell / 2,
                board.top + board.rows * board.cell / 2, -1, board.chain);
    return;
  }
  if (board.outcome != Outcome::playing) return;
  if (board.moves_left <= 0) {
    board.outcome = Outcome::lost;
    board.ended = board.age;
  } else if (!board.blind && !any_move(board)) {
    board.shuffle = kShuffleSteps;
  }
}

}  // namespace pm::match3
