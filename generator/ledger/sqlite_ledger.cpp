#include "generator/ledger/sqlite_ledger.h"

#include <algorithm>

#include "generator/ledger/sqlite.h"
#include "generator/ledger/sqlite_schema.h"
#include "generator/ledger/view_parts.h"
#include "generator/ledger/where.h"

namespace pm::gen {

namespace {

constexpr std::string_view kSqliteSessionColumns =
    "id, part, campaign, variant, scene, network, locale, country, started_ms, received_ms, "
    "skew_ms, events, flags, record";

/// One row for each view; `or_bits` is ours. A view is flagged when a part of it is.
std::string sqlite_views_sql(const LedgerFilter& filter, std::string_view group_by) {
  const FilterColumns columns{.source = "", .day = ""};
  const LedgerFilter days = only_days(filter);
  std::string sql = "SELECT campaign, variant, network, country, day, ";
  sql += "sum(flags & " + std::to_string(kInvalidTraffic) + " = 0), ";
  sql += "sum(flags & " + std::to_string(kInvalidTraffic) + " <> 0)";
  for (std::size_t i = 0; i < kSessionEvents.size(); ++i)
    sql += ", sum(flags & " + std::to_string(kInvalidTraffic) + " = 0 AND events & " +
           std::to_string(1U << i) + " <> 0)";
  sql += " FROM (SELECT max(campaign) AS campaign, max(variant) AS variant, ";
  sql += "max(network) AS network, max(country) AS country, ";
  sql += "date(min(started_ms) / 1000, 'unixepoch') AS day, or_bits(events) AS events, ";
  sql += "or_bits(flags) AS flags FROM sessions" + where_sql(filter, columns, sqlite_quoted);
  sql += " GROUP BY id)" + where_sql(days, {}, sqlite_quoted);
  return sql + " GROUP BY " + std::string(group_by) + " ORDER BY " + std::string(group_by);
}

void or_bits_step(sqlite3_context* context, int, sqlite3_value** values) {
  auto* bits =
      static_cast<sqlite3_int64*>(sqlite3_aggregate_context(context, sizeof(sqlite3_int64)));
  if (bits) *bits |= sqlite3_value_int64(values[0]);
}
void or_bits_final(sqlite3_context* context) {
  auto* bits = static_cast<sqlite3_int64*>(sqlite3_aggregate_context(context, 0));
  sqlite3_result_int64(context, bits ? *bits : 0);
}

std::vector<std::int64_t> event_counts(const Statement& row, int first_column) {
  std::vector<std::int64_t> counts;
  for (int i = 0; i < static_cast<int>(kSessionEvents.size()); ++i)
    counts.push_back(row.number(first_column + i));
  return counts;
}

void bind_optional(Statement& statement, int at, const std::optional<std::int64_t>& number) {
  if (number)
    statement.bind(at, *number);
  else
    statement.bind_nothing(at);
}
std::optional<std::int64_t> optional_number(const Statement& row, int column) {
  if (row.is_nothing(column)) return std::nullopt;
  return row.number(column);
}

class SqliteLedger final : public Ledger {
 public:
  explicit SqliteLedger(Database database) : database_(std::move(database)) {}

  Status prepare();
  Status put_counts(std::span<const DailyCounts> rows) override;
  Result<Written> put(const LedgerBatch& batch) override;
  Result<std::vector<FunnelRow>> funnel(const LedgerFilter& filter) override;
  Status sessions(const LedgerFilter& filter, bool with_flagged,
                  const std::function<bool(const SessionPart&)>& take) override;
  Result<std::vector<DeadLetter>> letters(std::size_t limit) override;
  Status remove_letters(std::span<const std::string> ids) override;
  Status forget_before(std::string_view day) override;
  Result<LedgerSize> size() override;

 protected:
  Result<std::vector<DailyCounts>> daily(const LedgerFilter& filter) override;

 private:
  Status put_session(const SessionPart& part);
  Status put_hit(const Hit& hit);
  Status put_letter(const DeadLetter& letter);
  Status put_counts_row(const DailyCounts& row);
  Status add_to_counts(std::vector<DailyCounts> rows);
  Status read_reports(const LedgerFilter& filter, std::vector<DailyCounts>& rows);
  Status read_hits(const LedgerFilter& filter, std::vector<DailyCounts>& rows);
  Status read_views(const LedgerFilter& filter, std::vector<DailyCounts>& rows);
  Result<std::int64_t> count_of(const char* table);

  Database database_;
  Statement insert_session_, insert_hit_, insert_letter_, insert_counts_, delete_counts_;
};

Status SqliteLedger::prepare() {
  sqlite3_create_function_v2(database_.handle(), "or_bits", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                             nullptr, nullptr, or_bits_step, or_bits_final, nullptr);
  const std::pair<Statement*, std::string> statements[] = {
      {&insert_session_, "INSERT OR IGNORE INTO sessions (" + std::string(kSqliteSessionColumns) +
                             ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&insert_hit_, "INSERT OR IGNORE INTO hits VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&insert_letter_, "INSERT OR IGNORE INTO letters VALUES (NULL,?,?,?,?,?,?,?,?)"},
      {&insert_counts_, "INSERT INTO counts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&delete_counts_,
       "DELETE FROM counts WHERE kind=? AND source=? AND campaign=? AND variant=? AND network=? "
       "AND country=? AND day=?"}};
  for (const auto& [statement, sql] : statements) {
    auto prepared = database_.prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return Done{};
}

Status SqliteLedger::put_session(const SessionPart& part) {
  Statement& s = insert_session_;
  const std::string_view texts[] = {part.campaign, part.variant, part.scene,
                                    part.network,  part.locale,  part.country};
  s.bind(0, part.id);
  s.bind(1, std::int64_t{part.part});
  for (int i = 0; i < 6; ++i) s.bind(2 + i, texts[i]);
  const std::int64_t numbers[] = {part.started_ms, part.received_ms, part.skew_ms, part.events,
                                  part.flags};
  for (int i = 0; i < 5; ++i) s.bind(8 + i, numbers[i]);
  s.bind(13, part.record);
  return s.run();
}

Status SqliteLedger::put_hit(const Hit& hit) {
  Statement& s = insert_hit_;
  const std::string_view texts[] = {hit.key,      to_text(hit.kind), hit.source,  hit.event,
                                    hit.campaign, hit.variant,       hit.network, hit.country};
  for (int i = 0; i < 8; ++i) s.bind(i, texts[i]);
  s.bind(8, hit.at_ms);
  s.bind(9, hit.received_ms);
  s.bind(10, hit.revenue_micros);
  s.bind(11, hit.currency);
  s.bind(12, std::int64_t{hit.flags});
  return s.run();
}

Status SqliteLedger::put_letter(const DeadLetter& letter) {
  Statement& s = insert_letter_;
  const std::string_view texts[] = {letter.id, letter.door, letter.reason, letter.pointer};
  for (int i = 0; i < 4; ++i) s.bind(i, texts[i]);
  s.bind(4, letter.received_ms);
  s.bind(5, letter.sent_ms);
  s.bind(6, letter.context);
  s.bind(7, letter.body);
  return s.run();
}

Result<Written> SqliteLedger::put(const LedgerBatch& batch) {
  auto transaction = Transaction::begin(database_);
  if (!transaction) return transaction.error();
  Written written;
  for (const SessionPart& part : batch.sessions) {
    if (Status done = put_session(part); !done) return done.error();
    written.sessions += database_.changes();
  }
  for (const Hit& hit : batch.hits) {
    if (Status done = put_hit(hit); !done) return done.error();
    written.hits += database_.changes();
  }
  for (const DeadLetter& letter : batch.letters) {
    if (Status done = put_letter(letter); !done) return done.error();
    written.letters += database_.changes();
  }
  if (written.letters > 0) {
    const std::string push_out =
        "DELETE FROM letters WHERE number <= (SELECT max(number) FROM letters) - " +
        std::to_string(kMaxLetters);
    if (Status done = database_.execute(push_out); !done) return done.error();
  }
  if (Status done = transaction->commit(); !done) return done.error();
  return written;
}

Status SqliteLedger::put_counts_row(const DailyCounts& row) {
  Statement& s = insert_counts_;
  const std::string named = named_to_json(row.numbers.named);
  const std::string_view texts[] = {to_text(row.kind), row.source,  row.campaign, row.variant,
                                    row.network,       row.country, row.day,      row.currency};
  for (int i = 0; i < 8; ++i) s.bind(i, texts[i]);
  bind_optional(s, 8, row.numbers.impressions);
  bind_optional(s, 9, row.numbers.clicks);
  bind_optional(s, 10, row.numbers.installs);
  bind_optional(s, 11, row.numbers.spend_micros);
  bind_optional(s, 12, row.numbers.revenue_micros);
  s.bind(13, named);
  return s.run();
}

Status SqliteLedger::put_counts(std::span<const DailyCounts> rows) {
  auto transaction = Transaction::begin(database_);
  if (!transaction) return transaction.error();
  for (const DailyCounts& row : rows) {
    const std::string_view key[] = {to_text(row.kind), row.source,  row.campaign, row.variant,
                                    row.network,       row.country, row.day};
    for (int i = 0; i < 7; ++i) delete_counts_.bind(i, key[i]);
    if (Status done = delete_counts_.run(); !done) return done;
    if (Status done = put_counts_row(row); !done) return done;
  }
  return transaction->commit();
}

Status SqliteLedger::read_reports(const LedgerFilter& filter, std::vector<DailyCounts>& rows) {
  auto query = database_.prepare("SELECT * FROM counts" + where_sql(filter, {}, sqlite_quoted));
  if (!query) return query.error();
  while (true) {
    auto more = query->step();
    if (!more) return more.error();
    if (!*more) return Done{};
    DailyCounts row;
    row.kind = source_kind(query->text(0)).value_or(SourceKind::network);
    std::string* texts[] = {&row.source,  &row.campaign, &row.variant, &row.network,
                            &row.country, &row.day,      &row.currency};
    for (int i = 0; i < 7; ++i) *texts[i] = query->text(1 + i);
    row.numbers.impressions = optional_number(*query, 8);
    row.numbers.clicks = optional_number(*query, 9);
    row.numbers.installs = optional_number(*query, 10);
    row.numbers.spend_micros = optional_number(*query, 11);
    row.numbers.revenue_micros = optional_number(*query, 12);
    row.numbers.named = named_from_json(query->text(13));
    rows.push_back(std::move(row));
  }
}

Status SqliteLedger::read_hits(const LedgerFilter& filter, std::vector<DailyCounts>& rows) {
  constexpr std::string_view day = "date(at_ms / 1000, 'unixepoch')";
  FilterColumns columns;
  columns.day = day;
  std::string where = where_sql(filter, columns, sqlite_quoted);
  where += (where.empty() ? " WHERE " : " AND ") + std::string("flags & ") +
           std::to_string(kInvalidTraffic) + " = 0";
  const std::string fields =
      "kind, source, campaign, variant, network, country, " + std::string(day) + ", currency";
  auto query =
      database_.prepare("SELECT " + fields + ", event, count(*), sum(revenue_micros) FROM hits" +
                        where + " GROUP BY " + fields + ", event ORDER BY " + fields);
  if (!query) return query.error();
  while (true) {
    auto more = query->step();
    if (!more) return more.error();
    if (!*more) return Done{};
    DailyCounts row;
    row.kind = source_kind(query->text(0)).value_or(SourceKind::pixel);
    std::string* texts[] = {&row.source,  &row.campaign, &row.variant, &row.network,
                            &row.country, &row.day,      &row.currency};
    for (int i = 0; i < 7; ++i) *texts[i] = query->text(1 + i);
    add_hits(row.numbers, query->text(8), query->number(9), query->number(10),
             !row.currency.empty());
    rows.push_back(std::move(row));
  }
}

Status SqliteLedger::read_views(const LedgerFilter& filter, std::vector<DailyCounts>& rows) {
  if (!filter.sources.empty() && std::find(filter.sources.begin(), filter.sources.end(),
                                           kSessionSource) == filter.sources.end())
    return Done{};
  auto query =
      database_.prepare(sqlite_views_sql(filter, "campaign, variant, network, country, day"));
  if (!query) return query.error();
  while (true) {
    auto more = query->step();
    if (!more) return more.error();
    if (!*more) return Done{};
    if (query->number(5) == 0) continue;  // all of them flagged
    DailyCounts row;
    row.kind = SourceKind::session;
    row.source = kSessionSource;
    std::string* texts[] = {&row.campaign, &row.variant, &row.network, &row.country, &row.day};
    for (int i = 0; i < 5; ++i) *texts[i] = query->text(i);
    row.numbers = session_numbers(event_counts(*query, 7));
    rows.push_back(std::move(row));
  }
}

Result<std::vector<DailyCounts>> SqliteLedger::daily(const LedgerFilter& filter) {
  std::vector<DailyCounts> rows;
  if (Status done = read_reports(filter, rows); !done) return done.error();
  if (Status done = read_hits(filter, rows); !done) return done.error();
  if (Status done = read_views(filter, rows); !done) return done.error();
  return rows;
}

Result<std::vector<FunnelRow>> SqliteLedger::funnel(const LedgerFilter& filter) {
  auto query = database_.prepare(sqlite_views_sql(filter, "campaign, variant, network"));
  if (!query) return query.error();
  std::vector<FunnelRow> rows;
  while (true) {
    auto more = query->step();
    if (!more) return more.error();
    if (!*more) return rows;
    FunnelRow row{query->text(0),   query->text(1),   query->text(2),
                  query->number(5), query->number(6), {}};
    const auto counts = event_counts(*query, 7);
    for (std::size_t i = 0; i < counts.size(); ++i)
      row.events.push_back({std::string(kSessionEvents[i]), counts[i]});
    rows.push_back(std::move(row));
  }
}

Status SqliteLedger::sessions(const LedgerFilter& filter, bool with_flagged,
                              const std::function<bool(const SessionPart&)>& take) {
  FilterColumns columns;
  columns.source = "";
  columns.day = "date(started_ms / 1000, 'unixepoch')";
  const std::string all = "SELECT " + std::string(kSqliteSessionColumns) + " FROM sessions";
  auto query =
      database_.prepare(all + where_sql(filter, columns, sqlite_quoted) + " ORDER BY id, part");
  if (!query) return query.error();
  ViewParts view(with_flagged, take);
  while (true) {
    auto more = query->step();
    if (!more) return more.error();
    if (!*more) break;
    SessionPart part;
    part.id = query->text(0);
    part.part = static_cast<int>(query->number(1));
    std::string* texts[] = {&part.campaign, &part.variant, &part.scene,
                            &part.network,  &part.locale,  &part.country};
    for (int i = 0; i < 6; ++i) *texts[i] = query->text(2 + i);
    part.started_ms = query->number(8);
    part.received_ms = query->number(9);
    part.skew_ms = query->number(10);
    part.events = static_cast<std::uint32_t>(query->number(11));
    part.flags = static_cast<std::uint32_t>(query->number(12));
    part.record = query->text(13);
    if (!view.add(std::move(part))) return Done{};
  }
  view.finish();
  return Done{};
}

Result<std::vector<DeadLetter>> SqliteLedger::letters(std::size_t limit) {
  auto query = database_.prepare(
      "SELECT id, door, reason, pointer, received_ms, sent_ms, context, body FROM letters "
      "ORDER BY number LIMIT " +
      std::to_string(limit));
  if (!query) return query.error();
  std::vector<DeadLetter> found;
  while (true) {
    auto more = query->step();
    if (!more) return more.error();
    if (!*more) return found;
    found.push_back({query->text(0), query->text(1), query->text(2), query->text(3),
                     query->number(4), query->number(5), query->text(6), query->text(7)});
  }
}

Status SqliteLedger::remove_letters(std::span<const std::string> ids) {
  auto transaction = Transaction::begin(database_);
  if (!transaction) return transaction.error();
  auto remove = database_.prepare("DELETE FROM letters WHERE id = ?");
  if (!remove) return remove.error();
  for (const std::string& id : ids) {
    remove->bind(0, id);
    if (Status done = remove->run(); !done) return done;
  }
  return transaction->commit();
}

Status SqliteLedger::add_to_counts(std::vector<DailyCounts> rows) {
  std::vector<DailyCounts> there;
  if (Status done = read_reports({}, there); !done) return done;
  std::erase_if(there, [](const DailyCounts& row) {
    return row.kind == SourceKind::network || row.kind == SourceKind::attribution;
  });
  if (Status done =
          database_.execute("DELETE FROM counts WHERE kind IN ('pixel','postback','session')");
      !done)
    return done;
  for (const DailyCounts& row : add_up(std::move(there), std::move(rows)))
    if (Status done = put_counts_row(row); !done) return done;
  return Done{};
}

Status SqliteLedger::forget_before(std::string_view day) {
  const auto start = day_start_ms(day);
  if (!start)
    return Error{ExitCode::usage, "", "", "'" + std::string(day) + "' is no day",
                 "Write 2026-11-27"};
  LedgerFilter before;
  before.last_day = day_of(*start - 1);
  auto transaction = Transaction::begin(database_);
  if (!transaction) return transaction.error();
  std::vector<DailyCounts> rows;
  if (Status done = read_hits(before, rows); !done) return done;
  if (Status done = read_views(before, rows); !done) return done;
  if (Status done = add_to_counts(std::move(rows)); !done) return done;
  const std::string limit = std::to_string(*start);
  const std::string forget =
      "DELETE FROM hits WHERE at_ms < " + limit +
      "; DELETE FROM sessions WHERE id IN (SELECT id FROM sessions GROUP BY id "
      "HAVING min(started_ms) < " +
      limit + "); DELETE FROM letters WHERE received_ms < " + limit;
  if (Status done = database_.execute(forget); !done) return done;
  return transaction->commit();
}

Result<std::int64_t> SqliteLedger::count_of(const char* table) {
  auto query = database_.prepare(std::string("SELECT count(*) FROM ") + table);
  if (!query) return query.error();
  auto row = query->step();
  if (!row) return row.error();
  return query->number(0);
}

Result<LedgerSize> SqliteLedger::size() {
  LedgerSize size;
  const std::pair<std::int64_t*, const char*> tables[] = {{&size.counts, "counts"},
                                                          {&size.sessions, "sessions"},
                                                          {&size.hits, "hits"},
                                                          {&size.letters, "letters"}};
  for (const auto& [number, table] : tables) {
    auto count = count_of(table);
    if (!count) return count.error();
    *number = *count;
  }
  return size;
}

}  // namespace

Result<std::unique_ptr<Ledger>> open_sqlite_ledger(const std::string& path) {
  auto database = Database::open(path);
  if (!database) return database.error();
  // FULL: a commit is on the disk when it returns, also with the write-ahead log.
  if (Status done = database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                      "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
      !done)
    return done.error();
  if (Status done = migrate_sqlite(*database); !done) return done.error();
  auto ledger = std::make_unique<SqliteLedger>(std::move(*database));
  if (Status done = ledger->prepare(); !done) return done.error();
  return std::unique_ptr<Ledger>(std::move(ledger));
}

}  // namespace pm::gen
