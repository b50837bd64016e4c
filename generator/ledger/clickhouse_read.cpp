#include "generator/ledger/clickhouse_read.h"

#include <algorithm>

#include "generator/ledger/clickhouse_rows.h"
#include "generator/ledger/view_parts.h"
#include "generator/ledger/where.h"

namespace pm::gen {

namespace {

/// Views that are read at once, about.
constexpr int kViewsAtOnce = 2000;

/// Rows of `what` that the sums have already.
std::string summed(std::string_view what, std::string_view columns) {
  return "(SELECT " + std::string(columns) +
         " FROM listed WHERE what = " + clickhouse_quoted(what) +
         " AND token IN (SELECT source FROM counts FINAL WHERE kind = " +
         clickhouse_quoted(kSummed) + " AND gone = 0))";
}

std::string and_where(std::string where, const std::string& condition) {
  return where + (where.empty() ? " WHERE " : " AND ") + condition;
}

/// The day of a time, as text; days are numbers to toDate, so that no time zone has a say.
std::string day_sql(std::string_view ms) {
  return "toString(toDate(intDiv(" + std::string(ms) + ", 86400000)))";
}

const std::string kValid = "bitAnd(flags, " + std::to_string(kInvalidTraffic) + ") = 0";

/// One row for each group of views of the parts that `which` chooses. A view is flagged when a part
/// of it is. Parts that are there twice change nothing, so FINAL is not needed.
std::string clickhouse_views_sql(const LedgerFilter& filter, const std::string& which,
                                 std::string_view group_by) {
  const FilterColumns columns{.source = "", .day = ""};
  const LedgerFilter days = only_days(filter);
  std::string sql = "SELECT " + std::string(group_by) + ", toInt64(countIf(" + kValid +
                    ")), toInt64(countIf(NOT " + kValid + "))";
  for (std::size_t i = 0; i < kSessionEvents.size(); ++i)
    sql += ", toInt64(countIf(" + kValid + " AND bitAnd(events, " + std::to_string(1U << i) +
           ") != 0))";
  sql += " FROM (SELECT max(s.campaign) AS campaign, max(s.variant) AS variant, ";
  sql += "max(s.network) AS network, max(s.country) AS country, ";
  sql += day_sql("min(s.started_ms)") + " AS day, groupBitOr(s.events) AS events, ";
  sql += "groupBitOr(s.flags) AS flags FROM (SELECT " + std::string(kSessionColumns) +
         " FROM sessions";
  sql += and_where(where_sql(filter, columns, clickhouse_quoted), which) + ") AS s";
  sql += " GROUP BY s.id)" + where_sql(days, {}, clickhouse_quoted);
  return sql + " GROUP BY " + std::string(group_by) + " ORDER BY " + std::string(group_by);
}

const std::string kSessionsAlive = "(id, part) NOT IN " + summed(kSession, "id, part");
const std::string kHitsAlive = "key NOT IN " + summed(kHit, "id");

}  // namespace

Result<std::int64_t> read_number(ClickHouse& server, const std::string& sql) {
  const auto bytes = server.rows(sql);
  if (!bytes) return bytes.error();
  RowReader row(*bytes);
  const std::int64_t found = row.number();
  if (!row.fine()) return server.no_rows();
  return found;
}

Result<std::int64_t> counts_version(ClickHouse& server) {
  return read_number(server, "SELECT toInt64(max(version)) FROM counts");
}

Result<std::vector<std::string>> summed_tokens(ClickHouse& server) {
  const auto bytes = server.rows("SELECT source FROM counts FINAL WHERE gone = 0 AND kind = " +
                                 clickhouse_quoted(kSummed) + " ORDER BY source");
  if (!bytes) return bytes.error();
  std::vector<std::string> found;
  RowReader row(*bytes);
  while (row.more()) found.push_back(row.text());
  if (!row.fine()) return server.no_rows();
  return found;
}

Status read_reports(ClickHouse& server, const std::string& where, std::vector<DailyCounts>& rows) {
  const std::string alive = and_where(where, "gone = 0 AND kind != " + clickhouse_quoted(kSummed));
  const auto bytes = server.rows("SELECT " + std::string(kCountKey) + ", currency, " +
                                 std::string(kCountNumbers) + " FROM counts FINAL" + alive);
  if (!bytes) return bytes.error();
  RowReader row(*bytes);
  while (row.more()) {
    DailyCounts counts = read_count_key(row);
    for (auto* field :
         {&counts.numbers.impressions, &counts.numbers.clicks, &counts.numbers.installs,
          &counts.numbers.spend_micros, &counts.numbers.revenue_micros})
      *field = row.maybe();
    counts.numbers.named = named_from_json(row.text());
    rows.push_back(std::move(counts));
  }
  if (!row.fine()) return server.no_rows();
  return Done{};
}

Status read_hits(ClickHouse& server, const LedgerFilter& filter, const std::string& which,
                 std::vector<DailyCounts>& rows) {
  const std::string day = day_sql("at_ms");
  FilterColumns columns;
  columns.day = day;
  const std::string where =
      and_where(where_sql(filter, columns, clickhouse_quoted), kValid + " AND " + which);
  const std::string fields =
      "kind, source, campaign, variant, network, country, " + day + " AS day, currency";
  const std::string groups = "kind, source, campaign, variant, network, country, day, currency";
  const auto bytes = server.rows(
      "SELECT " + fields + ", event, toInt64(count()), sum(revenue_micros) FROM hits FINAL" +
      where + " GROUP BY " + groups + ", event ORDER BY " + groups + ", event");
  if (!bytes) return bytes.error();
  RowReader row(*bytes);
  while (row.more()) {
    DailyCounts counts = read_count_key(row);
    const std::string event = row.text();
    const std::int64_t count = row.number(), revenue_micros = row.number();
    add_hits(counts.numbers, event, count, revenue_micros, !counts.currency.empty());
    rows.push_back(std::move(counts));
  }
  if (!row.fine()) return server.no_rows();
  return Done{};
}

Status read_views(ClickHouse& server, const LedgerFilter& filter, const std::string& which,
                  std::vector<DailyCounts>& rows) {
  if (!filter.sources.empty() && std::find(filter.sources.begin(), filter.sources.end(),
                                           kSessionSource) == filter.sources.end())
    return Done{};
  const auto bytes =
      server.rows(clickhouse_views_sql(filter, which, "campaign, variant, network, country, day"));
  if (!bytes) return bytes.error();
  RowReader row(*bytes);
  while (row.more()) {
    DailyCounts counts;
    counts.kind = SourceKind::session;
    counts.source = kSessionSource;
    for (std::string* field :
         {&counts.campaign, &counts.variant, &counts.network, &counts.country, &counts.day})
      *field = row.text();
    const std::int64_t views = row.number();
    (void)row.number();  // the flagged ones
    std::vector<std::int64_t> events;
    for (std::size_t i = 0; i < kSessionEvents.size(); ++i) events.push_back(row.number());
    if (views == 0) continue;
    counts.numbers = session_numbers(events);
    rows.push_back(std::move(counts));
  }
  if (!row.fine()) return server.no_rows();
  return Done{};
}

Result<std::vector<DailyCounts>> read_once(ClickHouse& server, const LedgerFilter& filter) {
  std::vector<DailyCounts> rows;
  if (Status done = read_reports(server, where_sql(filter, {}, clickhouse_quoted), rows); !done)
    return done.error();
  if (Status done = read_hits(server, filter, kHitsAlive, rows); !done) return done.error();
  if (Status done = read_views(server, filter, kSessionsAlive, rows); !done) return done.error();
  return rows;
}

Result<std::vector<DailyCounts>> read_daily(ClickHouse& server, const LedgerFilter& filter) {
  // Sums that come in between are either all in these rows or none of them: else once more.
  for (int tries = 0;; ++tries) {
    const auto before = summed_tokens(server);
    if (!before) return before.error();
    auto rows = read_once(server, filter);
    if (!rows) return rows.error();
    const auto after = summed_tokens(server);
    if (!after) return after.error();
    if (*before == *after || tries == 3) return rows;
  }
}

Result<std::vector<FunnelRow>> read_funnel(ClickHouse& server, const LedgerFilter& filter) {
  const auto bytes =
      server.rows(clickhouse_views_sql(filter, kSessionsAlive, "campaign, variant, network"));
  if (!bytes) return bytes.error();
  std::vector<FunnelRow> rows;
  RowReader row(*bytes);
  while (row.more()) {
    FunnelRow one;
    one.campaign = row.text();
    one.variant = row.text();
    one.network = row.text();
    one.views = row.number();
    one.flagged = row.number();
    for (const std::string_view event : kSessionEvents)
      one.events.push_back({std::string(event), row.number()});
    rows.push_back(std::move(one));
  }
  if (!row.fine()) return server.no_rows();
  return rows;
}

namespace {

/// Ids that part all views into ranges of about `kViewsAtOnce`: those that a hash picks. A range of
/// the sorting key costs what it holds, while a LIMIT would sort everything behind it each time.
Result<std::vector<std::string>> range_ends(ClickHouse& server) {
  const auto bytes = server.rows("SELECT id FROM sessions WHERE cityHash64(id) % " +
                                 std::to_string(kViewsAtOnce) + " = 0 GROUP BY id ORDER BY id");
  if (!bytes) return bytes.error();
  std::vector<std::string> ends;
  RowReader row(*bytes);
  while (row.more()) ends.push_back(row.text());
  if (!row.fine()) return server.no_rows();
  return ends;
}

}  // namespace

Status read_sessions(ClickHouse& server, const LedgerFilter& filter, bool with_flagged,
                     const std::function<bool(const SessionPart&)>& take) {
  const auto ends = range_ends(server);
  if (!ends) return ends.error();
  const std::string day = day_sql("started_ms");
  FilterColumns columns;
  columns.source = "";
  columns.day = day;
  const std::string wanted =
      and_where(where_sql(filter, columns, clickhouse_quoted), kSessionsAlive);
  ViewParts view(with_flagged, take);
  for (std::size_t range = 0; range <= ends->size(); ++range) {
    std::string where = wanted;
    if (range > 0) where += " AND id >= " + clickhouse_quoted((*ends)[range - 1]);
    if (range < ends->size()) where += " AND id < " + clickhouse_quoted((*ends)[range]);
    const auto bytes = server.rows("SELECT " + std::string(kSessionColumns) +
                                   " FROM sessions FINAL" + where + " ORDER BY id, part");
    if (!bytes) return bytes.error();
    RowReader row(*bytes);
    while (row.more()) {
      SessionPart part = read_session(row);
      if (!row.fine()) break;
      if (!view.add(std::move(part))) return Done{};
    }
    if (!row.fine()) return server.no_rows();
  }
  view.finish();
  return Done{};
}

Result<std::vector<DeadLetter>> read_letters(ClickHouse& server, std::size_t limit) {
  const auto bytes = server.rows(
      "SELECT id, door, reason, pointer, received_ms, sent_ms, context, body FROM "
      "letters FINAL ORDER BY number, id LIMIT " +
      std::to_string(limit));
  if (!bytes) return bytes.error();
  std::vector<DeadLetter> found;
  RowReader row(*bytes);
  while (row.more()) {
    found.push_back(read_letter(row));
  }
  if (!row.fine()) return server.no_rows();
  return found;
}

Result<LedgerSize> read_size(ClickHouse& server) {
  LedgerSize size;
  const std::pair<std::int64_t*, std::string> tables[] = {
      {&size.counts, "counts FINAL WHERE gone = 0 AND kind != " + clickhouse_quoted(kSummed)},
      {&size.sessions, "sessions FINAL WHERE " + kSessionsAlive},
      {&size.hits, "hits FINAL WHERE " + kHitsAlive},
      {&size.letters, "letters FINAL"}};
  for (const auto& [field, table] : tables) {
    const auto count = read_number(server, "SELECT toInt64(count()) FROM " + table);
    if (!count) return count.error();
    *field = *count;
  }
  return size;
}

}  // namespace pm::gen
