#pragma once
#include <span>

#include "generator/ledger/clickhouse.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

// What `Ledger` writes, to the ledger's tables in ClickHouse.

Status write_reports(ClickHouse& server, std::span<const DailyCounts> rows);
Result<Written> write_batch(ClickHouse& server, const LedgerBatch& batch);

}  // namespace pm::gen
