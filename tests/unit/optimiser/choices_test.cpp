#include "generator/optimiser/choices.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace pm::gen;
using Catch::Approx;

TEST_CASE("a new arm starts where its like stand", "[optimiser]") {
  // Six arms of one mechanic, six of another that does twice as well; a new one of each.
  std::vector<Tally> arms;
  Circumstance mechanic;
  Circumstance own;  // every arm's own: tells nothing
  mechanic.levels = 2;
  for (int i = 0; i < 12; ++i) {
    const bool good = i % 2 == 1;
    arms.push_back({20000, (good ? 200.0 : 100.0) + 5 * (i % 3)});
    mechanic.level.push_back(good ? 1 : 0);
  }
  for (const int level : {0, 1}) {
    arms.push_back({0, 0});
    mechanic.level.push_back(level);
  }
  own.levels = static_cast<int>(arms.size());
  for (int i = 0; i < own.levels; ++i) own.level.push_back(i);
  const std::vector<Circumstance> choices{mechanic, own};
  const Pooled with = pool_with_choices(arms, choices);
  const Pooled without = pool(arms);
  CHECK(without.mean[12] == Approx(without.mean[13]));
  CHECK(with.mean[13] / with.mean[12] > 1.7);
  CHECK(with.mean[13] / with.mean[12] < 2.2);
  // Thick counts stand as they are.
  CHECK(with.mean[1] == Approx(arms[1].installs / 20000).epsilon(0.06));
  // Where the choice tells nothing, nothing changes.
  std::vector<Tally> alike(6, Tally{20000, 120});
  Circumstance idle{{0, 1, 0, 1, 0, 1}, 2};
  const Pooled same = pool_with_choices(alike, std::span(&idle, 1));
  for (const double mean : same.mean) CHECK(mean == Approx(0.006).epsilon(0.01));
}
