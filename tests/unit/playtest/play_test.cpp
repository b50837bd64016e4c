#include "generator/playtest/play.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "generator/playtest/report.h"
#include "tests/support/scene_builder.h"

using pm::gen::Bot;

namespace {
constexpr std::uint32_t kPlay = 60 * 60;
}

TEST_CASE("every bot plays every mechanic the same way again, and its trace replays") {
  pm::gen::Player player;
  for (const auto name : pm::mechanic_names()) {
    const pm::Scene scene = pm::test_scene(name, 5);
    for (const Bot bot : pm::gen::kBots) {
      INFO(name << " " << pm::gen::bot_name(bot));
      const pm::gen::PlayResult first = player.play(scene, bot, 3, kPlay);
      CHECK(first.fault == nullptr);
      CHECK(first.trace_whole);
      CHECK(pm::gen::play(scene, bot, 3, kPlay).hash == first.hash);
      const pm::gen::PlayResult& again = player.replay(scene, first.trace, first.steps);
      CHECK(again.hash == first.hash);
      CHECK(again.outcome == first.outcome);
      CHECK(again.trace.size() == first.trace.size());
    }
  }
}

TEST_CASE("the idle bot leaves no touch, and does not win by it") {
  pm::gen::Player player;
  for (const auto name : pm::mechanic_names()) {
    const auto& result = player.play(pm::test_scene(name, 8), Bot::idle, 1, kPlay);
    INFO(name);
    CHECK(result.touches == 0);
    CHECK(result.first_touch == pm::gen::kNever);
    CHECK(result.trace.empty());
    CHECK_FALSE(result.won());
  }
}

TEST_CASE("the human-like bot needs time to see and to decide") {
  const pm::gen::HumanTraits traits;
  pm::gen::Player player(traits);
  const pm::Scene scene = pm::test_scene("sort", 4);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto& result = player.play(scene, Bot::human, seed, kPlay);
    REQUIRE(result.touches > 1);
    CHECK(result.first_touch >= static_cast<std::uint32_t>(traits.first_min));
    CHECK(result.first_touch <= static_cast<std::uint32_t>(traits.first_max + 2));
    std::uint32_t lifted = 0;
    for (const pm::Input& input : result.trace) {
      if (input.kind == pm::InputKind::up) lifted = input.step;
      if (input.kind == pm::InputKind::down && lifted > 0) {
        CHECK(input.step - lifted >= static_cast<std::uint32_t>(traits.reaction_min));
      }
    }
  }
}

TEST_CASE("different seeds are different people") {
  const pm::Scene scene = pm::test_scene("match3", 4);
  CHECK(pm::gen::play(scene, Bot::human, 1, kPlay).hash !=
        pm::gen::play(scene, Bot::human, 2, kPlay).hash);
}

TEST_CASE("better bots get farther") {
  for (const auto name : pm::mechanic_names()) {
    const auto report = pm::gen::playtest(pm::test_scene(name, 12), 12, 1, 90 * 60, {});
    const auto progress = [&](Bot bot) {
      return report.bots[static_cast<std::size_t>(bot)].progress;
    };
    INFO(name);
    CHECK(progress(Bot::random) < progress(Bot::human));
    CHECK(progress(Bot::human) <= progress(Bot::solver) + 0.05);
    CHECK(report.bots[static_cast<std::size_t>(Bot::solver)].wins > 0);
  }
}

TEST_CASE("rough handling for a minute does no harm") {
  pm::gen::Player player;
  for (const auto name : pm::mechanic_names()) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const auto& result = player.soak(pm::test_scene(name, seed), seed, kPlay);
      INFO(name << ": " << (result.fault != nullptr ? result.fault : ""));
      CHECK(result.fault == nullptr);
      CHECK(result.steps == kPlay);
    }
  }
}

TEST_CASE("a scene of an unknown mechanic is a fault, not a crash") {
  pm::Scene scene = pm::test_scene("sort", 1);
  scene.mechanic = "none_such";
  pm::gen::Player player;
  CHECK(player.play(scene, Bot::human, 1, 100).fault != nullptr);
  CHECK(player.soak(scene, 1, 100).fault != nullptr);
}
