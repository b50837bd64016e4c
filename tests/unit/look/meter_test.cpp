// The measuring passes on made pictures whose scores are known.
#include "generator/look/meter.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "generator/core/files.h"
#include "generator/look/judge.h"
#include "runtime/shell/egl/headless.h"

using namespace pm;
using namespace pm::gen;
using Catch::Approx;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 160;

struct Canvas {
  std::vector<std::uint8_t> rgba = std::vector<std::uint8_t>(kWidth * kHeight * 4U, 255);

  explicit Canvas(Rgba color) { fill({0, 0, kWidth, kHeight}, color); }
  void fill(const PixelRect& rect, Rgba color) {
    for (int y = rect.top; y < rect.bottom; ++y) {
      for (int x = rect.left; x < rect.right; ++x) {
        std::uint8_t* at =
            &rgba[(static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)) * 4];
        for (int c = 0; c < 3; ++c) at[c] = static_cast<std::uint8_t>(color >> (24 - 8 * c) & 255U);
      }
    }
  }
};

/// A meter on a context of its own.
struct Room {
  HeadlessGl gl;
  LookMeter meter{kWidth, kHeight, 4};

  Room() {
    REQUIRE(gl.open());
    REQUIRE(gl.computes());
    const auto opened = meter.open(playmill_root().value(), 0.06, 0.01);
    INFO((opened ? "" : to_line(opened.error())));
    REQUIRE(opened.ok());
  }
  void add(const LookSubject& subject, const Canvas& whole, const Canvas& no_words,
           const Canvas& no_pieces) {
    meter.add(subject);
    meter.put(LookLayer::whole, whole.rgba);
    meter.put(LookLayer::without_words, no_words.rgba);
    meter.put(LookLayer::without_words_and_pieces, no_pieces.rgba);
  }
};

constexpr PixelRect kSign{20, 12, 76, 28};

/// Stripes like letters.
void write(Canvas& canvas, const PixelRect& rect, Rgba color) {
  for (int x = rect.left; x + 2 <= rect.right; x += 4)
    canvas.fill({x, rect.top, x + 2, rect.bottom}, color);
}

}  // namespace

TEST_CASE("the contrast of words is that of their colour to what is behind them", "[look]") {
  Room room;
  const std::vector<std::pair<Rgba, Rgba>> pairs{{0xffffffff, 0x000000ff},
                                                 {0x1e1b2eff, 0xfff2a8ff},
                                                 {0x777777ff, 0xffffffff},
                                                 {0x8a8a8aff, 0x808080ff}};
  for (const auto& [ink, paper] : pairs) {
    LookSubject subject;
    subject.regions.push_back({RegionKind::words, kSign, -1});
    const Canvas ground(paper);
    Canvas signed_canvas(paper);
    write(signed_canvas, kSign, ink);
    room.add(subject, signed_canvas, ground, ground);
  }
  REQUIRE(room.meter.full());
  const auto looks = room.meter.measure();
  REQUIRE(looks.ok());
  REQUIRE(looks->size() == pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const RegionLook& found = (*looks)[i].regions.at(0);
    const double truth = contrast(pairs[i].first, pairs[i].second);
    INFO("pair " << i);
    CHECK(found.ground_contrast == Approx(truth).epsilon(0.03));
    CHECK(found.pixels == 2 * 14 * 16);
    CHECK(found.own_contrast == Approx(1).epsilon(0.03));
  }
}

TEST_CASE("words are held against the worse part of a ground of two colours", "[look]") {
  Room room;
  Canvas ground(0x101010ff);
  ground.fill({48, 0, kWidth, kHeight}, 0xf0f0f0ff);
  Canvas whole = ground;
  write(whole, kSign, 0xffffffff);
  Canvas outlined = ground;
  outlined.fill(kSign, 0x000000ff);
  write(outlined, kSign, 0xffffffff);
  LookSubject subject;
  subject.regions.push_back({RegionKind::words, kSign, -1});
  room.add(subject, whole, ground, ground);
  room.add(subject, outlined, ground, ground);
  const auto looks = room.meter.measure();
  REQUIRE(looks.ok());
  // White on nearly white cannot be read, whatever the other half says; with an outline it can.
  CHECK((*looks)[0].regions[0].ground_contrast < 1.3);
  CHECK((*looks)[1].regions[0].own_contrast > 15);
}

TEST_CASE("pieces are told apart as every kind of eye sees them", "[look]") {
  Room room;
  const Rgba red = 0xc8403cff;
  const Rgba green = 0x6f8f2cff;
  const PixelRect left{8, 60, 40, 92};
  const PixelRect right{56, 60, 88, 92};
  const Canvas ground(0x20203aff);
  Canvas whole = ground;
  whole.fill(left, red);
  whole.fill(right, green);
  LookSubject subject;
  subject.regions.push_back({RegionKind::piece, left, 3});
  subject.regions.push_back({RegionKind::piece, right, 5});
  room.add(subject, whole, whole, ground);
  const auto looks = room.meter.measure();
  REQUIRE(looks.ok());
  const Seen a = see(red);
  const Seen b = see(green);
  for (std::size_t v = 0; v < kVisions.size(); ++v) {
    INFO("eyes " << v);
    CHECK((*looks)[0].regions[0].seen[v].L == Approx(a[v].L).margin(0.004));
    CHECK((*looks)[0].regions[0].seen[v].a == Approx(a[v].a).margin(0.004));
    CHECK((*looks)[0].regions[0].seen[v].b == Approx(a[v].b).margin(0.004));
    CHECK((*looks)[0].regions[1].seen[v].L == Approx(b[v].L).margin(0.004));
  }
  const LookScores scores = judge_pictures(*looks, LookConfig{});
  CHECK(scores.separation == Approx(safe_distance(red, green)).margin(0.004));
  CHECK(scores.hardest != Vision::normal);
  CHECK(scores.closest_a == 3);
  CHECK(scores.closest_b == 5);
}

TEST_CASE("clutter, emptiness and what stands out order pictures as eyes do", "[look]") {
  Room room;
  const PixelRect button{24, 128, 72, 152};
  const Canvas calm(0x40608aff);
  Canvas shown = calm;
  shown.fill(button, 0xff7a1fff);
  Canvas hidden = calm;
  hidden.fill(button, 0x44648eff);
  Canvas busy = shown;
  std::uint32_t lot = 7;
  for (int y = 0; y < 120; y += 4) {
    for (int x = 0; x < kWidth; x += 4) {
      lot = lot * 1664525U + 1013904223U;
      busy.fill({x, y, x + 4, y + 4}, lot | 255U);
    }
  }
  LookSubject subject;
  subject.cta = button;
  for (const Canvas* canvas : {&shown, &hidden, &busy})
    room.add(subject, *canvas, *canvas, *canvas);
  const auto looks = room.meter.measure();
  REQUIRE(looks.ok());
  const PictureLook& a = (*looks)[0];
  const PictureLook& b = (*looks)[1];
  const PictureLook& c = (*looks)[2];
  CHECK(a.cta_saliency > 0.9);
  CHECK(c.cta_saliency < a.cta_saliency - 0.2);
  CHECK(c.congestion > 3 * a.congestion);
  CHECK(c.edges > 0.3);
  CHECK(a.edges < 0.05);
  CHECK(b.blank > 0.9);
  CHECK(c.blank < 0.3);
  CHECK(picture_distance(a.cells, a.cells) == 0);
  CHECK(picture_distance(a.cells, c.cells) > picture_distance(a.cells, b.cells));
}

TEST_CASE("words and buttons that the edge cuts are found, pieces may be cut", "[look]") {
  Room room;
  const Canvas plain(0x40608aff);
  LookSubject whole;
  whole.cta = {24, 128, 72, 152};
  whole.regions = {{RegionKind::words, kSign, -1}, {RegionKind::piece, {-10, 40, 10, 60}, 0}};
  LookSubject cut_words = whole;
  cut_words.regions[0].rect = {kWidth - 30, 12, kWidth + 10, 28};
  LookSubject cut_button = whole;
  cut_button.cta = {24, kHeight - 6, 72, kHeight + 18};
  for (const LookSubject* subject : {&whole, &cut_words, &cut_button})
    room.add(*subject, plain, plain, plain);
  const auto looks = room.meter.measure();
  REQUIRE(looks.ok());
  CHECK((*looks)[0].clipped == 0);
  CHECK((*looks)[1].clipped == Approx(0.25));
  CHECK((*looks)[2].clipped == Approx(0.75));

  LookConfig config;
  config.clipped = {0.25, 0.05, 1};
  CHECK(judge_pictures(std::span(*looks).first(1), config).score == 1);
  CHECK(judge_pictures(*looks, config).score == 0);
}

TEST_CASE("rows and columns of the descriptor lie as the picture does", "[look]") {
  Room room;
  Canvas picture(0x000000ff);
  picture.fill({0, 0, kWidth / 8, kHeight / 16 * 2}, 0xffffffff);
  room.add({}, picture, picture, picture);
  const auto looks = room.meter.measure();
  REQUIRE(looks.ok());
  const Descriptor& cells = (*looks)[0].cells;
  CHECK(cells[0].L == Approx(1).margin(0.01));
  CHECK(cells[1].L == Approx(0).margin(0.01));
  CHECK(cells[(kCellRows - 1) * kCellColumns].L == Approx(0).margin(0.01));
}
