#pragma once
#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "generator/planner/plan.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

/// Thirds of an axis, from little to much.
enum class Third : std::uint8_t { low, middle, high };

/// Where a scene stands among all that could be made: one cell of the archive, which holds one
/// scene.
struct Niche {
  std::string mechanic;
  Third difficulty = Third::middle;
  Third pace = Third::middle;  ///< how often one touches
  std::string mood;            ///< of the palette

  auto operator<=>(const Niche&) const = default;
};

/// Two cuts of an axis, rising.
struct Cuts {
  double first = 0, second = 0;
  Third third_of(double value) const;
};

/// As asked for, before anybody played it: by the wished difficulty and the pacing.
Niche asked_niche(const SceneDoc& doc, const Plan& plan);

/// "match3, easy, calm, joyful"
std::string niche_name(const Niche& cell);
std::string_view difficulty_name(Third third);
std::string_view pace_name(Third third);

}  // namespace pm::gen
