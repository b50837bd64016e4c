#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen {

/// Offset of the first byte that is not well-formed UTF-8; npos when all is.
std::size_t invalid_utf8(std::string_view text);

/// Code points of well-formed UTF-8; malformed bytes become U+FFFD.
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);
/// Number of code points.
std::size_t length_utf8(std::string_view text);

/// Removes what no reader can see or what reorders text against the reader's will: control
/// characters (tabs become spaces, line ends stay), bidirectional overrides, byte order marks.
std::string strip_controls(std::string_view text);
/// Runs of white space become one space, ends are trimmed.
std::string squeeze(std::string_view text);
/// Line ends and control characters written as escapes, so that an error stays on one line.
std::string one_line(std::string_view text);
/// An address for messages: "scheme://user:password@host" loses user and password. Whatever stands
/// before the last '@' is taken for them when there is a colon in it.
std::string without_password(std::string_view address);

/// Lower case without accents, for matching only: Latin, Greek and Cyrillic.
char32_t fold(char32_t c);
/// Letters or digits of any script.
bool is_word_char(char32_t c);
/// Scripts written without spaces, or whose words take endings without a break (Han, kana, Hangul,
/// Thai): matched as substrings.
bool is_unspaced(char32_t c);

/// At most `max_chars` code points, cut at a word boundary and without trailing punctuation.
/// Returns the whole text when it fits.
std::string shorten(std::string_view text, std::size_t max_chars);
/// The first sentence of a text.
std::string first_sentence(std::string_view text);

/// The known name that was probably meant; empty when none is near.
std::string nearest_name(std::string_view wrong, std::span<const std::string> known);
/// "a, b and c"; more than `limit` names are counted instead.
std::string list_names(std::span<const std::string> names, std::size_t limit = 12);

/// `&`, `<`, `>` and quotes as entities.
std::string escape_html(std::string_view text);
/// A number as printf writes it by `format`, at most 47 characters: "%.0f", "%+.1f %%".
std::string number_text(const char* format, double value);
/// "4.2 MB", "70.1 kB", "512 B"; a kilobyte is 1000 bytes.
std::string bytes_text(std::size_t bytes);

/// The usual base64, padded (RFC 4648, section 4).
std::string base64(std::string_view bytes);

/// 64-bit hash that is the same on every machine and in every version.
std::uint64_t stable_hash(std::string_view text, std::uint64_t seed = 0);

}  // namespace pm::gen
