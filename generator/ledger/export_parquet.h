#pragma once
#include <string>

#include "generator/ledger/ledger.h"

namespace pm::gen {

/// Writes a table as Parquet (zstd) to a file that appears whole or not at all, by DuckDB under
/// Node.js (tools/parquet.mjs). Error (component) that says how to install it when it is not there.
Status export_parquet(Ledger& ledger, ExportTable table, const LedgerFilter& filter,
                      const std::string& path);

}  // namespace pm::gen
