#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "generator/cli/context.h"
#include "generator/readout/plays_page.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// Heatmaps of the variants that were touched most, each over a frame of its own scene. Variants
/// whose scene is not known, or is another than the one that was touched, have none. Without a
/// usable GL there are none, and standard error says so.
std::vector<HeatPicture> heat_pictures(const std::filesystem::path& root, const PlaysReadout& plays,
                                       const std::map<std::string, Scene>& scenes,
                                       const Context& context);

}  // namespace pm::gen
