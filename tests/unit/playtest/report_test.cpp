#include "generator/playtest/report.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using Catch::Approx;

TEST_CASE("Wilson's interval against published values") {
  // Wilson 1927 as tabulated by Newcombe 1998, table I: 81/263, 15/148, 0/20, 1/29 at 95 %.
  const auto check = [](int hits, int of, double low, double high) {
    const pm::gen::HitRate rate = pm::gen::wilson(hits, of, 1.959964);
    CHECK(rate.low == Approx(low).margin(0.00006));
    CHECK(rate.high == Approx(high).margin(0.00006));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0.0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
}

TEST_CASE("without a play nothing is known") {
  const pm::gen::HitRate rate = pm::gen::wilson(0, 0, 1.96);
  CHECK(rate.low == 0.0);
  CHECK(rate.high == 1.0);
}

TEST_CASE("figures are means over the plays that have them") {
  pm::gen::BotFigures figures;
  pm::gen::PlayResult won;
  won.outcome = pm::Outcome::won;
  won.steps = 600;
  won.progress_pm = 1000;
  won.touches = 4;
  won.first_touch = 60;
  pm::gen::PlayResult lost;
  lost.outcome = pm::Outcome::lost;
  lost.steps = 300;
  lost.progress_pm = 500;
  figures.add(won, 0.1);
  figures.add(lost, 0.1);
  CHECK(figures.wins == 1);
  CHECK(figures.progress == Approx(0.75));
  CHECK(figures.win_seconds == Approx(10));
  CHECK(figures.lost_progress == Approx(0.5));
  CHECK(figures.touches == Approx(2));
  CHECK(figures.first_touch == Approx(1));
}
