#pragma once
#include <span>
#include <vector>

#include "generator/optimiser/evidence.h"
#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// What is believed of arms that share choices (a mechanic, a background): they are drawn to each
/// other as far as they are alike and as being alike has told in their counts (see Kinship), until
/// their own counts say otherwise. So a new arm starts where its like stand. `choices` have one
/// level per arm. Without choices or installs, or with more than 400 arms, it is `pool`.
Pooled pool_with_choices(std::span<const Tally> arms, std::span<const Circumstance> choices);

/// Multipliers of the rate by choice and level, near 1 where little is known; all 1 for a choice
/// that is left out.
std::vector<std::vector<double>> choice_effects(std::span<const Tally> arms,
                                                std::span<const Circumstance> choices);

}  // namespace pm::gen
