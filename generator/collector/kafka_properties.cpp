#include "generator/collector/kafka_properties.h"

#include <algorithm>
#include <cstdlib>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxProperties_bytes = 64U << 10;

}  // namespace

Result<std::vector<KafkaProperty>> read_kafka_properties(const std::string& file) {
  std::vector<KafkaProperty> out;
  if (file.empty()) return out;
  const auto text = read_text(file, kMaxProperties_bytes, ExitCode::usage);
  if (!text) return text.error();
  std::string_view rest = *text;
  for (int number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0)
      return Error{ExitCode::usage, file + ":" + std::to_string(number), "",
                   "this line is no property", "Write name=value"};
    out.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  return out;
}

Result<std::vector<KafkaProperty>> kafka_security(const KafkaAddress& address) {
  std::vector<KafkaProperty> out;
  if (address.tls) out.emplace_back("ssl.endpoint.identification.algorithm", "https");
  if (address.user.empty()) {
    if (address.tls) out.emplace_back("security.protocol", "ssl");
    return out;
  }
  const char* const given = std::getenv("PLAYMILL_INTAKE_PASSWORD");
  const std::string password = given ? given : "";
  if (password.empty())
    return Error{ExitCode::ledger, address.shown(), "", "there is no password for the user",
                 "Put it into the environment variable PLAYMILL_INTAKE_PASSWORD"};
  if (std::any_of(password.begin(), password.end(),
                  [](char c) { return static_cast<unsigned char>(c) < ' '; }))
    return Error{ExitCode::ledger, address.shown(), "", "the password has control characters in it",
                 "Set PLAYMILL_INTAKE_PASSWORD without a line end"};
  out.emplace_back("security.protocol", address.tls ? "sasl_ssl" : "sasl_plaintext");
  out.emplace_back("sasl.mechanism", address.mechanism);
  out.emplace_back("sasl.username", address.user);
  out.emplace_back("sasl.password", password);
  return out;
}

}  // namespace pm::gen
