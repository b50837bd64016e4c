#include "generator/ledger/ledger.h"
#include "generator/ledger/sqlite_ledger.h"

namespace pm::gen {

Result<std::unique_ptr<Ledger>> open_ledger(const std::string& address) {
  return open_sqlite_ledger(address);
}

}  // namespace pm::gen
