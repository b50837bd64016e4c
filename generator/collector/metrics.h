#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "generator/collector/intake.h"
#include "generator/http/server.h"

namespace pm::gen {

/// Upper bounds of the classes of waiting times, in milliseconds; one more class is above them.
inline constexpr std::array<int, 11> kWaitClasses_ms{1,   2,   5,   10,   20,  50,
                                                     100, 200, 500, 1000, 5000};

/// What a collector has done since its start. Any thread.
struct CollectorMetrics {
  using Counter = std::atomic<std::uint64_t>;
  Counter sessions{0};      ///< records acknowledged
  Counter events{0};        ///< events in them
  Counter hits{0};          ///< pixels and postbacks acknowledged
  Counter rejected{0};      ///< records and requests that became dead letters
  Counter unreadable{0};    ///< records of the log that became dead letters
  Counter flagged{0};       ///< records kept as invalid traffic
  Counter refused_rate{0};  ///< answered 429
  Counter refused_busy{0};  ///< answered 503
  Counter refused_auth{0};  ///< answered 401 or 403
  Counter fed{0};           ///< rows new in the ledger
  Counter repeated{0};      ///< rows that the ledger had already
  Counter ledger_failures{0};
  std::atomic<bool> ledger_failing{false};
  std::array<Counter, kWaitClasses_ms.size() + 1> waits{};  ///< from request to durable
  Counter wait_sum_us{0};

  void waited(std::int64_t us);
};

/// The text format that Prometheus reads.
std::string prometheus_text(const CollectorMetrics& metrics, const IntakeState& intake,
                            const http::ServerCounters& server);

}  // namespace pm::gen
