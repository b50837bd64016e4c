#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/optimiser/choices.h"
#include "generator/optimiser/kinship.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

/// A scene's choices: mechanic, theme, background …, then those that few scenes have in common.
std::vector<std::string> choices_of(const SceneDoc& doc);

/// Levels of each choice over the arms, `choices` being what `choices_of` gave for each.
std::vector<Circumstance> choice_levels(std::span<const std::vector<std::string>> choices);

/// What is expected of a scene, from what was learnt of those like it (see Kinship).
std::function<Expectation(const SceneDoc&)> foresight_of(
    std::span<const Tally> arms, std::span<const std::vector<std::string>> choices);

}  // namespace pm::gen
