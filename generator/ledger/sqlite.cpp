#include "generator/ledger/sqlite.h"

#include <utility>

namespace pm::gen {

namespace {

constexpr int kBusyWait_ms = 20'000;

Error sqlite_error(sqlite3* handle) {
  const char* file = handle ? sqlite3_db_filename(handle, "main") : nullptr;
  Error error{ExitCode::ledger, file ? file : "", "",
              handle ? sqlite3_errmsg(handle) : "out of memory", ""};
  switch (handle ? sqlite3_errcode(handle) & 0xff : SQLITE_NOMEM) {
    case SQLITE_FULL: error.mend = "Free some space on the disk"; break;
    case SQLITE_BUSY:
      error.mend = "Another program writes to the ledger; wait for it to finish";
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM: error.mend = "Check that the folder exists and may be written to"; break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: error.mend = "Name the file of a ledger, or restore it from a copy"; break;
    default: break;
  }
  return error;
}

}  // namespace

void Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), at + 1, text.data() ? text.data() : "", text.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
}
void Statement::bind(int at, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), at + 1, number);
}
void Statement::bind_nothing(int at) { sqlite3_bind_null(statement_.get(), at + 1); }

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = sqlite_error(sqlite3_db_handle(statement_.get()));
  reset();
  return error;
}

Status Statement::run() {
  auto row = step();
  if (!row) return row.error();
  reset();
  return Done{};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}
std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}
bool Statement::is_nothing(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Result<Database> Database::open(const std::string& path) {
  Database database;
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &handle,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) {
    Error error = sqlite_error(handle);
    error.file = path;
    return error;
  }
  sqlite3_busy_timeout(handle, kBusyWait_ms);
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    return sqlite_error(handle_.get());
  return Statement(statement);
}

Status Database::execute(const std::string& sql) const {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return sqlite_error(handle_.get());
  return Done{};
}

Result<Transaction> Transaction::begin(const Database& database) {
  // IMMEDIATE: two writers wait for each other here, and not halfway through.
  if (Status begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_) sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit() {
  if (Status done = database_->execute("COMMIT"); !done) return done;
  database_ = nullptr;
  return Done{};
}

std::string sqlite_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    if (c != '\0') out += c;
  }
  return out + "'";
}

}  // namespace pm::gen
