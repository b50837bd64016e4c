#include "generator/ledger/sqlite_schema.h"

#include <array>

namespace pm::gen {

namespace {

/// "PLML": marks the file as a ledger (PRAGMA application_id).
constexpr std::int64_t kApplicationId = 0x504c4d4c;

/// Step i brings version i to version i + 1. What has shipped is never changed: add a step.
constexpr std::array<const char*, 1> kSqliteSteps{R"sql(
CREATE TABLE counts (
  kind TEXT NOT NULL, source TEXT NOT NULL, campaign TEXT NOT NULL, variant TEXT NOT NULL,
  network TEXT NOT NULL, country TEXT NOT NULL, day TEXT NOT NULL, currency TEXT NOT NULL,
  impressions INTEGER, clicks INTEGER, installs INTEGER, spend_micros INTEGER,
  revenue_micros INTEGER, named TEXT NOT NULL,
  PRIMARY KEY (kind, source, campaign, variant, network, country, day, currency)
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
  id TEXT NOT NULL, part INTEGER NOT NULL, campaign TEXT NOT NULL, variant TEXT NOT NULL,
  scene TEXT NOT NULL, network TEXT NOT NULL, locale TEXT NOT NULL, country TEXT NOT NULL,
  started_ms INTEGER NOT NULL, received_ms INTEGER NOT NULL, skew_ms INTEGER NOT NULL,
  events INTEGER NOT NULL, flags INTEGER NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sessions_key ON sessions (id, part);
CREATE INDEX sessions_received ON sessions (received_ms);
CREATE TABLE hits (
  key TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, event TEXT NOT NULL,
  campaign TEXT NOT NULL, variant TEXT NOT NULL, network TEXT NOT NULL, country TEXT NOT NULL,
  at_ms INTEGER NOT NULL, received_ms INTEGER NOT NULL, revenue_micros INTEGER NOT NULL,
  currency TEXT NOT NULL, flags INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE letters (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, door TEXT NOT NULL, reason TEXT NOT NULL,
  pointer TEXT NOT NULL, received_ms INTEGER NOT NULL, sent_ms INTEGER NOT NULL,
  context TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
)sql"};

Result<std::int64_t> pragma(const Database& database, std::string_view name) {
  auto statement = database.prepare("PRAGMA " + std::string(name));
  if (!statement) return statement.error();
  auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->number(0) : 0;
}

Error foreign_file(const Database& database, std::string message, std::string mend) {
  return {ExitCode::ledger, sqlite3_db_filename(database.handle(), "main"), "", std::move(message),
          std::move(mend)};
}

}  // namespace

Status migrate_sqlite(const Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto version = pragma(database, "user_version");
  if (!version) return version.error();
  const auto application = pragma(database, "application_id");
  if (!application) return application.error();
  const auto tables = pragma(database, "page_count");
  if (!tables) return tables.error();
  if (*application != kApplicationId && (*tables > 1 || *version != 0))
    return foreign_file(database, "this is a SQLite file, but no ledger", "Name another file");
  if (*version > static_cast<std::int64_t>(kSqliteSteps.size()))
    return foreign_file(database,
                        "the ledger has schema " + std::to_string(*version) +
                            ", this program knows up to " + std::to_string(kSqliteSteps.size()),
                        "Use the newer program that wrote it");
  if (*version == static_cast<std::int64_t>(kSqliteSteps.size())) return Done{};
  for (auto step = static_cast<std::size_t>(*version); step < kSqliteSteps.size(); ++step)
    if (Status done = database.execute(kSqliteSteps[step]); !done) return done;
  const std::string marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                            "; PRAGMA user_version = " + std::to_string(kSqliteSteps.size());
  if (Status done = database.execute(marks); !done) return done;
  return transaction->commit();
}

}  // namespace pm::gen
