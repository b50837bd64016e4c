// What a play tells its host, and when.
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "runtime/view/playable.h"
#include "tests/support/scene_builder.h"

namespace pm {

namespace {

class NoText final : public TextRaster {
 public:
  void measure(TextSpec&) override {}
  void draw(const TextSpec&, int, int) override {}
};

class Listener final : public Host {
 public:
  TextRaster& text() override { return text_; }
  void signal(Signal signal) override { heard.push_back(signal); }
  void sound(Sound, int, int) override {}

  std::vector<Signal> heard;

 private:
  NoText text_;
};

}  // namespace

TEST_CASE("a play says that it is displayed before anything else, once", "[view]") {
  Listener host;
  Playable play;
  REQUIRE(play.start(test_scene("match3", 1), {}, host, 0));
  play.resize(390, 844, {});

  SECTION("the first step comes first") {
    play.step();
    play.pointer(InputKind::down, 5, 5);
  }
  SECTION("a finger comes before the first step") {
    play.pointer(InputKind::down, 5, 5);
    play.step();
  }
  play.step();
  CHECK(host.heard == std::vector{Signal::displayed, Signal::first_touch, Signal::started});
}

TEST_CASE("every button is high enough for a finger on the smallest screens", "[view]") {
  for (const float density : {1.0F, 2.0F, 3.0F}) {
    for (const bool upright : {true, false}) {
      const float w = (upright ? 240 : 320) * density;
      const float h = (upright ? 320 : 240) * density;
      const Layout layout = make_layout(w, h, {}, StageSize{1000, 1200}, density);
      CHECK(layout.cta.h >= 43.9F * density);
      CHECK(layout_end_card(layout, true).cta.h >= 43.9F * density);
    }
  }
}

}  // namespace pm
