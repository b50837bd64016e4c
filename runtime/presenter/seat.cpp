#include "runtime/presenter/actor.h"

namespace pm {

namespace {

constexpr float kMostBand = 30;   // units
constexpr float kGoodBand = 24;   // worth some of the stage
constexpr float kLeastBand = 17;  // less would show no face
constexpr float kLeastBubble = 32;
constexpr float kStageLoss = 0.1F;  // of the height that the stage could have
constexpr float kGoodTitle = 12;
constexpr float kLeastTitle = 7;  // the product's name stays readable

float least(float a, float b) { return a < b ? a : b; }
float most(float a, float b) { return a > b ? a : b; }

/// Presenter on the left of the strip, bubble on the right. Where the words would get too narrow
/// they stand alone.
void into_strip(Layout& l, const Box& strip) {
  const float h = strip.h;
  l.presenter = Box{strip.x, strip.y, h, h};
  const float gap = l.unit * 2.4F;
  const float x = strip.x + l.presenter.w + gap;
  const float bubble_h = least(h * 0.82F, 18 * l.unit);
  l.bubble = Box{x, strip.y + (h - bubble_h) * 0.58F, strip.x + strip.w - x, bubble_h};
  if (l.bubble.w >= kLeastBubble * l.unit) return;
  l.presenter.w = 0;
  l.presenter_stays = false;
  l.bubble = l.prompt;
}

void portrait(Layout& l, StageSize stage) {
  const Box& s = l.safe;
  const float u = l.unit;
  const float gap = 2.2F * u;
  const float side = 2.4F * u;
  const float bottom = l.cta.y - gap;
  const float wide = s.w - 2 * u;
  const float stage_h = wide * static_cast<float>(stage.seen()) / static_cast<float>(stage.width);
  const float between = l.bar.y + l.bar.h + gap;
  const float below = bottom - between;
  // First what is free, then what the title can give; a tall stage may lose a tenth.
  float band = below - stage_h;
  float up = 0;
  const auto take = [&](float title, float wanted) {
    const float more = least(most(0, l.title.h - up - title * u), most(0, wanted * u - band));
    up += more;
    band += more;
  };
  take(kGoodTitle, kGoodBand);
  take(kLeastTitle, kLeastBand - kStageLoss * below / u);
  band = least(most(band, least(kGoodBand * u, band + kStageLoss * below)), kMostBand * u);
  if (band < kLeastBand * u) {
    // A small head beside the prompt's words, where they lie without a presenter too.
    l.presenter_stays = false;
    into_strip(l, Box{s.x + side, l.prompt.y, s.w - 2 * side, l.prompt.h});
    l.bubble.y = l.prompt.y;
    l.bubble.h = l.prompt.h;
    return;
  }
  l.presenter_stays = true;
  l.title.h -= up;
  l.hud.y -= up;
  l.bar.y -= up;
  const float top = l.bar.y + l.bar.h + gap * 0.8F;
  const Box room{s.x + u, top + band, wide, bottom - top - band};
  fit_stage(l, room, stage);
  // What is left over goes round the strip, half of it.
  const float spare = l.stage.y - room.y;
  into_strip(l, Box{s.x + side, top + spare * 0.5F, s.w - 2 * side, band});
}

void landscape(Layout& l) {
  const float u = l.unit;
  const float gap = 2.5F * u;
  const float up = most(0, l.title.h - 12 * u);
  l.title.h -= up;
  l.hud.y -= up;
  l.bar.y -= up;
  const float top = l.bar.y + l.bar.h + gap * 0.7F;
  const float h = least(l.cta.y - gap * 0.7F - top, kMostBand * u);
  const float y = top + (l.cta.y - gap * 0.7F - top - h) * 0.5F;
  l.presenter_stays = h >= kLeastBand * u;
  l.prompt.y = y + (h - l.prompt.h) * 0.5F;
  into_strip(l, Box{l.title.x, y, l.title.w, h});
}

}  // namespace

void Presenter::Actor::take_seat(Layout& l, StageSize stage) const {
  if (l.portrait)
    portrait(l, stage);
  else
    landscape(l);
}

float Presenter::Actor::slot_half(int slot, const Layout& l) const {
  if (slot < scene_->presenter.first_slot) return 0;
  // On the end card it is largest.
  const float in_play = l.presenter.h / kPresenterBox;
  const float on_card = l.portrait ? 14 * l.unit : 22 * l.unit;
  const float r = in_play > on_card ? in_play : on_card;
  constexpr float kHalves[] = {0.8F, 0.95F, 0.62F, 0.42F, 0.23F};
  const int part = slot - scene_->presenter.first_slot;
  return part < static_cast<int>(PresenterPart::count) ? r * kHalves[part] : 0;
}

}  // namespace pm
