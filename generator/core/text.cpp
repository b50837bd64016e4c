#include "generator/core/text.h"

#include <algorithm>
#include <cstdio>

namespace pm::gen {

namespace {

/// Decodes one code point at `at` and moves on; returns false on malformed bytes (moves by one).
bool next_point(std::string_view text, std::size_t& at, char32_t& out) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  int more = 0;
  char32_t point = 0;
  char32_t least = 0;
  if (lead < 0x80) {
    out = lead;
    ++at;
    return true;
  }
  if ((lead & 0xe0U) == 0xc0U) {
    more = 1, point = lead & 0x1fU, least = 0x80;
  } else if ((lead & 0xf0U) == 0xe0U) {
    more = 2, point = lead & 0x0fU, least = 0x800;
  } else if ((lead & 0xf8U) == 0xf0U) {
    more = 3, point = lead & 0x07U, least = 0x10000;
  } else {
    ++at;
    return false;
  }
  for (int i = 1; i <= more; ++i) {
    if (at + static_cast<std::size_t>(i) >= text.size() ||
        (byte(at + static_cast<std::size_t>(i)) & 0xc0U) != 0x80U) {
      ++at;
      return false;
    }
    point = (point << 6U) | (byte(at + static_cast<std::size_t>(i)) & 0x3fU);
  }
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    ++at;
    return false;
  }
  at += static_cast<std::size_t>(more) + 1;
  out = point;
  return true;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029;
}

bool is_end_mark(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f ||
         c == 0x0964 || c == 0x061f || c == '\n';
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3fU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3fU));
    out += static_cast<char>(0x80U | (c & 0x3fU));
  } else {
    out += static_cast<char>(0xf0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3fU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3fU));
    out += static_cast<char>(0x80U | (c & 0x3fU));
  }
}

}  // namespace

std::size_t invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    char32_t c = 0;
    if (!next_point(text, at, c)) return start;
  }
  return std::string_view::npos;
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    out += next_point(text, at, c) ? c : U'\ufffd';
  }
  return out;
}

std::string encode_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) append(out, c);
  return out;
}

std::size_t length_utf8(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::string strip_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : decode_utf8(text)) {
    if (c == '\t') {
      out += ' ';
    } else if (c == '\n') {
      out += '\n';
    } else if (c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) ||
               (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c & 0xfffeU) == 0xfffeU) {
      continue;
    } else {
      append(out, c);
    }
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char32_t c : decode_utf8(text)) {
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    append(out, c);
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char32_t c : decode_utf8(text)) {
    if (c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && c != 0x2028 && c != 0x2029) {
      append(out, c);
    } else {
      char hex[16];
      std::snprintf(hex, sizeof hex, "\\u%04x", static_cast<unsigned>(c));
      out += hex;
    }
  }
  return out;
}

std::string without_password(std::string_view address) {
  constexpr std::string_view kMark = "://";
  const std::size_t mark = address.find(kMark);
  const std::size_t begin = mark == std::string_view::npos ? 0 : mark + kMark.size();
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos ||
      address.substr(begin, at - begin).find(':') == std::string_view::npos)
    return std::string(address);
  return std::string(address.substr(0, begin)) + "…" + std::string(address.substr(at));
}

char32_t fold(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xc0) return c;
  if (c <= 0xff) {
    static constexpr char kLatin1[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";
    const char base = kLatin1[(c - 0xc0) & 31U];
    return c == 0xd7 || c == 0xf7 ? c : static_cast<char32_t>(base);
  }
  if (c <= 0x17f) {
    static constexpr char kExtended[] =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
        "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    const std::size_t i = c - 0x100;
    return i < sizeof kExtended - 1 ? static_cast<char32_t>(kExtended[i]) : c;
  }
  if (c >= 0x391 && c <= 0x3a9) return c + 32;
  if (c >= 0x410 && c <= 0x42f) return c + 32;
  if (c == 0x401 || c == 0x451) return 0x435;  // Russian io is often written as ie
  if (c >= 0x400 && c <= 0x40f) return c + 80;
  if (c >= 0xff21 && c <= 0xff3a) return c - 0xff21 + 'a';
  if (c >= 0xff10 && c <= 0xff19) return c - 0xff10 + '0';
  return c;
}

bool is_word_char(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xc0 || is_space(c) || c == 0xd7 || c == 0xf7) return false;
  if (c >= 0x2000 && c <= 0x2bff) return false;  // punctuation, symbols, arrows
  if (c >= 0x3001 && c <= 0x303f) return false;  // CJK punctuation
  if (c >= 0xff00 && c <= 0xff0f) return false;
  if (c >= 0xff1a && c <= 0xff20) return false;
  return c < 0x1f000 || c > 0x1faff;  // pictographs
}

bool is_unspaced(char32_t c) {
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x0e00 && c <= 0x0eff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

std::string shorten(std::string_view text, std::size_t max_chars) {
  const std::string clean = squeeze(text);
  std::u32string points = decode_utf8(clean);
  if (points.size() <= max_chars) return clean;
  std::size_t cut = max_chars;
  // Scripts without spaces may be cut anywhere; others at the last space of a useful length.
  if (!is_unspaced(points[cut]) || !is_unspaced(points[cut - 1])) {
    while (cut > 0 && !is_space(points[cut])) --cut;
    if (cut < max_chars / 3) cut = max_chars;
  }
  while (cut > 0 && !is_word_char(points[cut - 1])) --cut;
  points.resize(cut == 0 ? max_chars : cut);
  return encode_utf8(points);
}

std::string first_sentence(std::string_view text) {
  const std::u32string points = decode_utf8(text);
  std::size_t start = 0;
  while (start < points.size() && is_space(points[start])) ++start;
  for (std::size_t i = start; i < points.size(); ++i) {
    if (!is_end_mark(points[i])) continue;
    // "3.5 million" and "v1.2" are no sentence ends; full-width marks always are.
    if (points[i] == '.' && i + 1 < points.size() && !is_space(points[i + 1])) continue;
    return squeeze(encode_utf8(std::u32string_view(points).substr(start, i - start)));
  }
  return squeeze(encode_utf8(std::u32string_view(points).substr(start)));
}

std::string nearest_name(std::string_view wrong, std::span<const std::string> known) {
  std::u32string from = decode_utf8(wrong.substr(0, 64));
  for (char32_t& c : from) c = fold(c);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, from.size() / 3) + 1;
  for (const std::string& name : known) {
    std::u32string to = decode_utf8(name);
    for (char32_t& c : to) c = fold(c);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= to.size(); ++j) {
        const std::size_t old = row[j];
        row[j] =
            std::min({row[j] + 1, row[j - 1] + 1, diagonal + (from[i - 1] == to[j - 1] ? 0U : 1U)});
        diagonal = old;
      }
    }
    if (row[to.size()] < best_distance) {
      best_distance = row[to.size()];
      best = name;
    }
  }
  return best;
}

std::string list_names(std::span<const std::string> names, std::size_t limit) {
  std::string out;
  const std::size_t shown = std::min(limit, names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " more";
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t block = 0;
    const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k) {
      block = (block << 8U) | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= have ? digits[(block >> (18U - 6U * k)) & 63U] : '=';
    }
  }
  return out;
}

std::uint64_t stable_hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t h = 14695981039346656037ULL ^ (seed * 0x9e3779b97f4a7c15ULL);
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  h ^= h >> 32U;
  h *= 0xd6e8feb86659fd93ULL;
  return h ^ (h >> 32U);
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string number_text(const char* format, double value) {
  char text[48];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string bytes_text(std::size_t bytes) {
  char text[32];
  if (bytes < 1000) {
    std::snprintf(text, sizeof text, "%zu B", bytes);
  } else {
    const bool mega = bytes >= 1000000;
    const double value = static_cast<double>(bytes) / (mega ? 1e6 : 1e3);
    std::snprintf(
        text, sizeof text, "%.*f %s",
        bytes % (mega ? 100000U : 100U) == 0 && bytes % (mega ? 1000000U : 1000U) == 0 ? 0 : 1,
        value, mega ? "MB" : "kB");
  }
  return text;
}

}  // namespace pm::gen
