#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "generator/core/result.h"
#include "generator/http/message.h"

namespace pm::gen {

/// What marks requests that no viewer made: templates/collector/agents.json.
struct AgentRules {
  std::vector<std::string> robots;  ///< parts of User-Agent fields, lower case
  std::vector<std::string> tools;
  std::vector<std::string> prefetch_fields;  ///< header fields whose value may say "prefetch"
};
Result<AgentRules> load_agent_rules();

/// Flags (`Flag`) that a request earns by its header.
std::uint32_t agent_flags(const http::Request& request, const AgentRules& rules);

struct ClientLimits {
  double requests_per_second = 50;  ///< lasting; 0: no limit
  double burst = 200;
  std::uint32_t views_per_hour = 1000;  ///< more are flagged; 0: no limit
};

/// Who asks too often. Knows clients by a salted hash of their address that is in no file and gone
/// with the process. Any thread.
class ClientGate {
 public:
  explicit ClientGate(ClientLimits limits);

  /// Seconds that a client has to wait before its next request; 0: this one is welcome.
  int wait_seconds(std::string_view client, std::int64_t now_ms);
  /// Notes `views` new views; true when the client has told of more than people have.
  bool floods(std::string_view client, std::uint32_t views, std::int64_t now_ms);

 private:
  struct Client {
    double tokens = 0;
    std::int64_t refilled_ms = 0;
    std::int64_t hour = 0;
    std::uint32_t views = 0;
  };
  Client& client(std::string_view address, std::int64_t now_ms);

  const ClientLimits limits_;
  const std::uint64_t salt_;
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, Client> clients_;
};

}  // namespace pm::gen
