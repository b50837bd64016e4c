#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

#include "generator/optimiser/evidence.h"
#include "generator/optimiser/horizon_index.h"
#include "generator/optimiser/policy.h"
#include "generator/optimiser/pooled.h"

using namespace pm::gen;
using Catch::Approx;

namespace {

/// The index solved again by backward induction with `steps` decisions; see horizon_index.h.
double solve_index(double ratio, int steps, int grid) {
  constexpr double kEdge = 7;
  const double cell = 2 * kEdge / (grid - 1);
  std::vector<double> value(static_cast<std::size_t>(grid), 0.0);
  std::vector<double> next(value.size());
  const auto seen = [&](double part) { return std::expm1(part * std::log1p(ratio)); };
  for (int t = steps - 1; t >= 0; --t) {
    const double from = seen(double(t) / steps);
    const double to = seen(double(t + 1) / steps);
    const double sd = std::sqrt(to / (1 + to) - from / (1 + from));
    for (int i = 0; i < grid; ++i) {
      const double mean = -kEdge + i * cell;
      double expected = 0;
      double mass = 0;
      for (int q = -7; q <= 7; ++q) {
        const double z = 0.6 * q;
        const double weight = std::exp(-z * z / 2);
        const double at = (mean + sd * z + kEdge) / cell;
        double v = 0;
        if (at >= grid - 1) {
          v = (mean + sd * z) * (ratio - to);
        } else if (at > 0) {
          const auto k = static_cast<std::size_t>(at);
          v = value[k] + (at - double(k)) * (value[k + 1] - value[k]);
        }
        expected += weight * v;
        mass += weight;
      }
      next[std::size_t(i)] = (to - from) * mean + expected / mass;
    }
    if (t == 0) {
      std::size_t i = 1;
      while (next[i] <= 0) ++i;
      return kEdge - (double(i) - next[i] / (next[i] - next[i - 1])) * cell;
    }
    for (std::size_t i = 0; i < value.size(); ++i) value[i] = std::max(0.0, next[i]);
  }
  return 0;
}

}  // namespace

TEST_CASE("the horizon index is the solution of its stopping problem", "[optimiser]") {
  // The error of finitely many decisions falls with their root: two runs give the limit.
  for (const double log_ratio : {-2.0, 0.0, 3.0}) {
    const double ratio = std::exp(log_ratio);
    const double limit = 2 * solve_index(ratio, 200, 2001) - solve_index(ratio, 50, 2001);
    INFO(ratio);
    CHECK(horizon_index(ratio) == Approx(limit).epsilon(0.02));
  }
  CHECK(horizon_index(0) == 0);
  double before = 0;
  for (double l = -9; l < 14; l += 0.05) {
    const double index = horizon_index(std::exp(l));
    CHECK(index > before);
    CHECK(index < before + 0.1);
    before = index;
  }
}

TEST_CASE("thin counts are drawn to the mean, thick ones stand", "[optimiser]") {
  const std::vector<Tally> thin{{1000, 0}, {1000, 6}, {1000, 3}};
  const Pooled few = pool(thin);
  CHECK(few.mean[1] < 0.006 * 0.75);
  CHECK(few.mean[0] > 0.0012);
  CHECK(few.mean[1] > few.mean[2]);
  CHECK(few.mean[2] > few.mean[0]);
  std::vector<Tally> thick = thin;
  for (Tally& arm : thick) arm.impressions *= 1000, arm.installs *= 1000;
  const Pooled many = pool(thick);
  CHECK(many.mean[1] == Approx(0.006).epsilon(0.01));
  CHECK(many.spread > few.spread);
  CHECK(rate_quantile(many, 1, 0.05) < many.mean[1]);
  CHECK(rate_quantile(few, 1, 0.05) < rate_quantile(few, 1, 0.95));
  CHECK(pool({}).mean.empty());
  const Pooled nothing = pool(std::vector<Tally>(3));
  const std::vector<double> chance = chance_of_best(nothing);
  for (const double c : chance) CHECK(c == Approx(1.0 / 3).margin(1e-9));
  CHECK(std::accumulate(chance.begin(), chance.end(), 0.0) == Approx(1));
}

TEST_CASE("pooled intervals hold what they promise", "[optimiser]") {
  Chance chance(3);
  int inside = 0;
  int of = 0;
  for (int e = 0; e < 400; ++e) {
    std::vector<Tally> arms(5);
    std::vector<double> rates(5);
    for (std::size_t i = 0; i < 5; ++i) {
      // Uniform with a relative sd of 0.21.
      rates[i] = 0.01 * (1 + 0.21 * std::sqrt(12.0) * (chance.unit() - 0.5));
      arms[i].impressions = 3000;
      for (int n = 0; n < 3000; ++n) arms[i].installs += chance.unit() < rates[i] ? 1 : 0;
    }
    const Pooled pooled = pool(arms);
    for (std::size_t i = 0; i < 5; ++i, ++of) {
      const double low = rate_quantile(pooled, i, 0.05);
      const double high = rate_quantile(pooled, i, 0.95);
      inside += low <= rates[i] && rates[i] <= high ? 1 : 0;
    }
  }
  // 2000 intervals of 90 %: chance alone moves this by 0.7 %.
  CHECK(double(inside) / of > 0.87);
  CHECK(double(inside) / of < 0.94);
}

TEST_CASE("an arm served on bad days is not blamed for them", "[optimiser]") {
  // Both arms are alike; the second was mostly served when rates were halved.
  std::vector<Cell> cells;
  Circumstance day;
  day.levels = 10;
  for (int d = 0; d < 10; ++d) {
    const double factor = d % 2 == 0 ? 1.0 : 0.5;
    for (int arm = 0; arm < 2; ++arm) {
      const double n = (arm == 0) == (d % 2 == 0) ? 90000 : 10000;
      cells.push_back({arm, n, 0.01 * n * factor});
      day.level.push_back(d);
    }
  }
  const Evidence plain = weigh(cells, 2, {});
  const Evidence fair = weigh(cells, 2, std::span(&day, 1));
  const auto ratio = [](const Evidence& e) {
    return (e.arms[1].installs / e.arms[1].impressions) /
           (e.arms[0].installs / e.arms[0].impressions);
  };
  CHECK(ratio(plain) < 0.65);
  CHECK(ratio(fair) == Approx(1).margin(0.08));
  CHECK(plain.dispersion > 10);
  CHECK(fair.dispersion < plain.dispersion / 5);
}

TEST_CASE("a delay curve is found in cut-off reports", "[optimiser]") {
  // Half at once, then half of the rest each period: complete by 1/2, 3/4, 7/8, …
  std::vector<Arrivals> periods;
  for (std::size_t watched = 12; watched > 0; --watched) {
    Arrivals arrivals;
    double rest = 4096;
    for (std::size_t age = 0; age < watched; ++age) arrivals.push_back(rest /= 2);
    periods.push_back(arrivals);
  }
  const DelayCurve curve = fit_delay(periods);
  CHECK(curve.share_by(0) == Approx(0.5).epsilon(0.01));
  CHECK(curve.share_by(1) == Approx(0.75).epsilon(0.01));
  CHECK(curve.share_by(2) == Approx(0.875).epsilon(0.01));
  CHECK(curve.share_by(100) == 1);
  CHECK(DelayCurve().share_by(0) == 1);
  CHECK(fit_delay(std::span<const Arrivals>()).share_by(0) == 1);
}
