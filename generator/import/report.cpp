#include "generator/import/report.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "generator/core/text.h"
#include "generator/import/charset.h"
#include "generator/import/choose.h"
#include "generator/import/number.h"
#include "generator/import/sheet.h"
#include "generator/import/words.h"

namespace pm::gen {

namespace {

constexpr double kMost = 1e12;
constexpr double kMicros = 1e6;

/// Reads the rows of one table.
class Reader {
 public:
  Reader(const Csv& csv, const ChosenSource& chosen, const Identities& identities,
         const ReportOptions& options)
      : csv_(csv),
        source_(*chosen.source),
        map_(chosen.map),
        identities_(identities),
        options_(options) {}

  Result<Imported> read() {
    out_.source = &source_;
    out_.unknown_columns = map_.unknown;
    if (auto done = learn_style(); !done) return done.error();
    for (const CsvRow& row : csv_.rows) {
      if (auto done = read_row(row); !done) return done.error();
    }
    for (auto& [key, row] : rows_) out_.rows.push_back(std::move(row));
    if (out_.rows.empty() && out_.strangers.empty()) {
      return table_error(csv_, csv_.head.line, kBadReport,
                         "the report has no row by day and creative",
                         "Export it broken down by day and by creative");
    }
    return std::move(out_);
  }

 private:
  std::string cell(const CsvRow& row, ReportField field) const {
    const int at = map_.at(field);
    return at < 0 ? std::string()
                  : squeeze(strip_controls(row.fields[static_cast<std::size_t>(at)]));
  }

  bool is_total(const CsvRow& row) const {
    bool any = false;
    bool total = false;
    for (const ReportField field : {ReportField::day, ReportField::creative, ReportField::campaign,
                                    ReportField::country, ReportField::network}) {
      const std::string text = cell(row, field);
      if (is_blank(text)) continue;
      any = true;
      total |= says_total(text, source_.totals);
    }
    // Meta's first row sums the account: a range of days and nothing else.
    const bool nameless =
        is_blank(cell(row, ReportField::creative)) &&
        (is_blank(cell(row, ReportField::campaign)) || is_blank(cell(row, ReportField::day)));
    return !any || total || nameless;
  }

  Status learn_style() {
    DayStyle days;
    NumberStyle numbers;
    for (const CsvRow& row : csv_.rows) {
      if (is_total(row)) continue;
      days.look_at(cell(row, ReportField::day));
      const auto look = [&](int column, NumberKind kind) {
        if (column >= 0) numbers.look_at(row.fields[static_cast<std::size_t>(column)], kind);
      };
      for (const ReportField f : {ReportField::impressions, ReportField::clicks}) {
        look(map_.at(f), NumberKind::count);
      }
      for (const ReportField f :
           {ReportField::installs, ReportField::spend, ReportField::revenue}) {
        look(map_.at(f), NumberKind::amount);
      }
      for (const int column : map_.engagement) look(column, NumberKind::amount);
    }
    order_ = options_.day_order != DayOrder::unknown ? options_.day_order
                                                     : days.order(source_.day_order);
    if (order_ == DayOrder::unknown && days.matters()) {
      return table_error(csv_, csv_.head.line, kBadReport,
                         "days like 03/04/2026 can be read in two ways",
                         "Add --days dmy when the day comes first, --days mdy when the month does");
    }
    const auto decimal =
        options_.decimal != 0 ? std::optional<char>(options_.decimal) : numbers.decimal('.');
    if (!decimal) {
      return table_error(csv_, csv_.head.line, kBadReport,
                         "some numbers have a decimal point and some a decimal comma",
                         "Add --decimal point or --decimal comma, or export in one language");
    }
    decimal_ = *decimal;
    return Done{};
  }

  Error bad_number(const CsvRow& row, int column, std::string_view what) const {
    return table_error(csv_, row.line, kBadReport,
                       "the " + std::string(what) + " " +
                           shown_field(row.fields[static_cast<std::size_t>(column)]) +
                           " are no number from 0 to 1e12",
                       "Correct the cell; a decimal comma needs --decimal comma");
  }

  using Known = std::optional<double>;

  /// A number of a cell; when it says nothing, 0 or nothing, as the source has it.
  Result<Known> number(const CsvRow& row, int column, NumberKind kind, std::string_view what,
                       std::string* currency = nullptr) const {
    if (column < 0) return Known();
    const NumberCell read =
        read_number(row.fields[static_cast<std::size_t>(column)], kind, decimal_);
    if (read.missing) return source_.blank_unknown ? Known() : Known(0.0);
    const bool money = currency != nullptr;
    if (!read.value || std::abs(*read.value) > kMost || (*read.value < 0 && !money)) {
      return bad_number(row, column, what);
    }
    if (money && currency->empty()) *currency = read.currency;
    return Known(*read.value);
  }

  Status read_row(const CsvRow& line) {
    if (is_total(line)) {
      ++out_.totals;
      return Done{};
    }
    const std::string day_cell = cell(line, ReportField::day);
    const auto day = read_day(day_cell, order_, options_.offset);
    if (!day) {
      return table_error(csv_, line.line, kBadReport,
                         "the day " + shown_field(day_cell) + " cannot be read",
                         "Export the report by day; days like 2026-11-03 are always read");
    }
    if (map_.at(ReportField::last_day) >= 0) {
      const auto last = read_day(cell(line, ReportField::last_day), order_, options_.offset);
      if (last && *last != *day) {
        return table_error(csv_, line.line, kBadReport, "this row sums several days",
                           "Export the report broken down by day");
      }
    }
    DailyCounts row;
    row.kind = source_.attribution ? SourceKind::attribution : SourceKind::network;
    row.source = source_.id;
    row.day = day_text(*day);
    const std::string creative = cell(line, ReportField::creative);
    row.variant = identities_.of(creative);
    row.campaign = cell(line, ReportField::campaign);
    row.country = country_of(cell(line, ReportField::country));
    row.network = network_of(cell(line, ReportField::network));
    row.currency = cell(line, ReportField::currency);
    if (auto done = read_counts(line, row); !done) return done;
    if (auto done = read_money(line, row); !done) return done;
    if (auto done = read_engagement(line, row); !done) return done;
    ++out_.lines;
    if (row.variant.empty()) {
      out_.strangers[one_line(shorten(creative, 80))] +=
          static_cast<double>(row.numbers.impressions.value_or(0));
      return Done{};
    }
    add(std::move(row));
    return Done{};
  }

  Status read_counts(const CsvRow& line, DailyCounts& row) const {
    for (const auto& [field, kind, into] :
         {std::tuple(ReportField::impressions, NumberKind::count, &row.numbers.impressions),
          std::tuple(ReportField::clicks, NumberKind::count, &row.numbers.clicks),
          std::tuple(ReportField::installs, NumberKind::amount, &row.numbers.installs)}) {
      const int column = map_.at(field);
      if (column < 0) continue;
      auto value = number(line, column, kind, field_name(field));
      if (!value) return value.error();
      if (*value) *into = std::llround(**value);
    }
    const bool nothing_of_installs =
        map_.at(ReportField::installs) >= 0 && !row.numbers.installs.has_value();
    if (nothing_of_installs && row.numbers.impressions.value_or(0) > 0) {
      return table_error(csv_, line.line, kBadReport,
                         "the installs are empty beside impressions: none, or not known yet?",
                         "Write 0 where there were none; leave out rows that are not known yet");
    }
    return Done{};
  }

  Status read_money(const CsvRow& line, DailyCounts& row) const {
    for (const auto& [field, into] :
         {std::pair(ReportField::spend, &row.numbers.spend_micros),
          std::pair(ReportField::revenue, &row.numbers.revenue_micros)}) {
      const int column = map_.at(field);
      if (column < 0) continue;
      std::string beside;
      auto value = number(line, column, NumberKind::amount, field_name(field), &beside);
      if (!value) return value.error();
      if (!*value) continue;
      *into = std::llround(**value * kMicros);
      if (row.currency.empty()) row.currency = beside;
      if (row.currency.empty()) {
        row.currency = currency_of_column(csv_.head.fields[static_cast<std::size_t>(column)]);
      }
    }
    if (!row.numbers.spend_micros && !row.numbers.revenue_micros) {
      row.currency.clear();
    } else if (row.currency.empty()) {
      row.currency = options_.currency.empty() ? source_.currency : options_.currency;
    }
    return Done{};
  }

  Status read_engagement(const CsvRow& line, DailyCounts& row) const {
    for (std::size_t e = 0; e < map_.engagement.size(); ++e) {
      if (map_.engagement[e] < 0) continue;
      const EngagementColumn& column = source_.engagement[e];
      auto value = number(line, map_.engagement[e], NumberKind::amount, column.name);
      if (!value) return value.error();
      if (!*value) continue;
      const double seen = static_cast<double>(row.numbers.impressions.value_or(0));
      const double base = seen > 0 ? seen : shown(line);
      row.numbers.named.push_back(
          {column.name, std::llround(column.mean ? std::min(**value * base, kMost) : **value)});
    }
    std::sort(row.numbers.named.begin(), row.numbers.named.end(),
              [](const NamedCount& a, const NamedCount& b) { return a.name < b.name; });
    return Done{};
  }

  /// Impressions that a source counts as engagement, to weigh its means with.
  double shown(const CsvRow& line) const {
    for (std::size_t e = 0; e < map_.engagement.size(); ++e) {
      if (source_.engagement[e].name != "shown" || map_.engagement[e] < 0) continue;
      auto value = number(line, map_.engagement[e], NumberKind::count, "impressions");
      return value ? value->value_or(0) : 0;
    }
    return 0;
  }

  std::string network_of(const std::string& said) const {
    if (!source_.network.empty()) return source_.network;
    const std::string name = normal_column(said);
    const auto found = source_.networks.find(name);
    return found == source_.networks.end() ? name : found->second;
  }

  /// "us" is US; anything but two letters stays as it is.
  static std::string country_of(std::string text) {
    if (is_blank(text)) return "";
    for (char& c : text) {
      if (text.size() == 2 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return text;
  }

  static void add_number(std::optional<std::int64_t>& into, std::optional<std::int64_t> more) {
    if (more) into = into.value_or(0) + *more;
  }

  void add(DailyCounts row) {
    auto key = std::tuple(row.day, row.variant, row.network, row.campaign, row.country);
    const auto [at, fresh] = rows_.try_emplace(std::move(key), row);
    if (fresh) return;
    Numbers& into = at->second.numbers;
    add_number(into.impressions, row.numbers.impressions);
    add_number(into.clicks, row.numbers.clicks);
    add_number(into.installs, row.numbers.installs);
    for (const NamedCount& more : row.numbers.named) {
      const auto same = std::find_if(into.named.begin(), into.named.end(),
                                     [&](const NamedCount& one) { return one.name == more.name; });
      if (same != into.named.end()) {
        same->count += more.count;
      } else {
        into.named.push_back(more);
      }
    }
    if (at->second.currency.empty()) at->second.currency = row.currency;
    if (row.currency == at->second.currency) {
      add_number(into.spend_micros, row.numbers.spend_micros);
      add_number(into.revenue_micros, row.numbers.revenue_micros);
    } else if (!mixed_) {
      mixed_ = true;
      out_.notes.push_back("money in " + one_line(row.currency) + " beside " +
                           one_line(at->second.currency) +
                           " for the same variant and day was left out: export in one currency");
    }
  }

  const Csv& csv_;
  const ReportSource& source_;
  const ColumnMap& map_;
  const Identities& identities_;
  const ReportOptions& options_;
  DayOrder order_ = DayOrder::unknown;
  char decimal_ = '.';
  bool mixed_ = false;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, DailyCounts>
      rows_;
  Imported out_;
};

}  // namespace

Result<Imported> read_report(std::string_view bytes, std::string_view file,
                             std::span<const ReportSource> sources, const Identities& identities,
                             const ReportOptions& options) {
  const DecodedText decoded = decode_text(bytes);
  const HeadScore score = [&](std::span<const std::string> cells) {
    int best = 0;
    for (const ReportSource& source : sources) {
      const ColumnMap map = map_columns(cells, source);
      best = std::max(best, map.known + 2 * map.marks);
    }
    return best;
  };
  auto csv = read_sheet(decoded.text, file, score);
  if (!csv) return csv.error();
  auto chosen = choose_source(sources, *csv, options);
  if (!chosen) return chosen.error();
  auto out = Reader(*csv, *chosen, identities, options).read();
  if (!out) return out;
  out->charset = decoded.charset;
  return out;
}

}  // namespace pm::gen
