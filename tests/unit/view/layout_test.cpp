#include "runtime/view/layout.h"

#include <catch2/catch_test_macros.hpp>

#include "runtime/view/screen_parts.h"

using namespace pm;

namespace {

bool inside(const Box& inner, const Box& outer) {
  constexpr float e = 0.5F;
  return inner.x >= outer.x - e && inner.y >= outer.y - e &&
         inner.x + inner.w <= outer.x + outer.w + e && inner.y + inner.h <= outer.y + outer.h + e;
}

bool apart(const Box& a, const Box& b) {
  constexpr float e = 0.5F;
  return a.x + a.w <= b.x + e || b.x + b.w <= a.x + e || a.y + a.h <= b.y + e ||
         b.y + b.h <= a.y + e;
}

struct Screen {
  float w, h;
};
constexpr Screen kScreens[] = {{240, 320},   {320, 240},   {320, 480},  {360, 640},  {390, 844},
                               {844, 390},   {430, 932},   {568, 320},  {768, 1024}, {1024, 768},
                               {1366, 1024}, {1024, 1366}, {1080, 2400}};

}  // namespace

TEST_CASE("nothing overlaps and nothing leaves the safe area on any screen", "[view]") {
  for (const Screen& s : kScreens) {
    for (const StageSize stage :
         {StageSize{1000, 1000}, StageSize{1000, 1143}, StageSize{1000, 1500}}) {
      for (const Insets& insets : {Insets{}, Insets{47, 0, 34, 0}, Insets{0, 44, 21, 44}}) {
        if (s.w < 400 && insets.left > 0 && s.w < s.h) continue;
        if (s.h < 340 && insets.top > 0) continue;
        CAPTURE(s.w, s.h, stage.height, insets.top, insets.left);
        const Layout l = make_layout(s.w, s.h, insets, stage);
        for (const Box* box : {&l.hud, &l.bar, &l.stage, &l.cta}) CHECK(inside(*box, l.safe));
        CHECK(apart(l.hud, l.bar));
        CHECK(apart(l.hud, l.stage));
        CHECK(apart(l.bar, l.stage));
        CHECK(apart(l.cta, l.stage));
        CHECK(apart(l.cta, l.hud));
        if (l.title.h > 3) CHECK(apart(l.title, l.hud));
        CHECK(apart(l.prompt, l.hud));
        CHECK(apart(l.prompt, l.cta));
        if (s.h < s.w * 1.6F) CHECK(apart(l.prompt, l.stage));
        CHECK(l.cta.h >= (s.w < 300 || s.h < 300 ? 30 : 40));
        CHECK(l.stage.w * l.stage.h > 0.2F * s.w * s.h * 0.5F);
      }
    }
  }
}

TEST_CASE("the end card and its buttons stay on the screen", "[view]") {
  for (const Screen& s : kScreens) {
    for (const bool retry : {false, true}) {
      CAPTURE(s.w, s.h, retry);
      const Layout l = make_layout(s.w, s.h, {}, {1000, 1000});
      const EndCard card = layout_end_card(l, retry);
      CHECK(inside(card.panel, l.safe));
      CHECK(inside(card.cta, card.panel));
      if (retry) {
        CHECK(inside(card.retry, card.panel));
        CHECK(apart(card.retry, card.cta));
      }
    }
  }
}
