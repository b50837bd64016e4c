#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// A prepared statement. Positions of parameters and columns count from 0. What is bound must live
/// until `run` or the last `step`.
class Statement {
 public:
  Statement() = default;
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  void bind(int at, std::string_view text);
  void bind(int at, std::int64_t number);
  void bind_nothing(int at);

  /// The next row; false at the end. After an error the statement is reset.
  Result<bool> step();
  /// For statements without rows: to the end, ready for the next values.
  Status run();
  void reset();

  std::string text(int column) const;
  std::int64_t number(int column) const;
  bool is_nothing(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A connection to a SQLite file; of one thread.
class Database {
 public:
  /// Makes the file when there is none. Waits up to 20 s for a writer in another connection.
  static Result<Database> open(const std::string& path);

  Result<Statement> prepare(std::string_view sql) const;
  /// Statements without rows or parameters.
  Status execute(const std::string& sql) const;
  /// Rows that the last statement changed.
  std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Everything between its beginning and `commit`, or nothing.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();  ///< undoes what was not committed
  Status commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;
};

/// A text as a literal of SQLite's SQL.
std::string sqlite_quoted(std::string_view text);

}  // namespace pm::gen
