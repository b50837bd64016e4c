#include <algorithm>
#include <boost/random/binomial_distribution.hpp>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "generator/optimiser/allocate.h"
#include "generator/optimiser/chance.h"
#include "generator/optimiser/statements.h"
#include "tests/support/truths.h"

using namespace pm;
using namespace pm::gen;
using Catch::Approx;

namespace {

double draw(double trials, double rate, Chance& chance) {
  boost::random::binomial_distribution<std::int64_t, double> binomial(
      static_cast<std::int64_t>(trials), rate);
  return static_cast<double>(binomial(chance));
}

/// Share of runs in which evidence of 20 for "B beats A" turned up at any of the looks.
double claimed(double rate_a, double rate_b, int looks, double per_look, bool adaptive, int runs) {
  int claims = 0;
  for (int run = 0; run < runs; ++run) {
    Chance chance(mix_seed(77, static_cast<std::uint64_t>(run)));
    std::vector<Stratum> strata;
    std::vector<Tally> totals(2);
    bool claim = false;
    for (int look = 0; look < looks && !claim; ++look) {
      const double left = per_look * (looks - look);
      const double share =
          adaptive ? allocate(pool(totals), per_look, left, per_look * looks)[1] : 0.5;
      // Days move both arms.
      const double day = 0.6 + 0.8 * chance.unit();
      Stratum s;
      s.impressions_b = std::floor(per_look * share);
      s.impressions_a = per_look - s.impressions_b;
      s.installs_a = draw(s.impressions_a, day * rate_a, chance);
      s.installs_b = draw(s.impressions_b, day * rate_b, chance);
      totals[0].impressions += s.impressions_a;
      totals[0].installs += s.installs_a;
      totals[1].impressions += s.impressions_b;
      totals[1].installs += s.installs_b;
      strata.push_back(s);
      claim = log_evidence_above(strata, 0) >= std::log(20);
    }
    claims += claim ? 1 : 0;
  }
  return static_cast<double>(claims) / runs;
}

}  // namespace

TEST_CASE("equal arms are seldom said to differ, however often one looks", "[optimiser]") {
  // At 5 % a thousand runs leave ± 1.4 %; the bound is not tight.
  CHECK(claimed(0.001, 0.001, 60, 10000, false, 1000) < 0.05);
  CHECK(claimed(0.005, 0.005, 60, 10000, false, 1000) < 0.05);
  CHECK(claimed(0.035, 0.035, 60, 10000, false, 1000) < 0.05);
  CHECK(claimed(0.005, 0.004, 60, 10000, false, 300) < 0.02);
  // What the optimiser serves is no excuse.
  CHECK(claimed(0.005, 0.005, 60, 10000, true, 300) < 0.05);
}

TEST_CASE("a lift of a fifth is found", "[optimiser]") {
  CHECK(claimed(0.005, 0.006, 20, 20000 * 2, false, 500) > 0.93);
}

TEST_CASE("bounds of a lift close in on the truth and mirror each other", "[optimiser]") {
  double width = 1e9;
  for (const double n : {1e4, 1e5, 1e6, 1e8}) {
    const std::vector<Stratum> strata{{n, 0.01 * n, 2 * n, 2 * 0.012 * n}};
    const LiftBounds at = lift_bounds(strata, 0.05);
    CHECK(at.low < 0.2);
    CHECK(at.high > 0.2);
    CHECK(at.high - at.low < width);
    width = at.high - at.low;
    const std::vector<Stratum> turned{{2 * n, 2 * 0.012 * n, n, 0.01 * n}};
    const LiftBounds back = lift_bounds(turned, 0.05);
    CHECK((1 + at.low) * (1 + back.high) == Approx(1).epsilon(1e-6));
    CHECK((1 + at.high) * (1 + back.low) == Approx(1).epsilon(1e-6));
    // What is outside is refuted, what is inside is not.
    CHECK(log_evidence_above(strata, at.low - 0.001) > std::log(20));
    CHECK(log_evidence_above(strata, at.low + 0.001) < std::log(20));
    CHECK(log_evidence_below(strata, at.high + 0.001) > std::log(20));
    // How strata are cut does not matter while the split is the same.
    const std::vector<Stratum> cut{{n / 2, 0.004 * n, n, 0.014 * n},
                                   {n / 2, 0.006 * n, n, 0.01 * n}};
    CHECK(lift_bounds(cut, 0.05).low == Approx(at.low).margin(1e-9));
  }
  CHECK(width < 0.02);
  const LiftBounds nothing = lift_bounds({}, 0.05);
  CHECK(nothing.low == -1);
  CHECK(std::isinf(nothing.high));
  const std::vector<Stratum> none{{1000, 0, 1000, 0}, {0, 0, 500, 100}};
  CHECK(lift_bounds(none, 0.05).low == -1);
  CHECK(std::isinf(lift_bounds(none, 0.05).high));
  // Without an install of A there is no upper bound, but there is a lower one.
  const std::vector<Stratum> one_sided{{1000, 0, 1000, 40}};
  CHECK(lift_bounds(one_sided, 0.05).low > 1);
  CHECK(std::isinf(lift_bounds(one_sided, 0.05).high));
}

TEST_CASE("strata keep days apart", "[optimiser]") {
  // Equal arms; B got most of the traffic of the day on which everything was five times as good.
  const std::vector<Stratum> apart{{90000, 180, 10000, 20}, {10000, 100, 90000, 900}};
  const std::vector<Stratum> lumped{{100000, 280, 100000, 920}};
  CHECK(lift_bounds(lumped, 0.05).low > 1);
  CHECK(lift_bounds(apart, 0.05).low < 0);
  CHECK(lift_bounds(apart, 0.05).high > 0);
}

TEST_CASE("what is said of the winner is not what luck made of it", "[optimiser]") {
  double measured = 0;
  double corrected = 0;
  double truth = 0;
  int inside = 0;
  Chance chance(5);
  const TruthKind kind{1500, 6, 6, 0.21, 0, 0.005, 5000};
  const auto experiments = made_truths(kind, 6);
  for (const Experiment& e : experiments) {
    std::vector<Cell> cells;
    std::vector<Tally> tallies;
    for (std::size_t i = 0; i < e.rates.size(); ++i) {
      const double installs = draw(kind.impressions, e.rates[i], chance);
      cells.push_back({static_cast<int>(i), kind.impressions, installs});
      tallies.push_back({kind.impressions, installs});
    }
    const std::vector<int> stratum(cells.size(), 0);
    const Statements said = state(cells, stratum, pool(tallies), 0, 0.95, 0.05);
    const auto best = std::max_element(
        said.comparisons.begin(), said.comparisons.end(),
        [](const auto& x, const auto& y) { return x.measured_lift < y.measured_lift; });
    const double is = e.rates[best->arm] / e.rates[0] - 1;
    measured += best->measured_lift;
    corrected += best->corrected_lift;
    truth += is;
    inside += best->corrected_low <= is && is <= best->corrected_high ? 1 : 0;
  }
  const auto count = static_cast<double>(experiments.size());
  CHECK(measured / count > truth / count + 0.15);
  CHECK(std::abs(corrected - truth) / count < 0.04);
  CHECK(inside / count > 0.85);
}

TEST_CASE("stopping is allowed when nothing better can be left", "[optimiser]") {
  const auto said_of = [](double n, std::vector<double> rates) {
    std::vector<Cell> cells;
    std::vector<Tally> tallies;
    for (std::size_t i = 0; i < rates.size(); ++i) {
      cells.push_back({static_cast<int>(i), n, n * rates[i]});
      tallies.push_back({n, n * rates[i]});
    }
    return state(cells, std::vector<int>(cells.size(), 0), pool(tallies), 0, 0.95, 0.05);
  };
  const Statements early = said_of(3000, {0.01, 0.012, 0.011});
  CHECK(early.keep == 1);
  CHECK_FALSE(early.may_stop);
  CHECK(early.comparisons.size() == 2);
  CHECK_FALSE(early.comparisons[0].beats());
  const Statements late = said_of(3e5, {0.01, 0.014, 0.011});
  CHECK(late.may_stop);
  CHECK(late.others_at_most < 0);
  CHECK(late.comparisons[0].beats());
  CHECK_FALSE(late.comparisons[0].loses());
  // Nearly equal arms: enough data also ends it.
  CHECK(said_of(3e7, {0.01, 0.01, 0.01}).may_stop);
  CHECK(said_of(100, {0.5}).may_stop);
  CHECK(said_of(100, {0.5}).comparisons.empty());
}
