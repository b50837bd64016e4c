#pragma once
#include <chrono>

#include "generator/ledger/ledger.h"

namespace pm::gen {

/// A ledger in a database of a ClickHouse server (18.16 or newer), for collectors on several
/// machines and sessions by the hundred million. `timeout` is for one request to the server.
/// ClickHouse has no transactions: docs/collector.md says what takes their place.
Result<std::unique_ptr<Ledger>> open_clickhouse_ledger(
    const std::string& address, WhenMissing missing,
    std::chrono::milliseconds timeout = std::chrono::minutes(2));

}  // namespace pm::gen
