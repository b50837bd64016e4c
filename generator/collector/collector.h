#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "generator/collector/metrics.h"
#include "generator/collector/traffic.h"
#include "generator/core/result.h"
#include "generator/http/server.h"

namespace pm::gen {

struct CollectorOptions {
  std::filesystem::path data;     ///< the log is in its folder `log`, the ledger in `ledger.db`
  std::string ledger;             ///< address of another ledger; empty: the one in `data`
  std::string intake;             ///< see parse_kafka_address; empty: the log in `data`
  std::string intake_properties;  ///< see KafkaIntakeOptions
  http::ServerOptions http;
  ClientLimits limits;
  std::size_t max_waiting_bytes = 32U << 20;  ///< accepted, not yet durable; more is answered 503
  /// Sessions are answered 503 when the server is further behind than this: those that are taken
  /// wait no longer under overload, and playables send theirs again. Pixels are taken all the same,
  /// because nobody sends them again.
  std::chrono::milliseconds max_behind{50};

  /// A proxy in front says who the client is: the last entry of X-Forwarded-For counts.
  bool behind_proxy = false;
  std::string country_header;  ///< field in which a proxy tells the viewer's country; empty: none

  /// Further paths, each with what answers `GET` there: questions that anyone may ask, as often as
  /// they like. Must not block.
  std::map<std::string, http::Handler> also;

  std::string read_token;  ///< bearer token of counts, funnel and metrics; empty: nobody may read
  std::map<std::string, std::string> postback_secrets;  ///< by name of the form
};

/// Reads `--secrets`: {"read_token": "…", "postbacks": {"adjust": "…"}}.
Status read_secrets(const std::string& file, CollectorOptions& options);

/// The collector: sessions, pixels and postbacks in by HTTP, made durable in groups, acknowledged,
/// fed to the ledger. docs/collector.md is its manual.
class Collector {
 public:
  /// Recovers what an earlier run left in the log, then listens.
  static Result<std::unique_ptr<Collector>> start(CollectorOptions options);
  virtual ~Collector() = default;

  virtual std::uint16_t port() const = 0;
  virtual const CollectorMetrics& metrics() const = 0;
  virtual IntakeState intake() const = 0;

  /// Answers what is under way, makes it durable, and feeds everything to the ledger.
  virtual void stop(std::chrono::milliseconds grace) = 0;
};

/// Feeds what a collector left in the log to the ledger, without listening.
Status drain_log(const CollectorOptions& options, CollectorMetrics& metrics);

}  // namespace pm::gen
