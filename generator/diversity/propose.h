#pragma once
#include <functional>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/composer/compose.h"
#include "generator/diversity/archive.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// How well a scene does what the plan says, 0..1, before anybody draws or plays it: how likely its
/// mechanic, how close its background, sprites and mood.
double plan_fit(const SceneDoc& doc, const Plan& plan);

/// A scene that could be made.
struct Proposal {
  SceneDoc doc;  ///< with its request
  double fit = 0;
  Niche cell;       ///< as asked for
  int parent = -1;  ///< the proposal that it was changed from; -1: drawn from the plan
};

/// `count` different scenes from one brief, spread by a MAP-Elites search on `plan_fit`: what the
/// composer would make first, then changed elites of the cells found so far. No two have the same
/// visible choices, while the plan offers enough. Same arguments, same proposals. `stopped` is
/// asked now and then; true ends early.
Result<std::vector<Proposal>> propose(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      std::uint64_t seed, int count,
                                      const std::function<bool()>& stopped = {});

}  // namespace pm::gen
