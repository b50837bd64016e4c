#include "generator/collector/metrics.h"

#include <cstdio>

namespace pm::gen {

namespace {

void line(std::string& text, std::string_view name, std::string_view kind, std::string_view help,
          std::uint64_t value) {
  const std::string full = "playmill_collector_" + std::string(name);
  text += "# HELP " + full + " " + std::string(help) + "\n# TYPE " + full + " " +
          std::string(kind) + "\n" + full + " " + std::to_string(value) + "\n";
}

std::string decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

}  // namespace

void CollectorMetrics::waited(std::int64_t us) {
  std::size_t at = 0;
  while (at < kWaitClasses_ms.size() && us > kWaitClasses_ms[at] * 1000LL) ++at;
  ++waits[at];
  wait_sum_us += static_cast<std::uint64_t>(us);
}

std::string prometheus_text(const CollectorMetrics& m, const IntakeState& intake,
                            const http::ServerCounters& server) {
  std::string text;
  line(text, "sessions_total", "counter", "session records acknowledged", m.sessions);
  line(text, "events_total", "counter", "events in acknowledged records", m.events);
  line(text, "hits_total", "counter", "pixels and postbacks acknowledged", m.hits);
  line(text, "rejected_total", "counter", "records and requests kept as dead letters", m.rejected);
  line(text, "unreadable_total", "counter", "records of the log kept as dead letters",
       m.unreadable);
  line(text, "flagged_total", "counter", "records kept as invalid traffic", m.flagged);
  line(text, "refused_rate_total", "counter", "requests answered 429", m.refused_rate);
  line(text, "refused_busy_total", "counter", "requests answered 503", m.refused_busy);
  line(text, "refused_auth_total", "counter", "requests answered 401 or 403", m.refused_auth);
  line(text, "fed_total", "counter", "rows new in the ledger", m.fed);
  line(text, "repeated_total", "counter", "rows that the ledger had already", m.repeated);
  line(text, "ledger_failures_total", "counter",
       "writes to the ledger, and reads for it, that failed", m.ledger_failures);
  line(text, "commits_total", "counter", "groups made durable", intake.commits);
  line(text, "committed_total", "counter", "requests made durable", intake.records);
  line(text, "unreleased_bytes", "gauge", "durable, not yet known to be in the ledger",
       intake.unreleased_bytes);
  line(text, "damaged_bytes", "gauge", "bytes of the log that could not be read",
       intake.damaged_bytes);
  line(text, "connections_total", "counter", "connections accepted", server.connections);
  line(text, "connections", "gauge", "connections now", server.open);
  line(text, "requests_total", "counter", "whole requests", server.requests);
  line(text, "malformed_total", "counter", "requests that were no HTTP or too large",
       server.malformed);
  line(text, "timeouts_total", "counter", "connections that took too long", server.timeouts);

  const std::string name = "playmill_collector_durable_seconds";
  text +=
      "# HELP " + name + " from a request to its being durable\n# TYPE " + name + " histogram\n";
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < m.waits.size(); ++i) {
    below += m.waits[i];
    const std::string bound =
        i < kWaitClasses_ms.size() ? decimal(kWaitClasses_ms[i] / 1000.0) : "+Inf";
    text += name + "_bucket{le=\"" + bound + "\"} " + std::to_string(below) + "\n";
  }
  text += name + "_sum " + decimal(static_cast<double>(m.wait_sum_us) / 1e6) + "\n";
  text += name + "_count " + std::to_string(below) + "\n";
  return text;
}

}  // namespace pm::gen
