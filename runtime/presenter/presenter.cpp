#include "runtime/view/presenter.h"

#include "runtime/presenter/actor.h"
#include "runtime/scene/cooked.h"

namespace pm {

Presenter::Presenter() = default;
Presenter::~Presenter() = default;
Presenter::Presenter(Presenter&&) noexcept = default;
Presenter& Presenter::operator=(Presenter&&) noexcept = default;

void Presenter::start(const Scene& scene) {
  actor_ = scene.presenter.here() ? std::make_unique<Actor>(scene) : nullptr;
}

bool Presenter::here() const { return actor_ != nullptr; }

void Presenter::take_seat(Layout& layout, StageSize stage) const {
  if (actor_ != nullptr) actor_->take_seat(layout, stage);
}

float Presenter::slot_half(int slot, const Layout& layout) const {
  return actor_ != nullptr ? actor_->slot_half(slot, layout) : 0;
}

void Presenter::step(const PresenterView& view, Host& host) {
  if (actor_ != nullptr) actor_->step(view, host);
}

void Presenter::draw(Painter& painter, const Layout& layout, float seconds) const {
  if (actor_ != nullptr) actor_->draw(painter, layout, seconds);
}

void Presenter::take_place(const Layout& layout, const EndCard& card, EndCardPlaces& places) const {
  if (actor_ != nullptr) actor_->take_place(layout, card, places);
}

void Presenter::draw_on_card(Painter& painter, const Layout& layout, const EndCardPlaces& places,
                             std::string_view line, float t, float seconds) const {
  if (actor_ != nullptr) actor_->draw_on_card(painter, layout, places, line, t, seconds);
}

std::uint16_t newest_scene_version() { return kSceneVersion; }

}  // namespace pm
