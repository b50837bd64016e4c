// What the optimiser wins and what it claims, on made-up truths:
//   bench_optimiser [part of the full number of plays, 0..1]
// Prints JSON. Everything here is simulated; seeds are fixed and used nowhere else.
#include <algorithm>
#include <boost/random/binomial_distribution.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/optimiser/simulate.h"
#include "generator/optimiser/statements.h"
#include "tests/support/truths.h"

using namespace pm;
using namespace pm::gen;
using Json = nlohmann::ordered_json;

namespace {

double part = 1;
int plays(double full) { return std::max(20, static_cast<int>(full * part)); }

double half(const Estimate& e) { return (e.high - e.low) / 2; }

double draw(double trials, double rate, Chance& chance) {
  boost::random::binomial_distribution<std::int64_t, double> binomial(
      static_cast<std::int64_t>(trials), rate);
  return static_cast<double>(binomial(chance));
}

/// Like published tests of real creatives: 2 to 8 arms, 3,600 impressions each.
Json usual_row(double rate, double varies) {
  TruthKind kind;
  kind.experiments = plays(4873);
  kind.arms_least = 2;
  kind.arms_most = 8;
  kind.rate = rate;
  kind.spread_varies = varies;
  const std::vector<std::string> names(policy_names().begin(), policy_names().end());
  const SimulationResult result = simulate(made_truths(kind, 20261), names, {});
  Json row;
  row["rate"] = rate;
  row["spread"] = kind.spread;
  row["spread_varies"] = varies;
  row["oracle_lift"] = result.oracle_lift;
  for (const PolicyFigures& one : result.policies) {
    row["policies"].push_back({{"policy", one.policy},
                               {"oracle_share", one.oracle_share.value},
                               {"oracle_share_half", half(one.oracle_share)},
                               {"final_value", one.final_value.value},
                               {"final_value_half", half(one.final_value)},
                               {"p_best", one.p_best.value}});
  }
  return row;
}

/// Exploring a quarter, then committing, against `playmill`, in one kind of world.
Json duel(const std::string& name, const TruthKind& kind, const SimulationSetup& setup) {
  const std::vector<std::string> names{"explore_25", "playmill"};
  const SimulationResult result = simulate(made_truths(kind, 20262), names, setup);
  const PolicyFigures& theirs = result.policies[0];
  const PolicyFigures& ours = result.policies[1];
  return {{"world", name},
          {"arms", kind.arms_least},
          {"spread", kind.spread},
          {"rate", kind.rate},
          {"explore_25_lift", theirs.lift.value},
          {"lift", ours.lift.value},
          {"lift_half", half(ours.lift)},
          {"explore_25_final", theirs.final_value.value},
          {"final", ours.final_value.value}};
}

Json duels() {
  Json out = Json::array();
  for (const double rate : {0.0028, 0.013}) {
    for (const int arms : {2, 5, 15, 50}) {
      for (const double spread : {0.0, 0.1, 0.21, 0.35, 0.5}) {
        TruthKind kind{plays(arms > 10 ? 150 : 1000), arms, arms, spread, 0, rate, 3600};
        out.push_back(duel("plain", kind, {}));
      }
    }
  }
  struct Twist {
    const char* name;
    World world;
    int batches;
    double impressions;
  };
  for (const Twist& twist :
       {Twist{"drift of 25 %", {0.25, 0, 0}, 20, 6000},
        Twist{"drift of 60 %", {0.6, 0, 0}, 20, 6000}, Twist{"days of 30 %", {0, 0.3, 0}, 20, 6000},
        Twist{"delay of 3 batches", {0, 0, 3}, 20, 6000},
        Twist{"delay of 10 batches", {0, 0, 10}, 20, 6000},
        Twist{"all three", {0.25, 0.3, 3}, 20, 6000}, Twist{"3 batches", {}, 3, 3600},
        Twist{"5 batches", {}, 5, 3600}, Twist{"100 batches", {}, 100, 3600},
        Twist{"300 impressions an arm", {}, 20, 300},
        Twist{"100,000 impressions an arm", {}, 20, 100000}}) {
    for (const double rate : {0.0028, 0.013}) {
      TruthKind kind{plays(1000), 5, 5, 0.21, 0, rate, twist.impressions};
      SimulationSetup setup;
      setup.world = twist.world;
      setup.batches = twist.batches;
      out.push_back(duel(twist.name, kind, setup));
    }
  }
  return out;
}

struct Claims {
  double better = 0;  // share of runs in which "B beats A" was ever claimed
  double worse = 0;
};

/// Looks at a growing experiment of two arms; `adaptive` lets the optimiser share the traffic.
Claims watch(double rate_a, double rate_b, int looks, double per_look, bool adaptive, int runs,
             std::uint64_t seed) {
  Claims out;
  const double wanted = std::log(1 / 0.05);
  for (int run = 0; run < runs; ++run) {
    Chance chance(mix_seed(seed, static_cast<std::uint64_t>(run)));
    std::vector<Stratum> strata;
    bool better = false;
    bool worse = false;
    std::vector<Tally> totals(2);
    for (int look = 0; look < looks; ++look) {
      double share = 0.5;
      if (adaptive) {
        const double left = per_look * (looks - look);
        share = allocate(pool(totals), per_look, left, per_look * looks)[1];
      }
      Stratum s;
      s.impressions_b = std::floor(per_look * share);
      s.impressions_a = per_look - s.impressions_b;
      s.installs_a = draw(s.impressions_a, rate_a, chance);
      s.installs_b = draw(s.impressions_b, rate_b, chance);
      totals[0].impressions += s.impressions_a;
      totals[0].installs += s.installs_a;
      totals[1].impressions += s.impressions_b;
      totals[1].installs += s.installs_b;
      strata.push_back(s);
      better |= log_evidence_above(strata, 0) >= wanted;
      worse |= log_evidence_below(strata, 0) >= wanted;
    }
    out.better += better ? 1.0 / runs : 0;
    out.worse += worse ? 1.0 / runs : 0;
  }
  return out;
}

Json false_claims() {
  Json out = Json::array();
  for (const bool adaptive : {false, true}) {
    for (const double ipm : {1.0, 2.8, 5.0, 13.0, 35.0}) {
      const int runs = plays(adaptive ? 1500 : 10000);
      const Claims claims = watch(ipm / 1000, ipm / 1000, 60, 10000, adaptive, runs, 20263);
      out.push_back({{"ipm", ipm},
                     {"split", adaptive ? "optimiser" : "equal"},
                     {"runs", runs},
                     {"b_beats_a", claims.better},
                     {"a_beats_b", claims.worse}});
    }
  }
  return out;
}

Json powers() {
  Json out = Json::array();
  for (const double lift : {0.1, 0.15, 0.2, 0.3}) {
    const int runs = plays(10000);
    const Claims claims = watch(0.005, 0.005 * (1 + lift), 20, 20000, false, runs, 20264);
    out.push_back({{"ipm", 5}, {"lift", lift}, {"runs", runs}, {"b_beats_a", claims.better}});
  }
  return out;
}

/// What is said of the arm that looks best after an equal split, and what it is worth.
Json winners() {
  Json out = Json::array();
  for (const double rate : {0.0028, 0.013}) {
    TruthKind kind{plays(6000), 6, 6, 0.21, 0, rate, 5000};
    double measured = 0;
    double corrected = 0;
    double truth = 0;
    double covered = 0;
    double count = 0;
    Chance chance(20265);
    for (const Experiment& e : made_truths(kind, 20265)) {
      std::vector<Cell> cells;
      std::vector<Tally> tallies;
      for (std::size_t i = 0; i < e.rates.size(); ++i) {
        Tally tally{kind.impressions, draw(kind.impressions, e.rates[i], chance)};
        cells.push_back({static_cast<int>(i), tally.impressions, tally.installs});
        tallies.push_back(tally);
      }
      if (tallies[0].installs == 0) continue;
      const std::vector<int> stratum(cells.size(), 0);
      const Statements said = state(cells, stratum, pool(tallies), 0, 0.95, 0.05);
      const auto best = std::max_element(
          said.comparisons.begin(), said.comparisons.end(),
          [](const auto& x, const auto& y) { return x.measured_lift < y.measured_lift; });
      const double is = e.rates[best->arm] / e.rates[0] - 1;
      measured += best->measured_lift;
      corrected += best->corrected_lift;
      covered += best->corrected_low <= is && is <= best->corrected_high ? 1 : 0;
      truth += is;
      ++count;
    }
    out.push_back({{"rate", rate},
                   {"measured", measured / count},
                   {"corrected", corrected / count},
                   {"true", truth / count},
                   {"in_90_interval", covered / count}});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) part = std::clamp(std::atof(argv[1]), 0.001, 1.0);
  Json out;
  out["simulated"] = true;
  for (const double varies : {0.0, 0.4}) {
    for (const double rate : {0.013, 0.0028}) out["usual"].push_back(usual_row(rate, varies));
  }
  out["duels"] = duels();
  out["false_claims"] = false_claims();
  out["power"] = powers();
  out["winners"] = winners();
  std::printf("%s\n", out.dump(1).c_str());
}
