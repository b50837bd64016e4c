#pragma once
#include "generator/core/json.h"
#include "generator/optimiser/decision.h"

namespace pm::gen {

/// A decision about every arm of `counts`, made with `options`, as people and scripts read it:
/// `arms` (counted and believed IPM, chance to be the best, share of the next period),
/// `comparisons` with the reference, `stop`, and how far arms and days differ. Null where nothing
/// can be said.
Json decision_json(const Counts& counts, const Decision& decision, const DecisionOptions& options);

}  // namespace pm::gen
