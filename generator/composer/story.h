#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "generator/composer/cast.h"
#include "generator/composer/words.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

/// A story of choices from templates/stories.json, told with templates/stories/<language>.json and
/// laid out for a template: sprites, words and the worth of each answer belong together.
struct Story {
  std::string theme;                ///< empty: none, the template's own defaults stand
  FixedRoles roles;                 ///< by the template's roles; empty entries are free
  OwnWords words;                   ///< by language, in the order of the template's copy
  std::vector<std::int32_t> worth;  ///< three values a step, 0..1000
  int steps = 0;
};

/// True for templates that tell stories: they have options with labels and a worth list.
bool tells_stories(const Template& spec);

/// The story of the plan's theme, its answers shuffled. Without one that fits: the templates'
/// defaults, shuffled alike.
Story choose_story(const Template& spec, const Plan& plan, const Catalog& catalog, pm::Rng& rng);

}  // namespace pm::gen
