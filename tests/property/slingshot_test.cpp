// Property tests of the slingshot: towers stand, the dotted line tells the truth, hostile input is
// harmless, every end is reachable, and the same inputs give the same play.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "runtime/mechanics/slingshot/slingshot.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

namespace {

using Params = std::initializer_list<std::pair<std::string_view, int>>;

const Params kCorners[] = {
    {},
    {{"shots", 2}, {"targets", 5}, {"tower_height", 4}},
    {{"shots", 6}, {"targets", 1}, {"tower_height", 1}, {"lift", 0}},
    {{"block_strength", 400}, {"target_strength", 400}, {"power", 1200}},
    {{"block_strength", 2500}, {"target_strength", 3000}, {"power", 850}, {"stone_share", 600}},
    {{"preview", 0}, {"lift", 120}, {"tower_height", 2}},
};

const pm::Slingshot& sling_of(const pm::Game& game) {
  return static_cast<const pm::Slingshot&>(game.mechanic());
}

void check_world(const pm::Game& game) {
  const pm::SlingWorld& world = sling_of(game).world();
  for (int i = 0; i < pm::kMaxBodies; ++i) {
    const pm::SlingBody& body = world.bodies()[static_cast<std::size_t>(i)];
    if (!body.alive) continue;
    // NaN fails as well.
    REQUIRE(world.x(i) > -800);
    REQUIRE(world.x(i) < 2000);
    REQUIRE(world.y(i) < 1600);
    REQUIRE(body.health <= body.full);
    if (body.kind != pm::SlingKind::shot) REQUIRE(body.health > 0);
  }
  pm::HudModel hud;
  game.hud(hud);
  REQUIRE(hud.budget >= 0);
  REQUIRE(hud.goals[0].have <= hud.goals[0].want);
  REQUIRE(hud.progress_per_mille >= 0);
  REQUIRE(hud.progress_per_mille <= 1000);
}

pm::Point wild(pm::Rng& rng) {
  const int x = rng.range(-4000, 4000);
  const int y = rng.range(-4000, 4000);
  return {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)};
}

}  // namespace

TEST_CASE("slingshot: every tower stands by itself") {
  for (int pattern = 1; pattern <= pm::sling_pattern_count(); ++pattern) {
    for (int storeys = 1; storeys <= 4; ++storeys) {
      for (int targets = 1; targets <= 5; targets += 2) {
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
          INFO("pattern " << pattern << " storeys " << storeys << " targets " << targets << " seed "
                          << seed);
          pm::SlingWish wish{pattern, storeys, targets, 200, 56};
          pm::SlingLayout layout;
          pm::Rng rng(seed, 3);
          pm::build_tower(wish, rng, layout);
          pm::SlingWorld world;
          world.build(layout);
          REQUIRE(world.targets_alive() == targets);
          REQUIRE(layout.plateau_x > pm::kPouchX + pm::kShotRadius);
          pm::SlingNews news;
          for (int step = 0; step < 240; ++step) world.step(news);
          REQUIRE(world.targets_alive() == targets);
          for (int i = 0; i < layout.count; ++i) {
            const pm::SlingPart& part = layout.parts[static_cast<std::size_t>(i)];
            REQUIRE(world.bodies()[static_cast<std::size_t>(i)].alive);
            const float dx = world.x(i) - part.x;
            const float dy = world.y(i) - part.y;
            REQUIRE(dx * dx + dy * dy < 20 * 20);
            REQUIRE(part.x + part.w * 0.5F <= 1000);
          }
        }
      }
    }
  }
}

TEST_CASE("slingshot: the shot flies where the formula says") {
  pm::SlingWish wish{1, 1, 1, 0, 0};
  pm::SlingLayout layout;
  pm::Rng rng(1, 3);
  pm::build_tower(wish, rng, layout);
  pm::SlingWorld world;
  world.build(layout);
  world.launch(0, 100, 900, 4.0F, -9.0F);
  pm::SlingNews news;
  for (int n = 1; n <= 40; ++n) {
    world.step(news);
    const float k = static_cast<float>(n);
    const float x = 100 + 4.0F * k / 60 * pm::kSlingUnits;
    const float y =
        900 + (-9.0F * k / 60 + pm::kSlingGravity * k * (k + 1) / 7200) * pm::kSlingUnits;
    const float dx = world.x(pm::kMaxParts) - x;
    const float dy = world.y(pm::kMaxParts) - y;
    REQUIRE(dx * dx + dy * dy < 0.25F);
  }
}

TEST_CASE("slingshot: hostile input never breaks the world") {
  for (const Params& corner : kCorners) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const pm::Scene scene = pm::test_scene("slingshot", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      pm::Rng rng(seed, 77);
      for (int i = 0; i < 400 && game.phase() == pm::Phase::playing; ++i) {
        const auto kind = static_cast<pm::InputKind>(rng.below(5));
        game.input(kind, wild(rng));
        const int wait = rng.range(0, 12);
        for (int s = 0; s < wait; ++s) game.step();
        check_world(game);
      }
    }
  }
}

TEST_CASE("slingshot: same inputs, same hash; asking for moves changes nothing") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const pm::Scene scene = pm::test_scene("slingshot", seed, {{"shots", 6}});
    pm::Game one;
    pm::Game two;
    REQUIRE(one.start(scene));
    REQUIRE(two.start(scene));
    pm::Rng rng(seed, 5);
    std::array<pm::Gesture, 128> moves;
    for (int i = 0; i < 120; ++i) {
      const auto kind = static_cast<pm::InputKind>(rng.below(3));
      const int x = rng.range(0, 300);
      const pm::Point at{static_cast<std::int16_t>(x),
                         static_cast<std::int16_t>(rng.range(800, 1050))};
      one.input(kind, at);
      two.input(kind, at);
      for (int s = 0; s < 12; ++s) {
        one.step();
        two.step();
      }
      if (i % 40 == 0)
        (void)one.mechanic().moves(moves, i % 80 == 0 ? pm::Depth::deep : pm::Depth::greedy);
      REQUIRE(one.hash() == two.hash());
    }
  }
}

TEST_CASE("slingshot: the solver wins nearly every default seed, the hint most") {
  CHECK(pm::won_percent("slingshot", 24, 4000, pm::Depth::deep) >= 95);
  CHECK(pm::won_percent("slingshot", 24, 4000, pm::Depth::greedy) >= 75);
}

TEST_CASE("slingshot: doing nothing never wins, and nothing moves") {
  for (const Params& corner : kCorners) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      const pm::Scene scene = pm::test_scene("slingshot", seed, corner);
      pm::Game game;
      REQUIRE(game.start(scene));
      for (int i = 0; i < 3600; ++i) game.step();
      CHECK(game.outcome() != pm::Outcome::won);
      CHECK(sling_of(game).world().targets_alive() == scene.param(1));
    }
  }
}

TEST_CASE("slingshot: shots into the blue lose; a timid pull costs none") {
  const pm::Scene scene = pm::test_scene("slingshot", 5);
  pm::Game game;
  REQUIRE(game.start(scene));
  pm::HudModel hud;
  game.input(pm::InputKind::down, {190, 880});
  game.input(pm::InputKind::up, {180, 885});
  game.hud(hud);
  CHECK(hud.budget == scene.param(0));
  for (int i = 0; i < 3000 && game.phase() == pm::Phase::playing; ++i) {
    // Nearly straight up: it comes down beside the sling.
    if (i % 60 == 0) game.input(pm::InputKind::down, {190, 880});
    if (i % 60 == 5) game.input(pm::InputKind::up, {188, 1060});
    game.step();
  }
  CHECK(game.outcome() == pm::Outcome::lost);
}
