#include "runtime/mechanics/runner/course.h"

namespace pm::runner {

namespace {

int clamp_count(int count) { return count < 1 ? 1 : (count > kMaxCount ? kMaxCount : count); }

int at_least(int value, int low) { return value < low ? low : value; }

/// One row of the search for the best run: every lane takes the best of itself and its neighbours.
void advance(Standing (&best)[kLanes], const Row& row) {
  Standing next[kLanes];
  for (int lane = 0; lane < kLanes; ++lane) {
    Standing from = best[lane];
    if (lane > 0 && best[lane - 1].beats(from)) from = best[lane - 1];
    if (lane + 1 < kLanes && best[lane + 1].beats(from)) from = best[lane + 1];
    next[lane] = pass(from, row.lane[lane]);
    // Only clean runs count here.
    if (next[lane].hits > 0) next[lane] = Standing{};
  }
  for (int lane = 0; lane < kLanes; ++lane) best[lane] = next[lane];
}

const Standing& leader(const Standing (&best)[kLanes]) {
  int lead = 0;
  for (int lane = 1; lane < kLanes; ++lane) {
    if (best[lane].beats(best[lead])) lead = lane;
  }
  return best[lead];
}

struct Maker {
  const CourseWish& wish;
  Rng& rng;
  int coin_lane = 1;
  int blocked = 0;  ///< obstacle rows so far whose middle lane is closed

  Cell obstacle(Thing kind, int coins = 0) {
    Cell cell;
    cell.kind = kind;
    cell.variant = static_cast<std::uint8_t>(rng.below(4));
    cell.value = static_cast<std::int16_t>(coins);
    return cell;
  }

  int side() { return rng.below(2) == 0 ? 0 : 2; }

  void coins(Row& row, int lane) {
    if (row.lane[lane].kind == Thing::none) row.lane[lane].kind = Thing::coins;
    coin_lane = lane;
  }

  void quiet(Row& row) {
    if (!rng.chance_per_mille(620)) return;
    int lane = coin_lane + rng.range(-1, 1);
    if (lane < 0) lane = 0;
    if (lane >= kLanes) lane = kLanes - 1;
    coins(row, lane);
  }

  /// A row of obstacles. While `shut_middle`, whoever does nothing runs into it.
  void obstacles(Row& row, bool shut_middle) {
    const std::uint32_t pattern = rng.below(10);
    const int pick = shut_middle ? 1 : rng.range(0, 2);
    const int other = (pick + 1 + static_cast<int>(rng.below(2))) % kLanes;
    const int third = kLanes - pick - other;
    if (pattern < 3) {
      row.lane[pick] = obstacle(Thing::full);
      coins(row, other);
    } else if (pattern < 6) {
      row.lane[pick] = obstacle(Thing::full);
      row.lane[other] = obstacle(Thing::full);
      coins(row, third);
    } else if (pattern < 8) {
      for (Cell& cell : row.lane) cell = obstacle(Thing::low);
      row.lane[other].value = 3;
    } else {
      row.lane[pick] = obstacle(Thing::low, 3);
      row.lane[other] = obstacle(Thing::full);
      if (pattern == 9) row.lane[third] = obstacle(Thing::low);
    }
    if (shut_middle) ++blocked;
  }

  /// Gates of a row; `count` is what the best runner holds there, so that the numbers stay close
  /// enough to be a question and far enough apart to matter.
  void gates(Row& row, int count, bool first) {
    Cell best;
    Cell second;
    Cell bad;
    const int span = at_least(count, 4);
    best.kind = Thing::multiply;
    best.value = static_cast<std::int16_t>(span < 8 && rng.chance_per_mille(400) ? 3 : 2);
    if (first || rng.chance_per_mille(250)) {
      best.kind = Thing::add;
      best.value = static_cast<std::int16_t>(span + rng.range(2, 5));
    }
    second.kind = Thing::add;
    second.value = static_cast<std::int16_t>(at_least(span * rng.range(25, 60) / 100, 2));
    bad.kind = Thing::subtract;
    bad.value = static_cast<std::int16_t>(at_least(span * rng.range(25, 45) / 100, 2));
    if (rng.chance_per_mille(350)) {
      bad.kind = Thing::divide;
      bad.value = 2;
    }
    const int best_lane = first ? side() : rng.range(0, 2);
    const int bad_lane = (best_lane + 1 + static_cast<int>(rng.below(2))) % kLanes;
    const int third = kLanes - best_lane - bad_lane;
    row.lane[best_lane] = best;
    row.lane[bad_lane] = bad;
    if (first) {
      // The first pair is easy to read: one good, one bad, and the way between them is shut.
      row.lane[kLanes - 1 - best_lane] = bad;
      row.lane[1] = obstacle(Thing::full);
    } else if (rng.chance_per_mille(650)) {
      row.lane[third] = second;
    } else {
      row.lane[third] = obstacle(Thing::full);
    }
  }
};

}  // namespace

int through_gate(int count, const Cell& gate) {
  switch (gate.kind) {
    case Thing::multiply: return clamp_count(count * gate.value);
    case Thing::add: return clamp_count(count + gate.value);
    case Thing::subtract: return clamp_count(count - gate.value);
    case Thing::divide: return clamp_count(gate.value > 0 ? count / gate.value : count);
    default: return count;
  }
}

int after_hit(int count) { return clamp_count(count - at_least(count / 5, 1)); }

Standing pass(Standing standing, const Cell& cell) {
  if (!standing.reachable) return standing;
  switch (cell.kind) {
    case Thing::coins: standing.count = clamp_count(standing.count + 3); break;
    case Thing::low: standing.count = clamp_count(standing.count + cell.value); break;
    case Thing::full:
      ++standing.hits;
      standing.count = after_hit(standing.count);
      break;
    default: standing.count = through_gate(standing.count, cell); break;
  }
  return standing;
}

void make_course(const CourseWish& wish, Rng& rng, Bounded<Row>& rows) {
  rows.reserve(static_cast<std::size_t>(wish.rows) + 2);
  Maker maker{wish, rng};
  const int asks = wish.rows / 2;
  int gate_rows = asks - wish.lives - 2;
  if (gate_rows > wish.gates) gate_rows = wish.gates;
  if (gate_rows < 0) gate_rows = 0;
  int gates_done = 0;
  Standing best[kLanes];
  best[1] = Standing{0, clamp_count(wish.start), true};

  for (int ask = 0; ask < asks; ++ask) {
    Row row;
    // Gates are spread evenly from the second question on.
    const bool gate = gates_done < gate_rows && ask >= 1 + gates_done * (asks - 1) / gate_rows;
    if (ask == 0) {
      row.lane[1] = maker.obstacle(Thing::full);
      ++maker.blocked;
      maker.coins(row, maker.side());
    } else if (gate) {
      maker.gates(row, leader(best).count, gates_done == 0);
      ++gates_done;
    } else if (maker.blocked == 1 && wish.lives > 1) {
      // The second question of this kind teaches the jump: no way round.
      for (Cell& cell : row.lane) cell = maker.obstacle(Thing::low);
      row.lane[maker.coin_lane].value = 3;
      ++maker.blocked;
    } else if (maker.blocked < wish.lives || rng.chance_per_mille(wish.density_pm)) {
      maker.obstacles(row, maker.blocked < wish.lives);
    } else {
      maker.coins(row, rng.range(0, 2));
    }
    advance(best, row);
    rows.push_back(row);
    Row rest;
    maker.quiet(rest);
    advance(best, rest);
    rows.push_back(rest);
  }
}

int best_count(std::span<const Row> rows, int start) {
  Standing best[kLanes];
  best[1] = Standing{0, clamp_count(start), true};
  for (const Row& row : rows) advance(best, row);
  const Standing& lead = leader(best);
  return lead.reachable ? lead.count : 0;
}

int idle_hits(std::span<const Row> rows) {
  int hits = 0;
  for (const Row& row : rows) {
    if (row.lane[1].kind == Thing::full || row.lane[1].kind == Thing::low) ++hits;
  }
  return hits;
}

}  // namespace pm::runner
