#pragma once
#include <cstdint>
#include <limits>

#include "runtime/sim/rng.h"

namespace pm::gen {

/// The project's generator in the form that Boost.Random's distributions take. Boost's are used,
/// not the standard library's: theirs give the same numbers with every compiler.
struct Chance {
  using result_type = std::uint32_t;

  Rng rng;

  explicit Chance(std::uint64_t seed, std::uint64_t stream = 54) : rng(seed, stream) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()() { return rng.next(); }
  /// Uniform in [0, 1) with 53 bits.
  double unit() {
    const std::uint64_t high = rng.next() >> 5U;
    const std::uint64_t low = rng.next() >> 6U;
    return static_cast<double>((high << 26U) | low) * (1.0 / 9007199254740992.0);
  }
};

/// Mixes numbers into a seed (splitmix64's finaliser), so that neighbouring seeds are unrelated.
constexpr std::uint64_t mix_seed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t z = a + 0x9e3779b97f4a7c15ULL * (b + 1);
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

}  // namespace pm::gen
