#pragma once
#include <cstdint>

namespace pm {

/// PCG32 (XSH-RR variant, O'Neill 2014): the only source of chance in the simulation.
/// Never draw twice in one argument list: compilers evaluate arguments in different orders.
struct Rng {
  std::uint64_t state = 0;
  std::uint64_t inc = 1;

  Rng() = default;
  explicit Rng(std::uint64_t seed, std::uint64_t stream = 54) : inc((stream << 1U) | 1U) {
    next();
    state += seed;
    next();
  }

  std::uint32_t next() {
    const std::uint64_t old = state;
    state = old * 6364136223846793005ULL + inc;
    const auto xorshifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto rot = static_cast<std::uint32_t>(old >> 59U);
    return (xorshifted >> rot) | (xorshifted << ((32U - rot) & 31U));
  }

  /// Uniform in [0, bound); 0 when bound is 0. Multiply-shift, bias below 2^-32 * bound.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * bound) >> 32U);
  }
  /// Uniform integer in [lo, hi], both included.
  int range(int lo, int hi) {
    return lo + static_cast<int>(below(static_cast<std::uint32_t>(hi - lo + 1)));
  }
  /// Uniform in [0, 1) with 24 bits.
  float unit() { return static_cast<float>(next() >> 8U) * (1.0F / 16777216.0F); }
  /// True with the given chance in 1/1000.
  bool chance_per_mille(int per_mille) { return static_cast<int>(below(1000)) < per_mille; }
};

}  // namespace pm
