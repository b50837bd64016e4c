#include "generator/ledger/where.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "generator/core/json.h"

namespace pm::gen {

namespace {

void add_list(std::vector<std::string>& parts, std::string_view column,
              const std::vector<std::string>& values, std::string (*quoted)(std::string_view)) {
  if (column.empty() || values.empty()) return;
  std::string part = std::string(column) + " IN (";
  for (std::size_t i = 0; i < values.size(); ++i) part += (i ? "," : "") + quoted(values[i]);
  parts.push_back(part + ")");
}

void add(std::optional<std::int64_t>& number, std::int64_t more) {
  number = number.value_or(0) + more;
}

void add_named(Numbers& numbers, const std::string& name, std::int64_t count) {
  const auto at = std::lower_bound(
      numbers.named.begin(), numbers.named.end(), name,
      [](const NamedCount& one, const std::string& wanted) { return one.name < wanted; });
  if (at != numbers.named.end() && at->name == name)
    at->count += count;
  else
    numbers.named.insert(at, {name, count});
}

}  // namespace

LedgerFilter only_days(const LedgerFilter& filter) {
  LedgerFilter out;
  out.first_day = filter.first_day;
  out.last_day = filter.last_day;
  return out;
}

std::string where_sql(const LedgerFilter& filter, const FilterColumns& columns,
                      std::string (*quoted)(std::string_view)) {
  std::vector<std::string> parts;
  add_list(parts, columns.campaign, filter.campaigns, quoted);
  add_list(parts, columns.variant, filter.variants, quoted);
  add_list(parts, columns.network, filter.networks, quoted);
  add_list(parts, columns.source, filter.sources, quoted);
  if (!columns.day.empty()) {
    const std::string day{columns.day};
    if (!filter.first_day.empty()) parts.push_back(day + " >= " + quoted(filter.first_day));
    if (!filter.last_day.empty()) parts.push_back(day + " <= " + quoted(filter.last_day));
  }
  std::string sql;
  for (const std::string& part : parts) sql += (sql.empty() ? " WHERE " : " AND ") + part;
  return sql;
}

std::string named_to_json(const std::vector<NamedCount>& named) {
  std::map<std::string, std::int64_t> sorted;
  for (const NamedCount& one : named) sorted[one.name] = one.count;
  return nlohmann::json(sorted).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<NamedCount> named_from_json(std::string_view json) {
  std::vector<NamedCount> named;
  const auto object = nlohmann::json::parse(json, nullptr, false);
  if (!object.is_object()) return named;
  for (const auto& [name, count] : object.items())
    if (count.is_number_integer()) named.push_back({name, count.get<std::int64_t>()});
  return named;
}

void add_hits(Numbers& numbers, const std::string& event, std::int64_t count,
              std::int64_t revenue_micros, bool has_currency) {
  if (event == "impression") {
    add(numbers.impressions, count);
  } else if (event == "click") {
    add(numbers.clicks, count);
  } else if (event == "install") {
    add(numbers.installs, count);
  } else {
    add_named(numbers, event, count);
  }
  if (has_currency) add(numbers.revenue_micros, revenue_micros);
}

void add_numbers(Numbers& total, const Numbers& more) {
  const auto plus = [](std::optional<std::int64_t>& sum,
                       const std::optional<std::int64_t>& number) {
    if (number) add(sum, *number);
  };
  plus(total.impressions, more.impressions);
  plus(total.clicks, more.clicks);
  plus(total.installs, more.installs);
  plus(total.spend_micros, more.spend_micros);
  plus(total.revenue_micros, more.revenue_micros);
  for (const NamedCount& named : more.named) add_named(total, named.name, named.count);
}

std::vector<DailyCounts> add_up(std::vector<DailyCounts> there, std::vector<DailyCounts> more) {
  using Key = std::tuple<SourceKind, std::string, std::string, std::string, std::string,
                         std::string, std::string, std::string>;
  std::map<Key, DailyCounts> sums;
  for (std::vector<DailyCounts>* rows : {&there, &more})
    for (DailyCounts& row : *rows) {
      Key key{row.kind,    row.source,  row.campaign, row.variant,
              row.network, row.country, row.day,      row.currency};
      const auto at = sums.find(key);
      if (at == sums.end())
        sums.emplace(std::move(key), std::move(row));
      else
        add_numbers(at->second.numbers, row.numbers);
    }
  std::vector<DailyCounts> rows;
  for (auto& [key, row] : sums) rows.push_back(std::move(row));
  return rows;
}

Numbers session_numbers(std::span<const std::int64_t> events) {
  Numbers numbers;
  numbers.impressions = events[static_cast<std::size_t>(session_event("displayed"))];
  numbers.clicks = events[static_cast<std::size_t>(session_event("cta"))];
  for (std::size_t i = 0; i < events.size(); ++i)
    numbers.named.push_back({std::string(kSessionEvents[i]), events[i]});
  std::sort(numbers.named.begin(), numbers.named.end(),
            [](const NamedCount& a, const NamedCount& b) { return a.name < b.name; });
  return numbers;
}

}  // namespace pm::gen
