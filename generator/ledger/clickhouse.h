#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "generator/core/result.h"
#include "generator/http/client.h"
#include "generator/ledger/clickhouse_address.h"

namespace pm::gen {

/// Rows that a statement may use as a table, sent with it.
struct ExternalTable {
  std::string_view name;
  std::string_view structure;  ///< "id String, part Int64"
  std::string_view rows;       ///< RowBinary
};

/// Statements to a ClickHouse server over HTTP. Used are only settings and syntax that 18.16 and
/// present versions share. Errors are of code `ledger`.
class ClickHouse {
 public:
  /// `label` is what errors call the server: its address as a person wrote it.
  ClickHouse(ClickHouseAddress address, std::string label, std::string password,
             std::chrono::milliseconds timeout);

  /// Statements belong to the address's database from now on; before, to none of a ledger's.
  void enter_database() { inside_ = true; }

  /// A statement without rows.
  Status execute(std::string_view sql);
  /// The rows that a SELECT gives, as RowBinary; the server has them all before it sends any.
  Result<std::string> rows(std::string_view sql);
  /// The same with a table of ours. `sql` must be short: it is part of the address.
  Result<std::string> rows(std::string_view sql, const ExternalTable& table);
  /// Writes rows to a table as one block, so that all of them appear at once or none.
  Status insert(std::string_view table_and_columns, const std::string& rows);

  const ClickHouseAddress& address() const { return address_; }
  Error error(std::string message, std::string mend) const;
  /// What it sent cannot be read.
  Error no_rows() const;

 private:
  std::string target() const;
  Result<std::string> ask(const std::string& target, const std::string& body,
                          std::string_view type);

  ClickHouseAddress address_;
  std::string label_;
  std::string password_;
  bool inside_ = false;
  http::Client client_;
};

/// A text as a literal of ClickHouse's SQL.
std::string clickhouse_quoted(std::string_view text);

}  // namespace pm::gen
