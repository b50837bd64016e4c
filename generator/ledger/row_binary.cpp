#include "generator/ledger/row_binary.h"

namespace pm::gen {

void RowWriter::text(std::string_view value) {
  std::uint64_t size = value.size();  // LEB128
  for (; size >= 0x80; size >>= 7U) bytes_ += static_cast<char>(size | 0x80U);
  bytes_ += static_cast<char>(size);
  bytes_ += value;
}

void RowWriter::number(std::int64_t value) {
  auto bits = static_cast<std::uint64_t>(value);
  for (int byte = 0; byte < 8; ++byte, bits >>= 8U) bytes_ += static_cast<char>(bits & 0xffU);
}

void RowWriter::maybe(const std::optional<std::int64_t>& value) {
  bytes_ += value ? '\0' : '\1';
  if (value) number(*value);
}

std::string_view RowReader::take(std::uint64_t size) {
  if (!fine_ || size > rest_.size()) {
    fine_ = false;
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::string RowReader::text() {
  std::uint64_t size = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::string_view byte = take(1);
    if (byte.empty() || shift > 56) {
      fine_ = false;
      return {};
    }
    const auto bits = static_cast<std::uint8_t>(byte.front());
    size |= static_cast<std::uint64_t>(bits & 0x7fU) << shift;
    if (bits < 0x80) break;
  }
  return std::string(take(size));
}

std::int64_t RowReader::number() {
  std::uint64_t bits = 0;
  const std::string_view bytes = take(8);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bits |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
  return static_cast<std::int64_t>(bits);
}

std::optional<std::int64_t> RowReader::maybe() {
  const std::string_view none = take(1);
  if (none.empty()) return std::nullopt;
  if (none.front() == '\0') return number();
  fine_ = none.front() == '\1';
  return std::nullopt;
}

}  // namespace pm::gen
