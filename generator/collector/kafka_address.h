#pragma once
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// A topic of a Kafka cluster.
struct KafkaAddress {
  std::string brokers;  ///< "host:port,host:port": those that are asked for all others
  std::string topic;
};

/// Reads "kafka://host:9092,host:9092/topic". Error (ledger) when it is anything else.
Result<KafkaAddress> parse_kafka_address(std::string_view address);

}  // namespace pm::gen
