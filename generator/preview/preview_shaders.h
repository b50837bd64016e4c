#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "generator/core/result.h"
#include "runtime/scene/scene.h"
#include "runtime/view/shader_text.h"

namespace pm::gen {

/// A scene's shaders for pictures: the same functions as in its package, but every sprite's program
/// holds its own helpers, so that its text, and with it what the driver has compiled and kept, is
/// the same in every scene.
class PreviewShaders {
 public:
  /// `root` is the folder that holds shaders/; the same for every call.
  Result<ShaderText> text(const std::filesystem::path& root, const Scene& scene);

 private:
  std::map<std::string, SpriteCode> sprites_;      ///< by archetype, head included
  std::string face_frag_;                          ///< the same for every sprite that has a face
  std::map<std::string, ShaderText> surrounding_;  ///< by background, without sprites
  PresenterLook host_;                             ///< whose parts `sprites_` holds
};

}  // namespace pm::gen
