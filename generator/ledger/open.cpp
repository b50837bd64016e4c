#include <filesystem>

#include "generator/ledger/clickhouse_ledger.h"
#include "generator/ledger/ledger.h"
#include "generator/ledger/sqlite_ledger.h"

namespace pm::gen {

bool is_ledger_server(std::string_view address) {
  return address.find("://") != std::string_view::npos;
}

Result<std::unique_ptr<Ledger>> open_ledger(const std::string& address, WhenMissing missing) {
  if (is_ledger_server(address)) return open_clickhouse_ledger(address, missing);
  std::error_code ignored;
  const bool there = missing == WhenMissing::make || std::filesystem::exists(address, ignored);
  if (!there && missing == WhenMissing::nothing) return std::unique_ptr<Ledger>();
  if (!there)
    return Error{ExitCode::ledger, address, "", "there is no such ledger",
                 "`playmill collect` and `playmill import --ledger` make one"};
  return open_sqlite_ledger(address);
}

}  // namespace pm::gen
