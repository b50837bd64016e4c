#pragma once
#include "runtime/view/presenter.h"

namespace pm {

/// The presenter's box is a square of this many radii of its medallion, whose middle lies a little
/// below the square's: hair and hat above, hands at the sides.
inline constexpr float kPresenterBox = 2.36F;
inline constexpr float kPresenterMiddle = 1.30F;

/// How a bust stands in a frame.
struct PresenterPose {
  std::uint8_t eyes = 0, mouth = 0;  ///< cells of PresenterPart::eyes and ::mouth
  bool sad = false;                  ///< the closed mouth bends down
  float gaze_x = 0, gaze_y = 0;      ///< -1..1, y down
  float tilt = 0;                    ///< of the head, radians clockwise
  float hop = 0;                     ///< 0..1
  float breath = 0;                  ///< -1..1
  float raise = 0;                   ///< 0 no arm .. 1 arm in place
  float arm_turn = 0;                ///< radians clockwise from pointing away from the body
  std::uint8_t hand = 0;             ///< cell of PresenterPart::arm
  bool left_arm = false;
};

/// Who stands behind Presenter, with everything that it remembers.
class Presenter::Actor {
 public:
  explicit Actor(const Scene& scene) : scene_(&scene) {}

  void take_seat(Layout& layout, StageSize stage) const;
  float slot_half(int slot, const Layout& layout) const;
  void step(const PresenterView& view, Host& host);
  void draw(Painter& painter, const Layout& layout, float seconds) const;
  void take_place(const Layout& layout, const EndCard& card, EndCardPlaces& places) const;
  void draw_on_card(Painter& painter, const Layout& layout, const EndCardPlaces& places,
                    std::string_view line, float t, float seconds) const;

 private:
  static constexpr int kPrompt = 0;  ///< else 1 + a PresenterLine
  enum class Feeling : std::uint8_t { calm, joy, wow, worry, wince };
  enum class Gesture : std::uint8_t { none, wave, point, thumb, cheer };

  void feel(Feeling feeling, int steps);
  void gesture(Gesture gesture, int steps);
  void say(int line, int steps);
  void react(const PresenterView& view);
  void speak(const PresenterView& view, Host& host);
  PresenterPose pose(float seconds) const;
  std::string_view words(int line) const;
  bool right_to_left() const;

  const Scene* scene_;
  std::uint32_t steps_ = 0;
  int locale_ = 0;
  Phase phase_ = Phase::playing;
  Outcome outcome_ = Outcome::playing;
  Feeling feeling_ = Feeling::calm;
  int feeling_left_ = 0;
  Gesture gesture_ = Gesture::none;
  int gesture_left_ = 0;
  float raise_ = 0;
  int line_ = kPrompt;  ///< said last
  int line_left_ = 0;   ///< steps for which the bubble still stands
  int since_line_ = 0;
  float bubble_ = 0;   ///< shown 0..1
  int syllables_ = 0;  ///< left to be murmured
  int syllable_age_ = 0;
  std::uint32_t speech_ = 0;  ///< hash of what is said: its mouth shapes
  float gaze_x_ = 0, gaze_y_ = 0;
  float aim_x_ = 0, aim_y_ = 0;  ///< px, where the hand's move begins; 0 when it shows none
  float hop_ = 0, hop_speed_ = 0;
  int quarter_ = 0;  ///< of the progress, praised so far
  bool warned_ = false, prompted_ = false, taught_ = false;
};

}  // namespace pm
