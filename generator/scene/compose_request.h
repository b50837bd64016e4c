#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "generator/core/json.h"

namespace pm::gen {

/// Parts of a scene that are drawn by lot, each for itself when a request brings its own lots: what
/// one scene took from another stays the same when the rest changes.
enum class Facet : std::uint8_t { story, tune, cast, look, palette, words, pace, juice, host };
inline constexpr std::size_t kFacets = 9;
/// For people and for scene.json.
inline constexpr std::array<std::string_view, kFacets> kFacetNames{
    "story", "tuning", "sprites", "grade", "palette", "words", "pacing", "effects", "host"};
using Lots = std::array<std::uint64_t, kFacets>;

/// What is fixed before a single scene is composed; the rest follows from the seed. With the brief
/// and its plan it makes the scene again, and with something changed a child of it.
struct ComposeRequest {
  std::string mechanic;
  std::string background;  ///< empty: by the plan
  std::string mood;        ///< of the palette; empty: the plan's
  std::string host;        ///< a look of templates/hosts.json; empty: by the brief and the lot
  int index = 0;           ///< position among the variants, from 0; goes into the id
  int theme = 0;           ///< 0: the closest family of sprites, 1: the next, …
  double difficulty = 0;   ///< -1 easy .. 0 the template's default .. 1 hard
  std::uint64_t seed = 1;
  std::optional<Lots> lots;  ///< a seed for each facet; without, all are drawn from `seed` in turn

  bool operator==(const ComposeRequest&) const = default;
};

/// As `request` of scene.json. Lots are written as 16 hexadecimal digits: JSON readers round larger
/// numbers than 2^53.
Json to_json(const ComposeRequest& request);
/// Reads what `to_json` wrote; `document` must have passed the scene's schema.
ComposeRequest compose_request(const Json& document);

}  // namespace pm::gen
