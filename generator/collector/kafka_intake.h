#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "generator/collector/intake.h"
#include "generator/collector/kafka_address.h"

namespace pm::gen {

struct KafkaIntakeOptions {
  KafkaAddress address;
  std::size_t max_waiting_bytes = 32U << 20;  ///< accepted, not yet durable
  /// A record that the brokers have not confirmed by then is answered as not durable. They may
  /// still get it: whoever sends it again counts once.
  std::chrono::milliseconds max_waiting{8000};
  /// File with further properties of librdkafka, "name=value" a line; what the address says comes
  /// before them. Or empty.
  std::string properties;
};

/// The intake in a topic of a Kafka cluster, which several collectors share: an idempotent producer
/// confirmed by all in-sync replicas, and one consumer in the group "playmill", whose offsets are
/// committed by `release` alone. What one collector appends another may read. Errors are of code
/// `ledger`; one of code `component` says that this build has no Kafka.
Result<std::unique_ptr<Intake>> open_kafka_intake(KafkaIntakeOptions options);

}  // namespace pm::gen
