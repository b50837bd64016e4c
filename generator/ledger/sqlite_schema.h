#pragma once
#include "generator/ledger/sqlite.h"

namespace pm::gen {

/// Brings a ledger's file to the newest schema, one version after the other, each in a transaction.
/// Error when the file is something else, or of a newer program.
Status migrate_sqlite(const Database& database);

}  // namespace pm::gen
