#include "generator/measured/measured.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "generator/import/day.h"

namespace pm::gen {

namespace {

constexpr double kMicro = 1e-6;

/// More of a network's installs than this in rows without impressions: they are told of other
/// countries, or of none.
constexpr double kStrayInstalls = 0.02;

CountQuery by_day_and_country() {
  CountQuery out;
  out.by = {Dimension::day, Dimension::variant, Dimension::network, Dimension::country};
  return out;
}

double number(std::optional<std::int64_t> value) { return static_cast<double>(value.value_or(0)); }

/// Networks whose countries cannot be used.
std::set<std::string> without_countries(std::span<const CountRow> rows) {
  std::map<std::string, std::pair<double, double>> installs;  // all, and those without impressions
  for (const CountRow& row : rows) {
    const double count = number(row.numbers.installs);
    installs[row.network].first += count;
    if (!(number(row.numbers.impressions) > 0)) installs[row.network].second += count;
  }
  std::set<std::string> out;
  for (const auto& [network, counts] : installs) {
    if (counts.second > kStrayInstalls * counts.first) out.insert(network);
  }
  return out;
}

std::vector<Measured> joined(std::span<const CountRow> counts) {
  const std::set<std::string> blind = without_countries(counts);
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Measured> rows;
  for (const CountRow& one : counts) {
    const std::string country = blind.contains(one.network) ? std::string() : one.country;
    Measured& row = rows[{one.day, one.variant, one.network, country}];
    row.day = one.day;
    row.variant = one.variant;
    row.network = one.network;
    row.country = country;
    row.impressions += number(one.numbers.impressions);
    row.clicks += number(one.numbers.clicks);
    row.installs += number(one.numbers.installs);
    if (row.currency.empty()) row.currency = one.currency;
    if (row.currency == one.currency) {
      row.spend += kMicro * number(one.numbers.spend_micros);
      row.revenue += kMicro * number(one.numbers.revenue_micros);
    }
    for (const NamedCount& named : one.numbers.named) {
      row.engagement[named.name] += static_cast<double>(named.count);
    }
  }
  std::vector<Measured> out;
  out.reserve(rows.size());
  for (auto& [key, row] : rows) out.push_back(std::move(row));
  return out;
}

/// Numbers given to names in the order of their coming.
int number_of(std::map<std::string, int>& known, const std::string& name) {
  return known.try_emplace(name, static_cast<int>(known.size())).first->second;
}

}  // namespace

Result<std::vector<Measured>> measured_in(Ledger& ledger, std::span<const std::string> variants) {
  CountQuery query = by_day_and_country();
  query.filter.variants.assign(variants.begin(), variants.end());
  auto counts = ledger.counts(query);
  if (!counts) return counts.error();
  return joined(*counts);
}

std::vector<Measured> measured_rows(std::vector<DailyCounts> rows) {
  return joined(group_counts(std::move(rows), by_day_and_country()));
}

std::string last_day(std::span<const Measured> rows) {
  std::string out;
  for (const Measured& row : rows) out = std::max(out, row.day);
  return out;
}

int days_between(std::string_view from, std::string_view to) {
  const auto first = day_from(from);
  const auto last = day_from(to);
  return first && last ? static_cast<int>((*last - *first).count()) : 0;
}

Counts counts_of(std::span<const Measured> rows, std::span<const std::string> arms,
                 const DelayCurve& delay, double half_life_days) {
  Counts out;
  out.arms.assign(arms.begin(), arms.end());
  std::map<std::string, int> arm_of;
  for (const std::string& arm : arms) number_of(arm_of, arm);
  std::map<std::string, int> networks;
  std::map<std::string, int> countries;
  std::map<std::tuple<int, int, int>, int> strata;
  std::vector<int> network;
  std::vector<int> country;
  const std::string today = last_day(rows);
  std::set<std::string> days;
  for (const Measured& row : rows) {
    if (row.impressions > 0 && arm_of.contains(row.variant)) days.insert(row.day);
  }
  out.periods.assign(days.begin(), days.end());
  for (const Measured& row : rows) {
    const auto arm = arm_of.find(row.variant);
    if (arm == arm_of.end() || !(row.impressions > 0)) continue;
    const int age = days_between(row.day, today);
    Cell cell;
    cell.arm = arm->second;
    cell.impressions = row.impressions;
    cell.installs = std::min(row.installs, row.impressions);
    cell.share = delay.share_by(static_cast<std::size_t>(std::max(0, age)));
    cell.weight = recency(age, half_life_days);
    const int period = static_cast<int>(
        std::lower_bound(out.periods.begin(), out.periods.end(), row.day) - out.periods.begin());
    network.push_back(number_of(networks, row.network));
    country.push_back(number_of(countries, row.country));
    out.cells.push_back(cell);
    out.period.push_back(period);
    out.stratum.push_back(
        strata
            .try_emplace({period, network.back(), country.back()}, static_cast<int>(strata.size()))
            .first->second);
  }
  out.circumstances = {{out.period, static_cast<int>(out.periods.size())},
                       {std::move(network), static_cast<int>(networks.size())},
                       {std::move(country), static_cast<int>(countries.size())}};
  if (out.periods.empty()) out.periods = {""};
  return out;
}

std::vector<ValueCell> values_of(std::span<const Measured> rows,
                                 std::span<const std::string> arms) {
  std::map<std::string, double> weight;
  for (const Measured& row : rows) {
    if (row.revenue > 0 || row.spend > 0) weight[row.currency] += row.spend + row.revenue;
  }
  std::string currency;
  double most = -1;
  for (const auto& [name, sum] : weight) {
    if (sum > most) most = sum, currency = name;
  }
  std::map<std::string, int> arm_of;
  for (const std::string& arm : arms) number_of(arm_of, arm);
  std::map<std::string, int> periods;
  std::vector<ValueCell> out;
  for (const Measured& row : rows) {
    const auto arm = arm_of.find(row.variant);
    if (arm == arm_of.end() || (row.currency != currency && row.revenue + row.spend > 0)) continue;
    out.push_back(
        {arm->second, number_of(periods, row.day), row.impressions, row.revenue, row.spend});
  }
  return out;
}

}  // namespace pm::gen
