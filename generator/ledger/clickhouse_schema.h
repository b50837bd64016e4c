#pragma once
#include "generator/ledger/clickhouse.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

/// Makes the address's database when there is none (or refuses), enters it and brings its tables
/// to the newest schema, one version after the other. False when there is none and `nothing` is to
/// be done about it. Error when what answers is no ClickHouse server, or the database is something
/// else or of a newer program.
Result<bool> migrate_clickhouse(ClickHouse& server, WhenMissing missing);

}  // namespace pm::gen
