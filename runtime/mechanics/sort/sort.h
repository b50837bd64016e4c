#pragma once
#include <array>
#include <cstdint>

#include "runtime/mechanics/mechanic.h"

namespace pm::sorting {

inline constexpr int kMaxKinds = 8;
inline constexpr int kMaxEmpty = 2;
inline constexpr int kMaxTubes = kMaxKinds + kMaxEmpty;
inline constexpr int kMaxCapacity = 5;
inline constexpr int kMaxPieces = kMaxKinds * kMaxCapacity;
inline constexpr int kMaxUndo = 96;  ///< moves that can be taken back at most
inline constexpr int kMaxPath = 96;  ///< longest solution kept

// Durations in steps of 1/60 s.
inline constexpr int kLiftSteps = 13;
inline constexpr int kSinkSteps = 18;

/// Parameters in the order of templates/sort.json.
enum Param { kStyle, kKinds, kCapacity, kEmpty, kMix, kSpare, kUndos, kParamCount };
enum Role { kPieces, kRoleCount };

enum class Style : std::uint8_t { tubes, shelves };

/// What is where, without animation: the solver's and the generator's view. 64 bytes.
/// In a tube index 0 is the bottom, on a shelf the left end.
struct Rack {
  std::array<std::array<std::int8_t, kMaxCapacity>, kMaxTubes> kind{};
  std::array<std::uint8_t, kMaxTubes> count{};
  std::uint8_t tubes = 0;
  std::uint8_t capacity = 0;
};

struct Pour {
  std::int8_t from = -1;
  std::int8_t to = -1;
  std::int8_t count = 0;
};

/// A piece's way: up, over in an arc, down. Coordinates in stage units, times in steps.
struct Flight {
  std::int16_t x = 0, y = 0;  ///< where it began
  std::int16_t top = 0;       ///< height to which it rises first
  std::int16_t rise = 0, glide = 0, fall = 0;
  std::uint32_t start = 0;  ///< board age
  std::uint32_t end = 0;    ///< board age at the landing; 0: never flew
  bool flying = false;
  bool back = false;  ///< only returns to where it was
};

struct Spot {
  float x = 0, y = 0;
};

/// The whole state of a play. A plain value.
struct Board {
  Style style = Style::tubes;
  Rack rack;
  std::array<std::array<Flight, kMaxCapacity>, kMaxTubes> flights{};
  std::array<std::uint32_t, kMaxTubes> closed_at{};  ///< age at which the cap came down, 0 open
  std::array<std::uint32_t, kMaxTubes> shaken_at{};  ///< age of the last refusal, 0 never
  std::array<Pour, kMaxUndo> history{};
  std::array<std::int16_t, kMaxKinds> slots{};
  int history_count = 0;
  int kinds = 0;
  int par = 0;          ///< length of the shortest solution found at setup
  int moves_left = -1;  ///< -1: no limit
  int undos_left = 0;
  bool has_undo = false;
  int start_blocks = 0;
  int done = 0;        ///< tubes that hold all of one kind, at rest or not
  int shown_done = 0;  ///< the same, but only those whose last piece has landed
  int score = 0;
  std::uint32_t age = 0;
  std::uint32_t ended = 0;
  std::uint32_t undo_at = 0;  ///< age of the last undo
  int in_air = 0;             ///< pieces that fly
  bool stuck = false;         ///< nothing useful is left to pour
  Outcome outcome = Outcome::playing;

  // The finger.
  bool down = false;
  bool used = false;   ///< this press has already poured
  bool again = false;  ///< pressed the tube that was lifted before
  bool dragging = false;
  bool on_undo = false;
  std::int8_t pressed = -1;
  std::int8_t lifted = -1;   ///< tube whose top group is up
  std::int8_t sinking = -1;  ///< tube whose group goes back down
  std::uint32_t lifted_at = 0, sinking_at = 0;
  Point press_at, drag_at;

  // Geometry, stage units.
  int piece = 0;               ///< diameter of a piece
  int columns = 0, lines = 0;  ///< arrangement of the tubes or shelves
  int pitch_x = 0, pitch_y = 0;
  int left = 0, top = 0;  ///< corner of the first tube's field
  int height = 0;         ///< stage height
  Point undo;             ///< centre of the button
};
inline constexpr int kUndoRadius = 66;

// --- racks (sort_rack.cpp)
/// Equal pieces on top of a tube.
int group_of(const Rack& rack, int tube);
bool closed(const Rack& rack, int tube);  ///< full and of one kind
/// Pieces that a pour would move; 0 when it is not allowed.
int pourable(const Rack& rack, int from, int to);
void pour(Rack& rack, int from, int to, int count);
/// Runs of equal pieces in all tubes; equal to the number of kinds when solved.
int blocks_of(const Rack& rack);
/// True when a pour changes nothing that matters: a tube of one kind into an empty one.
bool pointless(const Rack& rack, int from, int to);
bool any_useful(const Rack& rack);
/// Mixes a solved rack by moves taken backwards, so that it can be solved; `mix` 0..100 is how
/// broken up it gets. Returns the number of backward moves: an upper bound of the solution.
int generate(Rack& rack, int kinds, int capacity, int empty, int mix, Rng& rng);

// --- search (sort_solve.cpp)
/// Shortest-first search within `nodes` positions. Returns the number of pours written to `path`,
/// 0 when already solved, -1 when none was found in the limit.
int solve(const Rack& rack, std::span<Pour> path, int nodes);

// --- places (sort_places.cpp)
void lay_out(Board& board);
/// Place of a resting piece.
Spot seat(const Board& board, int tube, int index);
/// Point above a tube's mouth, or above a seat of a shelf, through which pieces come and go.
Spot gate(const Board& board, int tube, int index);
/// Where a piece is seen at time `now` (board age, fractions allowed).
Spot place(const Board& board, int tube, int index, float now);
/// Tube under a point, -1 none.
int tube_at(const Board& board, Point at);

// --- play (sort_play.cpp)
void press(Board& board, Events& events, Point at);
void drag(Board& board, Events& events, Point at);
void release(Board& board, Events& events, Point at);
void let_go(Board& board);
bool undo(Board& board, Events& events);
void advance(Board& board, Events& events);

// --- bots (sort_moves.cpp, sort_native.cpp)
int suggest(const Board& board, std::span<Gesture> out);
#ifndef PM_SHIPPED
int suggest_deep(const Board& board, std::span<Gesture> out);
#endif
Gesture pour_gesture(const Board& board, int from, int to, int score);

#ifndef PM_SHIPPED
/// The state behind a mechanic made by make_sort: for tests and the inspector.
const Board& board_of(const Mechanic& mechanic);
#endif

void paint(Painter& painter, const Board& board, const ViewClock& clock);
float piece_half(const Scene& scene, const Board& board, int slot);

}  // namespace pm::sorting

namespace pm {
std::unique_ptr<Mechanic> make_sort();
}
