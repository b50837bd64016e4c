#pragma once
#include <span>
#include <vector>

#include "generator/optimiser/evidence.h"
#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// `pool`, with arms that share a choice (a mechanic, a background) drawn to each other as well:
/// the choices' effects are estimated over all arms by credibility, as days are, and an arm is
/// believed to be what its choices make it until its own counts say otherwise. So a new arm starts
/// where its like stand. `choices` have one level per arm; a choice that is nearly every arm's own
/// tells nothing of others and is left out.
Pooled pool_with_choices(std::span<const Tally> arms, std::span<const Circumstance> choices);

/// Multipliers of the rate by choice and level, near 1 where little is known; all 1 for a choice
/// that is left out.
std::vector<std::vector<double>> choice_effects(std::span<const Tally> arms,
                                                std::span<const Circumstance> choices);

}  // namespace pm::gen
