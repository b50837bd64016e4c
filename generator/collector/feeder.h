#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "generator/collector/intake.h"
#include "generator/collector/metrics.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

/// Takes what is durable in the intake over to the ledger, on a thread of its own, in large
/// batches. When the ledger cannot be opened or written it tries again, and the intake keeps
/// everything.
class Feeder {
 public:
  /// `ledger`: address (see open_ledger).
  Feeder(Intake& intake, std::string ledger, CollectorMetrics& metrics);
  ~Feeder();
  Feeder(const Feeder&) = delete;
  Feeder& operator=(const Feeder&) = delete;

  /// Takes over what is left, as far as the ledger can be written, and ends: true when that was
  /// everything. The intake must be closed already.
  bool finish();

 private:
  void run();
  bool open();
  bool feed(const std::vector<std::string>& records);
  bool failed(const Error& error);

  Intake& intake_;
  const std::string address_;
  const std::chrono::milliseconds pause_;
  std::unique_ptr<Ledger> ledger_;
  CollectorMetrics& metrics_;
  std::atomic<bool> finishing_{false}, all_fed_{false};
  std::thread thread_;
};

}  // namespace pm::gen
