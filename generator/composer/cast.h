#pragma once
#include <map>
#include <string>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

/// A sprite in a role, with the colour that it takes when it must stand apart from the others.
struct Pick {
  const SpriteInfo* sprite = nullptr;
  Rgba tint = 0;     ///< 0: as it is; of a picture, its colour
  int picture = -1;  ///< sprite of the brief that stands here instead; -1: none

  Rgba color() const { return tint != 0 ? tint : sprite->color; }
};

/// All sprites of a scene.
struct Cast {
  std::vector<std::vector<Pick>> roles;  ///< in the order of the template's roles
  Pick host;                             ///< sprite null: none
  std::string theme;                     ///< family of the main pieces, e.g. "fruit"
};

/// Pieces that a player tells apart differ in shape and by this much in OKLab, for normal, protan,
/// deutan and tritan vision.
inline constexpr double kPieceDistance = 0.12;

/// Names of sprites that a story of choices prescribes for a role; empty: free choice.
using FixedRoles = std::vector<std::vector<std::string>>;

/// Places that the brief's own pictures take.
struct PicturePlaces {
  std::vector<std::vector<Pick>> roles;  ///< in the order of the template's roles
  Pick host;                             ///< sprite null: none
  std::map<std::string, Pick> objects;   ///< by the drawn object whose place it takes
};
/// `pieces` as for cast_roles. A picture goes to the role of its name, else to the roles that take
/// its kind, in the template's order while there is room; a hero whom nobody moves watches.
PicturePlaces place_pictures(const Brief& brief, const Template& spec, int pieces);

/// Fills the template's roles: what the plan names first, then the role's groups, tags and
/// defaults. `theme` 0 takes the closest family of sprites, 1 the next; `pieces` is how many main
/// pieces the game uses (every sprite adds to the size of the file). No sprite serves two roles.
/// Drawn pieces keep apart from `pictures` in colour.
Cast cast_roles(const Template& spec, const Plan& plan, const Catalog& catalog,
                const FixedRoles& fixed, const PicturePlaces& pictures, int theme, int pieces,
                pm::Rng& rng);

/// True for a role whose sprites are the main pieces of the game.
bool is_main_role(const RoleSpec& role);

}  // namespace pm::gen
