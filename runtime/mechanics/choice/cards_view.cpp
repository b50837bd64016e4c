#include "runtime/mechanics/choice/frame.h"
#include "runtime/sim/det_math.h"

/// The question, the cards to choose from, the chosen one's flight and the word of reaction.
namespace pm::choice {

namespace {

/// Words keep their size (each size is rasterised once), so cards move but do not scale.
constexpr float kLabelHeight = 96;

}  // namespace

void Choice::draw(Painter& painter, const ViewClock& clock) const {
  Frame f;
  f.seconds = clock.seconds;
  f.alpha = clock.alpha;
  f.beat = static_cast<float>(beat_steps_) + clock.alpha;
  f.clock = static_cast<float>(clock_) + clock.alpha;
  f.reacting = beat_ == Beat::react;
  f.good = f.reacting && earned_[at()] >= 2;
  const int most = wanted_ < 1 ? 1 : wanted_;
  const int fresh = f.reacting && f.beat >= kImpact && earned_[at()] > 0 ? earned_[at()] : 0;
  const float before = clamp01(static_cast<float>(hearts_ - fresh) / static_cast<float>(most));
  const float after = clamp01(static_cast<float>(hearts_) / static_cast<float>(most));
  f.bright = lerp(before, after, f.reacting ? ease_out((f.beat - kImpact) / 40) : 1);
  if (outcome_ == Outcome::lost)
    f.bright *= 1 - 0.7F * clamp01(static_cast<float>(since_end_) / 30);
  if (f.reacting && f.beat >= kImpact) {
    (f.good ? f.cheer : f.gloom) = clamp01(1 - (f.beat - kImpact) / 48);
  }
  if (outcome_ == Outcome::won) f.cheer = 0.8F;

  draw_room(painter, f);
  draw_props(painter, f);
  draw_hero(painter, f);
  draw_bubble(painter, f);
  draw_question(painter, f);
  for (int place = 0; place < options_; ++place) {
    if (!(f.reacting && place == chosen_)) draw_card(painter, f, place);
  }
  if (f.reacting && chosen_ >= 0) {
    draw_card(painter, f, chosen_);
    draw_flight(painter, f);
  }
}

void Choice::draw_question(Painter& painter, const Frame& f) const {
  const Box box{70, 628, 860, 108};
  PanelLook look;
  look.top = painter.color(ColorId::panel_top);
  look.low = painter.color(ColorId::panel_low);
  look.line = painter.color(ColorId::panel_line);
  look.radius = 40;
  look.line_width = 7;
  look.shadow = 18;
  painter.panel(box, look);
  float shown = 1;
  if (beat_ == Beat::enter) shown = clamp01((f.beat - 4) / 10);
  if (f.reacting) shown = 1 - 0.65F * clamp01(f.beat / 16);
  painter.text(painter.copy(kQuestion + at_), TextStyle::body,
               Box{box.x + 36, box.y + 12, box.w - 72, box.h - 26}, Align::centre, shown, 2);
  if (timer_steps_ > 0 && !f.reacting && outcome_ == Outcome::playing) {
    // A fuse along the panel's lower edge.
    const float left = clamp01(static_cast<float>(time_left_) / static_cast<float>(timer_steps_));
    const bool hurry = time_left_ < 180;
    const Rgba hue = hurry ? 0xff4a3dff : painter.color(ColorId::progress_top);
    const Rgba deep = hurry ? 0xc81e2eff : painter.color(ColorId::progress_low);
    painter.rect(Box{box.x + 60, box.y + box.h - 12, box.w - 120, 22}, 0x1c1440ff, 0x1c1440ff, 11);
    painter.rect(Box{box.x + 64, box.y + box.h - 8, (box.w - 128) * left, 14}, hue, deep, 7);
  }
}

void Choice::draw_card(Painter& painter, const Frame& f, int place) const {
  Box box = card(place);
  const int option = option_at(place);
  const int slot = option_slot(at_, option);
  const auto order = static_cast<float>(place);
  float alpha = 1;
  float bob = 5 * pm_sinf(f.seconds * 2.4F + order * 1.3F);
  bool picture = true;
  if (beat_ == Beat::enter) {
    const float t = (f.beat - order * 4) / 22;
    // The overshoot stays small, or the card would cover the question.
    const float away = 1 - ease_out_back(t);
    box.y += (away < 0 ? 180.0F : 620.0F) * away;
    alpha = clamp01(t * 4);
  } else if (f.reacting) {
    if (place == chosen_) {
      // Anticipation down, then up and away; the picture goes on alone.
      const float t = f.beat;
      box.y +=
          t < 5 ? 16 * bump(t / 10) : 16 * clamp01(1 - (t - 5) / 3) - 56 * ease_out((t - 5) / 8);
      alpha = clamp01(1 - (t - 14) / 10);
      picture = t < 9;
      bob = 0;
    } else {
      const float t = (f.beat - 2 - order) / 20;
      box.y += 700 * ease_in(t);
      box.x += (order - 0.5F * static_cast<float>(options_ - 1)) * 60 * ease_in(t);
      alpha = clamp01(1.6F - 1.6F * t);
    }
  }
  if (alpha <= 0) return;
  const bool pressed = place == pressed_;
  if (pressed) box.y += 9;
  painter.set_alpha(alpha);
  const float lamp = f.reacting && place == chosen_ ? 1.0F : (pressed ? 0.8F : 0.0F);
  if (lamp > 0)
    painter.glow(box.cx(), box.cy(), box.h * 0.82F,
                 with_alpha(painter.color(ColorId::title_top), 0.8F * lamp));

  PanelLook frame;
  frame.top = lamp > 0 ? painter.color(ColorId::title_top) : painter.color(ColorId::frame_top);
  frame.low = painter.color(ColorId::frame_low);
  frame.line = mix(painter.color(ColorId::frame_low), 0x3a1408ff, 0.6F);
  frame.radius = 44;
  frame.line_width = 7;
  frame.shadow = pressed ? 10.0F : 20.0F;
  frame.gloss = 0.32F;
  painter.panel(box, frame);

  // Window with a light behind the picture; a hue of its own for each place.
  const Rgba hues[kMaxOptions] = {painter.color(ColorId::confetti_2),
                                  painter.color(ColorId::confetti_4),
                                  painter.color(ColorId::confetti_3)};
  const Rgba hue = hues[place % kMaxOptions];
  const Box window{box.x + 20, box.y + 20, box.w - 40, box.h - 40 - kLabelHeight - 12};
  PanelLook pane;
  pane.top = mix(hue, 0xffffffff, 0.72F);
  pane.low = mix(hue, 0xffffffff, 0.28F);
  pane.line = with_alpha(mix(hue, 0x2a1040ff, 0.45F), 0.75F);
  pane.radius = 30;
  pane.line_width = 4;
  pane.gloss = 0.2F;
  painter.panel(window, pane);
  const float half = (window.w < window.h ? window.w : window.h) * (options_ == 2 ? 0.44F : 0.50F);
  painter.rays(window.cx(), window.cy(), half * 1.15F, f.seconds * 0.3F + order,
               with_alpha(0xffffffff, 0.42F));
  painter.glow(window.cx(), window.cy(), half * 1.05F, with_alpha(0xffffffff, 0.75F));
  if (picture) {
    SpriteLook look;
    look.rotation = 0.05F * pm_sinf(f.seconds * 1.8F + order * 2);
    if (pressed) {
      look.scale_x = 1.06F;
      look.scale_y = 0.95F;
    }
    painter.shadow(window.cx(), window.cy() + half * 0.80F, half * 0.62F, half * 0.15F, 0.3F);
    painter.sprite(slot, window.cx(), window.cy() - 8 + bob, half, look);
  }
  PanelLook strip;
  strip.top = painter.color(ColorId::panel_top);
  strip.low = painter.color(ColorId::panel_low);
  strip.line = with_alpha(painter.color(ColorId::panel_line), 0.65F);
  strip.radius = 26;
  strip.line_width = 4;
  const Box label{box.x + 20, box.y + box.h - 20 - kLabelHeight, box.w - 40, kLabelHeight};
  painter.panel(label, strip);
  painter.text(painter.copy(kLabel + at_ * kMaxOptions + option), TextStyle::body,
               Box{label.x + 12, label.y + 8, label.w - 24, label.h - 18}, Align::centre, 1, 2);
  painter.set_alpha(1);
}

void Choice::draw_flight(Painter& painter, const Frame& f) const {
  if (f.beat < 9 || f.beat >= kImpact + 12) return;
  const Box box = card(chosen_);
  const int slot = option_slot(at_, option_at(chosen_));
  const float half = (options_ == 2 ? 142.0F : 130.0F);
  const float t = clamp01((f.beat - 9) / (kImpact - 9));
  const float go = ease_in_out(t);
  SpriteLook look;
  float x = lerp(box.cx(), 500, go);
  float y = lerp(box.y + 150, 330, go) - 170 * bump(t);
  float size = half * (1 + 0.25F * bump(t) - 0.25F * t);
  look.rotation = 0.5F * pm_sinf(t * 3.14159F) * (box.cx() < 500 ? 1.0F : -1.0F);
  look.scale_y = 1 + 0.12F * bump(t);
  look.scale_x = 1 - 0.10F * bump(t);
  if (f.beat >= kImpact) {
    const float after = (f.beat - kImpact) / 12;
    if (f.good) {
      // Swallowed in a flash.
      size *= 1 + 0.9F * after;
      look.alpha = 1 - after;
      look.flash = 0.9F;
    } else {
      // Bounces off.
      x += 240 * after;
      y += -120 * bump(after) + 150 * after;
      look.rotation += 3.5F * after;
      look.alpha = clamp01(1.8F - 1.8F * after);
    }
  }
  for (int i = 1; i <= 5 && t < 1; ++i) {
    const float back = clamp01(t - 0.055F * static_cast<float>(i));
    const float bx = lerp(box.cx(), 500, ease_in_out(back));
    const float by = lerp(box.y + 150, 330, ease_in_out(back)) - 170 * bump(back);
    painter.spark(bx, by, 46 - 6 * static_cast<float>(i), f.beat * 0.15F + static_cast<float>(i),
                  with_alpha(0xfff2b0ff, 0.9F - 0.15F * static_cast<float>(i)));
  }
  painter.sprite(slot, x, y, size, look);
}

void Choice::draw_bubble(Painter& painter, const Frame& f) const {
  if (!f.reacting || f.beat < kImpact + 4) return;
  const float t = f.beat - kImpact - 4;
  const float alpha =
      clamp01(t / 7) *
      (outcome_ == Outcome::playing ? clamp01((kReactSteps - f.beat) / 6 + 0.2F) : 1);
  const int word = (f.good ? kGood : kBad) + at_ % 3;
  const std::string_view text = painter.copy(word);
  if (text.empty() || alpha <= 0) return;
  const float rise = 40 * (1 - ease_out_back(t / 16));
  const Box box{556, 66 + rise, 372, 116};
  painter.set_alpha(alpha);
  PanelLook look;
  look.top = painter.color(ColorId::panel_top);
  look.low = painter.color(ColorId::panel_low);
  look.line = f.good ? 0x37a24cff : 0xd23a36ff;
  look.radius = 42;
  look.line_width = 7;
  look.shadow = 14;
  look.gloss = 0.1F;
  // Two drops lead down to the hero.
  for (int i = 0; i < 2; ++i) {
    const float x = 628 - 26 * static_cast<float>(i);
    const float y = box.y + box.h + 18 + 30 * static_cast<float>(i);
    const float r = 20 - 8 * static_cast<float>(i);
    painter.disc(x, y, r, look.line);
    painter.disc(x, y, r - 6, look.low);
  }
  painter.panel(box, look);
  painter.text(text, TextStyle::body, Box{box.x + 24, box.y + 12, box.w - 48, box.h - 28},
               Align::centre, 1, 2);
  painter.set_alpha(1);
}

}  // namespace pm::choice
