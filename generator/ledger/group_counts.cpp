#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "generator/ledger/ledger.h"

namespace pm::gen {

namespace {

constexpr std::array kInstallOrder{SourceKind::attribution, SourceKind::postback,
                                   SourceKind::network, SourceKind::pixel, SourceKind::session};
constexpr std::array kOtherOrder{SourceKind::network, SourceKind::pixel, SourceKind::session,
                                 SourceKind::attribution, SourceKind::postback};

using Number = std::optional<std::int64_t>;
struct Column {
  Number Numbers::* number;
  bool installs_or_revenue;
};
constexpr std::array<Column, 5> kColumns{{{&Numbers::impressions, false},
                                          {&Numbers::clicks, false},
                                          {&Numbers::installs, true},
                                          {&Numbers::spend_micros, false},
                                          {&Numbers::revenue_micros, true}}};

/// Place of a source in the order of belief, then its name, so that the choice is always the same.
using Rank = std::pair<int, std::string>;

Rank rank_of(const DailyCounts& row, bool installs_or_revenue) {
  const auto order = believed(installs_or_revenue);
  const auto at = std::find(order.begin(), order.end(), row.kind);
  return {static_cast<int>(at - order.begin()), row.source};
}

void keep_best(std::optional<Rank>& best, const Rank& rank) {
  if (!best || rank < *best) best = rank;
}

/// Rows of one variant, network and day: takes away each number that a more trusted source has too.
void resolve(std::span<DailyCounts*> rows) {
  std::array<std::optional<Rank>, kColumns.size()> best;
  std::map<std::string, std::optional<Rank>> best_named;
  for (const DailyCounts* row : rows) {
    for (std::size_t i = 0; i < kColumns.size(); ++i)
      if (row->numbers.*kColumns[i].number)
        keep_best(best[i], rank_of(*row, kColumns[i].installs_or_revenue));
    for (const NamedCount& named : row->numbers.named)
      keep_best(best_named[named.name], rank_of(*row, false));
  }
  for (DailyCounts* row : rows) {
    for (std::size_t i = 0; i < kColumns.size(); ++i)
      if (best[i] && rank_of(*row, kColumns[i].installs_or_revenue) != *best[i])
        row->numbers.*kColumns[i].number = std::nullopt;
    const Rank rank = rank_of(*row, false);
    std::erase_if(row->numbers.named,
                  [&](const NamedCount& named) { return best_named[named.name] != rank; });
  }
}

void resolve_all(std::vector<DailyCounts>& rows) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<DailyCounts*>> groups;
  for (DailyCounts& row : rows) groups[{row.variant, row.network, row.day}].push_back(&row);
  for (auto& [key, group] : groups) resolve(group);
}

void add_known(Number& total, const Number& more) {
  if (more) total = total.value_or(0) + *more;
}

struct Group {
  Numbers counts;
  std::map<std::string, std::int64_t> named;
  std::map<std::string, std::pair<Number, Number>> amounts;  ///< spend, revenue by currency
};

void add_row(Group& group, const DailyCounts& row) {
  add_known(group.counts.impressions, row.numbers.impressions);
  add_known(group.counts.clicks, row.numbers.clicks);
  add_known(group.counts.installs, row.numbers.installs);
  for (const NamedCount& named : row.numbers.named) group.named[named.name] += named.count;
  if (!row.numbers.spend_micros && !row.numbers.revenue_micros) return;
  auto& [spend, revenue] = group.amounts[row.currency];
  add_known(spend, row.numbers.spend_micros);
  add_known(revenue, row.numbers.revenue_micros);
}

/// A number of zero in no currency says nothing beside one in a currency.
void drop_empty_amount(Group& group) {
  const auto none = group.amounts.find("");
  if (none == group.amounts.end() || group.amounts.size() == 1) return;
  if (none->second.first.value_or(0) == 0 && none->second.second.value_or(0) == 0)
    group.amounts.erase(none);
}

const std::string& value_of(const DailyCounts& row, Dimension dimension) {
  switch (dimension) {
    case Dimension::campaign: return row.campaign;
    case Dimension::variant: return row.variant;
    case Dimension::network: return row.network;
    case Dimension::country: return row.country;
    case Dimension::day: return row.day;
    case Dimension::source: break;
  }
  return row.source;
}

std::string CountRow::* field_of(Dimension dimension) {
  constexpr std::array fields{&CountRow::campaign, &CountRow::variant, &CountRow::network,
                              &CountRow::country,  &CountRow::day,     &CountRow::source};
  return fields[static_cast<std::size_t>(dimension)];
}

/// The rows of one group: one for each currency, the first with the counts.
void append_rows(std::vector<CountRow>& out, const CountRow& key, Group group) {
  drop_empty_amount(group);
  CountRow row = key;
  row.numbers = group.counts;
  for (auto& [name, count] : group.named) row.numbers.named.push_back({name, count});
  if (group.amounts.empty()) {
    out.push_back(std::move(row));
    return;
  }
  for (auto& [currency, amounts] : group.amounts) {
    row.currency = currency;
    std::tie(row.numbers.spend_micros, row.numbers.revenue_micros) = amounts;
    out.push_back(row);
    row.numbers = {};
  }
}

}  // namespace

std::span<const SourceKind> believed(bool installs_or_revenue) {
  return installs_or_revenue ? std::span<const SourceKind>(kInstallOrder)
                             : std::span<const SourceKind>(kOtherOrder);
}

std::vector<CountRow> group_counts(std::vector<DailyCounts> rows, const CountQuery& query) {
  if (query.resolve) resolve_all(rows);
  std::map<std::vector<std::string>, std::pair<CountRow, Group>> groups;
  for (const DailyCounts& row : rows) {
    if (row.numbers == Numbers{}) continue;
    std::vector<std::string> key;
    CountRow fields;
    for (const Dimension dimension : query.by) key.push_back(value_of(row, dimension));
    for (const Dimension dimension : query.by)
      fields.*field_of(dimension) = value_of(row, dimension);
    auto& [kept, group] =
        groups.try_emplace(std::move(key), std::move(fields), Group{}).first->second;
    add_row(group, row);
  }
  std::vector<CountRow> out;
  for (auto& [key, entry] : groups) append_rows(out, entry.first, std::move(entry.second));
  return out;
}

Result<std::vector<CountRow>> Ledger::counts(const CountQuery& query) {
  auto rows = daily(query.filter);
  if (!rows) return rows.error();
  return group_counts(std::move(*rows), query);
}

}  // namespace pm::gen
