#include "runtime/mechanics/sort/sort.h"

namespace pm::sorting {

namespace {

constexpr int kStagger = 4;    // steps between the pieces of a group
constexpr int kDragFrom = 42;  // stage units of travel that make a press a drag
constexpr int kDangerMoves = 3;

int kind_of(const Board& board, int tube, int index) {
  return board.rack.kind[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
}

int slot_on_top(const Board& board, int tube) {
  const int count = board.rack.count[static_cast<std::size_t>(tube)];
  return count > 0 ? board.slots[static_cast<std::size_t>(kind_of(board, tube, count - 1))] : -1;
}

int mouth_x(const Board& board, int tube) { return static_cast<int>(gate(board, tube, 0).x); }
int mouth_y(const Board& board, int tube) {
  return static_cast<int>(gate(board, tube, 0).y) + board.piece / 2;
}

bool accepts(const Board& board) {
  return board.outcome == Outcome::playing && board.moves_left != 0;
}

float whole(int steps) { return static_cast<float>(steps); }

/// Steps for a fall of `units`, as gravity would have it.
int fall_steps(float units) {
  int steps = 3;
  while (steps < 16 && 1.55F * whole(steps * steps) < units) ++steps;
  return steps;
}

void count_done(Board& board) {
  board.done = 0;
  for (int t = 0; t < board.rack.tubes; ++t) board.done += closed(board.rack, t) ? 1 : 0;
}

/// Moves pieces at once in the rack; what is seen of it flies after.
void send(Board& board, int from, int to, int count) {
  const auto f = static_cast<std::size_t>(from);
  const auto t = static_cast<std::size_t>(to);
  // Where they are now depends on who is lifted, so it is looked up before the rack changes.
  std::array<Spot, kMaxCapacity> start;
  for (int i = 0; i < count; ++i) {
    start[static_cast<std::size_t>(i)] =
        place(board, from, board.rack.count[f] - 1 - i, static_cast<float>(board.age));
  }
  for (int i = 0; i < count; ++i) {
    const int source = board.rack.count[f] - 1;
    const Spot at = start[static_cast<std::size_t>(i)];
    Flight flight;
    flight.x = static_cast<std::int16_t>(at.x);
    flight.y = static_cast<std::int16_t>(at.y);
    const float mouth = gate(board, from, source).y;
    flight.top = static_cast<std::int16_t>(at.y < mouth ? at.y : mouth);
    const float climb = at.y - static_cast<float>(flight.top);
    flight.rise = static_cast<std::int16_t>(climb > 4 ? 4 + static_cast<int>(climb / 90) : 0);
    Flight& old = board.flights[f][static_cast<std::size_t>(source)];
    if (old.flying) --board.in_air;
    old = Flight{};
    pour(board.rack, from, to, 1);
    const int target = board.rack.count[t] - 1;
    const Spot over = gate(board, to, target);
    const float wide = over.x > at.x ? over.x - at.x : at.x - over.x;
    flight.glide = static_cast<std::int16_t>(9 + static_cast<int>(wide / 85));
    flight.fall = static_cast<std::int16_t>(fall_steps(seat(board, to, target).y - over.y));
    flight.start = board.age + static_cast<std::uint32_t>(kStagger * i);
    flight.end =
        flight.start + static_cast<std::uint32_t>(flight.rise + flight.glide + flight.fall);
    flight.flying = true;
    board.flights[t][static_cast<std::size_t>(target)] = flight;
    ++board.in_air;
  }
}

void lower(Board& board) {
  if (board.lifted < 0) return;
  board.sinking = board.lifted;
  board.sinking_at = board.age;
  board.lifted = -1;
  board.dragging = false;
}

void lift(Board& board, Events& events, int tube) {
  if (board.lifted == tube) return;
  lower(board);
  if (board.sinking == tube) board.sinking = -1;
  board.lifted = static_cast<std::int8_t>(tube);
  board.lifted_at = board.age;
  events.emit(EventKind::select, mouth_x(board, tube), mouth_y(board, tube),
              slot_on_top(board, tube));
}

void refuse(Board& board, Events& events, int tube) {
  board.shaken_at[static_cast<std::size_t>(tube)] = board.age;
  events.emit(EventKind::reject, mouth_x(board, tube), mouth_y(board, tube),
              slot_on_top(board, tube));
}

bool try_pour(Board& board, Events& events, int from, int to) {
  const int count = pourable(board.rack, from, to);
  if (count == 0 || !accepts(board)) return false;
  if (board.history_count == kMaxUndo) {
    for (int i = 1; i < kMaxUndo; ++i)
      board.history[static_cast<std::size_t>(i - 1)] = board.history[static_cast<std::size_t>(i)];
    --board.history_count;
  }
  board.history[static_cast<std::size_t>(board.history_count++)] =
      Pour{static_cast<std::int8_t>(from), static_cast<std::int8_t>(to),
           static_cast<std::int8_t>(count)};
  events.emit(EventKind::move, mouth_x(board, to), mouth_y(board, to), slot_on_top(board, from));
  const bool some_stay = count < group_of(board.rack, from);
  send(board, from, to, count);
  if (board.sinking == from || board.sinking == to) board.sinking = -1;
  if (some_stay) lower(board);
  board.lifted = -1;
  board.dragging = false;
  if (board.moves_left > 0 && --board.moves_left <= kDangerMoves && board.moves_left > 0) {
    events.emit(EventKind::danger, mouth_x(board, to), mouth_y(board, to), -1, board.moves_left);
  }
  count_done(board);
  board.stuck = board.done < board.kinds && !any_useful(board.rack);
  if (board.stuck && board.undos_left > 0) {
    events.emit(EventKind::danger, board.undo.x, board.undo.y, -1, 0);
  }
  return true;
}

void land(Board& board, Events& events, int tube, int index) {
  Flight& f = board.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
  f.flying = false;
  --board.in_air;
  const Spot at = seat(board, tube, index);
  const int slot = board.slots[static_cast<std::size_t>(kind_of(board, tube, index))];
  events.emit(EventKind::land, static_cast<int>(at.x), static_cast<int>(at.y) + board.piece / 2,
              slot, 180 + 40 * f.fall);
  const int count = board.rack.count[static_cast<std::size_t>(tube)];
  for (int i = 0; i < count; ++i) {
    if (board.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(i)].flying) return;
  }
  if (f.back) return;
  const int run = group_of(board.rack, tube);
  if (closed(board.rack, tube)) {
    board.closed_at[static_cast<std::size_t>(tube)] = board.age;
    ++board.shown_done;
    board.score += 100 * board.shown_done;
    events.emit(EventKind::complete, mouth_x(board, tube), static_cast<int>(at.y), slot,
                board.shown_done);
    events.emit(EventKind::combo, mouth_x(board, tube), mouth_y(board, tube), slot,
                board.shown_done);
  } else if (run > 1) {
    board.score += 10 * run;
    events.emit(EventKind::merge, static_cast<int>(at.x), static_cast<int>(at.y), slot, run - 1);
    events.emit(EventKind::tick, static_cast<int>(at.x), static_cast<int>(at.y), slot, run);
  }
}

bool on_button(const Board& board, Point at) {
  const int dx = at.x - board.undo.x;
  const int dy = at.y - board.undo.y;
  return board.has_undo && dx * dx + dy * dy < (kUndoRadius + 10) * (kUndoRadius + 10);
}

}  // namespace

bool undo(Board& board, Events& events) {
  if (board.history_count == 0 || board.undos_left <= 0 || board.outcome != Outcome::playing)
    return false;
  const Pour last = board.history[static_cast<std::size_t>(--board.history_count)];
  lower(board);
  board.sinking = -1;
  const auto to = static_cast<std::size_t>(last.to);
  if (board.closed_at[to] > 0) {
    board.closed_at[to] = 0;
    --board.shown_done;
  }
  send(board, last.to, last.from, last.count);
  --board.undos_left;
  if (board.moves_left >= 0) ++board.moves_left;
  board.undo_at = board.age;
  count_done(board);
  board.stuck = false;
  events.emit(EventKind::move, board.undo.x, board.undo.y, -1, 1);
  return true;
}

void press(Board& board, Events& events, Point at) {
  board.down = true;
  board.used = board.again = board.dragging = false;
  board.press_at = board.drag_at = at;
  board.pressed = -1;
  board.on_undo = on_button(board, at);
  if (board.on_undo || !accepts(board)) return;
  const int tube = tube_at(board, at);
  if (tube < 0) {
    lower(board);
    return;
  }
  const bool takes =
      board.rack.count[static_cast<std::size_t>(tube)] > 0 && !closed(board.rack, tube);
  if (board.lifted >= 0 && board.lifted != tube) {
    if (try_pour(board, events, board.lifted, tube)) {
      board.used = true;
      return;
    }
    refuse(board, events, tube);
    if (!takes) lower(board);
  }
  board.again = board.lifted == tube;
  if (!takes) return;
  board.pressed = static_cast<std::int8_t>(tube);
  lift(board, events, tube);
}

void drag(Board& board, Events&, Point at) {
  if (!board.down || board.used || board.pressed < 0 || board.lifted != board.pressed) return;
  board.drag_at = at;
  const int dx = at.x - board.press_at.x;
  const int dy = at.y - board.press_at.y;
  if (dx * dx + dy * dy >= kDragFrom * kDragFrom) board.dragging = true;
}

void release(Board& board, Events& events, Point at) {
  if (!board.down) return;
  drag(board, events, at);
  board.down = false;
  if (board.on_undo) {
    if (on_button(board, at) && !undo(board, events)) {
      events.emit(EventKind::reject, board.undo.x, board.undo.y, -1);
    }
    board.on_undo = false;
    return;
  }
  if (board.used || board.pressed < 0 || board.lifted != board.pressed) return;
  if (!board.dragging) {
    if (board.again) lower(board);
    return;
  }
  const int target = tube_at(board, at);
  if (target >= 0 && target != board.lifted) {
    if (try_pour(board, events, board.lifted, target)) return;
    refuse(board, events, target);
  }
  // Back to its place, in an arc from where the finger let go.
  const int tube = board.lifted;
  const int group = group_of(board.rack, tube);
  const int count = board.rack.count[static_cast<std::size_t>(tube)];
  for (int i = count - group; i < count; ++i) {
    Flight& f = board.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(i)];
    const Spot from = place(board, tube, i, static_cast<float>(board.age));
    if (f.flying) continue;
    f = Flight{};
    f.x = static_cast<std::int16_t>(from.x);
    f.y = f.top = static_cast<std::int16_t>(from.y);
    f.glide = 8;
    f.fall = static_cast<std::int16_t>(fall_steps(seat(board, tube, i).y - gate(board, tube, i).y));
    f.start = board.age + static_cast<std::uint32_t>(2 * (i - count + group));
    f.end = f.start + static_cast<std::uint32_t>(f.glide + f.fall);
    f.flying = f.back = true;
    ++board.in_air;
  }
  board.lifted = -1;
  board.dragging = false;
}

void let_go(Board& board) {
  board.down = board.on_undo = false;
  board.pressed = -1;
  lower(board);
}

void advance(Board& board, Events& events) {
  ++board.age;
  if (board.in_air > 0) {
    for (int t = 0; t < board.rack.tubes; ++t) {
      for (int i = 0; i < board.rack.count[static_cast<std::size_t>(t)]; ++i) {
        const Flight& f = board.flights[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)];
        if (f.flying && f.end <= board.age) land(board, events, t, i);
      }
    }
  }
  if (board.in_air > 0 || board.outcome != Outcome::playing) return;
  if (board.done >= board.kinds) {
    board.outcome = Outcome::won;
  } else if (board.moves_left == 0 || (board.stuck && board.undos_left <= 0)) {
    board.outcome = Outcome::lost;
  } else {
    return;
  }
  board.ended = board.age;
  lower(board);
}

}  // namespace pm::sorting
