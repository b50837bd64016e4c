#pragma once
#include <chrono>
#include <filesystem>
#include <memory>

#include "generator/collector/intake.h"

namespace pm::gen {

struct SegmentLogOptions {
  std::filesystem::path folder;  ///< made when there is none; of one process at a time
  std::uint64_t segment_bytes = 64ULL << 20;
  std::size_t max_waiting_bytes = 32U << 20;        ///< accepted, not yet durable
  std::chrono::milliseconds max_waiting{1000};      ///< the oldest of them; then no more is taken
  std::uint64_t max_unreleased_bytes = 8ULL << 30;  ///< durable, not yet in the ledger
};

/// The intake on the local disk: append-only files, one sync for all records that came meanwhile
/// (group commit). Opening recovers: a torn last record is cut off, damage in between is skipped,
/// whatever is whole is read again. Errors are of code `ledger`.
Result<std::unique_ptr<Intake>> open_segment_log(SegmentLogOptions options);

}  // namespace pm::gen
