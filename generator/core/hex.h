#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace pm::gen {

/// 16 lower-case hexadecimal digits.
inline std::string hex_digits(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(value >> shift) & 15U];
  return out;
}

/// Two lower-case hexadecimal digits a byte.
inline std::string hex_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

}  // namespace pm::gen
