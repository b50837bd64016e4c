#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "generator/core/result.h"
#include "generator/llm/endpoint.h"
#include "generator/llm/remote.h"

namespace pm::gen {

/// The outside world, so that tests can stand in for it.
struct AskDoors {
  std::function<Result<HttpReply>(const HttpRequest&)> send;
  std::function<void(int ms)> wait;
  std::function<std::int64_t()> now_ms;  ///< since 1970
};
AskDoors real_doors();

/// How long and how often a service is asked for one thing, and what came of it so far.
struct Patience {
  int total_ms = 0;         ///< for messages
  std::int64_t end_ms = 0;  ///< since 1970
  int most_requests = 12;
  std::size_t most_bytes = 4U << 20;  ///< of an answer
  int requests = 0, waits = 0, lost = 0;
  std::string last_fault{};

  int left_ms(const AskDoors& doors) const;
};

/// One exchange, tried again after "too many requests" as the service says when, while it is not
/// ready, and once after a lost connection. `body` empty: GET. Any other status is a reply. Error
/// (component): why there is none; `impatient` is its mend when time or requests have run out.
Result<HttpReply> send_patiently(const Endpoint& endpoint, std::string_view path,
                                 const std::string& body, Patience& patience, const AskDoors& doors,
                                 std::string_view impatient);

}  // namespace pm::gen
