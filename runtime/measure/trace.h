#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/sim/input.h"

namespace pm {

struct PackedTrace {
  std::size_t inputs = 0;  ///< how many of them were packed
  std::size_t bytes = 0;
};

/// Packs the first of `inputs`, as many as surely fit into `out` (at least 12 bytes); their steps
/// must not fall. Same
/// inputs, same bytes. Takes no memory. A drag of a finger costs about a byte for each step.
PackedTrace pack_trace(std::span<const Input> inputs, std::span<std::uint8_t> out);

/// What unpack_trace reads at most; a hostile byte could stand for hundreds.
inline constexpr std::size_t kMostPackedInputs = 1U << 16U;
inline constexpr std::uint32_t kLastTraceStep = 100'000'000;

/// Appends the inputs of one packed trace. False, and nothing appended, when the bytes are none:
/// every trace has one packed form, and nothing else is read.
bool unpack_trace(std::span<const std::uint8_t> bytes, std::vector<Input>& inputs);

}  // namespace pm
