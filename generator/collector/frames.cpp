#include "generator/collector/frames.h"

#include <libdeflate.h>

#include <array>
#include <bit>
#include <cstring>

namespace pm::gen {

namespace {

static_assert(std::endian::native == std::endian::little,
              "frames are written as they lie in memory");

constexpr std::array<char, 4> kMark{'\xC5', 'P', 'M', '\xA1'};

std::uint32_t checksum(std::uint32_t length, std::string_view record) {
  const std::uint32_t head = libdeflate_crc32(0, &length, sizeof length);
  return libdeflate_crc32(head, record.data(), record.size());
}

}  // namespace

void append_frame(std::string& out, std::string_view record) {
  const auto length = static_cast<std::uint32_t>(record.size());
  const std::uint32_t crc = checksum(length, record);
  out.append(kMark.data(), kMark.size());
  out.append(reinterpret_cast<const char*>(&length), sizeof length);
  out.append(reinterpret_cast<const char*>(&crc), sizeof crc);
  out.append(record);
}

std::optional<Frame> frame_at(std::string_view bytes, std::size_t offset, FrameFault& fault) {
  fault = FrameFault::incomplete;
  if (offset + kFrameHeadBytes > bytes.size()) return std::nullopt;
  const char* head = bytes.data() + offset;
  std::uint32_t length = 0, crc = 0;
  std::memcpy(&length, head + 4, sizeof length);
  std::memcpy(&crc, head + 8, sizeof crc);
  if (std::memcmp(head, kMark.data(), kMark.size()) != 0 || length > kMaxFrameBytes) {
    fault = FrameFault::damaged;
    return std::nullopt;
  }
  const std::size_t begin = offset + kFrameHeadBytes;
  if (begin + length > bytes.size()) return std::nullopt;
  const std::string_view record = bytes.substr(begin, length);
  if (checksum(length, record) != crc) {
    fault = FrameFault::damaged;
    return std::nullopt;
  }
  return Frame{record, begin + length};
}

std::size_t next_frame(std::string_view bytes, std::size_t offset) {
  const std::string_view mark{kMark.data(), kMark.size()};
  FrameFault fault{};
  for (std::size_t at = bytes.find(mark, offset); at != std::string_view::npos;
       at = bytes.find(mark, at + 1))
    if (frame_at(bytes, at, fault)) return at;
  return std::string_view::npos;
}

}  // namespace pm::gen
