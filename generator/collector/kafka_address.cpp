#include "generator/collector/kafka_address.h"

#include <algorithm>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::string_view kScheme = "kafka://";
constexpr std::size_t kMaxTopic = 249;  // Kafka's own limit
constexpr std::size_t kMaxBrokers = 4096;

bool only(std::string_view text, std::string_view also) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           also.find(c) != std::string_view::npos;
  });
}

}  // namespace

Result<KafkaAddress> parse_kafka_address(std::string_view address) {
  const Error bad{ExitCode::ledger, without_password(address), "",
                  "this is no address of a Kafka topic",
                  "Write kafka://host:9092/topic; several brokers are separated by commas"};
  if (!address.starts_with(kScheme)) return bad;
  const std::string_view rest = address.substr(kScheme.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return bad;
  KafkaAddress out{std::string(rest.substr(0, slash)), std::string(rest.substr(slash + 1))};
  if (!only(out.brokers, ".-_:,[]") || out.brokers.size() > kMaxBrokers) return bad;
  if (!only(out.topic, "._-") || out.topic.size() > kMaxTopic) return bad;
  if (out.topic == "." || out.topic == "..") return bad;
  return out;
}

}  // namespace pm::gen
