#include "runtime/presenter/actor.h"
#include "runtime/presenter/parts.h"
#include "runtime/view/ease.h"

namespace pm {

void Presenter::Actor::take_place(const Layout& l, const EndCard& card,
                                  EndCardPlaces& places) const {
  const float ribbon_low = places.ribbon.y + places.ribbon.h;
  const float u = l.unit;
  const Box& c = places.panel;
  if (l.portrait) {
    const float r = 14 * u;
    const float bottom = card.cta.y - 2 * u;
    const float y = bottom - r * 1.06F;
    places.presenter =
        Box{c.x + 4 * u, y - kPresenterMiddle * r, kPresenterBox * r, kPresenterBox * r};
    const float x = places.presenter.x + places.presenter.w + 2.6F * u;
    places.bubble = Box{x, y - 0.85F * r, c.x + c.w - 5 * u - x, 1.6F * r};
    const float room = places.presenter.y - ribbon_low;
    const float name_h = room * 0.3F < 10 * u ? room * 0.3F : 10 * u;
    places.icon_half = (room - name_h - 2 * u) * 0.5F;
    places.icon_y = ribbon_low + places.icon_half + u;
    places.name = Box{c.x + c.w * 0.07F, places.icon_y + places.icon_half + u, c.w * 0.86F, name_h};
  } else {
    const float r = c.h * 0.27F;
    const float x = c.x + c.w * 0.24F;
    const float y = ribbon_low + (c.y + c.h - ribbon_low) * 0.55F;
    places.presenter = Box{x - 0.5F * kPresenterBox * r, y - kPresenterMiddle * r,
                           kPresenterBox * r, kPresenterBox * r};
    const float left = x + 1.3F * r;
    const float right = c.x + c.w - 5 * u;
    const float top = ribbon_low + 2 * u;
    const float room = card.cta.y - 2 * u - top;
    const float row = room * 0.42F;
    places.icon_half = row * 0.5F;
    places.icon_x = left + places.icon_half + 2 * u;
    places.icon_y = top + row * 0.5F;
    const float name_x = places.icon_x + places.icon_half + 2 * u;
    places.name = Box{name_x, top + row * 0.2F, right - name_x, row * 0.6F};
    places.bubble = Box{left + u, top + row + u, right - left - u, room - row - u};
  }
}

void Presenter::Actor::draw_on_card(Painter& p, const Layout& l, const EndCardPlaces& places,
                                    std::string_view line, float t, float seconds) const {
  const float come = ease_out_back((t - 0.25F) * 2.4F);
  if (come <= 0.02F) return;
  const bool turned = l.portrait && right_to_left();
  const Box& seat = places.presenter;
  const Box at = turned ? mirrored(seat, seat, places.bubble) : seat;
  const Box b = turned ? mirrored(places.bubble, seat, places.bubble) : places.bubble;
  const float r = seat.h / kPresenterBox;
  PresenterPose now = pose(seconds);
  if (gesture_ == Gesture::point) now.arm_turn += 0.25F;
  if (turned) now.left_arm = !now.left_arm;
  p.push(at.cx(), at.y + kPresenterMiddle * r, come);
  draw_medallion(p, 0, 0, r);
  draw_presenter(p, 0, 0, r, now);
  p.pop();

  const float shown = ease_out_back((t - 0.45F) * 3);
  if (shown <= 0.02F) return;
  const std::string_view own = words(1 + static_cast<int>(PresenterLine::end));
  if (outcome_ == Outcome::won && !own.empty()) line = own;
  p.push(turned ? b.x + b.w : b.x, b.cy(), shown);
  const Box local{turned ? -b.w : 0, -b.h * 0.5F, b.w, b.h};
  draw_bubble(p, local, l.unit, turned ? 1.0F : -1.0F, b.h * (l.portrait ? 0.08F : -0.05F));
  const float pad = l.unit * 3;
  p.text(line, TextStyle::body,
         Box{local.x + pad + (turned ? 0 : l.unit), local.y + b.h * 0.12F, b.w - 2 * pad - l.unit,
             b.h * 0.76F},
         Align::centre, 1, 3);
  p.pop();
}

}  // namespace pm
