#pragma once
#include <array>
#include <cstdint>

#include "runtime/mechanics/mechanic.h"

namespace pm::match3 {

inline constexpr int kMaxSide = 9;
inline constexpr int kMaxCells = kMaxSide * kMaxSide;
inline constexpr int kMaxKinds = 6;
inline constexpr int kMaxGoals = 2;
inline constexpr int kUnit = 1024;  ///< one cell height in the falling arithmetic

// Durations in steps of 1/60 s.
inline constexpr int kSwapSteps = 9;
inline constexpr int kRefuseSteps = 16;
inline constexpr int kPopSteps = 13;
inline constexpr int kShuffleSteps = 44;

/// Parameters in the order of templates/match3.json.
enum Param { kCols, kRows, kKinds, kGoal1, kGoal2, kMoves, kLuck, kStartSpecials, kParamCount };
enum Role { kPieces, kSpecialRow, kSpecialBomb, kSpecialRainbow, kRoleCount };

/// The first five live on the board; the others are what two of them become when swapped together,
/// and exist only while they go off.
enum class Special : std::uint8_t {
  none,
  row,
  column,
  bomb,
  rainbow,
  cross,
  wide_cross,
  big_bomb,
  paint_rockets,
  paint_bombs,
  storm
};

enum class State : std::uint8_t { empty, idle, fall, pop };

struct Cell {
  std::int8_t kind = -1;  ///< which piece, -1: none or a special
  Special special = Special::none;
  Special leaves = Special::none;  ///< what stands here when the pop is over
  State state = State::empty;
  std::int16_t wait = 0;   ///< steps before the fall or the pop begins
  std::int16_t timer = 0;  ///< steps since the pop began
  std::int16_t slide = 0;  ///< steps left of a swap
  bool refused = false;    ///< the slide goes there and back
  std::int8_t from_x = 0;  ///< slide: cells to where it came from; pop: cells to the gathering
  std::int8_t from_y = 0;
  std::int16_t thud = 0;         ///< strength of the last landing, 0..1000
  std::int32_t drop = 0;         ///< 1/1024 cell above its place
  std::int32_t drop_before = 0;  ///< the same one step ago
  std::int32_t speed = 0;        ///< 1/1024 cell per step
  std::uint32_t landed = 0;      ///< board age at the last landing
  std::uint32_t born = 0;        ///< board age when a special was made
};

/// Light of something that went off; only looked at by the view.
struct Flash {
  Special kind = Special::none;
  std::int8_t x = 0, y = 0;        ///< where it began, cells
  std::int8_t to_x = 0, to_y = 0;  ///< rainbow: the piece it reaches for
  std::uint32_t born = 0;          ///< board age
};

struct Goal {
  std::int8_t kind = 0;
  std::int16_t have = 0;
  std::int16_t want = 0;
};

/// The whole state of a play. A plain value: bots copy it to look ahead.
struct Board {
  int cols = 0, rows = 0, kinds = 0;
  int cell = 0;           ///< side of a cell, stage units
  int left = 0, top = 0;  ///< board's corner, stage units
  int luck = 0;           ///< percent of new pieces that are wanted kinds
  Rng rng;
  std::array<Cell, kMaxCells> cells{};
  std::array<Goal, kMaxGoals> goals{};
  std::array<std::int16_t, kMaxKinds> slots{};
  int goal_count = 0;
  int moves_left = 0;
  int chain = 0;  ///< waves since the last move
  int score = 0;
  int cleared = 0;          ///< pieces popped so far
  int shuffle = 0;          ///< steps left of a reshuffle
  std::uint32_t age = 0;    ///< steps since setup
  std::uint32_t ended = 0;  ///< age at the outcome
  std::uint32_t turn = 0;   ///< grows whenever the resting board changes
  bool busy = false;        ///< something moves, pops or waits to be matched
  bool blind = false;       ///< look ahead of a bot that must not see the pieces to come
  Outcome outcome = Outcome::playing;

  // The finger.
  bool down = false;
  bool used = false;          ///< this press has already swapped or fired
  bool again = false;         ///< pressed the piece that was selected before
  std::int16_t pressed = -1;  ///< cell, -1 none
  std::int16_t selected = -1;
  std::int16_t want_a = -1, want_b = -1;  ///< swap that waits for its pieces to come to rest
  std::int16_t want_left = 0;
  Point press_at;
  std::uint32_t selected_at = 0;

  std::array<Flash, 32> flashes{};
  std::uint32_t flash_count = 0;  ///< ever made; the newest overwrites the oldest

  int index(int x, int y) const { return y * cols + x; }
  bool inside(int x, int y) const { return x >= 0 && y >= 0 && x < cols && y < rows; }
  int size() const { return cols * rows; }
};

/// A piece that rests, is free to be swapped and belongs to nothing else.
inline bool settled(const Cell& c) { return c.state == State::idle && c.slide == 0; }

// --- rules (match3_rules.cpp)
/// Fills an empty board: no ready-made match, at least one move.
void fill_board(Board& board, int start_specials);
/// Length of the longest straight run of equal pieces through a cell; 0 for a special.
int run_at(const Board& board, int index);
/// Would swapping two neighbours match something or set a special off?
bool swap_works(const Board& board, int a, int b);
bool any_move(const Board& board);
/// Starts the clearing of all matches; `a` and `b` are where a new special likes to stand.
/// Returns the number of groups.
int clear_matches(Board& board, Events& events, int a, int b, int wait);
/// Gives the normal pieces new places so that there is a move and no match.
void reshuffle(Board& board);

// --- time (match3_step.cpp)
/// One 60 Hz step of pieces, gravity, chains and the outcome.
void advance(Board& board, Events& events);

// --- specials (match3_specials.cpp)
/// Schedules a cell to pop after `wait` steps; no effect on cells that already pop or fall.
void strike(Board& board, int index, int wait);
/// What two swapped specials become together; none when one is no special.
Special combine(Special a, Special b);
/// Sets off what stands in a cell that pops now.
void fire(Board& board, Events& events, int index);

// --- moves (match3.cpp)
/// Swaps two settled neighbours: true when it counts as a move, false when refused.
bool play_swap(Board& board, Events& events, int a, int b);
/// Sets a special off where it stands, as a tap does.
bool play_tap(Board& board, Events& events, int index);

// --- look ahead (match3_moves.cpp, match3_native.cpp)
struct Choice {
  std::int16_t a = -1, b = -1;  ///< b = -1: tap
  std::int32_t score = 0;
};
inline constexpr int kMaxChoices = 256;
int legal_choices(const Board& board, std::span<Choice> out);
/// Plays a choice on a copy until it rests. `blind`: without knowing the pieces to come.
void play_out(Board& copy, const Choice& choice, bool blind);
/// Worth of having got from `before` to `after` by one move.
int worth(const Board& before, const Board& after);
int greedy_choices(const Board& board, std::span<Choice> out);
#ifndef PM_SHIPPED
/// Beam search that sees the pieces to come.
int deep_choices(const Board& board, std::span<Choice> out);
#endif

#ifndef PM_SHIPPED
/// The state behind a mechanic made by make_match3: for tests and the inspector.
const Board& board_of(const Mechanic& mechanic);
#endif

/// Slot of what a cell shows.
int slot_of(const Scene& scene, const Board& board, const Cell& cell);
void paint(Painter& painter, const Board& board, const ViewClock& clock);
/// Half size at which a slot fills its cell as the other pieces do, stage units.
float piece_half(const Scene& scene, const Board& board, int slot);

}  // namespace pm::match3

namespace pm {
std::unique_ptr<Mechanic> make_match3();
}
