#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "generator/core/result.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

bool is_presenter_sprite(std::string_view archetype);

/// GLSL of one of them: the colours of the look as constants, then the files of shaders/hosts that
/// its traits name. `whole` says that it is flat, a fragment shader of its own without its
/// preamble; else it is a sprite with the entry point sprite_<archetype>.
struct PresenterSource {
  std::string text;
  bool whole = false;
};
Result<PresenterSource> presenter_source(const std::filesystem::path& shaders,
                                         const PresenterLook& look, std::string_view archetype);

}  // namespace pm::gen
