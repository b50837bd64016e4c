// Where the presenter stands on every screen, and that it acts on what happens without touching it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

#include "runtime/audio/synth.h"
#include "runtime/view/playable.h"
#include "runtime/view/presenter.h"
#include "tests/support/scene_builder.h"

using namespace pm;

namespace {

bool inside(const Box& inner, const Box& outer, float slack = 0.5F) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
         inner.x + inner.w <= outer.x + outer.w + slack &&
         inner.y + inner.h <= outer.y + outer.h + slack;
}

bool apart(const Box& a, const Box& b) {
  constexpr float e = 0.5F;
  return a.x + a.w <= b.x + e || b.x + b.w <= a.x + e || a.y + a.h <= b.y + e ||
         b.y + b.h <= a.y + e;
}

struct Screen {
  float w, h;
};
constexpr Screen kScreens[] = {{240, 320},   {320, 240},   {320, 480},   {360, 640},  {390, 844},
                               {844, 390},   {430, 932},   {568, 320},   {768, 1024}, {1024, 768},
                               {1366, 1024}, {1024, 1366}, {1080, 1920}, {1080, 2400}};

class NoText final : public TextRaster {
 public:
  void measure(TextSpec&) override {}
  void draw(const TextSpec&, int, int) override {}
};

struct Heard {
  int sound, pitch, gain;
};

class Listener final : public Host {
 public:
  TextRaster& text() override { return text_; }
  void signal(Signal) override {}
  void sound(Sound sound, int pitch, int gain) override {
    heard.push_back({static_cast<int>(sound), pitch, gain});
  }
  std::vector<Heard> heard;

 private:
  NoText text_;
};

Scene hosted(std::string_view mechanic = "match3") {
  Scene scene = test_scene(mechanic, 5);
  give_presenter(scene);
  return scene;
}

/// A presenter on a screen without GL: which cells it paints, and where.
struct Stand {
  explicit Stand(Scene with, Screen screen = {390, 844}) : scene(std::move(with)) {
    presenter.start(scene);
    layout = make_layout(screen.w, screen.h, {}, {1000, 1143});
    presenter.take_seat(layout, {1000, 1143});
    cells.resize(scene.slots.size() * static_cast<std::size_t>(Mood::count) +
                 static_cast<std::size_t>(Painter::Extra::count));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      // Only parts of the presenter are told apart, by their left edge.
      cells[i] = {static_cast<float>(i), 0, static_cast<float>(i) + 1, 1, true, false};
    }
    words.reset(nullptr, 0, 390);
  }
  void step(int times = 1) {
    for (int i = 0; i < times; ++i) {
      presenter.step(view, host);
      view.events = {};
    }
  }
  std::span<const Quad> draw() {
    painter.begin(scene, 0, layout.width, layout.height, words);
    painter.set_cells(cells, true);
    presenter.draw(painter, layout, static_cast<float>(steps) / 60);
    return painter.quads();
  }
  /// Which of the part's cells is in the picture; -1: none.
  int cell(PresenterPart part) {
    const int first = scene.presenter.slot(part) * static_cast<int>(Mood::count);
    for (const Quad& q : draw()) {
      const int at = static_cast<int>(std::min(q.u0, q.u1)) - first;
      if (q.kind == static_cast<std::uint32_t>(QuadKind::sprite) && at >= 0 &&
          at < static_cast<int>(Mood::count))
        return at;
    }
    return -1;
  }

  Scene scene;
  Presenter presenter;
  PresenterView view;
  Layout layout;
  Listener host;
  Painter painter;
  Painter::TextSource words;
  std::vector<Painter::Cell> cells;
  int steps = 0;
};

}  // namespace

TEST_CASE("the presenter covers nothing on any screen", "[view][presenter]") {
  const Scene scene = hosted();
  Presenter presenter;
  presenter.start(scene);
  for (const Screen& s : kScreens) {
    for (const StageSize stage : {StageSize{1000, 700}, StageSize{1000, 1000},
                                  StageSize{1000, 1143}, StageSize{1000, 1500}}) {
      for (const Insets& insets : {Insets{}, Insets{47, 0, 34, 0}, Insets{0, 44, 21, 44}}) {
        if (s.w < 400 && insets.left > 0 && s.w < s.h) continue;
        if (s.h < 340 && insets.top > 0) continue;
        CAPTURE(s.w, s.h, stage.height, insets.top, insets.left);
        const Layout plain = make_layout(s.w, s.h, insets, stage);
        Layout l = plain;
        presenter.take_seat(l, stage);
        for (const Box* box : {&l.hud, &l.bar, &l.stage, &l.cta, &l.bubble, &l.presenter})
          CHECK(inside(*box, l.safe));
        CHECK(apart(l.hud, l.bar));
        CHECK(apart(l.bar, l.stage));
        if (l.title.h > 3) CHECK(apart(l.title, l.hud));
        CHECK(l.cta.h == plain.cta.h);
        CHECK(l.stage.h >= 0.86F * plain.stage.h);
        CHECK(apart(l.presenter, l.bubble));
        CHECK(l.bubble.w >= 26 * l.unit);
        for (const Box* box : {&l.presenter, &l.bubble}) {
          CHECK(apart(*box, l.cta));
          CHECK(apart(*box, l.hud));
          if (l.presenter_stays) {
            CHECK(apart(*box, l.stage));
            CHECK(apart(*box, l.bar));
          } else {
            // Only while it speaks, and no lower than the plain instruction reaches.
            CHECK(box->y + box->h <= std::max(plain.prompt.y + plain.prompt.h, l.cta.y) + 1);
          }
        }
      }
    }
  }
}

TEST_CASE("phones in both orientations show a bust", "[view][presenter]") {
  const Scene scene = hosted();
  Presenter presenter;
  presenter.start(scene);
  for (const Screen& s :
       {Screen{390, 844}, Screen{844, 390}, Screen{1080, 1920}, Screen{360, 640}}) {
    CAPTURE(s.w, s.h);
    Layout l = make_layout(s.w, s.h, {}, {1000, 1143});
    presenter.take_seat(l, {1000, 1143});
    CHECK(l.presenter_stays);
    CHECK(l.presenter.h >= 17 * l.unit);
  }
}

TEST_CASE("what is drawn stays in the presenter's box and its bubble", "[view][presenter]") {
  for (const Screen& s : {Screen{390, 844}, Screen{844, 390}, Screen{240, 320}}) {
    Stand stand(hosted(), s);
    stand.view.prompt = true;
    const float u = stand.layout.unit;
    const Box& a = stand.layout.presenter;
    const Box& b = stand.layout.bubble;
    const Box whole{a.x, std::min(a.y, b.y), b.x + b.w - a.x,
                    std::max(a.y + a.h, b.y + b.h) - std::min(a.y, b.y)};
    int sprites = 0;
    for (int i = 0; i < 400; ++i) {
      if (i == 200) stand.view.prompt = false;
      const Event event{i % 3 == 0 ? EventKind::complete : EventKind::combo, 0, 0, -1, 5};
      if (i % 50 == 49) stand.view.events = {&event, 1};
      stand.step();
      for (const Quad& q : stand.draw()) {
        if (q.kind != static_cast<std::uint32_t>(QuadKind::sprite)) continue;
        ++sprites;
        // A silhouette fills at most 0.82 of its cell, and an arm is slim.
        const float reach = 0.62F * std::min(std::abs(q.half_w), std::abs(q.half_h));
        CHECK(inside(Box{q.x - reach, q.y - reach, 2 * reach, 2 * reach}, whole, 1.5F * u));
      }
    }
    CHECK(sprites > 400);
  }
}

TEST_CASE("its face follows the play", "[view][presenter]") {
  Stand stand(hosted());
  stand.step(60);
  stand.view.phase = Phase::finishing;
  SECTION("a win makes it laugh") {
    stand.view.outcome = Outcome::won;
    stand.step(200);
    CHECK(stand.cell(PresenterPart::eyes) == 4);
    CHECK(stand.cell(PresenterPart::mouth) == 4);
    CHECK(stand.cell(PresenterPart::arm) >= 0);
  }
  SECTION("a loss worries it") {
    stand.view.outcome = Outcome::lost;
    stand.step(200);
    CHECK(stand.cell(PresenterPart::eyes) == 2);
    CHECK(stand.cell(PresenterPart::arm) < 0);
  }
}

TEST_CASE("it greets with a wave, then points where the hand shows the move", "[view][presenter]") {
  Stand stand(hosted());
  stand.view.prompt = true;
  stand.step(40);
  CHECK(stand.cell(PresenterPart::arm) == 1);
  stand.view.teach = true;
  stand.step(120);
  CHECK(stand.cell(PresenterPart::arm) == 0);
}

TEST_CASE("it blinks, and its mouth moves only while it murmurs", "[view][presenter]") {
  Stand stand(hosted());
  std::set<int> eyes;
  std::set<int> silent;
  stand.step(60);
  for (int i = 0; i < 400; ++i) {
    stand.step();
    eyes.insert(stand.cell(PresenterPart::eyes));
    silent.insert(stand.cell(PresenterPart::mouth));
  }
  CHECK(eyes == std::set{0, 3});
  CHECK(silent.size() == 1);
  CHECK(stand.host.heard.empty());
  stand.view.prompt = true;
  std::set<int> speaking;
  for (int i = 0; i < 90; ++i) {
    stand.step();
    speaking.insert(stand.cell(PresenterPart::mouth));
  }
  CHECK(speaking.size() >= 3);
  CHECK(stand.host.heard.size() >= 3);
  CHECK(stand.host.heard.size() <= 12);
  for (const Heard& heard : stand.host.heard) {
    CHECK(heard.sound >= static_cast<int>(Sound::voice_1));
    CHECK(heard.sound < static_cast<int>(Sound::voice_1) + kVoices);
    CHECK(sound_samples(heard.sound) > 1000);
    CHECK(heard.pitch > 700);
    CHECK(heard.pitch < 1300);
  }
}

TEST_CASE("syllables sound different, neither silent nor clipped", "[view][presenter]") {
  std::vector<std::vector<float>> voices(kVoices);
  for (int i = 0; i < kVoices; ++i) {
    auto& voice = voices[static_cast<std::size_t>(i)];
    render_sound(static_cast<int>(Sound::voice_1) + i, 1, 240, voice);
    const float loudest = *std::max_element(voice.begin(), voice.end());
    CHECK(loudest > 0.1F);
    CHECK(loudest < 1);
    for (int k = 0; k < i; ++k) CHECK(voice != voices[static_cast<std::size_t>(k)]);
  }
}

TEST_CASE("a presenter changes neither the play nor its hash", "[view][presenter]") {
  Listener host;
  Playable plain;
  Playable with;
  REQUIRE(plain.start(test_scene("match3", 5), {}, host, 0));
  REQUIRE(with.start(hosted(), {}, host, 0));
  plain.resize(390, 844, {});
  with.resize(390, 844, {});
  for (int i = 0; i < 900; ++i) {
    for (Playable* play : {&plain, &with}) {
      if (i % 90 == 30 && play->game().mechanic().ready()) {
        play->refresh_hint();
        const Gesture& hint = play->hint();
        if (hint.count > 0) {
          play->game().input(InputKind::down, hint.points[0]);
          play->game().input(InputKind::up, hint.points[hint.count - 1U]);
        }
      }
      play->step();
    }
    REQUIRE(plain.game().hash() == with.game().hash());
  }
}
