#include "generator/ledger/clickhouse_rows.h"

#include "generator/ledger/where.h"

namespace pm::gen {

void write_session(RowWriter& rows, const SessionPart& part) {
  rows.text(part.id);
  rows.number(part.part);
  for (const std::string* field :
       {&part.campaign, &part.variant, &part.scene, &part.network, &part.locale, &part.country})
    rows.text(*field);
  for (const std::int64_t number : {part.started_ms, part.received_ms, part.skew_ms,
                                    std::int64_t{part.events}, std::int64_t{part.flags}})
    rows.number(number);
  rows.text(part.record);
}
SessionPart read_session(RowReader& row) {
  SessionPart part;
  part.id = row.text();
  part.part = static_cast<int>(row.number());
  for (std::string* field :
       {&part.campaign, &part.variant, &part.scene, &part.network, &part.locale, &part.country})
    *field = row.text();
  for (std::int64_t* number : {&part.started_ms, &part.received_ms, &part.skew_ms})
    *number = row.number();
  part.events = static_cast<std::uint32_t>(row.number());
  part.flags = static_cast<std::uint32_t>(row.number());
  part.record = row.text();
  return part;
}

void write_hit(RowWriter& rows, const Hit& hit) {
  const std::string_view texts[] = {hit.key,      to_text(hit.kind), hit.source,  hit.event,
                                    hit.campaign, hit.variant,       hit.network, hit.country};
  for (const std::string_view field : texts) rows.text(field);
  for (const std::int64_t number : {hit.at_ms, hit.received_ms, hit.revenue_micros})
    rows.number(number);
  rows.text(hit.currency);
  rows.number(hit.flags);
}

void write_letter(RowWriter& rows, const DeadLetter& letter, std::int64_t number) {
  rows.number(number);
  for (const std::string* field : {&letter.id, &letter.door, &letter.reason, &letter.pointer})
    rows.text(*field);
  rows.number(letter.received_ms);
  rows.number(letter.sent_ms);
  rows.text(letter.context);
  rows.text(letter.body);
}

DeadLetter read_letter(RowReader& row) {
  DeadLetter letter;
  for (std::string* field : {&letter.id, &letter.door, &letter.reason, &letter.pointer})
    *field = row.text();
  letter.received_ms = row.number();
  letter.sent_ms = row.number();
  letter.context = row.text();
  letter.body = row.text();
  return letter;
}

void write_count_key(RowWriter& rows, const DailyCounts& row) {
  rows.text(to_text(row.kind));
  for (const std::string* field :
       {&row.source, &row.campaign, &row.variant, &row.network, &row.country, &row.day})
    rows.text(*field);
}

DailyCounts read_count_key(RowReader& row) {
  DailyCounts key;
  key.kind = source_kind(row.text()).value_or(SourceKind::network);
  for (std::string* field : {&key.source, &key.campaign, &key.variant, &key.network, &key.country,
                             &key.day, &key.currency})
    *field = row.text();
  return key;
}

void write_count(RowWriter& rows, const DailyCounts& row, bool gone, std::int64_t version) {
  write_count_key(rows, row);
  rows.text(row.currency);
  for (const auto& number : {row.numbers.impressions, row.numbers.clicks, row.numbers.installs,
                             row.numbers.spend_micros, row.numbers.revenue_micros})
    rows.maybe(number);
  rows.text(named_to_json(row.numbers.named));
  rows.number(gone ? 1 : 0);
  rows.number(version);
}

void write_summed(RowWriter& rows, const std::string& token, bool gone, std::int64_t version) {
  rows.text(kSummed);
  rows.text(token);
  for (int field = 0; field < 6; ++field) rows.text("");
  for (int field = 0; field < 5; ++field) rows.maybe(std::nullopt);
  rows.text("{}");
  rows.number(gone ? 1 : 0);
  rows.number(version);
}

}  // namespace pm::gen
