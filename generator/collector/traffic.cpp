#include "generator/collector/traffic.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "generator/core/files.h"
#include "generator/core/json.h"
#include "generator/core/text.h"
#include "generator/ledger/rows.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxClients = 200'000;
constexpr std::int64_t kForget_ms = 3'600'000;

bool has_any(std::string_view text, const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return text.find(part) != std::string_view::npos;
  });
}

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::uint64_t random_salt() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32) | device();
}

}  // namespace

Result<AgentRules> load_agent_rules() {
  const auto root = playmill_root();
  if (!root) return root.error();
  const std::string file = *root / "templates" / "collector" / "agents.json";
  auto json = load_json(file, 1 << 20, ExitCode::internal);
  if (!json) return json.error();
  if (Status fine = check_schema(*json, "agents", ExitCode::internal, file); !fine)
    return fine.error();
  AgentRules rules;
  rules.robots = (*json)["robots"].get<std::vector<std::string>>();
  rules.tools = (*json)["tools"].get<std::vector<std::string>>();
  rules.prefetch_fields = (*json)["prefetch_fields"].get<std::vector<std::string>>();
  return rules;
}

std::uint32_t agent_flags(const http::Request& request, const AgentRules& rules) {
  std::uint32_t flags = 0;
  const std::string agent = lower(request.field("User-Agent"));
  if (has_any(agent, rules.robots)) flags |= kFlagBot;
  if (agent.empty() || has_any(agent, rules.tools)) flags |= kFlagNoBrowser;
  for (const std::string& field : rules.prefetch_fields)
    if (lower(request.field(field)).find("prefetch") != std::string::npos) flags |= kFlagPrefetch;
  return flags;
}

ClientGate::ClientGate(ClientLimits limits) : limits_(limits), salt_(random_salt()) {}

ClientGate::Client& ClientGate::client(std::string_view address, std::int64_t now_ms) {
  if (clients_.size() >= kMaxClients) {
    std::erase_if(clients_, [&](const auto& entry) {
      return now_ms - entry.second.refilled_ms > kForget_ms / 60;
    });
    if (clients_.size() >= kMaxClients) clients_.clear();
  }
  const auto [at, fresh] = clients_.try_emplace(stable_hash(address, salt_));
  if (fresh) at->second = {limits_.burst, now_ms, 0, 0};
  return at->second;
}

int ClientGate::wait_seconds(std::string_view address, std::int64_t now_ms) {
  if (limits_.requests_per_second <= 0) return 0;
  const std::lock_guard lock(mutex_);
  Client& who = client(address, now_ms);
  const double passed =
      static_cast<double>(std::max<std::int64_t>(0, now_ms - who.refilled_ms)) / 1000;
  who.tokens = std::min(limits_.burst, who.tokens + passed * limits_.requests_per_second);
  who.refilled_ms = now_ms;
  if (who.tokens >= 1) {
    who.tokens -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - who.tokens) / limits_.requests_per_second)));
}

bool ClientGate::floods(std::string_view address, std::uint32_t views, std::int64_t now_ms) {
  if (limits_.views_per_hour == 0) return false;
  const std::lock_guard lock(mutex_);
  Client& who = client(address, now_ms);
  if (who.hour != now_ms / kForget_ms) {
    who.hour = now_ms / kForget_ms;
    who.views = 0;
  }
  who.views += views;
  return who.views > limits_.views_per_hour;
}

}  // namespace pm::gen
