// Property tests of the runner: courses are solvable, hostile input is harmless, every end is
// reachable.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "runtime/mechanics/runner/runner.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

namespace {

using pm::runner::Runner;

const Runner& runner_of(const pm::Game& game) {
  return static_cast<const Runner&>(game.mechanic());
}

pm::Point wild(pm::Rng& rng) {
  const int x = rng.range(-4000, 4000);
  const int y = rng.range(-4000, 4000);
  return {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)};
}

/// Any input at any moment, orders that no finger makes included.
void garbage(pm::Game& game, std::uint64_t seed, int inputs) {
  pm::Rng rng(seed, 77);
  for (int i = 0; i < inputs && game.phase() == pm::Phase::playing; ++i) {
    const auto kind = static_cast<pm::InputKind>(rng.below(5));
    game.input(kind, wild(rng));
    const int wait = rng.range(0, 6);
    for (int s = 0; s < wait; ++s) game.step();
    const Runner& runner = runner_of(game);
    REQUIRE(runner.count() >= 1);
    REQUIRE(runner.count() <= pm::runner::kMaxCount);
    REQUIRE(runner.lives() >= 0);
    REQUIRE(runner.lives() <= game.scene().param(pm::runner::kLives));
    pm::HudModel hud;
    game.hud(hud);
    REQUIRE(hud.progress_per_mille >= 0);
    REQUIRE(hud.progress_per_mille <= 1000);
  }
}

}  // namespace

TEST_CASE("runner: every course has a clean way and is lost by doing nothing") {
  for (const int rows : {16, 34, 80}) {
    for (const int density : {100, 600, 1000}) {
      for (const int gates : {0, 4, 8}) {
        for (const int lives : {1, 3, 5}) {
          for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            pm::runner::CourseWish wish{rows, density, gates, lives, 1};
            pm::Rng rng(seed, 1);
            pm::Bounded<pm::runner::Row> course;
            pm::runner::make_course(wish, rng, course);
            INFO("rows " << rows << " density " << density << " gates " << gates << " lives "
                         << lives << " seed " << seed);
            REQUIRE(pm::runner::best_count(course, 1) > 1);
            REQUIRE(pm::runner::idle_hits(course) >= lives);
          }
        }
      }
    }
  }
}

TEST_CASE("runner: the solver wins nearly every default course, the hint most") {
  CHECK(pm::won_percent("runner", 60, 6000, pm::Depth::deep) >= 95);
  CHECK(pm::won_percent("runner", 60, 6000, pm::Depth::greedy) >= 80);
}

TEST_CASE("runner: doing nothing loses at every corner, soon at the default") {
  const std::initializer_list<std::pair<std::string_view, int>> corners[] = {
      {},
      {{"lives", 5}},
      {{"speed", 20}, {"lives", 5}},
      {{"density", 100}, {"gates", 8}, {"length", 16}, {"lives", 5}},
      {{"start", 50}, {"goal", 100}}};
  for (const auto& corner : corners) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
      const pm::Scene scene = pm::test_scene("runner", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      while (game.phase() == pm::Phase::playing && game.steps() < 9000) game.step();
      REQUIRE(game.outcome() == pm::Outcome::lost);
      if (corner.size() == 0) {
        // The first two seconds are safe; the third mistake comes within ten.
        REQUIRE(game.steps() > 120);
        REQUIRE(game.steps() < 600);
      }
    }
  }
}

TEST_CASE("runner: garbage input never breaks it") {
  const std::initializer_list<std::pair<std::string_view, int>> corners[] = {
      {},
      {{"speed", 20}, {"density", 1000}, {"length", 80}},
      {{"length", 16}, {"gates", 8}, {"lives", 1}},
      {{"gates", 0}, {"start", 50}, {"goal", 900}}};
  for (const auto& corner : corners) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const pm::Scene scene = pm::test_scene("runner", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      garbage(game, seed, 500);
    }
  }
}

TEST_CASE("runner: the same inputs give the same hash") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const pm::Scene scene = pm::test_scene("runner", seed);
    std::array<std::uint64_t, 2> hashes{};
    for (auto& hash : hashes) {
      pm::Game game;
      REQUIRE(game.start(scene));
      garbage(game, seed * 3, 300);
      hash = game.hash();
    }
    REQUIRE(hashes[0] == hashes[1]);
  }
}

TEST_CASE("runner: a tap goes where it points, a swipe up jumps, a long drag moves twice") {
  const pm::Scene scene = pm::test_scene("runner", 3);
  pm::Game game;
  REQUIRE(game.start(scene));
  const auto has = [&](pm::EventKind kind) {
    for (const pm::Event& e : game.events()) {
      if (e.kind == kind) return true;
    }
    return false;
  };
  game.input(pm::InputKind::down, {200, 900});
  game.input(pm::InputKind::up, {200, 900});
  CHECK(has(pm::EventKind::move));
  game.step();
  game.input(pm::InputKind::down, {500, 1200});
  game.input(pm::InputKind::move, {500, 1100});
  CHECK(has(pm::EventKind::launch));
  game.input(pm::InputKind::up, {500, 1000});
  for (int i = 0; i < 40; ++i) game.step();
  // At the left edge: a wobble, not a move.
  game.input(pm::InputKind::down, {60, 900});
  game.input(pm::InputKind::up, {60, 900});
  CHECK(has(pm::EventKind::reject));
  game.step();
  game.input(pm::InputKind::down, {100, 900});
  game.input(pm::InputKind::move, {170, 900});
  game.input(pm::InputKind::move, {300, 900});
  int moves = 0;
  for (const pm::Event& e : game.events()) moves += e.kind == pm::EventKind::move ? 1 : 0;
  CHECK(moves == 1);
  game.input(pm::InputKind::move, {510, 900});
  moves = 0;
  for (const pm::Event& e : game.events()) moves += e.kind == pm::EventKind::move ? 1 : 0;
  CHECK(moves == 2);
}

TEST_CASE("runner: a retry starts afresh") {
  const pm::Scene scene = pm::test_scene("runner", 4);
  pm::Game game;
  REQUIRE(game.start(scene));
  garbage(game, 9, 4000);
  while (game.phase() != pm::Phase::end_card && game.steps() < 9000) game.step();
  if (game.outcome() != pm::Outcome::lost) return;
  for (int i = 0; i < 30; ++i) game.step();
  game.input(pm::InputKind::retry, {500, 500});
  game.step();
  REQUIRE(game.phase() == pm::Phase::playing);
  pm::HudModel hud;
  game.hud(hud);
  CHECK(hud.goals[0].have == 1);
  CHECK(hud.progress_per_mille == 0);
  CHECK(pm::play_with_hints(game, 6000, pm::Depth::deep) == pm::Outcome::won);
}

TEST_CASE("runner: whoever only dodges reaches the line with too few") {
  int missed = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const pm::Scene scene = pm::test_scene("runner", seed, {{"goal", 900}, {"gates", 8}});
    pm::Game game;
    REQUIRE(game.start(scene));
    std::array<pm::Gesture, 8> moves;
    while (game.phase() == pm::Phase::playing && game.steps() < 6000) {
      const int n = game.mechanic().ready() ? game.mechanic().moves(moves, pm::Depth::greedy) : 0;
      for (int i = 0; i < n; ++i) {
        const pm::Gesture& g = moves[static_cast<std::size_t>(i)];
        if (g.score < 850) continue;
        game.input(pm::InputKind::down, g.points[0]);
        game.input(pm::InputKind::move, g.points[1]);
        game.input(pm::InputKind::up, g.points[1]);
        break;
      }
      game.step();
    }
    if (game.outcome() == pm::Outcome::lost && runner_of(game).lives() > 0) ++missed;
  }
  CHECK(missed >= 6);
}
