#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/import/day.h"

namespace pm::gen {

/// What a column can be. Dimensions come first.
enum class ReportField : std::uint8_t {
  day,
  last_day,  ///< of a row that sums several days, which is refused
  creative,
  campaign,
  network,
  country,
  currency,
  impressions,
  clicks,
  installs,
  spend,
  revenue
};
inline constexpr std::size_t kReportFields = 12;
std::string_view field_name(ReportField field);

/// A number beside the usual ones: events inside the ad, seconds played.
struct EngagementColumn {
  std::string name;                  ///< what it is called in the ledger: first_touch, solved …
  std::vector<std::string> columns;  ///< normalised, the first that is there is read
  bool mean = false;                 ///< a mean per impression: kept as a sum
};

/// How the report of a network or an attribution service is read: templates/reports/<id>.json.
struct ReportSource {
  std::string id, name;
  std::string network;  ///< what rows count for; empty: the report's own column says
  bool attribution = false;
  bool blank_unknown = false;  ///< an empty number is not known; else there was none
  std::string where, days;     ///< for people: where it comes from, whose days they are
  DayOrder day_order = DayOrder::unknown;
  std::string currency;                             ///< when the report does not say
  std::vector<std::string> columns[kReportFields];  ///< normalised names, the first wins
  std::vector<EngagementColumn> engagement;
  std::vector<std::string> ignored;  ///< known and of no use here
  std::vector<std::string> marks;    ///< columns that tell it from others
  std::vector<std::string> totals;   ///< how rows begin that sum others, beside the usual words
  std::map<std::string, std::string> networks;  ///< of an attribution service: its names → ours
};

/// A column's name as sources know it: lower case, runs of anything but letters and digits are one
/// space. A currency in brackets at the end, "Cost (USD)", is taken off: see `currency_of_column`.
std::string normal_column(std::string_view name);
std::string currency_of_column(std::string_view name);

/// Reads one source. Errors (internal) name the place.
Result<ReportSource> parse_report_source(const Json& document, std::string_view id,
                                         std::string_view file);
/// Reads templates/reports/*.json, by id.
Result<std::vector<ReportSource>> load_report_sources();

/// Index of each field's column in a head; −1 where there is none.
struct ColumnMap {
  int field[kReportFields];
  std::vector<int> engagement;       ///< of each of the source's, −1 where there is none
  std::vector<std::string> unknown;  ///< columns that the source does not know
  int known = 0, marks = 0;          ///< columns that it knows, and those that tell it

  int at(ReportField f) const { return field[static_cast<std::size_t>(f)]; }
  /// Enough to count something: a day, a creative, and impressions or installs or an engagement.
  bool usable() const;
  /// Required fields that are missing, for people.
  std::vector<std::string> missing() const;
};
ColumnMap map_columns(std::span<const std::string> head, const ReportSource& source);

}  // namespace pm::gen
