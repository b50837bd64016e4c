#pragma once
#include <string_view>

#include "runtime/sim/game.h"

namespace pm {

/// Plays the best-scored move again and again, as real presses, glides and lifts, until the game is
/// decided or `max_steps` have passed. Returns the outcome.
Outcome play_with_hints(Game& game, int max_steps, Depth depth);

/// How many in a hundred plays of the mechanic's default scene, with seeds from 1 to `seeds`, that
/// wins.
int won_percent(std::string_view mechanic, int seeds, int max_steps, Depth depth);

}  // namespace pm
