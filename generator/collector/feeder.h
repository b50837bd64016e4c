#pragma once
#include <atomic>
#include <memory>
#include <thread>

#include "generator/collector/intake.h"
#include "generator/collector/metrics.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

/// Takes what is durable in the intake over to the ledger, on a thread of its own, in large
/// transactions. When the ledger cannot be written it tries again, and the intake keeps everything.
class Feeder {
 public:
  Feeder(Intake& intake, std::unique_ptr<Ledger> ledger, CollectorMetrics& metrics);
  ~Feeder();
  Feeder(const Feeder&) = delete;
  Feeder& operator=(const Feeder&) = delete;

  /// Takes over what is left, as far as the ledger can be written, and ends. The intake must be
  /// closed already.
  void finish();

 private:
  void run();
  bool feed(const std::vector<std::string>& records);

  Intake& intake_;
  std::unique_ptr<Ledger> ledger_;
  CollectorMetrics& metrics_;
  std::atomic<bool> finishing_{false};
  std::thread thread_;
};

}  // namespace pm::gen
