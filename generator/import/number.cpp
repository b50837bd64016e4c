#include "generator/import/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "generator/core/text.h"
#include "generator/import/words.h"

namespace pm::gen {

namespace {

constexpr std::array<std::pair<char32_t, const char*>, 12> kSigns{{{U'$', "USD"},
                                                                   {U'€', "EUR"},
                                                                   {U'£', "GBP"},
                                                                   {U'¥', "JPY"},
                                                                   {U'₹', "INR"},
                                                                   {U'₩', "KRW"},
                                                                   {U'₽', "RUB"},
                                                                   {U'₺', "TRY"},
                                                                   {U'₫', "VND"},
                                                                   {U'₪', "ILS"},
                                                                   {U'฿', "THB"},
                                                                   {U'₴', "UAH"}}};

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200b);
}

char32_t plain_digit(char32_t c) {
  for (const char32_t zero : {U'\u0660', U'\u06f0', U'\u0966', U'\uff10'}) {
    if (c >= zero && c <= zero + 9) return U'0' + (c - zero);
  }
  if (c == 0x066b) return U',';  // Arabic decimal separator
  if (c == 0x066c) return U'.';
  if (c == 0x2212) return U'-';
  return c;
}

/// The cell without spaces, apostrophes and currency; only digits, signs, points and commas are
/// left when it is a number.
struct Bare {
  std::string number;
  std::string currency;
};

Bare bare(std::string_view cell) {
  Bare out;
  std::string letters;
  for (const char32_t raw : decode_utf8(cell.substr(0, kLongestCell))) {
    const char32_t c = plain_digit(raw);
    if (is_space(c) || c == U'\'' || c == 0x2019 || c == U'%') continue;
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                   [&](const auto& known) { return known.first == c; });
    if (sign != kSigns.end()) {
      out.currency = sign->second;
    } else if (c >= U'A' && c <= U'Z' && letters.size() < 4) {
      letters += static_cast<char>(c);
    } else {
      out.number += c < 0x80 ? static_cast<char>(c) : '?';
    }
  }
  if (letters.size() == 3 && !out.number.empty()) {
    out.currency = letters;
  } else if (letters == "R" && out.currency == "USD") {
    out.currency = "BRL";
  } else if (!letters.empty()) {
    out.number += '?';
  }
  return out;
}

bool says_nothing(std::string_view cell) {
  const std::string text = squeeze(cell);
  static constexpr std::array<std::string_view, 14> kNothing{
      "", "-", "--", "---", "—", "–", "N/A", "n/a", "NA", "null", "NULL", "None", "none", "NaN"};
  return std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end();
}

/// Digits in groups of three after `mark`, the first group of one to three: 1,234,567.
bool grouped(std::string_view number, char mark) {
  if (number.starts_with('-') || number.starts_with('+')) number.remove_prefix(1);
  std::size_t in_group = 0;
  std::size_t groups = 0;
  for (const char c : number) {
    if (c == mark) {
      if (groups == 0 ? in_group == 0 || in_group > 3 : in_group != 3) return false;
      ++groups;
      in_group = 0;
    } else if (c >= '0' && c <= '9') {
      ++in_group;
    } else {
      return false;
    }
  }
  return groups > 0 && in_group == 3;
}

}  // namespace

void NumberStyle::look_at(std::string_view cell, NumberKind kind) {
  const std::string number = bare(cell).number;
  const std::size_t point = number.rfind('.');
  const std::size_t comma = number.rfind(',');
  if (point == std::string::npos && comma == std::string::npos) return;
  if (point != std::string::npos && comma != std::string::npos) {
    (point > comma ? point_ : comma_) = true;
    return;
  }
  const char mark = point != std::string::npos ? '.' : ',';
  const auto marks = std::count(number.begin(), number.end(), mark);
  const bool parts_thousands = marks > 1 || (kind == NumberKind::count && grouped(number, mark));
  // "0.125" has three digits too, but no thousand begins with a nought.
  if (!parts_thousands && grouped(number, mark) && !number.starts_with('0')) return;
  ((mark == '.') != parts_thousands ? point_ : comma_) = true;
}

std::optional<char> NumberStyle::decimal(char otherwise) const {
  if (point_ && comma_) return std::nullopt;
  if (point_) return '.';
  return comma_ ? ',' : otherwise;
}

NumberCell read_number(std::string_view cell, NumberKind kind, char decimal) {
  NumberCell out;
  if (says_nothing(cell)) {
    out.missing = true;
    return out;
  }
  if (cell.size() > kLongestCell) return out;
  Bare found = bare(cell);
  out.currency = std::move(found.currency);
  std::string& number = found.number;
  const char thousands = decimal == '.' ? ',' : '.';
  const std::string whole = number.substr(0, number.find(decimal));
  if (whole.find(thousands) != std::string::npos) {
    if (!grouped(whole, thousands)) return out;
    std::erase(number, thousands);
  } else if (kind == NumberKind::count && grouped(number, decimal)) {
    std::erase(number, decimal);
  }
  std::replace(number.begin(), number.end(), ',', '.');
  if (number.starts_with('+')) number.erase(0, 1);
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) {
    return out;
  }
  out.value = value;
  return out;
}

}  // namespace pm::gen
