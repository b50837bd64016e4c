#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

struct IntakeState {
  std::uint64_t commits = 0;           ///< groups made durable
  std::uint64_t records = 0;           ///< records made durable
  std::uint64_t unreleased_bytes = 0;  ///< durable, not yet released
  std::uint64_t damaged_bytes = 0;     ///< found unreadable and skipped
  bool failing = false;                ///< the last commit failed
};

/// Where what was received becomes durable before it is acknowledged, and from where it is fed to
/// the ledger. Records are opaque bytes. After a crash whatever was not released is read again:
/// who reads must not mind a record twice.
class Intake {
 public:
  /// Called once for an accepted record, on a thread of the intake: true when it is durable.
  using Ack = std::function<void(bool durable)>;

  virtual ~Intake() = default;

  /// Any thread. False: too much is waiting already; the record was not taken, `ack` is not called.
  virtual bool append(std::string record, Ack ack) = 0;

  /// For one reader: moves on through the durable records, about `max_bytes` of them. Waits up to
  /// `wait` when there are none; none then.
  virtual Result<std::vector<std::string>> read(std::size_t max_bytes,
                                                std::chrono::milliseconds wait) = 0;
  /// Everything that was read so far is safe elsewhere and need not be kept.
  virtual Status release() = 0;

  /// Makes durable what was accepted, then takes no more.
  virtual void close() = 0;

  virtual IntakeState state() const = 0;
};

}  // namespace pm::gen
