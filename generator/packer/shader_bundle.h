#pragma once
#include <filesystem>

#include "generator/core/result.h"
#include "runtime/scene/scene.h"
#include "runtime/view/shader_text.h"

namespace pm::gen {

/// The shaders one scene needs: its sprites' distance functions with a dispatch by slot, its
/// background, a frame's two programs; each with only the helpers it calls, minified. `root` is the
/// folder that holds shaders/. Fails when a sprite or background has no source.
Result<ShaderText> bundle_shaders(const std::filesystem::path& root, const Scene& scene);

}  // namespace pm::gen
