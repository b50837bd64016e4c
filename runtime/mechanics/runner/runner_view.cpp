#include "runtime/mechanics/runner/frame.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

/// The runner itself, its crowd and the order in which the picture is painted.
namespace pm::runner {

namespace {

constexpr float kHeroHalf = 138;
constexpr float kSmallHalf = 62;
constexpr float kTau = 6.2831853F;
constexpr float kMetre = 1.0F / (100.0F * kUnitsPerCm);

float absolute(float v) { return v < 0 ? -v : v; }

struct Place {
  float lane, ahead;
};
// Around the runner; those with a negative distance are painted before it.
constexpr std::array<Place, kMaxFollowers> kCrowd = {{{-0.40F, -0.45F},
                                                      {0.40F, -0.45F},
                                                      {-0.52F, 0.45F},
                                                      {0.52F, 0.45F},
                                                      {-0.20F, -1.25F},
                                                      {0.22F, -1.30F},
                                                      {-0.60F, -0.95F},
                                                      {0.60F, -0.95F},
                                                      {-0.68F, -0.10F},
                                                      {0.68F, -0.10F},
                                                      {-0.42F, -1.70F},
                                                      {0.40F, -1.75F}}};

}  // namespace

Runner::Frame Runner::frame(const ViewClock& clock) const {
  Frame f;
  f.alpha = clock.alpha;
  f.seconds = clock.seconds;
  f.steps = static_cast<float>(steps_) + clock.alpha;
  f.pos = lerp(static_cast<float>(pos_before_), static_cast<float>(pos_), clock.alpha) * kMetre;
  f.x = lerp(static_cast<float>(x_before_), static_cast<float>(x_), clock.alpha) * 0.001F;
  f.speed = static_cast<float>(x_ - x_before_) * 0.001F;
  if (air_ >= 0) {
    const float t = clamp01((static_cast<float>(air_ - 1) + clock.alpha) / kJumpSteps);
    f.up = 0.01F * kJumpCm * 4 * t * (1 - t);
  }
  const Seen at = project(0, f.x, f.up);
  f.bubble_x = at.x;
  f.bubble_y = at.y - kHeroHalf * 1.68F - 34;
  return f;
}

void Runner::draw(Painter& painter, const ViewClock& clock) const {
  const Frame f = frame(clock);
  draw_ground(painter, f);
  draw_things(painter, f);
}

void Runner::draw_count(Painter& painter, const Frame& f, float x, float y) const {
  const auto since =
      static_cast<float>(since_gate_ < since_coin_ ? since_gate_ : since_coin_) + f.alpha;
  const bool gate = since_gate_ <= since_coin_;
  const float pop = 1 + (gate ? 0.42F : 0.16F) * bump(since / (gate ? 26.0F : 14.0F));
  int digits = 1;
  for (int v = count_; v >= 10; v /= 10) ++digits;
  const float h = 84 * pop;
  const float w = (78 + 44 * static_cast<float>(digits)) * pop;
  PanelLook look;
  look.top = painter.color(ColorId::panel_top);
  look.low = painter.color(ColorId::panel_low);
  look.line = painter.color(ColorId::panel_line);
  if (since_gate_ < 26) {
    const Rgba glow = gate_good_ ? 0x3fb8ffff : 0xff5a52ff;
    painter.glow(x, y, 190, with_alpha(glow, 0.8F * (1 - static_cast<float>(since_gate_) / 26)));
  }
  look.radius = h * 0.5F;
  look.line_width = 7;
  look.shadow = 12;
  painter.panel(Box{x - w * 0.5F, y - h * 0.5F, w, h}, look);
  painter.number(count_, TextStyle::value, x, y, 50 * pop);
}

void Runner::draw_runner(Painter& painter, const Frame& f) const {
  const int slot = sprite(kHero, 0);
  const bool over = outcome_ != Outcome::playing;
  const bool fallen = outcome_ == Outcome::lost && lives_ <= 0;
  const bool sad = outcome_ == Outcome::lost && lives_ > 0;
  const float end = over ? static_cast<float>(since_end_) + f.alpha : 0;
  const float pace = f.pos * kTau / 2.6F;

  const auto follower = [&](int i) {
    const auto n = static_cast<std::size_t>(i);
    const int delay = 3 + i;
    const auto back = static_cast<std::size_t>((steps_ - delay + 2 * kTrail) % kTrail);
    const auto next = static_cast<std::size_t>((steps_ - delay + 1 + 2 * kTrail) % kTrail);
    const float lane = lerp(trail_x_[back], trail_x_[next], f.alpha) * 0.001F;
    float up = lerp(trail_up_[back], trail_up_[next], f.alpha) * 0.01F;
    const float age = (f.steps - static_cast<float>(joined_[n])) / 18.0F;
    if (age <= 0) return;
    const float grow = ease_out_back(age);
    float bob = absolute(pm_sinf(pace * 1.3F + static_cast<float>(i) * 1.9F)) * 0.14F;
    if (over)
      bob = outcome_ == Outcome::won
                ? absolute(pm_sinf(end * 0.16F + static_cast<float>(i))) * 0.55F
                : 0;
    up += bob;
    const Seen ground = project(kCrowd[n].ahead, lane + kCrowd[n].lane, 0);
    const Seen at = project(kCrowd[n].ahead, lane + kCrowd[n].lane, up);
    const float half = kSmallHalf * at.scale * grow;
    painter.shadow(ground.x, ground.y, half * 0.75F, half * 0.26F, 0.34F);
    SpriteLook look;
    look.rotation = 0.1F * pm_sinf(pace * 0.65F + static_cast<float>(i) * 2.3F);
    look.mood = fallen || sad ? Mood::worried : Mood::happy;
    painter.sprite(slot, at.x, at.y - half * 0.72F, half, look);
  };
  for (int i = 0; i < followers_; ++i) {
    if (kCrowd[static_cast<std::size_t>(i)].ahead > 0) follower(i);
  }

  SpriteLook look;
  const auto beat = static_cast<int>(f.seconds * 60);
  look.mood = beat % 190 < 7 ? Mood::blink : Mood::happy;
  float up = f.up;
  float squash = 0;  // positive: flat and wide
  if (air_ >= 0) {
    const auto t = (static_cast<float>(air_) + f.alpha) / kJumpSteps;
    squash = -0.12F * bump(t * 1.6F) + 0.05F * bump(t * 2 - 1);
    look.mood = Mood::wow;
    look.rotation = -0.10F * pm_sinf(t * kTau);
  } else if (!over) {
    const float swing = pm_sinf(pace);
    up += 0.11F * absolute(swing);
    squash = 0.035F * pm_cosf(pace * 2);
    look.rotation = 0.035F * swing;
  }
  const float landed = static_cast<float>(since_land_) + f.alpha;
  if (landed < 16) squash += 0.13F * bump((landed + 3) / 19) - 0.04F * bump(landed / 16 * 2 - 1);
  float lean = f.speed * 1.6F;
  if (lean > 0.34F) lean = 0.34F;
  if (lean < -0.34F) lean = -0.34F;
  look.rotation += lean;
  // Settles with a small swing back after the change.
  const float turned = static_cast<float>(since_turn_) + f.alpha;
  if (turned > 10 && turned < 26)
    look.rotation -= static_cast<float>(turn_) * 0.07F * bump((turned - 10) / 16);
  float x = project(0, f.x, 0).x;
  const float walled = static_cast<float>(since_wall_) + f.alpha;
  if (walled < 14) x += static_cast<float>(wall_) * 26 * bump(walled / 14);
  if (since_gate_ < 34) look.mood = gate_good_ ? Mood::wow : Mood::worried;
  const float hurt = static_cast<float>(since_hurt_) + f.alpha;
  if (hurt < 42) {
    look.mood = Mood::worried;
    look.flash = 0.85F * clamp01(1 - hurt / 9);
    look.rotation += 0.22F * pm_sinf(hurt * 0.75F) * clamp01(1 - hurt / 34);
    if (static_cast<int>(hurt / 5) % 2 == 1) look.alpha = 0.45F;
  }
  if (outcome_ == Outcome::won) {
    const float hop = absolute(pm_sinf(end * 0.13F));
    up = f.up + 0.85F * hop;
    squash = 0.10F * (1 - hop) - 0.07F * hop;
    look.rotation = 0.14F * pm_sinf(end * 0.13F);
    look.mood = Mood::wow;
    look.alpha = 1;
  } else if (fallen) {
    const float t = clamp01(end / 34);
    look.rotation = 1.45F * ease_out_back(t);
    up = 0.8F * bump(t) - 0.1F * t;
    look.mood = Mood::worried;
    look.alpha = 1;
  } else if (sad) {
    squash = 0.10F * ease_out(end / 20);
    look.rotation = 0.06F * pm_sinf(end * 0.2F);
    look.mood = Mood::worried;
  }
  look.scale_x = 1 + squash;
  look.scale_y = 1 - squash;
  const Seen ground = project(0, f.x, 0);
  const Seen at = project(0, f.x, up);
  const float lift = 1 / (1 + up * 0.45F);
  painter.shadow(x, ground.y, kHeroHalf * 0.92F * lift, kHeroHalf * 0.30F * lift,
                 0.46F * lift + 0.06F);
  if (count_ >= goal_ && !fallen) {
    painter.glow(x, at.y - kHeroHalf * 0.7F, kHeroHalf * 1.7F,
                 with_alpha(painter.color(ColorId::title_top), 0.42F));
  }
  painter.sprite(slot, x, at.y - kHeroHalf * 0.74F * look.scale_y, kHeroHalf, look);

  // Dizzy stars over a runner who fell.
  if (fallen) {
    for (int i = 0; i < 4; ++i) {
      const float turn = end * 0.09F + static_cast<float>(i) * kTau * 0.25F;
      painter.spark(x + 95 * pm_cosf(turn), at.y - 230 + 26 * pm_sinf(turn), 30, turn, 0xffe066ff);
    }
  }
  for (int i = 0; i < followers_; ++i) {
    if (kCrowd[static_cast<std::size_t>(i)].ahead <= 0) follower(i);
  }
  if (!fallen) draw_count(painter, f, x, at.y - kHeroHalf * 1.68F - 34);
}

}  // namespace pm::runner
