// The reader that ships in every playable, fed with anything; a scene that passes must also play.
#include <cstddef>
#include <cstdint>
#include <span>

#include "runtime/scene/cooked.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pm::Scene scene;
  pm::ShaderText shaders;
  if (pm::read_cooked(std::span<const std::uint8_t>(data, size), scene, shaders) ==
      pm::CookedError::none) {
    const auto again = pm::write_cooked(scene, shaders);
    if (again.size() != size) __builtin_trap();
  }
  return 0;
}
