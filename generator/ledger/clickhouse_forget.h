#pragma once
#include <span>
#include <string>
#include <string_view>

#include "generator/ledger/clickhouse.h"

namespace pm::gen {

// Deletes from the ledger's tables in ClickHouse.

/// Deletes the rows of a condition and waits until they are gone.
Status remove_rows(ClickHouse& server, std::string_view table, const std::string& condition);
Status remove_letters(ClickHouse& server, std::span<const std::string> ids);
/// As `Ledger::forget_before`.
Status forget_before(ClickHouse& server, std::string_view day);

}  // namespace pm::gen
