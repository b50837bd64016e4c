#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pm::gen {

// How records lie in a file of the log: mark, length and checksum, then the bytes. The checksum is
// over length and bytes, so that a torn or overwritten record is seen for what it is.

inline constexpr std::size_t kFrameHeadBytes = 12;
inline constexpr std::size_t kMaxFrameBytes = std::size_t{16} * 1024 * 1024;

void append_frame(std::string& out, std::string_view record);

struct Frame {
  std::string_view record;
  std::size_t end = 0;  ///< offset behind it
};

enum class FrameFault : std::uint8_t { incomplete, damaged };

/// The frame that begins at `offset`. `fault` says why there is none: bytes are missing at the end,
/// or what is there is no frame.
std::optional<Frame> frame_at(std::string_view bytes, std::size_t offset, FrameFault& fault);

/// Offset of the next whole frame at or behind `offset`; npos when there is none. For going on
/// behind damage.
std::size_t next_frame(std::string_view bytes, std::size_t offset);

}  // namespace pm::gen
