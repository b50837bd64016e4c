// Property tests of the choice story: invariants under any input, and every end reachable.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "runtime/mechanics/choice/choice.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

namespace {

using pm::choice::Choice;

const Choice& choice_of(const pm::Game& game) {
  return static_cast<const Choice&>(game.mechanic());
}

void garbage(pm::Game& game, std::uint64_t seed, int inputs) {
  pm::Rng rng(seed, 78);
  for (int i = 0; i < inputs && game.phase() == pm::Phase::playing; ++i) {
    const auto kind = static_cast<pm::InputKind>(rng.below(5));
    const bool close = rng.below(2) == 0;
    const int x = close ? rng.range(0, 1000) : rng.range(-4000, 4000);
    const int y = close ? rng.range(700, 1250) : rng.range(-4000, 4000);
    game.input(kind, {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
    const int wait = rng.range(0, 8);
    for (int s = 0; s < wait; ++s) game.step();
    const Choice& choice = choice_of(game);
    REQUIRE(choice.story_step() < game.scene().param(pm::choice::kSteps));
    REQUIRE(choice.hearts() >= 0);
    REQUIRE(choice.hearts() <= pm::choice::kHeartsPerStep * (choice.story_step() + 1));
    if (game.outcome() == pm::Outcome::won) REQUIRE(choice.hearts() >= choice.wanted());
    if (game.outcome() == pm::Outcome::lost && game.steps_left() != 0)
      REQUIRE(choice.hearts() < choice.wanted());
  }
}

/// Always taps the card of the given rank by hearts: 0 the best.
pm::Outcome play_rank(pm::Game& game, bool best) {
  for (int s = 0; s < 3000 && game.phase() == pm::Phase::playing; ++s) {
    if (game.mechanic().ready()) {
      const Choice& choice = choice_of(game);
      const int options = game.scene().param(pm::choice::kOptions);
      int pick = 0;
      for (int place = 1; place < options; ++place) {
        const int here = choice.hearts_for(choice.story_step(), choice.option_at(place));
        const int lead = choice.hearts_for(choice.story_step(), choice.option_at(pick));
        if (best ? here > lead : here < lead) pick = place;
      }
      const pm::Box box = choice.card(pick);
      const pm::Point at{static_cast<std::int16_t>(box.cx()), static_cast<std::int16_t>(box.cy())};
      game.input(pm::InputKind::down, at);
      game.input(pm::InputKind::up, at);
    }
    game.step();
  }
  return game.outcome();
}

}  // namespace

TEST_CASE("choice: the best answers win and the worst lose, whatever the parameters") {
  for (const int steps : {2, 3, 4}) {
    for (const int options : {2, 3}) {
      for (const int pass : {200, 650, 1000}) {
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
          const pm::Scene scene = pm::test_scene(
              "choice", seed, {{"steps", steps}, {"options", options}, {"pass", pass}});
          pm::Game game;
          REQUIRE(game.start(scene));
          REQUIRE(play_rank(game, true) == pm::Outcome::won);
          if (options == 3) {
            REQUIRE(game.start(scene));
            REQUIRE(play_rank(game, false) == pm::Outcome::lost);
          }
        }
      }
    }
  }
}

TEST_CASE("choice: the solver and the hint win the default story") {
  CHECK(pm::won_percent("choice", 60, 3000, pm::Depth::deep) >= 100);
  CHECK(pm::won_percent("choice", 60, 3000, pm::Depth::greedy) >= 80);
}

TEST_CASE("choice: doing nothing never wins, with and without a timer") {
  for (const int timer : {0, 3, 15}) {
    const pm::Scene scene = pm::test_scene("choice", 5, {{"timer", timer}});
    pm::Game game;
    REQUIRE(game.start(scene));
    while (game.phase() == pm::Phase::playing && game.steps() < 6000) game.step();
    REQUIRE(game.outcome() == pm::Outcome::lost);
  }
}

TEST_CASE("choice: garbage input never breaks it") {
  const std::initializer_list<std::pair<std::string_view, int>> corners[] = {
      {}, {{"steps", 4}, {"timer", 2}}, {{"steps", 2}, {"options", 2}}, {{"pass", 1000}}};
  for (const auto& corner : corners) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const pm::Scene scene = pm::test_scene("choice", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      garbage(game, seed, 500);
    }
  }
}

TEST_CASE("choice: the same inputs give the same hash") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const pm::Scene scene = pm::test_scene("choice", seed);
    std::array<std::uint64_t, 2> hashes{};
    for (auto& hash : hashes) {
      pm::Game game;
      REQUIRE(game.start(scene));
      garbage(game, seed * 5, 120);
      hash = game.hash();
    }
    REQUIRE(hashes[0] == hashes[1]);
  }
}

TEST_CASE("choice: best cards are not always in the same place") {
  std::array<int, pm::choice::kMaxOptions> first{};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const pm::Scene scene = pm::test_scene("choice", seed);
    pm::Game game;
    REQUIRE(game.start(scene));
    for (int place = 0; place < pm::choice::kMaxOptions; ++place) {
      if (choice_of(game).option_at(place) == 0) ++first[static_cast<std::size_t>(place)];
    }
  }
  for (const int count : first) CHECK(count >= 8);
}

TEST_CASE("choice: lifting the finger elsewhere chooses nothing") {
  const pm::Scene scene = pm::test_scene("choice", 2);
  pm::Game game;
  REQUIRE(game.start(scene));
  for (int i = 0; i < 40; ++i) game.step();
  const pm::Box box = choice_of(game).card(0);
  game.input(pm::InputKind::down,
             {static_cast<std::int16_t>(box.cx()), static_cast<std::int16_t>(box.cy())});
  game.input(pm::InputKind::move, {500, 300});
  game.input(pm::InputKind::up,
             {static_cast<std::int16_t>(box.cx()), static_cast<std::int16_t>(box.cy())});
  game.step();
  CHECK(game.mechanic().ready());
  CHECK(choice_of(game).hearts() == 0);
}

TEST_CASE("choice: a retry starts afresh") {
  const pm::Scene scene = pm::test_scene("choice", 4);
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
  CHECK(hud.goals[0].have == 0);
  CHECK(hud.progress_per_mille == 0);
  CHECK(pm::play_with_hints(game, 6000, pm::Depth::deep) == pm::Outcome::won);
}
