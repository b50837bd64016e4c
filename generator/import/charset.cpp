#include "generator/import/charset.h"

#include <algorithm>
#include <array>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

// Windows-1252 from 0x80 to 0x9f; the rest of it is Latin-1.
constexpr std::array<char16_t, 32> kWindows{
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::u32string out;
  out.reserve(bytes.size() / 2);
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xd800 && c < 0xdc00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10U) + (low - 0xdc00);
        at += 2;
      }
    }
    if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
    if (c != 0 && c != 0xfeff) out.push_back(c);
  }
  return encode_utf8(out);
}

std::string from_windows(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c != 0) out.push_back(c >= 0x80 && c < 0xa0 ? kWindows[c - 0x80U] : char32_t{c});
  }
  return encode_utf8(out);
}

/// Zero bytes at odd places (1) or even ones (0) of the beginning: text of a Latin script in
/// UTF-16.
bool zeros_at(std::string_view bytes, std::size_t odd) {
  const std::size_t units = std::min<std::size_t>(bytes.size() / 2, 200);
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < units; ++i) zeros += bytes[2 * i + odd] == '\0' ? 1 : 0;
  return units > 0 && 2 * zeros > units;
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return {from_utf16(bytes.substr(2), false), "UTF-16"};
  if (bytes.starts_with("\xfe\xff")) return {from_utf16(bytes.substr(2), true), "UTF-16"};
  if (zeros_at(bytes, 1)) return {from_utf16(bytes, false), "UTF-16"};
  if (zeros_at(bytes, 0)) return {from_utf16(bytes, true), "UTF-16"};
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (invalid_utf8(bytes) != std::string::npos) return {from_windows(bytes), "Windows-1252"};
  std::string text(bytes);
  std::erase(text, '\0');
  return {std::move(text), "UTF-8"};
}

}  // namespace pm::gen
