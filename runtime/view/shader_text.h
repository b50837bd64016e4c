#pragma once
#include <string>
#include <vector>

namespace pm {

/// The distance function of one archetype, with the helpers that only it needs; or a whole fragment
/// shader, which ends with its main and therefore with a brace.
struct SpriteCode {
  std::string archetype;
  std::string code;

  bool operator==(const SpriteCode&) const = default;
};

/// GLSL ES 3.00 sources of one scene: only the sprites and the background that it uses. Assembled
/// by the packer (generator/packer) from shaders/, shipped inside the cooked scene.
struct ShaderText {
  std::string cell_vert;  ///< covers the viewport; for both bakes
  /// A sprite's fragment shader is head + code + tail: one small program each. One program for all
  /// took software drivers half a minute.
  std::string sprite_head, sprite_tail;
  std::vector<SpriteCode> sprites;
  std::string face_frag;  ///< the faces that sprites sample; empty when none has one
  std::string far_frag, near_frag, life_frag;  ///< the background's layers and its drifting element
  std::string batch_vert;                      ///< for both programs of a frame
  std::string picture_frag, panel_frag;

  bool operator==(const ShaderText&) const = default;
};

}  // namespace pm
