#pragma once
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// A topic of a Kafka cluster, and how one gets in.
struct KafkaAddress {
  std::string brokers;  ///< "host:port,host:port": those that are asked for all others
  std::string topic;
  bool tls = false;
  std::string user;       ///< whom SASL is to let in; empty: nobody is asked for
  std::string mechanism;  ///< of SASL, as it is registered: "SCRAM-SHA-512"

  /// The address for messages; no password is in it.
  std::string shown() const;
};

/// Reads "kafka://host:9092,host:9092/topic" and, behind TLS and for a user,
/// "kafkas://user@host:9093/ topic?sasl=plain" (in one piece). The user may be percent-encoded;
/// without `sasl` it is scram-sha-512. Error (ledger) when it is anything else, holds a password,
/// or asks for plain without TLS; a password is not repeated.
Result<KafkaAddress> parse_kafka_address(std::string_view address);

}  // namespace pm::gen
