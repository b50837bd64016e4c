#pragma once
#include <cstdint>
#include <span>

namespace pm {

/// Literal context bits of the packer's streams (lc of the LZMA specification); lp and pb are 0:
/// code and cooked scenes have no alignment worth a context.
inline constexpr int kLzmaLiteralContext = 3;

/// Unpacks a raw LZMA stream (no header; "LZMA specification", I. Pavlov, 2015) until `to` is full.
/// False when the stream breaks its own rules or ends early; `to` then holds what came before.
/// Never reads or writes outside the two spans. Not reentrant: its model is static.
bool unpack_lzma(std::span<const std::uint8_t> from, std::span<std::uint8_t> to);

}  // namespace pm
