#include "runtime/presenter/parts.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm {

namespace {

// In radii of the medallion, y down; the shaders in shaders/hosts are drawn to fit these.
constexpr float kBodyY = 0.30F, kBodyHalf = 0.80F;
constexpr float kHeadY = -0.40F, kHeadHalf = 0.95F;
constexpr float kNeckY = 0.20F;  // what the head turns about
constexpr float kEyesY = 0.09F * kHeadHalf, kEyesHalf = 0.44F * kHeadHalf;
constexpr float kMouthY = 0.455F * kHeadHalf, kMouthHalf = 0.24F * kHeadHalf;
constexpr float kShoulderX = 0.42F, kShoulderY = 0.52F;
constexpr float kArmHalf = 0.62F, kArmReach = 0.55F;  // the cell's middle lies that far out
constexpr float kGaze = 0.035F;

}  // namespace

void draw_medallion(Painter& p, float x, float y, float r) {
  const Rgba ground = p.scene().presenter.color(PresenterColor::ground);
  PanelLook look;
  look.top = mix(ground, 0xffffffff, 0.35F);
  look.low = mix(ground, 0x20104aff, 0.16F);
  look.line = p.color(ColorId::panel_line);
  look.radius = r;
  look.line_width = r * 0.07F;
  look.shadow = r * 0.2F;
  look.gloss = 0;
  p.panel(Box{x - r, y - r, 2 * r, 2 * r}, look);
  const float rim = r * 0.93F;
  p.panel(Box{x - rim, y - rim, 2 * rim, 2 * rim},
          PanelLook{0xffffff00, 0xffffff00, with_alpha(0xffffffff, 0.7F), rim, r * 0.045F, 0, 0});
}

void draw_presenter(Painter& p, float x, float y, float r, const PresenterPose& pose) {
  const PresenterLook& who = p.scene().presenter;
  const auto cell = [](std::uint8_t i) { return static_cast<Mood>(i); };
  const float lift = -pose.hop * 0.10F * r;
  p.push(x, y, r);
  SpriteLook body;
  body.scale_y = 1 + 0.012F * pose.breath - 0.05F * pose.hop;
  body.scale_x = 1 - 0.006F * pose.breath + 0.02F * pose.hop;
  p.sprite(who.slot(PresenterPart::body), 0, kBodyY, kBodyHalf, body);

  const auto arm = [&] {
    if (pose.raise < 0.02F) return;
    const float side = pose.left_arm ? -1.0F : 1.0F;
    // It comes up from behind the rim.
    const float turn = lerp(1.25F, pose.arm_turn, pose.raise);
    SpriteLook look;
    look.mood = cell(pose.hand);
    look.alpha = clamp01(pose.raise * 3);
    look.scale_x = side * (0.7F + 0.3F * pose.raise);
    look.scale_y = 0.7F + 0.3F * pose.raise;
    look.rotation = side * turn;
    const float reach = kArmReach * kArmHalf * (0.7F + 0.3F * pose.raise);
    p.sprite(who.slot(PresenterPart::arm), side * (kShoulderX + reach * pm_cosf(turn)),
             kShoulderY + lift / r + reach * pm_sinf(turn), kArmHalf, look);
  };
  // A raised arm passes in front of the chest but behind the chin.
  arm();

  p.push(0, kNeckY + lift / r - 0.008F * pose.breath, 1, pose.tilt);
  const float head_y = kHeadY - kNeckY;
  SpriteLook head;
  head.scale_y = 1 + 0.03F * pose.hop;
  p.sprite(who.slot(PresenterPart::head), 0, head_y, kHeadHalf, head);
  const float gx = pose.gaze_x * kGaze;
  const float gy = pose.gaze_y * kGaze * 0.7F;
  SpriteLook eyes;
  eyes.mood = cell(pose.eyes);
  p.sprite(who.slot(PresenterPart::eyes), gx, head_y + kEyesY + gy, kEyesHalf, eyes);
  SpriteLook mouth;
  mouth.mood = cell(pose.mouth);
  if (pose.sad) mouth.scale_y = -1;
  p.sprite(who.slot(PresenterPart::mouth), gx * 0.7F, head_y + kMouthY + gy * 0.7F, kMouthHalf,
           mouth);
  p.pop();
  p.pop();
}

}  // namespace pm
