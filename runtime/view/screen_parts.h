#pragma once
#include "runtime/sim/game.h"
#include "runtime/view/layout.h"
#include "runtime/view/painter.h"

namespace pm {

/// Changes of the shown numbers, so that they pop when they change and the bar glides.
struct HudMotion {
  float bar = 0;  ///< shown progress 0..1
  std::array<int, 3> have{};
  std::array<float, 3> pop{};  ///< 1 at a change, decays
  float budget_pop = 0;
  int budget = 0;

  void step(const HudModel& hud);
};

/// Product name, goals, budget and progress; not the progress where the instruction, as far as it
/// is shown, lies over it.
void draw_hud(Painter& painter, const Layout& layout, const HudModel& hud, const HudMotion& motion,
              float seconds, float prompt_shown);

/// The call to action: always there, breathing; `press` 0..1 while a finger is on it.
void draw_cta(Painter& painter, const Box& box, float seconds, float press, float emphasis);

/// Instruction over the stage until the viewer has understood.
void draw_prompt(Painter& painter, const Layout& layout, float shown);

/// The hand that plays the best move: `t` 0..1 through one loop of the demonstration.
void draw_hand(Painter& painter, const Gesture& gesture, float t, float alpha);

/// Win or lose card over the dimmed stage. `t` seconds since it came. Answers where its buttons
/// are.
struct EndCard {
  Box panel, cta, retry;
  bool has_retry = false;
};
EndCard layout_end_card(const Layout& layout, bool can_retry);

/// Where the rest of the card stands.
struct EndCardPlaces {
  Box panel, ribbon;
  float icon_x = 0, icon_y = 0, icon_half = 0;
  Box name, line;
  Box presenter, bubble;  ///< set by Presenter::take_place; the bubble then holds the line
};

class Presenter;
void draw_end_card(Painter& painter, const Layout& layout, const EndCard& card, Outcome outcome,
                   const Presenter& presenter, float t, float seconds, float cta_press);

}  // namespace pm
