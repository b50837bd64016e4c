#include "generator/packer/text_code.h"

#include <algorithm>
#include <array>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

/// Of the 91 digits the first 37 carry six bits, the others seven: 37/64 + 54/128 = 1. Random bytes
/// then come out as a compressor's own code would have it, and served compressed cost no more than
/// they are; with all digits alike a Huffman code wastes 1.4 %.
constexpr std::uint32_t kSixBits = 37;

std::string ascii91(std::string_view bytes) {
  static const std::string digits = [] {
    std::string all;
    for (char c = ' '; c <= '~'; ++c) {
      if (std::string_view("\"\\</").find(c) == std::string_view::npos) all += c;
    }
    return all;
  }();
  std::string out;
  out.reserve(bytes.size() * 5 / 4 + 2);
  std::uint32_t held = 0;
  unsigned bits = 0;
  const auto take = [&] {
    const std::uint32_t six = held & 63U;
    const bool long_digit = six >= kSixBits;
    out += digits[long_digit ? 2 * six - kSixBits + (held >> 6U & 1U) : six];
    const unsigned taken = long_digit ? 7 : 6;
    held >>= taken;
    bits -= std::min(bits, taken);
  };
  for (const char byte : bytes) {
    held |= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << bits;
    bits += 8;
    while (bits > 6) take();
  }
  // Fewer bits than a byte are added, so that the text tells the number of bytes.
  if (bits > 0) take();
  return out;
}

std::string utf7(std::string_view bytes) {
  constexpr std::array<unsigned, 8> kept_out{0, 10, 13, 26, 34, 47, 60, 92};
  std::string out;
  out.reserve(bytes.size() * 8 / 7 + 2);
  std::size_t at = 0;  // in bits
  const std::size_t end = bytes.size() * 8;
  const auto seven = [&] {
    unsigned value = 0;
    for (unsigned k = 0; k < 7 && at < end; ++k, ++at) {
      value |= (static_cast<unsigned char>(bytes[at / 8]) >> (at % 8) & 1U) << k;
    }
    return value;
  };
  while (at < end) {
    const std::size_t left = end - at;
    unsigned value = seven();
    auto place = std::find(kept_out.begin(), kept_out.end(), value);
    // The last value's spare bits mean nothing. No two of the eight differ in the highest bit
    // alone, so that setting it makes the value one that can stand.
    if (place != kept_out.end() && left < 7) {
      value |= 64U;
      place = kept_out.end();
    }
    if (place == kept_out.end()) {
      out += static_cast<char>(value);
      continue;
    }
    const unsigned point = 256U + static_cast<unsigned>(place - kept_out.begin()) * 128U + seven();
    out += static_cast<char>(0xC0U | (point >> 6U));
    out += static_cast<char>(0x80U | (point & 63U));
  }
  return out;
}

}  // namespace

std::string_view text_code_name(TextCode code) {
  switch (code) {
    case TextCode::base64: return "base64";
    case TextCode::ascii91: return "ascii91";
    case TextCode::utf7: break;
  }
  return "utf7";
}

std::string write_text(std::string_view bytes, TextCode code) {
  switch (code) {
    case TextCode::base64: return base64(bytes);
    case TextCode::ascii91: return ascii91(bytes);
    case TextCode::utf7: break;
  }
  return utf7(bytes);
}

}  // namespace pm::gen
