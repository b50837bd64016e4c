#include "generator/optimiser/counts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "generator/core/csv.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr ExitCode kBadCounts = ExitCode::usage;
constexpr double kMost = 1e12;
constexpr std::size_t kMostArms = 2000;

/// Numbers given to names in the order of their coming.
class Names {
 public:
  int of(const std::string& name) {
    const auto [at, fresh] = known_.try_emplace(name, static_cast<int>(names.size()));
    if (fresh) names.push_back(name);
    return at->second;
  }
  std::vector<std::string> names;

 private:
  std::unordered_map<std::string, int> known_;
};

/// Puts periods in order; `level` holds each cell's and is renumbered.
void sort_periods(std::vector<std::string>& periods, std::vector<int>& level) {
  std::vector<int> order(periods.size());
  std::iota(order.begin(), order.end(), 0);
  const bool numbers = std::all_of(periods.begin(), periods.end(), [](const std::string& p) {
    return field_number(p).has_value();
  });
  std::stable_sort(order.begin(), order.end(), [&](int x, int y) {
    const std::string& a = periods[static_cast<std::size_t>(x)];
    const std::string& b = periods[static_cast<std::size_t>(y)];
    return numbers ? *field_number(a) < *field_number(b) : a < b;
  });
  std::vector<int> place(periods.size());
  std::vector<std::string> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    sorted.push_back(std::move(periods[static_cast<std::size_t>(order[i])]));
  }
  periods = std::move(sorted);
  for (int& l : level) l = place[static_cast<std::size_t>(l)];
}

}  // namespace

std::vector<Tally> Counts::totals() const {
  std::vector<Tally> out(arms.size());
  for (const Cell& cell : cells) {
    out[static_cast<std::size_t>(cell.arm)].impressions += cell.impressions;
    out[static_cast<std::size_t>(cell.arm)].installs += cell.installs;
  }
  return out;
}

std::vector<double> Counts::last_shares() const {
  std::vector<double> out(arms.size(), 0.0);
  double total = 0;
  const int last = static_cast<int>(periods.size()) - 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (period[c] != last) continue;
    out[static_cast<std::size_t>(cells[c].arm)] += cells[c].impressions;
    total += cells[c].impressions;
  }
  if (!(total > 0)) return {};
  for (double& share : out) share /= total;
  return out;
}

DelayCurve delay_between(const Counts& now, std::span<const Counts> earlier) {
  std::map<std::string, int> place;
  for (const std::string& period : now.periods)
    place.emplace(period, static_cast<int>(place.size()));
  std::vector<Snapshot> known;
  const auto add = [&](const Counts& table) {
    const auto last = place.find(table.periods.back());
    if (last == place.end()) return;
    std::map<int, double> installs;
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const auto at = place.find(table.periods[static_cast<std::size_t>(table.period[c])]);
      if (at != place.end()) installs[at->second] += table.cells[c].installs;
    }
    for (const auto& [period, count] : installs)
      known.push_back({period, last->second - period, count});
  };
  if (earlier.empty()) return {};
  for (const Counts& table : earlier) add(table);
  add(now);
  return fit_delay(known);
}

void expect_delay(Counts& counts, const DelayCurve& delay) {
  const int last = static_cast<int>(counts.periods.size()) - 1;
  for (std::size_t c = 0; c < counts.cells.size(); ++c) {
    counts.cells[c].share = delay.share_by(static_cast<std::size_t>(last - counts.period[c]));
  }
}

Result<Counts> read_counts(std::string_view text, std::string_view file) {
  auto csv = parse_csv(text, file, kBadCounts);
  if (!csv) return csv.error();
  const int arm = csv->column("arm");
  const int impressions = csv->column("impressions");
  const int installs = csv->column("installs");
  for (const auto& [index, name] : {std::pair(arm, "arm"), std::pair(impressions, "impressions"),
                                    std::pair(installs, "installs")}) {
    if (index < 0) {
      return table_error(*csv, csv->head.line, kBadCounts,
                         std::string("there is no column \"") + name + "\"",
                         "The first line must name arm,impressions,installs and may name period, "
                         "network and country");
    }
  }
  Counts out;
  Names arms;
  struct Column {
    int index;
    Names levels;
    std::vector<int> level;
  };
  std::vector<Column> columns;
  for (const char* name : {"period", "network", "country"}) {
    if (const int index = csv->column(name); index >= 0) columns.push_back({index, {}, {}});
  }
  const bool has_periods = csv->column("period") >= 0;
  std::map<std::vector<int>, int> strata;
  std::vector<int> here(columns.size());
  for (const CsvRow& row : csv->rows) {
    const auto field = [&](int column) {
      return squeeze(row.fields[static_cast<std::size_t>(column)]);
    };
    const std::string name = field(arm);
    if (name.empty()) {
      return table_error(*csv, row.line, kBadCounts, "the arm has no name", "Fill in the column");
    }
    Cell cell;
    cell.arm = arms.of(name);
    if (arms.names.size() > kMostArms) {
      return table_error(*csv, row.line, kBadCounts, "there are more than 2000 arms",
                         "Give one experiment at a time");
    }
    for (const auto& [index, what, into] :
         {std::tuple(impressions, "impressions", &cell.impressions),
          std::tuple(installs, "installs", &cell.installs)}) {
      const auto value = field_number(field(index));
      if (!value || *value < 0 || *value > kMost) {
        return table_error(*csv, row.line, kBadCounts,
                           std::string("the ") + what + " " + shown_field(field(index)) +
                               " are no number from 0 to 1e12",
                           "Write a plain number without thousands separators");
      }
      *into = *value;
    }
    if (cell.installs > cell.impressions) {
      return table_error(*csv, row.line, kBadCounts, "there are more installs than impressions",
                         "Are the columns the right way round?");
    }
    out.cells.push_back(cell);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      here[c] = columns[c].levels.of(field(columns[c].index));
      columns[c].level.push_back(here[c]);
    }
    out.stratum.push_back(strata.try_emplace(here, static_cast<int>(strata.size())).first->second);
  }
  if (out.cells.empty()) {
    return table_error(*csv, csv->head.line, kBadCounts, "the table has no row",
                       "Add lines like a,12000,61");
  }
  out.arms = std::move(arms.names);
  if (has_periods) {
    out.periods = std::move(columns.front().levels.names);
    sort_periods(out.periods, columns.front().level);
    out.period = columns.front().level;
    columns.front().levels.names = out.periods;
  } else {
    out.periods = {""};
    out.period.assign(out.cells.size(), 0);
  }
  for (Column& column : columns) {
    out.circumstances.push_back(
        {std::move(column.level), static_cast<int>(column.levels.names.size())});
  }
  return out;
}

}  // namespace pm::gen
