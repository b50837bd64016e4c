// What many views say together: where they touched, and how long they stayed.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "generator/replay/heatmap.h"
#include "generator/session/stay.h"
#include "generator/session/touches.h"

using namespace pm::gen;
using Catch::Approx;

namespace {

SessionView view_of(std::vector<SessionEvent> events, std::int64_t viewable_ms = 0) {
  SessionView out;
  out.record.events = std::move(events);
  out.record.viewable_ms = viewable_ms;
  return out;
}

SessionView touched(std::vector<SessionTouch> touches) {
  SessionView out;
  out.record.touches = std::move(touches);
  return out;
}

}  // namespace

// Remission of leukaemia under 6-MP (Freireich et al. 1963), the textbooks' example for this
// estimate; the figures are those that survival software prints for it.
TEST_CASE("the drop-off curve uses views whose end nobody saw", "[session]") {
  std::vector<Stay> stays;
  for (const int left : {6, 6, 6, 7, 10, 13, 16, 22, 23})
    stays.push_back(stay_of(view_of({{"closed", left * 1000 + 300}}, left * 1000)));
  for (const int seen : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
    stays.push_back(stay_of(view_of({{"displayed", 300}}, seen * 1000)));
  const std::vector<DropOffPoint> curve = drop_off(stays);
  struct Known {
    double seconds, staying, low, high;
    int at_risk;
  };
  const std::vector<Known> known{{6, .8571, .6197, .9516, 21},  {7, .8067, .5631, .9228, 17},
                                 {10, .7529, .5032, .8894, 15}, {13, .6902, .4316, .8491, 12},
                                 {16, .6275, .3675, .8049, 11}, {22, .5378, .2678, .7468, 7},
                                 {23, .4482, .1881, .6801, 6}};
  REQUIRE(curve.size() == known.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    INFO("at " << known[i].seconds << " s");
    CHECK(curve[i].seconds == known[i].seconds);
    CHECK(curve[i].staying == Approx(known[i].staying).margin(6e-5));
    CHECK(curve[i].low == Approx(known[i].low).margin(6e-5));
    CHECK(curve[i].high == Approx(known[i].high).margin(6e-5));
    CHECK(curve[i].at_risk == known[i].at_risk);
  }
  CHECK(drop_off({}).empty());
  REQUIRE(drop_off({{0, true}}).size() == 1);
  CHECK(drop_off({{0, true}})[0].staying == 0);
}

TEST_CASE("who comes back has not left", "[session]") {
  CHECK(stay_of(view_of({{"hidden", 5}})).left);
  CHECK(stay_of(view_of({{"cta", 5}})).left);
  CHECK(!stay_of(view_of({{"hidden", 5}, {"shown", 9}})).left);
  CHECK(!stay_of(view_of({{"displayed", 5}})).left);
  CHECK(stay_of(view_of({}, 2500)).seconds == 2.5);
}

TEST_CASE("touches are counted by cell, form of screen and end card", "[session]") {
  const std::vector<SessionView> views{touched({{3, 4, false, false}, {3, 4, false, false}}),
                                       touched({{3, 4, false, false}, {9, 9, true, false}}),
                                       touched({{16, 20, false, true}}), touched({})};
  const TouchCounts play = count_touches(views, {false, false});
  CHECK(play.touches == 3);
  CHECK(play.views == 2);
  CHECK(play.most == 3);
  CHECK(play.cells[4][3] == 3);
  CHECK(count_touches(views, {true, false}).cells[9][9] == 1);
  CHECK(count_touches(views, {false, true}).cells[20][16] == 1);
  CHECK(count_touches(views, {true, true}).touches == 0);
}

TEST_CASE("heat lies where the touches were, and the peak is the brightest", "[session]") {
  const auto screen = [] { return Image{320, 640, std::vector<std::uint8_t>(320 * 640 * 4, 90)}; };
  const auto light = [](const Image& image, int x, int y) {
    const std::uint8_t* p = &image.rgba[static_cast<std::size_t>(y * image.width + x) * 4];
    return p[0] + p[1] + p[2];
  };
  TouchCounts counts;
  counts.cells[8][8] = 9;
  counts.cells[24][24] = 2;
  counts.touches = 11;
  Image image = screen();
  lay_heat(image, counts);
  const int ground = light(image, 20, 600);
  CHECK(light(image, 85, 170) > light(image, 245, 490));
  CHECK(light(image, 245, 490) > ground);
  Image bare = screen();
  lay_heat(bare, TouchCounts{});
  CHECK(light(bare, 85, 170) == ground);
}
