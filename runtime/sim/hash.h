#pragma once
#include <bit>
#include <cstdint>
#include <string_view>

namespace pm {

/// 64-bit FNV-1a over 32-bit words. Feed values, never raw structs: padding is not state.
struct Hasher {
  std::uint64_t value = 14695981039346656037ULL;

  void add(std::uint32_t word) { value = (value ^ word) * 1099511628211ULL; }
  void add(int word) { add(static_cast<std::uint32_t>(word)); }
  void add(float real) { add(std::bit_cast<std::uint32_t>(real)); }
  void add(bool flag) { add(flag ? 1U : 0U); }
  void add(std::uint64_t word) {
    add(static_cast<std::uint32_t>(word));
    add(static_cast<std::uint32_t>(word >> 32U));
  }
  void add(std::string_view text) {
    for (const char c : text) add(static_cast<std::uint32_t>(static_cast<unsigned char>(c)));
  }
};

}  // namespace pm
