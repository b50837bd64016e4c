#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pm::gen {

enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

/// Whether 03/04/2026 is in March or in April. All cells of a column are looked at before any is
/// read.
class DayStyle {
 public:
  void look_at(std::string_view cell);
  /// By the evidence of the cells, `otherwise` when there is none. `unknown` when cells contradict
  /// each other, or when nobody knows and it matters.
  DayOrder order(DayOrder otherwise) const;
  /// Some cell can be read either way.
  bool matters() const { return ambiguous_; }

 private:
  bool day_first_ = false;
  bool month_first_ = false;
  bool ambiguous_ = false;
};

/// A day from 2000 to 2100: 2026-11-03, 20261103, 03.11.2026, 11/3/26, Nov 3, 2026, 3 Nov 2026,
/// 2026年11月3日, Unix seconds or milliseconds. A time of day may follow; when it says its offset
/// from UTC (Z, +02:00), the day is the one at `offset` from UTC, else as it stands.
std::optional<std::chrono::sys_days> read_day(std::string_view cell, DayOrder order,
                                              std::chrono::minutes offset);

/// "2026-11-03".
std::string day_text(std::chrono::sys_days day);
/// Back again; nothing when it is written otherwise.
std::optional<std::chrono::sys_days> day_from(std::string_view text);

/// "+02:00", "-5", "UTC" or "Z"; nothing for anything else.
std::optional<std::chrono::minutes> read_offset(std::string_view text);

}  // namespace pm::gen
