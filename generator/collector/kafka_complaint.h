#pragma once
#include <string_view>

#include "generator/collector/kafka_address.h"

namespace pm::gen {

/// What librdkafka complained of (`code`: rd_kafka_resp_err_t), with what mends it. `certificate`
/// is OpenSSL's verdict on the broker's, 0 when it was accepted or never looked at.
Error explain_kafka(const KafkaAddress& address, int code, std::string_view reason,
                    long certificate);

/// Whether a right is missing that somebody may give meanwhile.
bool is_forbidden(int code);

/// Whether it is of a kind that does not pass by itself: who asks again is refused again.
bool is_refusal(int code);

}  // namespace pm::gen
