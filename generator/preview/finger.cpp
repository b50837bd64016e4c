#include "generator/preview/finger.h"

namespace pm::gen {

namespace {
constexpr int kRestSteps = 20;
}

void Finger::drive(Playable& play) {
  const Layout& l = play.layout();
  const auto send = [&](InputKind kind, float x, float y) {
    play.pointer(kind, l.stage.x + x * l.stage_scale, l.origin_y + y * l.stage_scale);
  };
  if (at_ < 0) {
    if (rest_-- > 0 || play.game().phase() != Phase::playing || !play.game().mechanic().ready())
      return;
    play.refresh_hint();
    gesture_ = play.hint();
    if (gesture_.count == 0) return;
    at_ = 0;
    send(InputKind::down, gesture_.points[0].x, gesture_.points[0].y);
    return;
  }
  const int total = gesture_.glide_steps > 0 ? gesture_.glide_steps : 1;
  const std::size_t last = gesture_.count - 1U;
  if (++at_ >= total) {
    send(InputKind::up, gesture_.points[last].x, gesture_.points[last].y);
    at_ = -1;
    rest_ = kRestSteps;
    return;
  }
  const float along =
      static_cast<float>(at_) / static_cast<float>(total) * static_cast<float>(last);
  const auto leg = static_cast<std::size_t>(along);
  const Point a = gesture_.points[leg];
  const Point b = gesture_.points[leg < last ? leg + 1 : last];
  const float part = along - static_cast<float>(leg);
  send(InputKind::move, static_cast<float>(a.x) + static_cast<float>(b.x - a.x) * part,
       static_cast<float>(a.y) + static_cast<float>(b.y - a.y) * part);
}

}  // namespace pm::gen
