#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "generator/optimiser/checks.h"
#include "generator/optimiser/decision.h"
#include "generator/optimiser/delay.h"
#include "generator/optimiser/value.h"

using namespace pm::gen;
using Catch::Approx;

TEST_CASE("a split that luck does not give is found, one by rounding is not", "[optimiser]") {
  const std::vector<double> equal{0.5, 0.5};
  const SplitCheck fine = check_split(std::vector<double>{50'100, 49'900}, equal);
  CHECK(fine.possible);
  CHECK(fine.chi_square == Approx(0.4));
  CHECK(fine.p == Approx(0.527).margin(0.001));
  CHECK_FALSE(fine.mismatch);
  const SplitCheck odd = check_split(std::vector<double>{52'000, 48'000}, equal);
  CHECK(odd.mismatch);
  CHECK(odd.ratio == Approx(1.04));
  // Far beyond luck, but less than a hundredth.
  CHECK_FALSE(check_split(std::vector<double>{50'200'000, 49'800'000}, equal).mismatch);
  CHECK_FALSE(check_split(std::vector<double>{10, 0}, std::vector<double>{1, 0}).possible);
}

TEST_CASE("an arm tires by itself, not with the days", "[optimiser]") {
  const std::vector<Tally> steady(10, {10'000, 80});
  std::vector<Tally> falling = steady;
  for (std::size_t i = 5; i < 10; ++i) falling[i].installs = 40;
  const Fatigue tired = check_fatigue(falling, steady, 5);
  CHECK(tired.tired);
  CHECK(tired.fall == Approx(0.5).margin(0.01));
  CHECK_FALSE(check_fatigue(falling, falling, 5).tired);
  CHECK_FALSE(check_fatigue(steady, steady, 5).tired);
  CHECK_FALSE(check_fatigue(std::span(falling).first(4), std::span(steady).first(4), 5).tired);
}

TEST_CASE("delay is learnt from reports of the same days drawn on different days", "[optimiser]") {
  std::vector<Snapshot> known;
  for (int period = 0; period < 6; ++period) {
    known.push_back({period, 0, 600});
    known.push_back({period, 1, 900});
    if (period < 5) known.push_back({period, 2, 1000});
  }
  const DelayCurve curve = fit_delay(std::span<const Snapshot>(known));
  CHECK(curve.share_by(0) == Approx(0.6).margin(0.002));
  CHECK(curve.share_by(1) == Approx(0.9).margin(0.002));
  CHECK(curve.share_by(2) == 1);
  // A period first seen late says nothing about what came before.
  known.push_back({9, 2, 5000});
  CHECK(fit_delay(std::span<const Snapshot>(known)).share_by(0) == Approx(0.6).margin(0.002));
  const std::vector<Snapshot> once{{0, 2, 70}, {1, 1, 80}, {2, 0, 90}};
  CHECK(fit_delay(std::span<const Snapshot>(once)).share_by(0) == 1);
}

TEST_CASE("an arm that brings less money is held back, however well it installs", "[optimiser]") {
  std::vector<ValueCell> money;
  for (int day = 0; day < 10; ++day) {
    const double scatter = day % 2 == 0 ? 1.1 : 0.9;
    money.push_back({0, day, 10'000, 50 * scatter, 30});
    money.push_back({1, day, 10'000, 20 * scatter, 30});
  }
  const std::vector<ArmValue> values = arm_values(money, 2, 0.8);
  CHECK(values[0].erpm == Approx(5));
  CHECK(values[1].roas == Approx(20.0 / 30));
  CHECK_FALSE(values[0].worth_less);
  CHECK(values[1].worth_less);
  CHECK(values[1].low < 2);
  CHECK(values[1].high > 2);
  CHECK_FALSE(arm_values(std::span(money).first(6), 2, 0.8)[1].known);

  Counts counts;
  counts.arms = {"rich", "popular"};
  counts.periods = {"1"};
  counts.cells = {{0, 100'000, 400, 1, 1}, {1, 100'000, 800, 1, 1}};
  counts.period = {0, 0};
  counts.stratum = {0, 0};
  const std::vector<std::size_t> served{0, 1};
  DecisionOptions options;
  CHECK(decide(counts, served, options).shares[1] > 0.9);
  options.values = values;
  const Decision held = decide(counts, served, options);
  CHECK(held.shares[1] == Approx(0.5));
  CHECK(held.shares[0] + held.shares[1] == Approx(1));
}
