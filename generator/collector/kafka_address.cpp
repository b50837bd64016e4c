#include "generator/collector/kafka_address.h"

#include <algorithm>

#include "generator/core/text.h"
#include "generator/http/client.h"
#include "generator/http/message.h"

namespace pm::gen {

namespace {

constexpr std::string_view kPlain = "kafka://", kSafe = "kafkas://";
constexpr std::string_view kMechanismQuery = "sasl=";
constexpr std::string_view kUnsafeMechanism = "PLAIN";  // sends the password as it is
constexpr std::size_t kMaxTopic = 249;                  // Kafka's own limit
constexpr std::size_t kMaxBrokers = 4096;
constexpr std::size_t kMaxUser = 256;

struct Mechanism {
  std::string_view name;  ///< in an address
  std::string_view registered;
};
constexpr Mechanism kMechanisms[] = {{"scram-sha-512", "SCRAM-SHA-512"},
                                     {"scram-sha-256", "SCRAM-SHA-256"},
                                     {"plain", kUnsafeMechanism}};

bool has_only(std::string_view text, std::string_view also) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           also.find(c) != std::string_view::npos;
  });
}

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

}  // namespace

std::string KafkaAddress::shown() const {
  const std::string who = user.empty() ? "" : http::encode_percent(user) + "@";
  return std::string(tls ? kSafe : kPlain) + who + brokers + "/" + topic;
}

Result<KafkaAddress> parse_kafka_address(std::string_view address) {
  const std::string shown = without_password(address);
  const auto bad = [&](std::string message = "this is no address of a Kafka topic",
                       std::string mend =
                           "Write kafka://host:9092/topic, or behind TLS "
                           "kafkas://user@host:9093/topic; several brokers are "
                           "separated by commas") {
    return Error{ExitCode::ledger, shown, "", std::move(message), std::move(mend)};
  };
  if (shown != address)
    return bad("a password does not belong into the address",
               "Put it into the environment variable PLAYMILL_INTAKE_PASSWORD");
  KafkaAddress out;
  out.tls = address.starts_with(kSafe);
  if (!out.tls && !address.starts_with(kPlain)) return bad();
  std::string_view place = address.substr(out.tls ? kSafe.size() : kPlain.size());
  std::string_view query;
  if (const std::size_t mark = place.find('?'); mark != std::string_view::npos) {
    query = place.substr(mark + 1);
    place = place.substr(0, mark);
    if (!query.starts_with(kMechanismQuery)) return bad();
    query.remove_prefix(kMechanismQuery.size());
    if (query.empty()) return bad();
  }
  const std::size_t slash = place.find('/');
  if (slash == std::string_view::npos) return bad();
  out.topic = place.substr(slash + 1);
  place = place.substr(0, slash);
  if (const std::size_t at = place.find('@'); at != std::string_view::npos) {
    const auto user = http::decode_percent(place.substr(0, at));
    if (!user || user->empty() || user->size() > kMaxUser || has_controls(*user))
      return bad("the user's name is none");
    out.user = *user;
    place.remove_prefix(at + 1);
  }
  out.brokers = place;
  if (!has_only(out.brokers, ".-_:,[]") || out.brokers.size() > kMaxBrokers) return bad();
  if (!has_only(out.topic, "._-") || out.topic.size() > kMaxTopic) return bad();
  if (out.topic == "." || out.topic == "..") return bad();
  if (out.user.empty())
    return query.empty() ? Result<KafkaAddress>(std::move(out))
                         : bad("the address names no user", "Write the user as user@host");
  const auto* const mechanism =
      query.empty() ? std::begin(kMechanisms)
                    : std::find_if(std::begin(kMechanisms), std::end(kMechanisms),
                                   [&](const Mechanism& one) { return one.name == query; });
  if (mechanism == std::end(kMechanisms))
    return bad("this way of SASL is not known here",
               "Write ?sasl=scram-sha-512, scram-sha-256 or plain; others are told by "
               "--intake-properties");
  out.mechanism = mechanism->registered;
  if (out.mechanism == kUnsafeMechanism && !out.tls)
    return bad("the password would travel unencrypted", "Write kafkas://, or use scram-sha-512");
  return out;
}

}  // namespace pm::gen
