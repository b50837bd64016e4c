#include <array>

#include "generator/core/csv.h"
#include "generator/core/files.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

namespace {

class CsvText {
 public:
  void head(std::string_view names) { text_ += std::string(names) + "\r\n"; }
  void field(std::string_view value) {
    if (!first_) text_ += ',';
    first_ = false;
    // Only what needs quotes gets them: numbers and names stay readable.
    text_ += value.find_first_of("\",\r\n") == std::string_view::npos ? std::string(value)
                                                                      : csv_field(value);
  }
  void field(std::int64_t value) { field(std::to_string(value)); }
  void field(const std::optional<std::int64_t>& value) {
    field(value ? std::to_string(*value) : std::string());
  }
  void end() {
    text_ += "\r\n";
    first_ = true;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool first_ = true;
};

void numbers(CsvText& csv, const Numbers& row) {
  csv.field(row.impressions);
  csv.field(row.clicks);
  csv.field(row.installs);
  csv.field(row.spend_micros);
  csv.field(row.revenue_micros);
}

/// "displayed=12;cta=3"
std::string named_text(const std::vector<NamedCount>& named) {
  std::string text;
  for (const NamedCount& one : named)
    text += (text.empty() ? "" : ";") + one.name + "=" + std::to_string(one.count);
  return text;
}

Status export_counts(Ledger& ledger, const LedgerFilter& filter, bool resolve, CsvText& csv) {
  CountQuery query;
  query.filter = filter;
  query.by = {Dimension::campaign, Dimension::variant, Dimension::network, Dimension::country,
              Dimension::day};
  query.resolve = resolve;
  if (!resolve) query.by.push_back(Dimension::source);
  const auto rows = ledger.counts(query);
  if (!rows) return rows.error();
  csv.head(std::string("campaign,variant,network,country,day,") + (resolve ? "" : "source,") +
           "impressions,clicks,installs,spend_micros,revenue_micros,currency,named");
  for (const CountRow& row : *rows) {
    for (const std::string* text :
         {&row.campaign, &row.variant, &row.network, &row.country, &row.day})
      csv.field(*text);
    if (!resolve) csv.field(row.source);
    numbers(csv, row.numbers);
    csv.field(row.currency);
    csv.field(named_text(row.numbers.named));
    csv.end();
  }
  return Done{};
}

Status export_funnel(Ledger& ledger, const LedgerFilter& filter, CsvText& csv) {
  const auto rows = ledger.funnel(filter);
  if (!rows) return rows.error();
  std::string head = "campaign,variant,network,views,flagged";
  for (const std::string_view event : kSessionEvents) head += "," + std::string(event);
  csv.head(head);
  for (const FunnelRow& row : *rows) {
    for (const std::string* text : {&row.campaign, &row.variant, &row.network}) csv.field(*text);
    csv.field(row.views);
    csv.field(row.flagged);
    for (const NamedCount& event : row.events) csv.field(event.count);
    csv.end();
  }
  return Done{};
}

Status export_sessions(Ledger& ledger, const LedgerFilter& filter, CsvText& csv) {
  csv.head(
      "id,part,campaign,variant,scene,network,locale,country,started_ms,received_ms,skew_ms,flags,"
      "record");
  return ledger.sessions(filter, true, [&](const SessionPart& part) {
    csv.field(part.id);
    csv.field(std::int64_t{part.part});
    for (const std::string* text :
         {&part.campaign, &part.variant, &part.scene, &part.network, &part.locale, &part.country})
      csv.field(*text);
    for (const std::int64_t number :
         {part.started_ms, part.received_ms, part.skew_ms, std::int64_t{part.flags}})
      csv.field(number);
    csv.field(part.record);
    csv.end();
    return true;
  });
}

}  // namespace

Status export_csv(Ledger& ledger, ExportTable table, const LedgerFilter& filter,
                  const std::string& path) {
  CsvText csv;
  Status written = Done{};
  switch (table) {
    case ExportTable::counts: written = export_counts(ledger, filter, true, csv); break;
    case ExportTable::daily: written = export_counts(ledger, filter, false, csv); break;
    case ExportTable::funnel: written = export_funnel(ledger, filter, csv); break;
    case ExportTable::sessions: written = export_sessions(ledger, filter, csv); break;
  }
  if (!written) return written;
  return write_file(path, csv.text());
}

}  // namespace pm::gen
