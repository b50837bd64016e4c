#include "generator/import/day.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "generator/core/text.h"
#include "generator/import/words.h"

namespace pm::gen {

namespace {

namespace ch = std::chrono;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

/// A piece of a date: a number or the name of a month.
struct Piece {
  int value = 0;
  std::size_t digits = 0;  // 0: a month's name
};

struct Pieces {
  std::vector<Piece> date;  // the first three
  std::string_view rest;    // a time of day, an offset
};

std::optional<int> month_named(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    bool same = true;
    for (std::size_t c = 0; c < 3; ++c) same &= (word[c] | 0x20) == kMonths[i][c];
    if (same) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::optional<Pieces> pieces_of(std::string_view text) {
  Pieces out;
  std::size_t at = 0;
  while (at < text.size() && out.date.size() < 3) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
      Piece piece;
      piece.digits = at - begin;
      if (piece.digits > 4) return std::nullopt;
      std::from_chars(text.data() + begin, text.data() + at, piece.value);
      out.date.push_back(piece);
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      const auto month = month_named(text.substr(begin, at - begin));
      // A weekday may come first: "Tue, 3 Nov 2026".
      if (!month && !out.date.empty()) return std::nullopt;
      if (month) out.date.push_back({*month, 0});
    } else {
      ++at;  // separators of any kind, also 年 and 月
    }
  }
  if (out.date.size() != 3) return std::nullopt;
  out.rest = text.substr(at);
  return out;
}

int full_year(const Piece& piece) { return piece.digits <= 2 ? 2000 + piece.value : piece.value; }

std::optional<ch::sys_days> made_day(int year, int month, int day) {
  if (year < 2000 || year > 2100 || month < 1 || day < 1) return std::nullopt;
  const ch::year_month_day date{ch::year(year), ch::month(static_cast<unsigned>(month)),
                                ch::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return ch::sys_days(date);
}

/// Seconds of the day and, if the text says it, the offset from UTC.
struct Clock {
  int seconds = 0;
  std::optional<ch::minutes> offset;
};

Clock read_clock(std::string_view rest) {
  Clock out;
  std::size_t at = 0;
  while (at < rest.size() && !is_digit(rest[at])) ++at;
  std::array<int, 3> parts{};
  for (int& part : parts) {
    const auto [end, error] = std::from_chars(rest.data() + at, rest.data() + rest.size(), part);
    if (error != std::errc() || part < 0 || part > 60) return {};
    at = static_cast<std::size_t>(end - rest.data());
    if (at >= rest.size() || rest[at] != ':') break;
    ++at;
  }
  out.seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (at < rest.size() && rest[at] == '.') {
    ++at;
    while (at < rest.size() && is_digit(rest[at])) ++at;
  }
  const std::string tail = squeeze(rest.substr(at));
  if ((tail.starts_with("PM") || tail.starts_with("pm")) && parts[0] < 12) {
    out.seconds += 12 * 3600;
  }
  if (!tail.empty()) out.offset = read_offset(tail);
  return out;
}

std::optional<ch::sys_days> from_unix(std::string_view digits, ch::minutes offset) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (digits.size() == 13) value /= 1000;
  const ch::sys_seconds when{ch::seconds(value)};
  const auto day = ch::floor<ch::days>(when + offset);
  const ch::year_month_day date(day);
  return made_day(static_cast<int>(date.year()), static_cast<int>(unsigned(date.month())),
                  static_cast<int>(unsigned(date.day())));
}

std::string cleaned(std::string_view cell) { return squeeze(cell.substr(0, kLongestCell)); }

/// The first two of a date whose year comes last, when both are numbers.
std::optional<std::pair<int, int>> either_way(std::string_view cell) {
  const std::string text = cleaned(cell);
  const auto pieces = pieces_of(text);
  if (!pieces) return std::nullopt;
  const auto& date = pieces->date;
  if (date[0].digits > 2 || date[0].digits == 0 || date[1].digits == 0) return std::nullopt;
  return std::pair(date[0].value, date[1].value);
}

}  // namespace

void DayStyle::look_at(std::string_view cell) {
  const auto both = either_way(cell);
  if (!both) return;
  if (both->first > 12) {
    day_first_ = true;
  } else if (both->second > 12) {
    month_first_ = true;
  } else if (both->first != both->second) {
    // With points between them the day comes first, wherever that is written.
    (cell.find('.') != std::string_view::npos ? day_first_ : ambiguous_) = true;
  }
}

DayOrder DayStyle::order(DayOrder otherwise) const {
  if (day_first_ && month_first_) return DayOrder::unknown;
  if (day_first_) return DayOrder::day_first;
  return month_first_ ? DayOrder::month_first : otherwise;
}

std::optional<ch::sys_days> read_day(std::string_view cell, DayOrder order, ch::minutes offset) {
  const std::string text = cleaned(cell);
  bool all_digits = !text.empty();
  for (const char c : text) all_digits &= is_digit(c);
  if (all_digits && (text.size() == 10 || text.size() == 13)) return from_unix(text, offset);
  if (all_digits && text.size() == 8) {
    return made_day(std::stoi(text.substr(0, 4)), std::stoi(text.substr(4, 2)),
                    std::stoi(text.substr(6, 2)));
  }
  const auto pieces = pieces_of(text);
  if (!pieces) return std::nullopt;
  const auto& date = pieces->date;
  std::optional<ch::sys_days> day;
  if (date[0].digits == 4) {
    day = made_day(date[0].value, date[1].value, date[2].value);
  } else if (date[0].digits == 0) {
    day = made_day(full_year(date[2]), date[0].value, date[1].value);
  } else if (date[1].digits == 0 || order != DayOrder::month_first) {
    day = made_day(full_year(date[2]), date[1].value, date[0].value);
  } else {
    day = made_day(full_year(date[2]), date[0].value, date[1].value);
  }
  if (!day) return std::nullopt;
  const Clock clock = read_clock(pieces->rest);
  if (!clock.offset) return day;
  const ch::sys_seconds when = *day + ch::seconds(clock.seconds) - *clock.offset;
  return ch::floor<ch::days>(when + offset);
}

std::string day_text(ch::sys_days day) {
  const ch::year_month_day date(day);
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::optional<ch::sys_days> day_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return read_day(text, DayOrder::unknown, ch::minutes(0));
}

std::optional<ch::minutes> read_offset(std::string_view text) {
  if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") return ch::minutes(0);
  if (text.starts_with("UTC") || text.starts_with("GMT")) text.remove_prefix(3);
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int hours = 0;
  int minutes = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data() + 1, last, hours);
  if (error != std::errc()) return std::nullopt;
  if (end != last) {
    const auto [rest, fault] = std::from_chars(end + (*end == ':' ? 1 : 0), last, minutes);
    if (fault != std::errc() || rest != last) return std::nullopt;
  } else if (hours >= 100) {
    minutes = hours % 100;
    hours /= 100;
  }
  if (hours > 14 || minutes > 59) return std::nullopt;
  const ch::minutes out(hours * 60 + minutes);
  return text[0] == '-' ? -out : out;
}

}  // namespace pm::gen
