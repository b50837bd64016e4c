#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// Straight-alpha RGBA, row by row from the top.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

/// PNG bytes of an image; empty when memory does not suffice.
std::string encode_png(const Image& image);
/// The same for a picture without transparency, whose alpha is left out. Several times faster.
std::string encode_opaque_png(const Image& image);

/// Error when the text is not base64.
Result<std::string> unbase64(std::string_view text, std::string_view label);
/// Bytes of a base64 `data:` URI.
Result<std::string> data_uri_bytes(std::string_view uri, std::string_view label);

}  // namespace pm::gen
