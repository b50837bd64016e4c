#include "generator/session/base64url.h"

namespace pm::gen {

std::string base64url(std::span<const std::uint8_t> bytes) {
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const std::uint8_t byte : bytes) {
    bits = (bits << 8U) | byte;
    for (count += 8; count >= 6; count -= 6) out += kBase64UrlDigits[(bits >> (count - 6)) & 63U];
    bits &= (1U << count) - 1;
  }
  if (count > 0) out += kBase64UrlDigits[(bits << (6 - count)) & 63U];
  return out;
}

std::optional<std::vector<std::uint8_t>> unbase64url(std::string_view text) {
  std::vector<std::uint8_t> out;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t digit = kBase64UrlDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<std::uint8_t>(bits >> count));
    bits &= (1U << count) - 1;
  }
  // What fills up the last digit is zeros, and no whole digit of them.
  if (count >= 6 || bits != 0) return std::nullopt;
  return out;
}

}  // namespace pm::gen
