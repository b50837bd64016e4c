#pragma once
#include <span>
#include <string>
#include <vector>

#include "generator/composer/palette.h"
#include "generator/core/json.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

/// Who presents a scene.
struct HostChoice {
  std::string look;  ///< row of templates/hosts.json; empty: nobody
  Json document;     ///< the scene's `host`
  std::string why;   ///< what of the plan speaks for this look, e.g. "tone warm, theme food"
};

/// Chance in per mille that a scene has a host when the brief leaves it open: half of the variants
/// show whether one helps.
inline constexpr int kHostChancePm = 500;

/// Chooses a look and its colours. `wish` is auto, none, any or a look's name. The clothes keep out
/// of the call to action's hue, the medallion stands apart from hair and skin.
HostChoice choose_host(std::string_view wish, const Plan& plan, const Catalog& catalog,
                       const Colors& colors, pm::Rng& lot);

/// Draws a look that is not `taken`: those that suit the plan's audience, tone and objects are
/// likelier. Empty when all are.
std::string draw_look(const Plan& plan, const Catalog& catalog, std::span<const std::string> taken,
                      pm::Rng& lot);

}  // namespace pm::gen
