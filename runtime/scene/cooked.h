#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/scene/scene.h"
#include "runtime/view/shader_text.h"

namespace pm {

/// Why a cooked scene was refused.
enum class CookedError : std::uint8_t {
  none,
  not_a_scene,
  newer_version,
  truncated,
  out_of_range,
  trailing_bytes
};

/// The flat form that ships: a magic word, the version, then every field of Scene and ShaderText in
/// order, little endian, strings and lists behind their length. Reading checks every bound, count
/// and index before use: hostile bytes are refused, never followed.
CookedError read_cooked(std::span<const std::uint8_t> bytes, Scene& scene, ShaderText& shaders);

#ifndef PM_SHIPPED
std::vector<std::uint8_t> write_cooked(const Scene& scene, const ShaderText& shaders);
#endif

constexpr std::uint32_t kCookedMagic = 0x32534d50;  // "PMS2"
constexpr std::uint16_t kSceneVersion = 2;
/// Scenes from this version on end with their presenter; a scene without one is of version 1.
constexpr std::uint16_t kPresenterVersion = 2;

}  // namespace pm
