#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "runtime/shell/host.h"
#include "runtime/sim/game.h"
#include "runtime/view/layout.h"
#include "runtime/view/screen_parts.h"

namespace pm {

/// What the presenter sees of a step.
struct PresenterView {
  std::span<const Event> events;
  Phase phase = Phase::playing;
  Outcome outcome = Outcome::playing;
  int budget = -1;  ///< what is left, in the template's unit; -1 without one
  int progress_per_mille = 0;
  int locale = 0;
  bool prompt = false;         ///< the instruction is due
  bool teach = false;          ///< the tutorial hand shows a move
  float aim_x = 0, aim_y = 0;  ///< px: where that move begins
};

/// The host on the screen: acts on the simulation's events, speaks in a bubble, murmurs. Reads the
/// game, never changes it; the same events give the same pictures. Takes no memory after
/// its start.
///
/// Its code is only in modules of scenes that have one; the others link the empty functions of
/// runtime/presenter/absent (see cmake/playable.cmake).
class Presenter {
 public:
  Presenter();
  ~Presenter();
  Presenter(Presenter&&) noexcept;
  Presenter& operator=(Presenter&&) noexcept;

  /// `scene` must outlive it. The only call that takes memory.
  void start(const Scene& scene);
  bool here() const;
  /// Makes room on the screen: title, bars and stage move, `Layout::presenter` and `::bubble` are
  /// set.
  void take_seat(Layout& layout, StageSize stage) const;
  /// Largest half size in px at which one of its slots is drawn; 0 for others.
  float slot_half(int slot, const Layout& layout) const;
  /// One 60 Hz step of the view.
  void step(const PresenterView& view, Host& host);
  /// Medallion and bubble during the play. `seconds` is view time, for idle motion.
  void draw(Painter& painter, const Layout& layout, float seconds) const;
  /// Makes room on the end card.
  void take_place(const Layout& layout, const EndCard& card, EndCardPlaces& places) const;
  /// `line` is what the card says; `t` seconds since the card came.
  void draw_on_card(Painter& painter, const Layout& layout, const EndCardPlaces& places,
                    std::string_view line, float t, float seconds) const;

 private:
  class Actor;
  std::unique_ptr<Actor> actor_;
};

/// Newest cooked scenes that this module plays: without a presenter's code those that have none.
std::uint16_t newest_scene_version();

/// Samples of a voice's syllable, 0..kVoices-1; none in modules without a presenter.
int voice_samples(int syllable);
void render_voice(int syllable, int voice_hz, std::span<float> out);
constexpr int kVoices = 4;

}  // namespace pm
