// Property tests of match3: the board stays whole under any input, specials do what they promise,
// no board is ever dead, and every end is reachable.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "runtime/mechanics/match3/match3.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

namespace {

using namespace pm::match3;
using pm::Outcome;

const Board& board_in(const pm::Game& game) { return board_of(game.mechanic()); }

void check_board(const pm::Game& game) {
  const Board& b = board_in(game);
  REQUIRE(b.moves_left >= 0);
  for (const Goal& goal : b.goals) REQUIRE(goal.have <= goal.want);
  for (int i = 0; i < b.size(); ++i) {
    const Cell& c = b.cells[static_cast<std::size_t>(i)];
    REQUIRE(c.kind >= -1);
    REQUIRE(c.kind < b.kinds);
    REQUIRE(c.drop >= 0);
    if (c.state == State::idle) REQUIRE((c.kind >= 0 || c.special != Special::none));
    if (c.state != State::pop) REQUIRE(c.special <= Special::rainbow);
  }
  pm::HudModel hud;
  game.hud(hud);
  REQUIRE(hud.progress_per_mille >= 0);
  REQUIRE(hud.progress_per_mille <= 1000);
  if (!game.mechanic().ready()) return;
  REQUIRE(any_move(b));
  for (int i = 0; i < b.size(); ++i) {
    REQUIRE(b.cells[static_cast<std::size_t>(i)].state == State::idle);
    REQUIRE(run_at(b, i) < 3);
  }
}

/// Presses, glides, lifts in any order and anywhere, at any moment of the falling.
void garbage(pm::Game& game, std::uint64_t seed, int inputs) {
  pm::Rng rng(seed, 91);
  for (int i = 0; i < inputs && game.phase() == pm::Phase::playing; ++i) {
    const auto kind = static_cast<pm::InputKind>(rng.below(4));
    const bool near = rng.below(8) != 0;
    const int x = near ? rng.range(-40, 1040) : rng.range(-4000, 4000);
    const int y =
        near ? rng.range(-40, game.mechanic().stage().height + 40) : rng.range(-4000, 4000);
    game.input(kind, {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
    const int wait = rng.range(0, 9);
    for (int s = 0; s < wait; ++s) {
      game.step();
      check_board(game);
    }
  }
}

/// A resting board from rows of digits; '.' takes a kind that matches nothing near it.
Board board_from(std::initializer_list<std::string_view> rows) {
  Board b;
  b.rows = static_cast<int>(rows.size());
  b.cols = static_cast<int>(rows.begin()->size());
  b.kinds = 6;
  b.cell = 100;
  b.moves_left = 10;
  b.goal_count = 1;
  b.goals[0] = Goal{0, 0, 90};
  b.rng = pm::Rng(5);
  int y = 0;
  for (const std::string_view row : rows) {
    for (int x = 0; x < b.cols; ++x) {
      Cell& c = b.cells[static_cast<std::size_t>(b.index(x, y))];
      const char at = row[static_cast<std::size_t>(x)];
      c.state = State::idle;
      c.kind = static_cast<std::int8_t>(at == '.' ? 2 + (x + 2 * y) % 4 : at - '0');
    }
    ++y;
  }
  return b;
}

void put(Board& b, int x, int y, Special special) {
  Cell& c = b.cells[static_cast<std::size_t>(b.index(x, y))];
  c.special = special;
  c.kind = -1;
}

/// Steps until the first wave has popped and what it leaves stands.
void settle_first_wave(Board& b) {
  pm::Events events;
  for (int i = 0; i < kSwapSteps + kPopSteps + 1; ++i) advance(b, events);
}

void settle(Board& b) {
  pm::Events events;
  for (int i = 0; i < 2000 && (b.busy || b.shuffle > 0); ++i) {
    events.clear();
    advance(b, events);
  }
  REQUIRE_FALSE(b.busy);
}

int count_of(const Board& b, Special special) {
  return static_cast<int>(std::count_if(b.cells.begin(), b.cells.begin() + b.size(),
                                        [&](const Cell& c) { return c.special == special; }));
}

}  // namespace

TEST_CASE("match3 keeps its board whole under hostile input") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const pm::Scene scene =
        pm::test_scene("match3", seed, {{"moves", 40}, {"goal_1", 60}, {"start_specials", 4}});
    pm::Game game;
    REQUIRE(game.start(scene));
    garbage(game, seed, 500);
  }
}

TEST_CASE("match3 holds at the corners of its parameters") {
  std::uint64_t seed = 40;
  for (const int cols : {5, 9}) {
    for (const int rows : {5, 9}) {
      for (const int kinds : {4, 6}) {
        const pm::Scene scene = pm::test_scene(
            "match3", ++seed, {{"cols", cols}, {"rows", rows}, {"kinds", kinds}, {"luck", 60}});
        pm::Game game;
        REQUIRE(game.start(scene));
        check_board(game);
        garbage(game, seed, 120);
      }
    }
  }
}

TEST_CASE("match3 survives values that no template allows") {
  const pm::Scene scene = pm::test_scene("match3", 3,
                                         {{"cols", 400},
                                          {"rows", -7},
                                          {"kinds", 99},
                                          {"moves", -1},
                                          {"luck", 900},
                                          {"start_specials", 99}});
  pm::Game game;
  REQUIRE(game.start(scene));
  garbage(game, 3, 60);
}

TEST_CASE("match3 gives the same hash for the same inputs") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const pm::Scene scene = pm::test_scene("match3", seed, {{"start_specials", 2}});
    pm::Game a;
    pm::Game b;
    a.start(scene);
    b.start(scene);
    garbage(a, seed, 200);
    garbage(b, seed, 200);
    REQUIRE(a.hash() == b.hash());
  }
}

TEST_CASE("match3 is won by the solver, mostly by the hints, and never by idling") {
  constexpr int kSeeds = 40;
  CHECK(pm::won_percent("match3", kSeeds, 12000, pm::Depth::deep) >= 95);
  CHECK(pm::won_percent("match3", kSeeds, 12000, pm::Depth::greedy) >= 75);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const pm::Scene scene = pm::test_scene("match3", seed);
    pm::Game idle;
    idle.start(scene);
    for (int i = 0; i < 3600; ++i) idle.step();
    REQUIRE(idle.outcome() == Outcome::playing);
  }
}

TEST_CASE("match3 is lost when the moves run out, and can be tried again") {
  const pm::Scene scene =
      pm::test_scene("match3", 9, {{"moves", 4}, {"goal_1", 60}, {"goal_2", 60}});
  pm::Game game;
  game.start(scene);
  REQUIRE(pm::play_with_hints(game, 12000, pm::Depth::greedy) == Outcome::lost);
  for (int i = 0; i < 200; ++i) game.step();
  REQUIRE(game.phase() == pm::Phase::end_card);
  game.input(pm::InputKind::retry, {});
  REQUIRE(game.phase() == pm::Phase::playing);
  check_board(game);
}

TEST_CASE("match3 refuses a swap that matches nothing and takes no move for it") {
  Board b = board_from({"......", "......", "......", "......", "......"});
  pm::Events events;
  REQUIRE_FALSE(swap_works(b, 0, 1));
  REQUIRE_FALSE(play_swap(b, events, 0, 1));
  settle(b);
  REQUIRE(b.moves_left == 10);
  REQUIRE(b.cleared == 0);
}

TEST_CASE("match3 makes a rocket of four, a bomb of an L, a rainbow of five") {
  pm::Events events;
  Board four = board_from({"......", "......", "0010..", "..0...", "......"});
  // Pulling the lone 0 up between its kin makes a line of four.
  four.cells[static_cast<std::size_t>(four.index(2, 2))].kind = 1;
  REQUIRE(play_swap(four, events, four.index(2, 3), four.index(2, 2)));
  settle_first_wave(four);
  REQUIRE(four.cells[static_cast<std::size_t>(four.index(2, 2))].special == Special::column);

  Board corner = board_from({"..0...", "..0...", "001...", "..0...", "......"});
  REQUIRE(play_swap(corner, events, corner.index(2, 3), corner.index(2, 2)));
  settle_first_wave(corner);
  REQUIRE(corner.cells[static_cast<std::size_t>(corner.index(2, 2))].special == Special::bomb);

  Board five = board_from({"......", "......", "00100.", "..0...", "......"});
  REQUIRE(play_swap(five, events, five.index(2, 3), five.index(2, 2)));
  settle_first_wave(five);
  REQUIRE(five.cells[static_cast<std::size_t>(five.index(2, 2))].special == Special::rainbow);
}

TEST_CASE("match3 specials clear what they promise, alone and together") {
  const auto cleared_by = [](Special a, Special b) {
    Board board =
        board_from({".......", ".......", ".......", ".......", ".......", ".......", "......."});
    put(board, 3, 3, a);
    if (b != Special::none) put(board, 4, 3, b);
    board.blind = true;  // no new pieces: only the effect itself counts
    pm::Events events;
    if (b == Special::none)
      REQUIRE(play_tap(board, events, board.index(3, 3)));
    else
      REQUIRE(play_swap(board, events, board.index(3, 3), board.index(4, 3)));
    for (int i = 0; i < 400 && board.busy && board.chain < 2; ++i) advance(board, events);
    REQUIRE(count_of(board, Special::none) > 0);
    return board.cleared;
  };
  const int rocket = cleared_by(Special::row, Special::none);
  const int bomb = cleared_by(Special::bomb, Special::none);
  CHECK(rocket == 7);
  CHECK(bomb == 13);
  CHECK(cleared_by(Special::row, Special::column) >= 13);
  CHECK(cleared_by(Special::row, Special::bomb) >= 30);
  CHECK(cleared_by(Special::bomb, Special::bomb) > 24);
  CHECK(cleared_by(Special::rainbow, Special::rainbow) == 49);
  CHECK(cleared_by(Special::rainbow, Special::row) > 20);
  CHECK(cleared_by(Special::rainbow, Special::bomb) > 20);
}

TEST_CASE("match3 shuffles a dead board into one with a move") {
  // Diagonal stripes of five kinds: no swap lines three up.
  Board b = board_from({"01234", "34012", "12340", "40123", "23401"});
  b.kinds = 5;
  REQUIRE_FALSE(any_move(b));
  b.busy = true;  // as after a turn
  settle(b);
  REQUIRE(any_move(b));
  REQUIRE(count_of(b, Special::none) == b.size());  // by mixing, not by a gift
  for (int i = 0; i < b.size(); ++i) REQUIRE(run_at(b, i) < 3);

  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const pm::Scene scene = pm::test_scene("match3", seed);
    pm::Game game;
    game.start(scene);
    Board mixed = board_in(game);
    reshuffle(mixed);
    REQUIRE(count_of(mixed, Special::none) == mixed.size());
    REQUIRE(any_move(mixed));
    for (int i = 0; i < mixed.size(); ++i) REQUIRE(run_at(mixed, i) < 3);
  }
}

TEST_CASE("match3 queues a swap asked for while its pieces still fall") {
  const pm::Scene scene = pm::test_scene("match3", 12);
  pm::Game game;
  game.start(scene);
  std::array<pm::Gesture, 256> moves;
  const int n = game.mechanic().moves(moves, pm::Depth::greedy);
  REQUIRE(n > 0);
  const auto swipe = [&](const pm::Gesture& g) {
    game.input(pm::InputKind::down, g.points[0]);
    game.input(pm::InputKind::move, g.points[g.count - 1U]);
    game.input(pm::InputKind::up, g.points[g.count - 1U]);
  };
  swipe(moves[0]);
  REQUIRE_FALSE(game.mechanic().ready());
  // The other corner of the board still rests: a second swap may be played at once.
  const int left = board_in(game).moves_left;
  for (int i = 1; i < n; ++i) {
    if (board_in(game).moves_left < left) break;
    swipe(moves[static_cast<std::size_t>(i)]);
    check_board(game);
  }
  REQUIRE(board_in(game).moves_left < left);
}
