#include "runtime/presenter/actor.h"

#include "runtime/sim/det_math.h"
#include "runtime/sim/hash.h"
#include "runtime/view/ease.h"

namespace pm {

namespace {

constexpr int kSyllableSteps = 8;
constexpr int kMostSyllables = 12;
constexpr int kQuiet = 240;  // steps between two lines that nothing forces
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

std::string_view Presenter::Actor::words(int line) const {
  if (line == kPrompt) return scene_->copy(locale_, CopyId::prompt);
  return scene_->copy(locale_, scene_->presenter.word(static_cast<PresenterLine>(line - 1)));
}

bool Presenter::Actor::right_to_left() const {
  const auto at = static_cast<std::size_t>(locale_);
  return scene_->locales[at < scene_->locales.size() ? at : 0].right_to_left;
}

void Presenter::Actor::feel(Feeling feeling, int steps) {
  feeling_ = feeling;
  feeling_left_ = steps;
  if (feeling == Feeling::joy || feeling == Feeling::wow) hop_speed_ = 0.16F;
}

void Presenter::Actor::gesture(Gesture gesture, int steps) {
  gesture_ = gesture;
  gesture_left_ = gesture == Gesture::none ? 0 : steps;
}

void Presenter::Actor::say(int line, int steps) {
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

void Presenter::Actor::react(const PresenterView& view) {
  const auto line = [](PresenterLine l) { return 1 + static_cast<int>(l); };
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
      feel(Feeling::calm, 0);
      gesture(Gesture::none, 0);
      line_left_ = 0;
      quarter_ = 0;
      warned_ = prompted_ = false;
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
  // Some games start half way.
  if (steps_ == 1) quarter_ = quarter;
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

void Presenter::Actor::speak(const PresenterView& view, Host& host) {
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

void Presenter::Actor::step(const PresenterView& view, Host& host) {
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
  aim_x_ = view.aim_x;
  aim_y_ = view.aim_y;
  const bool looks = view.teach || !view.events.empty();
  const float to = looks ? 1.0F : 0.0F;
  gaze_x_ = approach(gaze_x_, to * 0.7F, 0.08F);
  gaze_y_ = approach(gaze_y_, to, 0.08F);
}

PresenterPose Presenter::Actor::pose(float seconds) const {
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
    case Feeling::calm: pose.mouth = mood == PresenterMood::excited ? 4 : 0; break;
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

}  // namespace pm
