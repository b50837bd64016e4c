#pragma once
#include <string>
#include <string_view>

#include "generator/ledger/ledger.h"

namespace pm::gen {

/// What one request brought, as the bytes that the intake keeps until the ledger has them.
std::string encode_batch(const LedgerBatch& batch);

/// Appends to `batch` what `encode_batch` wrote; false when the bytes are something else.
bool decode_batch(std::string_view bytes, LedgerBatch& batch);

}  // namespace pm::gen
