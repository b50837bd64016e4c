#pragma once
#include <string>
#include <string_view>

namespace pm::gen {

/// Text of a file as spreadsheets and dashboards write it, as UTF-8 without a byte order mark.
struct DecodedText {
  std::string text;
  std::string charset;  ///< what it was: "UTF-8", "UTF-16", "Windows-1252"
};

/// By byte order mark; without one UTF-16 is known by its zero bytes, and what is no UTF-8 is read
/// as Windows-1252, as Western spreadsheets save it. Zero bytes that are left are dropped, unpaired
/// surrogates become U+FFFD.
DecodedText decode_text(std::string_view bytes);

}  // namespace pm::gen
