#pragma once
#include <cstdint>
#include <span>

#include "runtime/sim/bounded.h"
#include "runtime/sim/rng.h"

/// The course of the runner: what stands on it and why it can always be won.
///
/// The course is a list of rows, each with one cell per lane. Rows alternate: an even row asks
/// something of the player (obstacles, gates), the odd row after it is quiet (coins or nothing), so
/// that two lane changes always fit between two questions.
namespace pm::runner {

inline constexpr int kLanes = 3;
inline constexpr int kUnitsPerCm = 60;  ///< a distance unit is what 1 cm/s covers in one 60 Hz step
inline constexpr int kRowCm = 900;      ///< distance between rows
inline constexpr int kMaxCount = 9999;

enum class Thing : std::uint8_t {
  none,
  coins,     ///< three in a line
  low,       ///< obstacle to jump over; `value` coins in an arc above it
  full,      ///< obstacle to go round
  multiply,  ///< gate xN
  add,       ///< gate +N
  subtract,  ///< gate -N
  divide     ///< gate /N
};

struct Cell {
  Thing kind = Thing::none;
  std::uint8_t variant = 0;  ///< picks a sprite of the role
  std::int16_t value = 0;    ///< coins of an arc, or the gate's number
};

inline bool is_gate(Thing kind) { return kind >= Thing::multiply; }
inline bool is_good_gate(Thing kind) { return kind == Thing::multiply || kind == Thing::add; }

struct Row {
  Cell lane[kLanes];
};

/// How a course is asked for; the template's parameters.
struct CourseWish {
  int rows = 34;
  int density_pm = 600;  ///< chance that a row of the asking kind holds obstacles, 1/1000
  int gates = 4;         ///< rows of gates
  int lives = 3;         ///< the first rows with obstacles block the idle runner, one for each life
  int start = 1;         ///< count at the start
};

/// What a runner who does everything right ends with. Hits come before the count: fewer are better.
struct Standing {
  int hits = 0;
  int count = 0;
  bool reachable = false;
  bool beats(const Standing& other) const {
    if (reachable != other.reachable) return reachable;
    if (hits != other.hits) return hits < other.hits;
    return count > other.count;
  }
};

/// Count after a gate; at least 1, at most kMaxCount.
int through_gate(int count, const Cell& gate);
/// Count after running into something: a fifth is lost, at least 1 stays.
int after_hit(int count);
/// Standing after passing one cell, jumping where that helps.
Standing pass(Standing standing, const Cell& cell);

/// Draws a course into `rows`, which takes room for it. Always solvable without a hit (see
/// best_count).
void make_course(const CourseWish& wish, Rng& rng, Bounded<Row>& rows);
/// Count of the best run that is never hit and changes at most one lane from row to row;
/// 0 when there is none.
int best_count(std::span<const Row> rows, int start);
/// Hits a runner takes who stays in the middle lane and never jumps.
int idle_hits(std::span<const Row> rows);

}  // namespace pm::runner
