#pragma once
#include <string>
#include <utility>
#include <vector>

#include "generator/collector/kafka_address.h"

namespace pm::gen {

/// A setting of librdkafka: name and value.
using KafkaProperty = std::pair<std::string, std::string>;

/// The lines "name=value" of a file; blank ones and those with '#' in front are none. Nothing for
/// no file. Error (usage) with the line that is none; it does not repeat what is written there.
Result<std::vector<KafkaProperty>> read_kafka_properties(const std::string& file);

/// What an address asks for in TLS and SASL, the password out of PLAYMILL_INTAKE_PASSWORD. Error
/// (ledger) when a user has none there.
Result<std::vector<KafkaProperty>> kafka_security(const KafkaAddress& address);

}  // namespace pm::gen
