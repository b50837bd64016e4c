// Property tests of merge_drop: the box holds its pieces, hostile input is harmless, every end is
// reachable, and the same inputs give the same play.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "runtime/mechanics/merge_drop/merge_drop.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

namespace {

using Params = std::initializer_list<std::pair<std::string_view, int>>;

const Params kCorners[] = {
    {},
    {{"target_level", 4}, {"start_fill", 0}},
    {{"target_level", 9}, {"start_fill", 20}, {"box_height", 560}},
    {{"box_width", 560}, {"box_height", 560}, {"bounce", 400}, {"cooldown", 10}},
    {{"drop_max_level", 6}, {"luck", 900}, {"target_count", 3}},
    {{"win_score", 300}, {"overflow_time", 8}},
};

const pm::MergeDrop& drop_of(const pm::Game& game) {
  return static_cast<const pm::MergeDrop&>(game.mechanic());
}

void check_box(const pm::Game& game) {
  const pm::DropWorld& world = drop_of(game).world();
  const pm::DropRules& rules = world.rules();
  for (int i = 0; i < pm::kDropPool; ++i) {
    const pm::DropPiece& piece = world.pieces()[static_cast<std::size_t>(i)];
    REQUIRE(piece.level >= 0);
    REQUIRE(piece.level <= rules.levels);
    if (piece.level == 0) continue;
    const float r = world.radius(i);
    // A swelling piece may press into a wall for a moment, never through it. NaN fails as well.
    REQUIRE(world.x(i) > rules.left + r * 0.55F);
    REQUIRE(world.x(i) < rules.right - r * 0.55F);
    REQUIRE(world.y(i) < rules.floor - r * 0.55F);
    REQUIRE(world.y(i) > -1500);
  }
  pm::HudModel hud;
  game.hud(hud);
  REQUIRE(hud.progress_per_mille >= 0);
  REQUIRE(hud.progress_per_mille <= 1000);
  REQUIRE(hud.goals[0].have <= hud.goals[0].want + 5000);
}

pm::Point wild(pm::Rng& rng) {
  const int x = rng.range(-4000, 4000);
  const int y = rng.range(-4000, 4000);
  return {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)};
}

/// Any input at any moment, in orders that no finger makes.
void garbage(pm::Game& game, std::uint64_t seed, int inputs) {
  pm::Rng rng(seed, 77);
  int progress = 0;
  for (int i = 0; i < inputs && game.phase() == pm::Phase::playing; ++i) {
    const auto kind = static_cast<pm::InputKind>(rng.below(5));
    game.input(kind, wild(rng));
    const int wait = rng.range(0, 9);
    for (int s = 0; s < wait; ++s) game.step();
    check_box(game);
    pm::HudModel hud;
    game.hud(hud);
    REQUIRE(hud.progress_per_mille >= progress);
    progress = hud.progress_per_mille;
  }
}

}  // namespace

TEST_CASE("merge_drop: hostile input never breaks the box") {
  for (const Params& corner : kCorners) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const pm::Scene scene = pm::test_scene("merge_drop", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      check_box(game);
      garbage(game, seed, 400);
    }
  }
}

TEST_CASE("merge_drop: same inputs, same hash; asking for moves changes nothing") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const pm::Scene scene = pm::test_scene("merge_drop", seed);
    pm::Game one;
    pm::Game two;
    REQUIRE(one.start(scene));
    REQUIRE(two.start(scene));
    pm::Rng rng(seed, 5);
    std::array<pm::Gesture, 64> moves;
    for (int i = 0; i < 500; ++i) {
      const auto kind = static_cast<pm::InputKind>(rng.below(4));
      const pm::Point at{static_cast<std::int16_t>(rng.range(0, 1000)), 200};
      one.input(kind, at);
      two.input(kind, at);
      for (int s = 0; s < 4; ++s) {
        one.step();
        two.step();
      }
      if (i % 50 == 0)
        (void)one.mechanic().moves(moves, i % 100 == 0 ? pm::Depth::deep : pm::Depth::greedy);
      REQUIRE(one.hash() == two.hash());
    }
  }
}

TEST_CASE("merge_drop: the solver wins nearly every default seed, the hint most") {
  CHECK(pm::won_percent("merge_drop", 30, 7200, pm::Depth::deep) >= 95);
  CHECK(pm::won_percent("merge_drop", 30, 7200, pm::Depth::greedy) >= 75);
}

TEST_CASE("merge_drop: doing nothing never wins, and the box stands still") {
  for (const Params& corner : kCorners) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const pm::Scene scene = pm::test_scene("merge_drop", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      const int before = drop_of(game).world().count();
      for (int i = 0; i < 3600; ++i) game.step();
      CHECK(game.outcome() != pm::Outcome::won);
      CHECK(drop_of(game).world().count() == before);
    }
  }
}

TEST_CASE("merge_drop: piling up in one place loses, and danger is told before") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const pm::Scene scene = pm::test_scene("merge_drop", seed, {{"luck", 0}, {"box_height", 560}});
    pm::Game game;
    REQUIRE(game.start(scene));
    bool danger = false;
    for (int i = 0; i < 3000 && game.phase() == pm::Phase::playing; ++i) {
      // Opposite walls in turn: few merges, fast growth.
      const pm::Point at{static_cast<std::int16_t>((i / 30) % 2 == 0 ? 80 : 920), 100};
      if (i % 30 == 0) game.input(pm::InputKind::down, at);
      if (i % 30 == 3) game.input(pm::InputKind::up, at);
      game.step();
      for (const pm::Event& event : game.events())
        danger = danger || event.kind == pm::EventKind::danger;
    }
    CHECK(game.outcome() != pm::Outcome::playing);
    if (game.outcome() == pm::Outcome::lost) CHECK(danger);
  }
}

TEST_CASE("merge_drop: the first merge comes within the first three drops") {
  int early = 0;
  constexpr int kSeeds = 20;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const pm::Scene scene = pm::test_scene("merge_drop", seed);
    pm::Game game;
    REQUIRE(game.start(scene));
    int drops = 0;
    bool merged = false;
    std::array<pm::Gesture, 64> moves;
    for (int i = 0; i < 900 && drops <= 3 && !merged; ++i) {
      if (game.mechanic().ready() && drops < 3) {
        const int count = game.mechanic().moves(moves, pm::Depth::greedy);
        int best = 0;
        for (int m = 1; m < count; ++m) {
          if (moves[static_cast<std::size_t>(m)].score >
              moves[static_cast<std::size_t>(best)].score)
            best = m;
        }
        if (count > 0) {
          game.input(pm::InputKind::down, moves[static_cast<std::size_t>(best)].points[1]);
          game.input(pm::InputKind::up, moves[static_cast<std::size_t>(best)].points[1]);
          ++drops;
        }
      }
      game.step();
      for (const pm::Event& event : game.events())
        merged = merged || event.kind == pm::EventKind::merge;
    }
    early += merged ? 1 : 0;
  }
  CHECK(early >= kSeeds - 1);
}

TEST_CASE("merge_drop: a retry starts afresh") {
  const pm::Scene scene = pm::test_scene("merge_drop", 7);
  pm::Game game;
  REQUIRE(game.start(scene));
  for (int i = 0; i < 4000 && game.phase() != pm::Phase::end_card; ++i) {
    if (i % 20 == 0) game.input(pm::InputKind::down, {90, 100});
    if (i % 20 == 2) game.input(pm::InputKind::up, {90, 100});
    game.step();
  }
  if (game.can_retry()) {
    for (int i = 0; i < 40; ++i) game.step();
    game.input(pm::InputKind::retry, {});
    CHECK(game.phase() == pm::Phase::playing);
    check_box(game);
    garbage(game, 3, 200);
  }
}
