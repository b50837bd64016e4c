#pragma once
// What the parts of the renderer (renderer.cpp, renderer_programs.cpp, renderer_bake.cpp) share.
#include "runtime/shell/gl.h"
#include "runtime/view/batches.h"
#include "runtime/view/painter.h"

namespace pm {

// Attributes of the vertex shaders. 0 stays unused: some drivers copy a whole array for it.
inline constexpr GLuint kFirst = 1, kSecond = 2, kThird = 3;
inline constexpr int kAtlas = static_cast<int>(Pass::atlas);
inline constexpr int kMoods = static_cast<int>(Mood::count);
inline constexpr int kExtras = static_cast<int>(Painter::Extra::count);
inline constexpr int kRaysPx = 128;  // the largest of the lights

/// Of the texture that is bound.
inline void texture_filters(bool mipmaps) {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER,
                  mipmaps ? GL_LINEAR_MIPMAP_NEAREST : GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

inline void empty_texture(int width, int height) {
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
}

}  // namespace pm
