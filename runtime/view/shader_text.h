#pragma once
#include <string>

namespace pm {

/// GLSL ES 3.00 sources of one scene: only the sprites and the background that it uses. Assembled by
/// the packer (generator/packer) from shaders/, shipped inside the cooked scene.
struct ShaderText {
  std::string cell_vert;    ///< covers the viewport; for both bakes
  std::string sprite_frag;
  std::string back_frag;
  std::string batch_vert;
  std::string batch_frag;
};

}  // namespace pm
