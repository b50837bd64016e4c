#include "generator/ledger/clickhouse_schema.h"

#include <algorithm>
#include <array>
#include <vector>

#include "generator/ledger/row_binary.h"

namespace pm::gen {

namespace {

constexpr std::string_view kVersionTable = "playmill_schema";

/// Step i brings version i to version i + 1. What has shipped is never changed: add a step. Each
/// statement may be run twice. Rows of the same sorting key are one row: the last, or the one of
/// the highest `version`.
const std::array<std::vector<std::string_view>, 1> kClickHouseSteps{{{
    R"sql(CREATE TABLE IF NOT EXISTS counts (
  kind String, source String, campaign String, variant String, network String, country String,
  day String, currency String, impressions Nullable(Int64), clicks Nullable(Int64),
  installs Nullable(Int64), spend_micros Nullable(Int64), revenue_micros Nullable(Int64),
  named String, gone Int64, version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (kind, source, campaign, variant, network, country, day, currency))sql",
    R"sql(CREATE TABLE IF NOT EXISTS sessions (
  id String, part Int64, campaign String, variant String, scene String, network String,
  locale String, country String, started_ms Int64, received_ms Int64, skew_ms Int64, events UInt64,
  flags UInt64, record String
) ENGINE = ReplacingMergeTree ORDER BY (id, part))sql",
    R"sql(CREATE TABLE IF NOT EXISTS hits (
  key String, kind String, source String, event String, campaign String, variant String,
  network String, country String, at_ms Int64, received_ms Int64, revenue_micros Int64,
  currency String, flags UInt64
) ENGINE = ReplacingMergeTree ORDER BY key)sql",
    R"sql(CREATE TABLE IF NOT EXISTS letters (
  number Int64, id String, door String, reason String, pointer String, received_ms Int64,
  sent_ms Int64, context String, body String
) ENGINE = ReplacingMergeTree ORDER BY id)sql",
    R"sql(CREATE TABLE IF NOT EXISTS listed (
  token String, what String, id String, part Int64
) ENGINE = MergeTree ORDER BY (token, what, id, part))sql",
}}};

Result<std::int64_t> number_of(ClickHouse& server, const std::string& sql) {
  const auto bytes = server.rows(sql);
  if (!bytes) return bytes.error();
  RowReader row(*bytes);
  const std::int64_t number = row.number();
  if (!row.fine()) return server.no_rows();
  return number;
}

Status check_server(ClickHouse& server) {
  const auto bytes = server.rows("SELECT version()");
  if (!bytes) return bytes.error();
  RowReader row(*bytes);
  const std::string version = row.text();
  const bool digits = !version.empty() && version.front() >= '0' && version.front() <= '9';
  if (!row.fine() || row.more() || !digits) return server.no_rows();
  return Done{};
}

/// Servers from 2020 on can sync what they have written before they answer.
Result<std::string> durable_settings(ClickHouse& server) {
  const auto knows = number_of(server,
                               "SELECT toInt64(count()) FROM system.merge_tree_settings "
                               "WHERE name IN ('fsync_after_insert', 'fsync_part_directory')");
  if (!knows) return knows.error();
  return *knows == 2 ? std::string(" SETTINGS fsync_after_insert = 1, fsync_part_directory = 1")
                     : std::string();
}

/// Enters the database, or says why not; false when there is none.
Result<bool> enter(ClickHouse& server, WhenMissing missing) {
  const std::string& name = server.address().database;
  const auto there =
      number_of(server, "SELECT toInt64(count()) FROM system.databases WHERE name = " +
                            clickhouse_quoted(name));
  if (!there) return there.error();
  if (*there == 0) {
    if (missing == WhenMissing::nothing) return false;
    if (missing == WhenMissing::refuse)
      return server.error("the server has no database '" + name + "'",
                          "`playmill collect` and `playmill import --ledger` make one");
    if (Status made = server.execute("CREATE DATABASE IF NOT EXISTS `" + name + "`"); !made)
      return made.error();
  }
  server.enter_database();
  return true;
}

/// Version of the tables; 0 when there are none yet.
Result<std::int64_t> version_of(ClickHouse& server) {
  const std::string tables = "SELECT toInt64(count()) FROM system.tables WHERE database = " +
                             clickhouse_quoted(server.address().database);
  const auto ours = number_of(server, tables + " AND name = " + clickhouse_quoted(kVersionTable));
  if (!ours) return ours.error();
  if (*ours > 0) return number_of(server, "SELECT max(version) FROM " + std::string(kVersionTable));
  const auto foreign = number_of(server, tables);
  if (!foreign) return foreign.error();
  if (*foreign > 0)
    return server.error("the database has tables, but is no ledger", "Name another database");
  return 0;
}

}  // namespace

Result<bool> migrate_clickhouse(ClickHouse& server, WhenMissing missing) {
  if (Status done = check_server(server); !done) return done.error();
  if (auto entered = enter(server, missing); !entered || !*entered) return entered;
  const auto version = version_of(server);
  if (!version) return version.error();
  constexpr auto newest = static_cast<std::int64_t>(kClickHouseSteps.size());
  if (*version > newest)
    return server.error("the ledger has schema " + std::to_string(*version) +
                            ", this program knows up to " + std::to_string(newest),
                        "Use the newer program that wrote it");
  if (*version == newest) return true;
  if (missing == WhenMissing::nothing && *version == 0) return false;
  if (missing == WhenMissing::refuse && *version == 0)
    return server.error("the database is no ledger",
                        "`playmill collect` and `playmill import --ledger` make one");
  const auto durable = durable_settings(server);
  if (!durable) return durable.error();
  const std::string table{kVersionTable};
  if (Status done =
          server.execute("CREATE TABLE IF NOT EXISTS " + table +
                         " (version Int64) ENGINE = MergeTree ORDER BY version" + *durable);
      !done)
    return done.error();
  for (std::int64_t step = *version; step < newest; ++step) {
    for (const std::string_view statement : kClickHouseSteps[static_cast<std::size_t>(step)])
      if (Status done = server.execute(std::string(statement) + *durable); !done)
        return done.error();
    RowWriter row;
    row.number(step + 1);
    if (Status done = server.insert(table + " (version)", row.bytes()); !done) return done.error();
  }
  return true;
}

}  // namespace pm::gen
