#include "generator/diversity/belief.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "runtime/sim/rng.h"

using namespace pm::gen;
using Catch::Approx;

namespace {

constexpr Band kBand{0.35, 1};

PlayTally tally(int wins, int plays) {
  PlayTally out;
  out.plays = plays;
  out.wins = wins;
  return out;
}

}  // namespace

TEST_CASE("two lucky plays are believed less than ten good ones", "[diversity]") {
  const RatePrior prior{2, 2};
  const BelievedScore lucky = believed_worth(tally(2, 2), prior, kBand, 0.25);
  const BelievedScore known = believed_worth(tally(10, 12), prior, kBand, 0.25);
  CHECK(known.low(1) > lucky.low(1));
  CHECK(known.sd < lucky.sd);
  CHECK(believed_rate(tally(2, 2), prior).mean == Approx(4.0 / 6));
}

TEST_CASE("a pass rate far outside the band is worth nothing, inside all", "[diversity]") {
  const RatePrior flat{1, 1};
  const Band narrow{0.15, 0.65};
  CHECK(believed_worth(tally(400, 1000), flat, narrow, 0.25).mean == Approx(1).margin(0.01));
  CHECK(believed_worth(tally(990, 1000), flat, narrow, 0.25).mean == Approx(0).margin(0.01));
}

TEST_CASE("scenes that are alike draw each other more strongly", "[diversity]") {
  std::vector<PlayTally> alike;
  std::vector<PlayTally> apart;
  for (int i = 0; i < 12; ++i) {
    alike.push_back(tally(6, 10));
    apart.push_back(tally(i % 2 == 0 ? 1 : 10, 10));
  }
  const RatePrior strong = fit_prior(alike);
  const RatePrior weak = fit_prior(apart);
  CHECK(strong.rate() == Approx(0.6).margin(0.02));
  CHECK(strong.wins + strong.losses > 5 * (weak.wins + weak.losses));
  // One play alone moves a member of the alike ones little.
  CHECK(believed_rate(tally(0, 1), strong).mean > 0.5);
  CHECK(believed_rate(tally(0, 1), weak).mean < 0.4);
  CHECK(fit_prior({}).rate() == Approx(0.5));
}

TEST_CASE("a champion by lower bounds of few plays is a better one than by rates", "[diversity]") {
  // 40 scenes, true rates 0.2..0.6; some have had 3 plays, some 12. Who leads after that?
  pm::Rng rng(5);
  double by_rate = 0;
  double by_bound = 0;
  constexpr int kWorlds = 200;
  for (int world = 0; world < kWorlds; ++world) {
    std::vector<double> truth;
    std::vector<PlayTally> tallies;
    for (int i = 0; i < 40; ++i) {
      truth.push_back(0.2 + 0.4 * static_cast<double>(rng.unit()));
      PlayTally one = tally(0, i % 2 == 0 ? 3 : 12);
      for (int k = 0; k < one.plays; ++k) {
        one.wins += static_cast<double>(rng.unit()) < truth.back() ? 1 : 0;
      }
      tallies.push_back(one);
    }
    const RatePrior prior = fit_prior(tallies);
    std::size_t rate_best = 0;
    std::size_t bound_best = 0;
    const auto rate = [&](std::size_t i) { return tallies[i].wins / double(tallies[i].plays); };
    const auto bound = [&](std::size_t i) { return believed_rate(tallies[i], prior).low(1); };
    for (std::size_t i = 1; i < truth.size(); ++i) {
      if (rate(i) > rate(rate_best)) rate_best = i;
      if (bound(i) > bound(bound_best)) bound_best = i;
    }
    by_rate += truth[rate_best] / kWorlds;
    by_bound += truth[bound_best] / kWorlds;
  }
  CHECK(by_bound > by_rate + 0.03);
}
