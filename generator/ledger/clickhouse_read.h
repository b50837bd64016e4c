#pragma once
#include <functional>
#include <string>
#include <vector>

#include "generator/ledger/clickhouse.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

// Questions to the ledger's tables in ClickHouse. The answers of `Ledger`'s calls.

/// The first number of the first row.
Result<std::int64_t> read_number(ClickHouse& server, const std::string& sql);
/// The highest version in `counts`; 0 when it is empty.
Result<std::int64_t> counts_version(ClickHouse& server);
/// Tokens whose rows are in the sums but may still be in their tables.
Result<std::vector<std::string>> summed_tokens(ClickHouse& server);

// What these read is added to `rows`. `which` is a condition that chooses hits or parts of views.
Status read_reports(ClickHouse& server, const std::string& where, std::vector<DailyCounts>& rows);
Status read_hits(ClickHouse& server, const LedgerFilter& filter, const std::string& which,
                 std::vector<DailyCounts>& rows);
Status read_views(ClickHouse& server, const LedgerFilter& filter, const std::string& which,
                  std::vector<DailyCounts>& rows);

Result<std::vector<DailyCounts>> read_daily(ClickHouse& server, const LedgerFilter& filter);
Result<std::vector<FunnelRow>> read_funnel(ClickHouse& server, const LedgerFilter& filter);
Status read_sessions(ClickHouse& server, const LedgerFilter& filter, bool with_flagged,
                     const std::function<bool(const SessionPart&)>& take);
Result<std::vector<DeadLetter>> read_letters(ClickHouse& server, std::size_t limit);
Result<LedgerSize> read_size(ClickHouse& server);

}  // namespace pm::gen
