#pragma once
#include <cstdint>

#include "runtime/scene/scene.h"

namespace pm {

/// Where the strip of a scene's pictures is.
enum class Strip : std::uint8_t {
  coming,
  there,
  none  ///< there is none, or it cannot be read: plain tokens stand in for its pictures
};

/// Sends the strip into the texture that is bound, its colours multiplied by their alpha. Asked
/// before every bake until it is there, so that a play need not wait for a browser that still
/// decodes. The shell of a platform has it: the page's, or that of native programs
/// (pictures_native.cpp).
Strip send_strip(const Scene& scene);

}  // namespace pm
