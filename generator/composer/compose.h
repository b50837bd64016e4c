#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/core/result.h"
#include "generator/planner/plan.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// What is fixed before a single scene is composed; the rest follows from the seed.
struct ComposeRequest {
  std::string mechanic;
  std::string background;  ///< empty: by the plan
  int index = 0;           ///< position among the variants, from 0; goes into the id
  int theme = 0;           ///< 0: the closest family of sprites, 1: the next, …
  double difficulty = 0;   ///< -1 easy .. 0 the template's default .. 1 hard
  std::uint64_t seed = 1;
};

/// `count` scenes that really differ, from one brief and its plan. The best mechanic gets at least
/// half of them, every other with a fair chance gets some. Same arguments, same scenes. Every scene
/// has been read back through `read_scene`, so it is valid by construction.
Result<std::vector<SceneDoc>> compose(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      std::uint64_t seed, int count);

/// One scene. For drawing a new one in place of a scene that failed: change the seed.
Result<SceneDoc> compose_one(const Brief& brief, const Plan& plan, const Catalog& catalog,
                             const ComposeRequest& request);

/// How many of `count` variants each mechanic gets, in the order in which they are made.
std::vector<std::string> share_out(const Plan& plan, int count);

}  // namespace pm::gen
