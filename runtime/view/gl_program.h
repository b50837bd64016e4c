#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace pm {

/// Parts of a shader's text. The driver puts them together: here it would take a string's code to
/// grow.
using ShaderParts = std::span<const std::string* const>;

/// Sends both shaders to the driver and asks for a program of them; the driver may still compile
/// when this returns. The name in the context, which owns it. At most three parts.
std::uint32_t link_program(const std::string& vert, ShaderParts frag);
std::uint32_t link_program(const std::string& vert, const std::string& frag);

/// Whether it can be used. Waits for the driver.
bool is_linked(std::uint32_t program);

}  // namespace pm
