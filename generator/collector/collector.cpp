#include "generator/collector/collector.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <optional>

#include "generator/collector/answers.h"
#include "generator/collector/codec.h"
#include "generator/collector/doors.h"
#include "generator/collector/feeder.h"
#include "generator/collector/hits.h"
#include "generator/collector/kafka_intake.h"
#include "generator/collector/read_api.h"
#include "generator/collector/segment_log.h"
#include "generator/core/files.h"
#include "generator/ledger/clickhouse_address.h"

namespace pm::gen {

namespace {

namespace fs = std::filesystem;
using http::Method;
using http::Reply;
using http::Request;
using http::Response;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kSessions = "/v1/sessions";
constexpr std::string_view kPixel = "/v1/pixel/";
constexpr std::string_view kPostback = "/v1/postback/";
/// Durable but not in the ledger for that much: still safe, but somebody should look.
constexpr std::uint64_t kUnreadyLag_bytes = 512ULL << 20;
/// Of session requests that have waited too long one in so many is taken all the same. Refusing
/// costs a fifth of taking: when five times as many come as can be taken, or other programs have
/// most of the processor, nothing would be done but refusing. One in eight takes four times as many
/// then, but at twice as many as can be taken a tenth fewer, later; one in 32 changes nothing
/// there.
constexpr std::uint64_t kLateOnesPerTaken = 32;

std::string ledger_address(const CollectorOptions& options) {
  return options.ledger.empty() ? std::string(options.data / "ledger.db") : options.ledger;
}

Result<std::unique_ptr<Intake>> open_intake(const CollectorOptions& options) {
  if (!options.intake.empty()) {
    auto address = parse_kafka_address(options.intake);
    if (!address) return address.error();
    KafkaIntakeOptions kafka;
    kafka.address = std::move(*address);
    kafka.max_waiting_bytes = options.max_waiting_bytes;
    kafka.properties = options.intake_properties;
    return open_kafka_intake(std::move(kafka));
  }
  SegmentLogOptions log;
  log.folder = options.data / "log";
  log.max_waiting_bytes = options.max_waiting_bytes;
  return open_segment_log(std::move(log));
}

class RunningCollector final : public Collector {
 public:
  explicit RunningCollector(CollectorOptions options)
      : options_(std::move(options)), gate_(options_.limits) {}
  ~RunningCollector() override { stop(std::chrono::milliseconds(0)); }

  Status begin();
  std::uint16_t port() const override { return server_->port(); }
  const CollectorMetrics& metrics() const override { return metrics_; }
  IntakeState intake() const override { return intake_->state(); }
  void stop(std::chrono::milliseconds grace) override;

 private:
  void handle(const Request& request, const Reply& reply);
  void handle_sessions(const Request& request, const Reply& reply);
  void handle_pixel(const Request& request, const Reply& reply);
  void handle_postback(const Request& request, const Reply& reply);
  void handle_read(const Request& request, const Reply& reply);
  Response ready() const;
  bool may_read(const Request& request) const;
  std::string client_of(const Request& request) const;
  bool welcome(const Request& request, const Reply& reply);
  Arrival arrival_of(const Request& request) const;
  void keep(Received received, const Request& request, const Reply& reply);

  const CollectorOptions options_;
  AgentRules agents_;
  PostbackForms forms_;
  std::string openapi_;
  ClientGate gate_;
  CollectorMetrics metrics_;
  std::atomic<std::uint64_t> late_{0};  ///< session requests that have waited too long
  std::unique_ptr<Intake> intake_;
  std::unique_ptr<Feeder> feeder_;
  std::unique_ptr<ReadApi> read_api_;
  std::optional<http::Server> server_;
};

Status RunningCollector::begin() {
  const auto root = playmill_root();
  if (!root) return root.error();
  auto agents = load_agent_rules();
  if (!agents) return agents.error();
  agents_ = std::move(*agents);
  auto forms = load_postback_forms();
  if (!forms) return forms.error();
  forms_ = std::move(*forms);
  for (const auto& [name, secret] : options_.postback_secrets)
    if (!forms_.contains(name))
      return Error{ExitCode::usage, "", "", "there is no form of postbacks named '" + name + "'",
                   "The forms are in templates/collector/postbacks.json"};
  auto openapi =
      read_text(*root / "templates" / "collector" / "openapi.json", 1 << 20, ExitCode::internal);
  if (!openapi) return openapi.error();
  openapi_ = std::move(*openapi);

  std::error_code failed;
  fs::create_directories(options_.data, failed);
  // A server that is away now is no reason to lose what comes in: the log keeps it.
  const std::string ledger = ledger_address(options_);
  if (is_ledger_server(ledger)) {
    if (auto place = parse_clickhouse_address(ledger); !place) return place.error();
  } else if (auto opened = open_ledger(ledger); !opened) {
    return opened.error();
  }
  auto intake = open_intake(options_);
  if (!intake) return intake.error();
  intake_ = std::move(*intake);
  feeder_ = std::make_unique<Feeder>(*intake_, ledger, metrics_);
  read_api_ = std::make_unique<ReadApi>(ledger);
  auto server = http::Server::start(
      options_.http,
      [this](const Request& request, const Reply& reply) { handle(request, reply); });
  if (!server) return server.error();
  server_.emplace(std::move(*server));
  return Done{};
}

void RunningCollector::stop(std::chrono::milliseconds grace) {
  if (server_) server_->stop(grace);
  if (intake_) intake_->close();
  if (feeder_) feeder_->finish();
}

void RunningCollector::handle(const Request& request, const Reply& reply) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  const std::string& path = request.path;
  if (path == kSessions || path.starts_with(kPixel)) {
    if (request.method == Method::options) return reply.send(with_cors(preflight()));
    return path == kSessions ? handle_sessions(request, reply) : handle_pixel(request, reply);
  }
  if (path.starts_with(kPostback)) return handle_postback(request, reply);
  if (const auto more = options_.also.find(path); more != options_.also.end())
    return more->second(request, reply);
  if (!reads) return reply.send(http::error_response(404, "there is nothing here"));
  if (path == "/healthz") return reply.send(http::text_response(200, "ok\n"));
  if (path == "/readyz") return reply.send(ready());
  if (path == "/v1/openapi.json") return reply.send(http::json_response(200, openapi_));
  if (path == "/metrics" || path == "/v1/counts" || path == "/v1/funnel")
    return handle_read(request, reply);
  reply.send(http::error_response(404, "there is nothing here"));
}

void RunningCollector::handle_sessions(const Request& request, const Reply& reply) {
  if (request.method != Method::post) return reply.send(with_cors(only("POST, OPTIONS")));
  if (!welcome(request, reply)) return;
  if (request.behind > options_.max_behind && ++late_ % kLateOnesPerTaken != 0) {
    ++metrics_.refused_busy;
    return reply.send(with_cors(try_later(503, "too much is coming in", soon())));
  }
  thread_local SessionReader reader;
  const Arrival arrival = arrival_of(request);
  Received received = receive_sessions(reader, request.body, arrival);
  std::uint32_t views = 0;
  for (const SessionPart& part : received.keep.sessions) views += part.part == 0 ? 1 : 0;
  if (views > 0 && gate_.floods(client_of(request), views, arrival.received_ms))
    for (SessionPart& part : received.keep.sessions) part.flags |= kFlagFlood;
  received.answer = with_cors(std::move(received.answer));
  keep(std::move(received), request, reply);
}

void RunningCollector::handle_pixel(const Request& request, const Reply& reply) {
  if (request.method != Method::get) return reply.send(with_cors(only("GET, OPTIONS")));
  if (!welcome(request, reply)) return;
  const std::string_view rest = std::string_view(request.path).substr(kPixel.size());
  const std::size_t slash = rest.find('/');
  const Arrival arrival = arrival_of(request);
  ReadHit read = slash == std::string_view::npos
                     ? ReadHit{std::nullopt, RecordFault{"must be /v1/pixel/<network>/<event>", ""}}
                     : read_pixel(request, rest.substr(0, slash), rest.substr(slash + 1), arrival);
  if (read.fault) {
    const Remains remains =
        remains_of_pixel(request, rest.substr(0, slash),
                         slash == std::string_view::npos ? "" : rest.substr(slash + 1));
    return keep(refuse_hit(request, *read.fault, arrival, remains), request, reply);
  }
  Received received;
  received.keep.hits.push_back(std::move(*read.hit));
  received.answer = with_cors(pixel_answer());
  keep(std::move(received), request, reply);
}

void RunningCollector::handle_postback(const Request& request, const Reply& reply) {
  if (request.method != Method::get && request.method != Method::post)
    return reply.send(only("GET, POST"));
  if (!welcome(request, reply)) return;
  const std::string provider = request.path.substr(kPostback.size());
  const auto form = forms_.find(provider);
  if (form == forms_.end())
    return reply.send(http::error_response(404, "there is no such form of postbacks"));
  const auto secret = options_.postback_secrets.find(provider);
  if (secret == options_.postback_secrets.end() || !proves(request, form->second, secret->second)) {
    ++metrics_.refused_auth;
    const bool unset = secret == options_.postback_secrets.end();
    return reply.send(http::error_response(unset ? 403 : 401,
                                           unset ? "no secret is set for this form of postbacks"
                                                 : "the secret or signature is wrong"));
  }
  const Arrival arrival = arrival_of(request);
  ReadHit read = read_postback(request, provider, form->second, arrival);
  if (read.fault)
    return keep(refuse_hit(request, *read.fault, arrival,
                           remains_of_postback(request, provider, form->second)),
                request, reply);
  Received received;
  received.answer = http::json_response(200, "{\"accepted\":1}\n");
  if (!read.hit) return reply.send(std::move(received.answer));  // an event that is not kept
  received.keep.hits.push_back(std::move(*read.hit));
  keep(std::move(received), request, reply);
}

void RunningCollector::handle_read(const Request& request, const Reply& reply) {
  if (!may_read(request)) {
    ++metrics_.refused_auth;
    if (options_.read_token.empty())
      return reply.send(http::error_response(403, "reading is off: no read_token is set"));
    Response refused = http::error_response(401, "a bearer token is needed");
    refused.fields.push_back({"WWW-Authenticate", "Bearer"});
    return reply.send(std::move(refused));
  }
  if (request.path != "/metrics") return read_api_->answer(request, reply);
  Response response =
      http::text_response(200, prometheus_text(metrics_, intake_->state(), server_->counters()));
  response.type = "text/plain; version=0.0.4; charset=utf-8";
  reply.send(std::move(response));
}

Response RunningCollector::ready() const {
  const IntakeState state = intake_->state();
  if (state.failing) return http::text_response(503, "the log cannot be written\n");
  if (metrics_.ledger_failing) return http::text_response(503, "the ledger is not fed\n");
  if (state.unreleased_bytes > kUnreadyLag_bytes)
    return http::text_response(503, "the ledger is far behind\n");
  return http::text_response(200, "ready\n");
}

bool RunningCollector::may_read(const Request& request) const {
  constexpr std::string_view scheme = "Bearer ";
  std::string_view given = request.field("Authorization");
  if (options_.read_token.empty() || !given.starts_with(scheme)) return false;
  given.remove_prefix(scheme.size());
  return given.size() == options_.read_token.size() &&
         CRYPTO_memcmp(given.data(), options_.read_token.data(), given.size()) == 0;
}

std::string RunningCollector::client_of(const Request& request) const {
  if (!options_.behind_proxy) return request.peer;
  std::string_view chain = request.field("X-Forwarded-For");
  const std::size_t comma = chain.rfind(',');
  if (comma != std::string_view::npos) chain.remove_prefix(comma + 1);
  while (chain.starts_with(' ')) chain.remove_prefix(1);
  return chain.empty() ? request.peer : std::string(chain.substr(0, 64));
}

bool RunningCollector::welcome(const Request& request, const Reply& reply) {
  const int wait = gate_.wait_seconds(client_of(request), now_ms());
  if (wait == 0) return true;
  ++metrics_.refused_rate;
  reply.send(with_cors(try_later(429, "too many requests from one place", wait)));
  return false;
}

Arrival RunningCollector::arrival_of(const Request& request) const {
  Arrival arrival;
  arrival.received_ms = now_ms();
  arrival.flags = agent_flags(request, agents_);
  if (!options_.country_header.empty()) {
    const std::string_view country = request.field(options_.country_header);
    const bool letters =
        country.size() == 2 &&
        std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (letters) arrival.country = country;
  }
  return arrival;
}

void RunningCollector::keep(Received received, const Request& request, const Reply& reply) {
  const LedgerBatch& rows = received.keep;
  if (rows.sessions.empty() && rows.hits.empty() && rows.letters.empty())
    return reply.send(std::move(received.answer));
  const auto sessions = rows.sessions.size(), hits = rows.hits.size(),
             letters = rows.letters.size();
  std::uint64_t flagged = 0;
  for (const SessionPart& part : rows.sessions)
    flagged += (part.flags & kInvalidTraffic) != 0 ? 1 : 0;
  for (const Hit& hit : rows.hits) flagged += (hit.flags & kInvalidTraffic) != 0 ? 1 : 0;
  const auto since = Clock::now() - request.behind;
  const auto answer = std::make_shared<Response>(std::move(received.answer));
  const bool taken =
      intake_->append(encode_batch(rows), [this, reply, answer, since, sessions, hits, letters,
                                           flagged, events = received.events](bool durable) {
        if (!durable) {
          ++metrics_.refused_busy;
          return reply.send(with_cors(try_later(503, "it could not be made durable", soon())));
        }
        metrics_.sessions += sessions;
        metrics_.events += events;
        metrics_.hits += hits;
        metrics_.rejected += letters;
        metrics_.flagged += flagged;
        metrics_.waited(
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - since).count());
        reply.send(std::move(*answer));
      });
  if (taken) return;
  ++metrics_.refused_busy;
  reply.send(with_cors(try_later(503, "too much is waiting to be written", soon())));
}

}  // namespace

Result<std::unique_ptr<Collector>> Collector::start(CollectorOptions options) {
  auto collector = std::make_unique<RunningCollector>(std::move(options));
  if (Status done = collector->begin(); !done) return done.error();
  return std::unique_ptr<Collector>(std::move(collector));
}

Status drain_log(const CollectorOptions& options, CollectorMetrics& metrics) {
  if (auto ledger = open_ledger(ledger_address(options)); !ledger) return ledger.error();
  auto intake = open_intake(options);
  if (!intake) return intake.error();
  (*intake)->close();
  Feeder feeder(**intake, ledger_address(options), metrics);
  if (!feeder.finish())
    return Error{ExitCode::ledger, options.data, "", "not everything could be fed to the ledger",
                 "See the messages above, then run it again"};
  return Done{};
}

}  // namespace pm::gen
