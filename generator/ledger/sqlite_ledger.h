#pragma once
#include "generator/ledger/ledger.h"

namespace pm::gen {

/// The embedded ledger: one SQLite file with write-ahead log, synced at every commit.
Result<std::unique_ptr<Ledger>> open_sqlite_ledger(const std::string& path);

}  // namespace pm::gen
