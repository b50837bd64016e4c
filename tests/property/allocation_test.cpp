// What holds of every allocation, and how policies fare in small simulations with fixed seeds.
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <string>

#include "generator/optimiser/simulate.h"

using namespace pm::gen;
using Catch::Approx;

namespace {

std::vector<Experiment> make_truth(int experiments, int arms, double spread, double rate,
                                   double impressions, std::uint64_t seed) {
  Chance chance(seed);
  std::vector<Experiment> out;
  for (int e = 0; e < experiments; ++e) {
    Experiment one{"e" + std::to_string(e), {}, {}, impressions};
    for (int a = 0; a < arms; ++a) {
      double normal = -6;  // sum of twelve uniforms: near enough to a normal
      for (int i = 0; i < 12; ++i) normal += chance.unit();
      one.arms.push_back("a" + std::to_string(a));
      one.rates.push_back(std::min(1.0, rate * std::exp(spread * normal - spread * spread / 2)));
    }
    out.push_back(one);
  }
  return out;
}

std::vector<Tally> random_tallies(Chance& chance) {
  std::vector<Tally> arms(2 + chance.rng.below(30));
  for (Tally& arm : arms) {
    arm.impressions = std::floor(std::pow(10.0, 6 * chance.unit())) - 1;
    arm.installs = std::floor(arm.impressions * 0.02 * chance.unit());
  }
  return arms;
}

double sum(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0); }

PolicyFigures figures(const SimulationResult& result, const std::string& name) {
  for (const PolicyFigures& one : result.policies) {
    if (one.policy == name) return one;
  }
  FAIL("no figures for " << name);
  return {};
}

}  // namespace

TEST_CASE("shares are probabilities, whatever was counted", "[optimiser]") {
  Chance chance(1);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Tally> arms = random_tallies(chance);
    const Pooled pooled = pool(arms);
    const double horizon = 1000 + 1e6 * chance.unit();
    const double remaining = horizon * (0.001 + 0.999 * chance.unit());
    const std::vector<double> shares = allocate(pooled, remaining / 3, remaining, horizon);
    REQUIRE(shares.size() == arms.size());
    CHECK(sum(shares) == Approx(1).margin(1e-12));
    CHECK(*std::min_element(shares.begin(), shares.end()) >= 0);
    CHECK(shares == allocate(pool(arms), remaining / 3, remaining, horizon));
  }
}

TEST_CASE("equal arms get equal shares, better counts get more", "[optimiser]") {
  const std::vector<double> equal = allocate(pool(std::vector<Tally>(7)), 1000, 20000, 20000);
  for (const double share : equal) CHECK(share == Approx(1.0 / 7).margin(1e-9));
  double before = 0;
  for (const double installs : {20.0, 30.0, 40.0, 50.0}) {
    const std::vector<Tally> arms{{5000, installs}, {5000, 30}, {5000, 30}};
    const double share = allocate(pool(arms), 1000, 10000, 25000)[0];
    CHECK(share > before);
    before = share;
  }
  CHECK(before > 0.9);
}

TEST_CASE("guards hold", "[optimiser]") {
  Chance chance(2);
  for (int round = 0; round < 300; ++round) {
    const std::vector<double> target = allocate(pool(random_tallies(chance)), 100, 1000, 5000);
    const auto count = static_cast<double>(target.size());
    const Guards guards{0.3 * chance.unit(), 0.5 * chance.unit() / count,
                        0.02 + 0.2 * chance.unit(), 0};
    const double least = guards.holdout / count + guards.floor * (1 - guards.holdout);
    std::vector<double> previous(target.size(), 1 / count);
    for (int period = 1; period < 5; ++period) {
      const std::vector<double> shares = guarded(target, previous, period, guards);
      CHECK(sum(shares) == Approx(1).margin(1e-12));
      for (std::size_t i = 0; i < shares.size(); ++i) {
        CHECK(shares[i] >= least - 1e-12);
        CHECK(std::abs(shares[i] - previous[i]) <= guards.max_step + 1e-12);
      }
      previous = shares;
    }
    const std::vector<double> first = guarded(target, {}, 2, {0, 0, 1, 3});
    for (const double share : first) CHECK(share == Approx(1 / count));
  }
}

TEST_CASE("a simulation is the same on any number of threads", "[optimiser]") {
  const auto truth = make_truth(40, 4, 0.3, 0.01, 4000, 5);
  const std::vector<std::string> names{"thompson", "playmill"};
  SimulationSetup setup;
  setup.world = {0.1, 0.1, 0.5};
  setup.threads = 1;
  const SimulationResult one = simulate(truth, names, setup);
  setup.threads = 3;
  const SimulationResult three = simulate(truth, names, setup);
  for (std::size_t p = 0; p < names.size(); ++p) {
    CHECK(one.policies[p].lift.value == three.policies[p].lift.value);
    CHECK(one.policies[p].final_value.value == three.policies[p].final_value.value);
  }
  setup.seed = 2;
  CHECK(simulate(truth, names, setup).policies[0].lift.value != one.policies[0].lift.value);
}

TEST_CASE("figures mean what they say", "[optimiser]") {
  std::vector<Experiment> truth{{"e", {"a", "b"}, {0.5, 0.1}, 4000}};
  const std::vector<std::string> names(policy_names().begin(), policy_names().end());
  const SimulationResult result = simulate(truth, names, {});
  CHECK(result.oracle_lift == Approx(2.0 / 3));
  CHECK(figures(result, "uniform").lift.value == Approx(0).margin(1e-9));
  CHECK(figures(result, "uniform").oracle_share.value == Approx(0).margin(1e-9));
  // A quarter explored at no gain, the rest at the whole of it.
  CHECK(figures(result, "explore_25").oracle_share.value == Approx(0.75).margin(1e-9));
  CHECK(figures(result, "explore_10").oracle_share.value == Approx(0.9).margin(1e-9));
  // Two arms: one round.
  CHECK(figures(result, "greedy").oracle_share.value == Approx(0.95).margin(1e-9));
  for (const PolicyFigures& one : result.policies) {
    CHECK(one.p_best.value == 1);
    CHECK(one.final_value.value == Approx(2.0 / 3));
  }
  const std::vector<Experiment> dull{{"zero", {"a", "b"}, {0, 0}, 100}, {"one", {"a"}, {0.1}, 10}};
  for (const PolicyFigures& one : simulate(dull, names, {}).policies) {
    CHECK(one.lift.value == Approx(0).margin(1e-9));
    CHECK(one.oracle_share.value == Approx(0).margin(1e-9));
    CHECK(one.p_best.value == 1);
  }
}

TEST_CASE("playmill beats exploring a quarter in every kind of world", "[optimiser]") {
  struct Kind {
    const char* name;
    int arms;
    double spread, rate, impressions;
    int batches;
    World world;
    int experiments;
  };
  const std::vector<std::string> names{"explore_25", "playmill"};
  for (const Kind& kind : {Kind{"usual", 5, 0.21, 0.013, 16000, 20, {}, 500},
                           Kind{"rare", 5, 0.21, 0.0028, 16000, 20, {}, 1000},
                           Kind{"two arms", 2, 0.25, 0.01, 16000, 20, {}, 600},
                           Kind{"many arms", 30, 0.25, 0.006, 60000, 20, {}, 120},
                           Kind{"five batches", 5, 0.25, 0.01, 16000, 5, {}, 600},
                           Kind{"rich", 5, 0.21, 0.02, 400000, 20, {}, 200},
                           Kind{"drift", 5, 0.21, 0.013, 30000, 20, {0.25, 0, 0}, 500},
                           Kind{"day effects", 5, 0.21, 0.013, 30000, 20, {0, 0.3, 0}, 500},
                           Kind{"delay", 5, 0.21, 0.013, 30000, 20, {0, 0, 3}, 500}}) {
    INFO(kind.name);
    const auto truth =
        make_truth(kind.experiments, kind.arms, kind.spread, kind.rate, kind.impressions, 9);
    SimulationSetup setup;
    setup.batches = kind.batches;
    setup.world = kind.world;
    const SimulationResult result = simulate(truth, names, setup);
    const PolicyFigures ours = figures(result, "playmill");
    const PolicyFigures theirs = figures(result, "explore_25");
    CHECK(ours.oracle_share.value > theirs.oracle_share.value);
    CHECK(ours.final_value.value > theirs.final_value.value);
  }
}
