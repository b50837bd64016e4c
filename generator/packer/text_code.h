#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace pm::gen {

/// How packed bytes are written inside a page. Each has its reader in web/playable/codec.
enum class TextCode : std::uint8_t {
  base64,   ///< 33 % longer than the bytes; the browser's own reader
  ascii91,  ///< 25 %, and nothing once served compressed; visible ASCII without " \ < /
  utf7      ///< 14 %; control characters and two-byte UTF-8: only where a network says so
};

/// The reader's name: build/web/codec-<name>.js.
std::string_view text_code_name(TextCode code);

/// UTF-8 that stands in a double-quoted JavaScript string inside a script element as it is.
std::string write_text(std::string_view bytes, TextCode code);

}  // namespace pm::gen
