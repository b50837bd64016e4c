#include "generator/ledger/rows.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace pm::gen {

namespace {

constexpr std::array<std::string_view, kSourceKinds> kKindNames{"network", "attribution",
                                                                "postback", "pixel", "session"};
using Days = std::chrono::sys_days;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || text.starts_with('-'))
    return std::nullopt;
  return value;
}

}  // namespace

std::string_view to_text(SourceKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<SourceKind> source_kind(std::string_view text) {
  const auto at = std::find(kKindNames.begin(), kKindNames.end(), text);
  if (at == kKindNames.end()) return std::nullopt;
  return static_cast<SourceKind>(at - kKindNames.begin());
}

int session_event(std::string_view name) {
  const auto at = std::find(kSessionEvents.begin(), kSessionEvents.end(), name);
  return at == kSessionEvents.end() ? -1 : static_cast<int>(at - kSessionEvents.begin());
}

std::string day_of(std::int64_t ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(ms)};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::optional<std::int64_t> day_start_ms(std::string_view day) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
  const auto year = digits(day.substr(0, 4)), month = digits(day.substr(5, 2)),
             number = digits(day.substr(8, 2));
  if (!year || !month || !number) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*number))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(Days(date).time_since_epoch())
      .count();
}

}  // namespace pm::gen
