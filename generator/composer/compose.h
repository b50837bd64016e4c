#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/core/result.h"
#include "generator/planner/plan.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// `count` scenes that really differ, from one brief and its plan. The best mechanic gets at least
/// half of them, every other with a fair chance gets some. Same arguments, same scenes. Every scene
/// has been read back through `read_scene`, so it is valid by construction; each carries its
/// request with a lot for every facet, so that it can be bred.
Result<std::vector<SceneDoc>> compose(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      std::uint64_t seed, int count);

/// Lots for all facets from one seed.
Lots lots_from(std::uint64_t seed);

/// One scene. For drawing a new one in place of a scene that failed: change the seed.
Result<SceneDoc> compose_one(const Brief& brief, const Plan& plan, const Catalog& catalog,
                             const ComposeRequest& request);

/// What ids of a product's scenes begin with: small Latin letters, digits and -, at most 40.
std::string slug(const std::string& name);

/// How many of `count` variants each mechanic gets, in the order in which they are made.
std::vector<std::string> share_out(const Plan& plan, int count);

}  // namespace pm::gen
