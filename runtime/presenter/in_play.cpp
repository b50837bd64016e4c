#include "runtime/presenter/actor.h"
#include "runtime/presenter/parts.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm {

void Presenter::Actor::draw(Painter& p, const Layout& l, float seconds) const {
  if (phase_ == Phase::end_card) return;
  const bool rtl = right_to_left();
  Box seat = l.presenter;
  Box bubble = l.bubble;
  if (rtl) {
    seat = mirrored(l.presenter, l.presenter, l.bubble);
    bubble = mirrored(l.bubble, l.presenter, l.bubble);
  }
  const float come = l.presenter_stays
                         ? ease_out_back(clamp01((static_cast<float>(steps_) - 12) / 26))
                         : ease_out_back(bubble_);
  const float r = seat.h / kPresenterBox;
  const float x = seat.cx();
  const float y = seat.y + kPresenterMiddle * r;
  if (come > 0.02F && seat.w > 0) {
    // Nobody without a face: it is painted unseen until all its parts are baked.
    bool whole = true;
    for (const PresenterPart part :
         {PresenterPart::body, PresenterPart::head, PresenterPart::eyes, PresenterPart::mouth}) {
      whole = whole && p.baked(scene_->presenter.slot(part));
    }
    p.set_alpha(whole ? 1.0F : 0.0F);
    p.push(x, y, come);
    draw_medallion(p, 0, 0, r);
    PresenterPose now = pose(seconds);
    if (gesture_ == Gesture::point && aim_y_ > 0) {
      // Towards the move, as far as the arm may turn without leaving its box.
      const float away = aim_x_ > x ? aim_x_ - x : x - aim_x_;
      const float turn = pm_atan2f(aim_y_ - y, away + r);
      now.arm_turn += (turn > 0.7F ? 0.7F : (turn < -0.3F ? -0.3F : turn)) - 0.3F;
    }
    if (rtl) {
      now.gaze_x = -now.gaze_x;
      now.left_arm = !now.left_arm;
    }
    draw_presenter(p, 0, 0, r, now);
    p.pop();
    p.set_alpha(1);
  }
  if (bubble_ <= 0.01F) return;
  const std::string_view text = words(line_);
  const float shown = ease_out_back(bubble_);
  const float from_x = rtl ? bubble.x + bubble.w : bubble.x;
  p.push(from_x, bubble.cy(), shown);
  const Box local{rtl ? -bubble.w : 0, -bubble.h * 0.5F, bubble.w, bubble.h};
  const float inward = rtl ? -1.0F : 1.0F;
  draw_bubble(p, local, l.unit, seat.w > 0 ? -inward : 0, bubble.h * 0.14F);
  const float pad = l.unit * 3;
  Box text_box{local.x + pad + (rtl ? 0 : l.unit), local.y + bubble.h * 0.13F,
               bubble.w - 2 * pad - l.unit, bubble.h * 0.74F};
  const std::string_view greet = words(1 + static_cast<int>(PresenterLine::greet));
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

}  // namespace pm
