#pragma once
#include <string>
#include <string_view>

#include "generator/ledger/ledger.h"

namespace pm::gen {

/// The source that counts of sessions go by.
inline constexpr std::string_view kSessionSource = "playable";

/// What a table calls the fields of a filter; an empty name leaves that field out.
struct FilterColumns {
  std::string_view campaign = "campaign";
  std::string_view variant = "variant";
  std::string_view network = "network";
  std::string_view source = "source";
  std::string_view day = "day";
};

/// " WHERE …", or nothing when the filter is open. `quoted` makes a text a literal of the dialect.
std::string where_sql(const LedgerFilter& filter, const FilterColumns& columns,
                      std::string (*quoted)(std::string_view));

/// A view has the day of its first part, so that its days can only be asked of it as a whole.
LedgerFilter only_days(const LedgerFilter& filter);

/// Named numbers as one JSON object and back; what is no number there is left out.
std::string named_to_json(const std::vector<NamedCount>& named);
std::vector<NamedCount> named_from_json(std::string_view json);

/// Adds one event of pixels or postbacks to the numbers of its day.
void add_hits(Numbers& numbers, const std::string& event, std::int64_t count,
              std::int64_t revenue_micros, bool has_currency);

/// Adds what is there of `more`.
void add_numbers(Numbers& total, const Numbers& more);

/// Rows of `there` and of `more`, those with the same key and currency added up.
std::vector<DailyCounts> add_up(std::vector<DailyCounts> there, std::vector<DailyCounts> more);

/// What the sessions of a day counted; `events[i]` of them had kSessionEvents[i].
Numbers session_numbers(std::span<const std::int64_t> events);

}  // namespace pm::gen
