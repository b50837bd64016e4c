#include "runtime/view/presenter.h"

#include "runtime/sim/det_math.h"
#include "runtime/sim/hash.h"
#include "runtime/view/ease.h"

namespace pm {

namespace {

constexpr int kSyllableSteps = 8;
constexpr int kMostSyllables = 12;
constexpr int kQuiet = 240;       // steps between two lines that nothing forces
constexpr int kLineSteps = 130;
constexpr int kFewLeft = 3;

/// About one syllable for three letters, one for each character of dense scripts.
int syllables_of(std::string_view words) {
  int thirds = 0;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xe3)
      thirds += 3;
    else if (byte >= 0xc0 || (byte < 0x80 && byte > ' '))
      ++thirds;
  }
  const int count = (thirds + 2) / 3;
  return count > kMostSyllables ? kMostSyllables : count;
}

float approach(float value, float target, float rate) { return value + (target - value) * rate; }

/// 0..1 from whole numbers, for what must look like chance and be the same each time.
float noise(std::uint32_t a, std::uint32_t b) {
  std::uint32_t h = a * 0x9e3779b1U ^ (b + 0x7f4a7c15U) * 0x85ebca6bU;
  h ^= h >> 15U;
  h *= 0x2c1b3c6dU;
  h ^= h >> 12U;
  return static_cast<float>(h & 0xffffU) / 65536.0F;
}

}  // namespace

void Presenter::start(const Scene& scene) {
  *this = Presenter{};
  scene_ = &scene;
}

bool Presenter::here() const { return scene_ != nullptr && scene_->presenter.here(); }

std::string_view Presenter::words(int line) const {
  if (line == kPrompt) return scene_->copy(locale_, CopyId::prompt);
  return scene_->copy(locale_, scene_->presenter.word(static_cast<PresenterLine>(line)));
}

void Presenter::feel(Feeling feeling, int steps) {
  feeling_ = feeling;
  feeling_left_ = steps;
  if (feeling == Feeling::joy || feeling == Feeling::wow) hop_speed_ = 0.16F;
}

void Presenter::gesture(Gesture gesture, int steps) {
  gesture_ = gesture;
  gesture_left_ = steps;
}

void Presenter::say(int line, int steps) {
  const std::string_view text = words(line);
  if (text.empty()) return;
  line_ = line;
  line_left_ = steps;
  since_line_ = 0;
  bubble_ = 0;
  syllables_ = syllables_of(text);
  syllable_age_ = 0;
  Hasher h;
  h.add(text);
  speech_ = static_cast<std::uint32_t>(h.value);
}

void Presenter::react(const PresenterView& view) {
  const auto line = [](PresenterLine l) { return static_cast<int>(l); };
  if (view.phase != phase_) {
    phase_ = view.phase;
    outcome_ = view.outcome;
    const bool won = view.outcome == Outcome::won;
    if (view.phase == Phase::finishing) {
      feel(won ? Feeling::joy : Feeling::worry, 100000);
      gesture(won ? Gesture::cheer : Gesture::none, 100000);
      say(line(won ? PresenterLine::win : PresenterLine::fail), 100000);
    } else if (view.phase == Phase::end_card) {
      say(line(PresenterLine::end), 100000);
      feel(won ? Feeling::joy : Feeling::worry, won ? 90 : 60);
      gesture(won ? Gesture::cheer : Gesture::none, 70);
    } else {
      const PresenterLook& look = scene_->presenter;
      (void)look;
      feel(Feeling::calm, 0);
      gesture(Gesture::none, 0);
      line_left_ = 0;
      quarter_ = 0;
      warned_ = false;
    }
    return;
  }
  if (view.phase == Phase::end_card) {
    // Every few seconds a hand to the button.
    const std::uint32_t beat = steps_ % 240;
    if (beat == 100) gesture(Gesture::point, 90);
    if (beat == 200 && outcome_ == Outcome::lost) gesture(Gesture::thumb, 50);
    if (beat == 100) feel(outcome_ == Outcome::won ? Feeling::joy : Feeling::calm, 50);
    return;
  }
  if (view.phase != Phase::playing) return;

  bool praised = false;
  for (const Event& e : view.events) {
    switch (e.kind) {
      case EventKind::reject:
      case EventKind::hurt: feel(Feeling::wince, 30); break;
      case EventKind::merge:
        if (e.value > 1) feel(Feeling::joy, 45);
        break;
      case EventKind::pop:
      case EventKind::collect:
      case EventKind::tick:
        if (feeling_left_ == 0) feel(Feeling::joy, 26);
        break;
      case EventKind::combo:
        if (e.value > 2) praised = true;
        feel(Feeling::wow, 45);
        break;
      case EventKind::special:
      case EventKind::shatter:
      case EventKind::gate: feel(Feeling::wow, 40); break;
      case EventKind::complete: praised = true; break;
      case EventKind::danger: feel(Feeling::worry, 60); break;
      default: break;
    }
  }
  const int quarter = view.progress_per_mille / 250;
  if (quarter > quarter_ && quarter < 4 && !view.prompt) praised = true;
  quarter_ = quarter;
  const bool few = view.budget >= 0 && view.budget <= kFewLeft && view.progress_per_mille >= 400;
  if (few && !warned_ && !view.prompt) {
    warned_ = true;
    feel(Feeling::worry, 70);
    say(line(PresenterLine::near), kLineSteps);
  } else if (praised) {
    feel(Feeling::joy, 70);
    if (since_line_ > kQuiet && !view.prompt) {
      say(line(PresenterLine::praise), kLineSteps);
      gesture(noise(speech_, steps_) < 0.5F ? Gesture::thumb : Gesture::cheer, 70);
    }
  }
  if (view.prompt && !prompted_) {
    prompted_ = true;
    feel(Feeling::joy, 60);
    gesture(Gesture::wave, 75);
    say(kPrompt, 0);
  }
  if (view.teach && !taught_ && !view.prompt && since_line_ > kQuiet)
    say(line(PresenterLine::point), kLineSteps);
  taught_ = view.teach;
  if (view.teach && gesture_left_ == 0) gesture(Gesture::point, 60);
}

void Presenter::speak(const PresenterView& view, Host& host) {
  if (syllables_ == 0) return;
  if (syllable_age_ == 0) {
    // A question rises, everything else falls; young and small voices are high.
    const auto n = static_cast<std::uint32_t>(syllables_);
    const int swing = static_cast<int>(90 * (noise(speech_, n) - 0.5F));
    const int fall = 12 * syllables_;
    const auto vowel = static_cast<int>(noise(speech_, n + 50) * kVoices);
    host.sound(static_cast<Sound>(static_cast<int>(Sound::voice_1) + vowel), 960 + fall + swing,
               view.phase == Phase::playing ? 330 : 420);
  }
  if (++syllable_age_ < kSyllableSteps) return;
  syllable_age_ = 0;
  --syllables_;
}

void Presenter::step(const PresenterView& view, Host& host) {
  if (!here()) return;
  ++steps_;
  ++since_line_;
  locale_ = view.locale;
  if (feeling_left_ > 0) --feeling_left_;
  if (gesture_left_ > 0) --gesture_left_;
  if (line_left_ > 0) --line_left_;
  if (feeling_left_ == 0) feeling_ = Feeling::calm;
  react(view);
  speak(view, host);

  const bool bubble = line_left_ > 0 || (view.prompt && line_ == kPrompt);
  bubble_ = approach(bubble_, bubble ? 1.0F : 0.0F, bubble ? 0.16F : 0.25F);
  raise_ = approach(raise_, gesture_left_ > 0 ? 1.0F : 0.0F, 0.2F);
  hop_ += hop_speed_;
  hop_speed_ -= 0.022F;
  if (hop_ <= 0) hop_ = hop_speed_ = 0;

  // It looks where something happens, else at the viewer.
  aims_ = view.teach || gesture_ == Gesture::point;
  aim_x_ = view.aim_x;
  aim_y_ = view.aim_y;
  const bool looks = view.teach || !view.events.empty();
  const float to = looks ? 1.0F : 0.0F;
  gaze_x_ = approach(gaze_x_, to * 0.7F, 0.08F);
  gaze_y_ = approach(gaze_y_, to, 0.08F);
}

PresenterPose Presenter::pose(float seconds) const {
  PresenterPose pose;
  const PresenterMood mood = scene_->presenter.mood;
  const float energy = mood == PresenterMood::excited ? 1.5F
                       : mood == PresenterMood::calm  ? 0.7F
                                                      : 1.0F;
  pose.breath = pm_sinf(seconds * 2.1F * energy);
  pose.tilt = 0.035F * energy * pm_sinf(seconds * 1.1F * energy);
  pose.hop = hop_;
  pose.gaze_x = gaze_x_;
  pose.gaze_y = gaze_y_;
  switch (feeling_) {
    case Feeling::calm:
      pose.mouth = mood == PresenterMood::excited ? 4 : 0;
      break;
    case Feeling::joy:
      pose.eyes = 4;
      pose.mouth = 4;
      pose.tilt += 0.05F * pm_sinf(seconds * 9);
      break;
    case Feeling::wow:
      pose.eyes = 1;
      pose.mouth = 3;
      break;
    case Feeling::worry:
      pose.eyes = 2;
      pose.sad = true;
      pose.tilt -= 0.06F;
      break;
    case Feeling::wince:
      pose.eyes = 3;
      pose.sad = true;
      pose.tilt += 0.07F;
      break;
  }
  // A blink every three seconds or so, sometimes two.
  const std::uint32_t beat = steps_ % 190;
  if (pose.eyes < 3 && (beat < 6 || (beat > 14 && beat < 19 && noise(steps_ / 190, 7) < 0.3F)))
    pose.eyes = 3;
  if (syllables_ > 0) {
    constexpr std::uint8_t kShapes[] = {1, 2, 3, 2, 1, 4};
    const auto at = static_cast<std::uint32_t>(syllables_);
    const bool open = syllable_age_ < kSyllableSteps - 2;
    pose.mouth = open ? kShapes[static_cast<int>(noise(speech_, at) * 6)] : std::uint8_t{1};
    pose.sad = false;
  }
  pose.raise = raise_;
  switch (gesture_) {
    case Gesture::wave:
      pose.hand = 1;
      pose.left_arm = true;
      pose.arm_turn = -1.15F + 0.28F * pm_sinf(seconds * 11);
      break;
    case Gesture::thumb:
      pose.hand = 2;
      pose.arm_turn = -0.35F + 0.06F * pm_sinf(seconds * 8);
      break;
    case Gesture::cheer:
      pose.hand = 3;
      pose.left_arm = true;
      pose.arm_turn = -1.2F + 0.14F * pm_sinf(seconds * 12);
      break;
    case Gesture::point:
    case Gesture::none:
      pose.hand = 0;
      pose.arm_turn = 0.3F + 0.07F * pm_sinf(seconds * 6);
      break;
  }
  return pose;
}

namespace {

Box mirrored(const Box& box, const Box& left, const Box& right) {
  const float from = left.x;
  const float to = right.x + right.w;
  return Box{from + to - box.x - box.w, box.y, box.w, box.h};
}

/// Speech bubble whose tail points at (x, y).
void draw_bubble(Painter& p, const Box& box, float tail_x, float tail_y, float unit) {
  PanelLook look;
  look.top = p.color(ColorId::panel_top);
  look.low = p.color(ColorId::panel_low);
  look.line = p.color(ColorId::panel_line);
  look.radius = box.h * 0.5F < unit * 5 ? box.h * 0.5F : unit * 5;
  look.line_width = unit * 0.8F;
  look.shadow = unit * 2;
  const float side = unit * 3.2F;
  const auto tail = [&](float half, const PanelLook& with) {
    p.push(tail_x, tail_y, 1, 0.7853982F);
    p.panel(Box{-half, -half, 2 * half, 2 * half}, with);
    p.pop();
  };
  PanelLook behind = look;
  behind.radius = unit * 0.5F;
  behind.gloss = 0;
  tail(side, behind);
  p.panel(box, look);
  const Rgba fill = mix(look.top, look.low, clamp01((tail_y - box.y) / box.h));
  const float inner = side - unit * 0.8F;
  tail(inner, PanelLook{fill, fill, 0, unit * 0.3F, 0, 0, 0});
}

}  // namespace

void Presenter::draw(Painter& p, const Layout& l, float seconds) const {
  if (!here() || phase_ == Phase::end_card) return;
  const bool rtl = scene_->locales[static_cast<std::size_t>(locale_) < scene_->locales.size()
                                       ? static_cast<std::size_t>(locale_)
                                       : 0]
                       .right_to_left;
  Box seat = l.presenter;
  Box bubble = l.bubble;
  if (rtl) {
    seat = mirrored(l.presenter, l.presenter, l.bubble);
    bubble = mirrored(l.bubble, l.presenter, l.bubble);
  }
  const float come = l.presenter_stays ? ease_out_back(clamp01((static_cast<float>(steps_) - 12) / 26))
                                       : ease_out_back(bubble_);
  const float r = seat.h / 2.36F;
  const float x = seat.cx();
  const float y = seat.y + 1.30F * r;
  if (come > 0.02F && seat.w > 0) {
    p.push(x, y, come);
    draw_medallion(p, 0, 0, r);
    PresenterPose now = pose(seconds);
    if (rtl) {
      now.gaze_x = -now.gaze_x;
      now.left_arm = !now.left_arm;
    }
    draw_presenter(p, 0, 0, r, now);
    p.pop();
  }
  if (bubble_ <= 0.01F) return;
  const std::string_view text = words(line_);
  const float shown = ease_out_back(bubble_);
  const float from_x = rtl ? bubble.x + bubble.w : bubble.x;
  p.push(from_x, bubble.cy(), shown);
  const Box local{rtl ? -bubble.w : 0, -bubble.h * 0.5F, bubble.w, bubble.h};
  const float inward = rtl ? -1.0F : 1.0F;
  if (seat.w > 0)
    draw_bubble(p, local, inward * l.unit * 1.2F, bubble.h * 0.14F, l.unit);
  else
    draw_bubble(p, local, inward * bubble.w * 0.5F, 0, l.unit);
  const float pad = l.unit * 3;
  Box text_box{local.x + pad + (rtl ? 0 : l.unit), local.y + bubble.h * 0.13F,
               bubble.w - 2 * pad - l.unit, bubble.h * 0.74F};
  const std::string_view greet = words(static_cast<int>(PresenterLine::greet));
  if (line_ == kPrompt && !greet.empty() && bubble.h > l.unit * 14.5F) {
    p.text(greet, TextStyle::value, Box{text_box.x, text_box.y, text_box.w, text_box.h * 0.4F});
    text_box.y += text_box.h * 0.42F;
    text_box.h *= 0.58F;
    p.text(text, TextStyle::body, text_box);
  } else {
    p.text(text, TextStyle::body, text_box, Align::centre, 1, 2);
  }
  p.pop();
}

void Presenter::take_place(const Layout& l, EndCardPlaces& places) const {
  if (!here()) return;
  const float u = l.unit;
  const Box& c = places.panel;
  if (l.portrait) {
    const float r = 14 * u;
    const float bottom = places.buttons_top - 2 * u;
    const float y = bottom - r * 1.06F;
    places.presenter = Box{c.x + 4 * u, y - 1.3F * r, 2.36F * r, 2.36F * r};
    const float x = places.presenter.x + places.presenter.w + 2.6F * u;
    places.bubble = Box{x, y - 0.85F * r, c.x + c.w - 5 * u - x, 1.6F * r};
    const float room = places.presenter.y - places.top;
    const float name_h = room * 0.3F < 10 * u ? room * 0.3F : 10 * u;
    places.icon_half = (room - name_h - 2 * u) * 0.5F;
    places.icon_y = places.top + places.icon_half + u;
    places.name = Box{c.x + c.w * 0.07F, places.icon_y + places.icon_half + u, c.w * 0.86F, name_h};
  } else {
    const float r = c.h * 0.27F;
    const float x = c.x + c.w * 0.24F;
    const float y = places.top + (c.y + c.h - places.top) * 0.55F;
    places.presenter = Box{x - 1.18F * r, y - 1.3F * r, 2.36F * r, 2.36F * r};
    const float left = x + 1.3F * r;
    const float right = c.x + c.w - 5 * u;
    const float top = places.top + 2 * u;
    const float room = places.buttons_top - 2 * u - top;
    const float row = room * 0.42F;
    places.icon_half = row * 0.5F;
    places.icon_x = left + places.icon_half + 2 * u;
    places.icon_y = top + row * 0.5F;
    const float name_x = places.icon_x + places.icon_half + 2 * u;
    places.name = Box{name_x, top + row * 0.2F, right - name_x, row * 0.6F};
    places.bubble = Box{left + u, top + row + u, right - left - u, room - row - u};
  }
}

void Presenter::draw_on_card(Painter& p, const Layout& l, const EndCardPlaces& places,
                             std::string_view line, float t, float seconds) const {
  const float come = ease_out_back((t - 0.25F) * 2.4F);
  if (come <= 0.02F) return;
  const float r = places.presenter.h / 2.36F;
  p.push(places.presenter.cx(), places.presenter.y + 1.30F * r, come);
  draw_medallion(p, 0, 0, r);
  PresenterPose now = pose(seconds);
  if (gesture_ == Gesture::point) now.arm_turn += 0.25F;
  draw_presenter(p, 0, 0, r, now);
  p.pop();
  const float shown = ease_out_back((t - 0.45F) * 3);
  if (shown <= 0.02F) return;
  const Box& b = places.bubble;
  p.push(b.x, b.cy(), shown);
  const Box local{0, -b.h * 0.5F, b.w, b.h};
  draw_bubble(p, local, l.unit * 1.2F, b.h * (l.portrait ? 0.06F : -0.05F), l.unit);
  const float pad = l.unit * 3;
  p.text(line, TextStyle::body,
         Box{local.x + pad + l.unit, local.y + b.h * 0.12F, b.w - 2 * pad - l.unit, b.h * 0.76F},
         Align::centre, 1, 3);
  p.pop();
}

}  // namespace pm
