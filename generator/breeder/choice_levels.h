#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/optimiser/choices.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

/// Genes that variants may be drawn to each other by (mechanic, theme, background …).
std::span<const std::string_view> telling_genes();

/// A scene's values of `telling_genes`.
std::vector<std::string> choices_of(const SceneDoc& doc);

/// Levels of each gene over the arms, `choices` being what `choices_of` gave for each.
std::vector<Circumstance> choice_levels(std::span<const std::vector<std::string>> choices);

/// What is expected of a scene relative to others, from what was learnt of its choices; a choice
/// never served counts as 1.
std::function<double(const SceneDoc&)> foresight_of(
    std::span<const Tally> arms, std::span<const std::vector<std::string>> choices);

}  // namespace pm::gen
