// What modules of scenes without a presenter link in its place: nothing, so that it costs nothing.
#include "runtime/scene/cooked.h"
#include "runtime/view/presenter.h"

namespace pm {

class Presenter::Actor {};

Presenter::Presenter() = default;
Presenter::~Presenter() = default;
Presenter::Presenter(Presenter&&) noexcept = default;
Presenter& Presenter::operator=(Presenter&&) noexcept = default;
void Presenter::start(const Scene&) {}
bool Presenter::here() const { return false; }
void Presenter::take_seat(Layout&, StageSize) const {}
float Presenter::slot_half(int, const Layout&) const { return 0; }
void Presenter::step(const PresenterView&, Host&) {}
void Presenter::draw(Painter&, const Layout&, float) const {}
void Presenter::take_place(const Layout&, const EndCard&, EndCardPlaces&) const {}
void Presenter::draw_on_card(Painter&, const Layout&, const EndCardPlaces&, std::string_view, float,
                             float) const {}
std::uint16_t newest_scene_version() { return kPresenterVersion - 1; }
int voice_samples(int) { return 0; }
void render_voice(int, int, std::span<float>) {}

}  // namespace pm
