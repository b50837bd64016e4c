#pragma once
#include <array>
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

/// Parts of a scene that are drawn by lot, each for itself when a request brings its own lots: what
/// one scene took from another stays the same when the rest changes.
enum class Facet : std::uint8_t { story, tune, cast, look, palette, words, pace, juice };
inline constexpr std::size_t kFacets = 8;
using Lots = std::array<std::uint64_t, kFacets>;

/// What is fixed before a single scene is composed; the rest follows from the seed.
struct ComposeRequest {
  std::string mechanic;
  std::string background;  ///< empty: by the plan
  int index = 0;           ///< position among the variants, from 0; goes into the id
  int theme = 0;           ///< 0: the closest family of sprites, 1: the next, …
  double difficulty = 0;   ///< -1 easy .. 0 the template's default .. 1 hard
  std::uint64_t seed = 1;
  std::optional<Lots> lots;  ///< a seed for each facet; without, all are drawn from `seed` in turn
};

/// A scene and what it was asked for by.
struct Composed {
  ComposeRequest request;
  SceneDoc doc;
};

/// `count` scenes that really differ, from one brief and its plan. The best mechanic gets at least
/// half of them, every other with a fair chance gets some. Same arguments, same scenes. Every scene
/// has been read back through `read_scene`, so it is valid by construction.
Result<std::vector<SceneDoc>> compose(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      std::uint64_t seed, int count);

/// The same with every facet drawn from lots of its own, so that scenes can be bred.
Result<std::vector<Composed>> compose_to_breed(const Brief& brief, const Plan& plan,
                                               const Catalog& catalog, std::uint64_t seed,
                                               int count);

/// Lots for all facets from one seed.
Lots lots_from(std::uint64_t seed);

/// One scene. For drawing a new one in place of a scene that failed: change the seed.
Result<SceneDoc> compose_one(const Brief& brief, const Plan& plan, const Catalog& catalog,
                             const ComposeRequest& request);

/// How many of `count` variants each mechanic gets, in the order in which they are made.
std::vector<std::string> share_out(const Plan& plan, int count);

}  // namespace pm::gen
