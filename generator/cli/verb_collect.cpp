#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "generator/campaign/assign.h"
#include "generator/cli/verbs.h"
#include "generator/collector/collector.h"
#include "generator/collector/doors.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

namespace {

constexpr std::chrono::seconds kGrace{10};
constexpr std::size_t kLettersAtOnce = 10'000;

struct CollectArguments {
  CollectorOptions options;
  std::string data = "playmill-data";
  std::string secrets;
  std::string weights;
  std::uint16_t port = 8600;
  int max_behind_ms = 50;
};

/// Blocks what ends the program in this thread and all that it starts, so that one place waits for
/// it.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

Status fill_options(CollectArguments& arguments) {
  CollectorOptions& options = arguments.options;
  options.data = arguments.data;
  options.http.port = arguments.port;
  options.max_behind = std::chrono::milliseconds(arguments.max_behind_ms);
  if (!arguments.weights.empty()) {
    auto assigner = Assigner::open(arguments.weights);
    if (!assigner) return assigner.error();
    options.also["/v1/assign"] = http::plain(
        [assigner = *assigner](const http::Request& request) { return assigner->answer(request); });
  }
  if (arguments.secrets.empty()) return Done{};
  return read_secrets(arguments.secrets, options);
}

Json collect_summary(const CollectorMetrics& metrics) {
  return {{"sessions", metrics.sessions.load()}, {"events", metrics.events.load()},
          {"hits", metrics.hits.load()},         {"rejected", metrics.rejected.load()},
          {"fed", metrics.fed.load()},           {"repeated", metrics.repeated.load()}};
}

Status serve_collector(CollectArguments arguments, Context& context) {
  if (Status done = fill_options(arguments); !done) return done;
  const sigset_t signals = block_stop_signals();
  auto collector = Collector::start(arguments.options);
  if (!collector) return collector.error();
  const std::string where =
      "http://" + arguments.options.http.address + ":" + std::to_string((*collector)->port());
  std::fprintf(stderr, "playmill collect: listening on %s, Ctrl-C stops\n", where.c_str());
  int signal = 0;
  sigwait(&signals, &signal);
  // A second one ends the program at once; what was acknowledged is safe in the log.
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  (*collector)->stop(kGrace);
  const CollectorMetrics& metrics = (*collector)->metrics();
  context.print(collect_summary(metrics));
  context.say(std::to_string(metrics.sessions) + " session records, " +
              std::to_string(metrics.hits) + " pixels and postbacks, " +
              std::to_string(metrics.rejected) + " refused");
  return Done{};
}

std::string ledger_of(const CollectorOptions& options) {
  return options.ledger.empty() ? std::string(options.data / "ledger.db") : options.ledger;
}

Status drain(CollectArguments arguments, Context& context) {
  if (Status done = fill_options(arguments); !done) return done;
  CollectorMetrics metrics;
  if (Status done = drain_log(arguments.options, metrics); !done) return done;
  context.print(collect_summary(metrics));
  context.say(std::to_string(metrics.fed) + " rows fed to the ledger, " +
              std::to_string(metrics.repeated) + " were there already");
  return Done{};
}

Status redrive_letters(CollectArguments arguments, Context& context) {
  if (Status done = fill_options(arguments); !done) return done;
  auto ledger = open_ledger(ledger_of(arguments.options), WhenMissing::refuse);
  if (!ledger) return ledger.error();
  const auto letters = (*ledger)->letters(kLettersAtOnce);
  if (!letters) return letters.error();
  const auto forms = load_postback_forms();
  if (!forms) return forms.error();
  SessionReader reader;
  LedgerBatch batch;
  std::vector<std::string> taken;
  for (const DeadLetter& letter : *letters) {
    Redriven redriven = redrive(reader, *forms, letter);
    if (!redriven.taken) continue;
    taken.push_back(letter.id);
    std::move(redriven.keep.sessions.begin(), redriven.keep.sessions.end(),
              std::back_inserter(batch.sessions));
    std::move(redriven.keep.hits.begin(), redriven.keep.hits.end(), std::back_inserter(batch.hits));
    std::move(redriven.keep.letters.begin(), redriven.keep.letters.end(),
              std::back_inserter(batch.letters));
  }
  // In this order: killed in between, the letters are driven again and count once all the same.
  if (auto written = (*ledger)->put(batch); !written) return written.error();
  if (Status done = (*ledger)->remove_letters(taken); !done) return done;
  context.print({{"taken", taken.size()}, {"left", letters->size() - taken.size()}});
  context.say(std::to_string(taken.size()) + " of " + std::to_string(letters->size()) +
              " dead letters were taken");
  return Done{};
}

void run_collect(const std::shared_ptr<CollectArguments>& arguments, Context& context,
                 Status (*what)(CollectArguments, Context&)) {
  if (Status done = what(*arguments, context); !done) context.fail(done.error());
}

}  // namespace

void add_collect(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "collect", "Receive sessions, pixels and install postbacks over HTTP into the ledger");
  auto arguments = std::make_shared<CollectArguments>();
  CollectorOptions& options = arguments->options;
  options.http.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  verb->add_option("--data", arguments->data, "Folder of the log and the ledger")
      ->capture_default_str();
  verb->add_option(
      "--ledger", options.ledger,
      "Another ledger: a file, or https://user@host:8443/database of a ClickHouse server (http:// "
      "without TLS); its password is in PLAYMILL_LEDGER_PASSWORD");
  verb->add_option(
      "--intake", options.intake,
      "Make durable in a Kafka topic instead of the log: kafka://host:9092/topic, or behind TLS "
      "kafkas://user@host:9093/topic; the password is in PLAYMILL_INTAKE_PASSWORD");
  verb->add_option("--intake-properties", options.intake_properties,
                   "File with further properties of librdkafka, name=value a line");
  verb->add_option("--address", options.http.address, "IP address to listen on; 0.0.0.0: all")
      ->capture_default_str();
  verb->add_option("--port", arguments->port, "0: any that is free")->capture_default_str();
  verb->add_option("--threads", options.http.threads, "Threads that read requests")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  verb->add_option("--connections", options.http.max_connections, "More are answered 503")
      ->capture_default_str();
  verb->add_option("--secrets", arguments->secrets,
                   "JSON file with read_token and the secrets of postbacks");
  verb->add_option("--weights", arguments->weights,
                   "Serve /v1/assign from a campaign's state folder or weights.json");
  verb->add_option("--rate", options.limits.requests_per_second,
                   "Requests a second from one place; 0: no limit")
      ->capture_default_str();
  verb->add_option("--burst", options.limits.burst, "Requests at once from one place")
      ->capture_default_str();
  verb->add_option("--views-per-hour", options.limits.views_per_hour,
                   "More views from one place are flagged; 0: no limit")
      ->capture_default_str();
  verb->add_option("--max-behind", arguments->max_behind_ms,
                   "Sessions are answered 503 when the server is further behind, in ms")
      ->check(CLI::Range(1, 60'000))
      ->capture_default_str();
  verb->add_flag("--behind-proxy", options.behind_proxy, "X-Forwarded-For tells the client");
  verb->add_option("--country-header", options.country_header,
                   "Field in which a proxy tells the country");
  verb->require_subcommand(0, 1);
  CLI::App* drain_verb =
      verb->add_subcommand("drain", "Feed what a killed collector left in its log, then end");
  CLI::App* redrive_verb =
      verb->add_subcommand("redrive", "Try dead letters again by the rules of today");
  verb->fallthrough();
  add_examples(*verb, {"playmill collect --data data --port 8600",
                       "playmill collect --address 0.0.0.0 --secrets secrets.json --behind-proxy",
                       "playmill collect --ledger https://playmill@ch.example:8443/ads",
                       "playmill collect --intake kafkas://playmill@k1:9093,k2:9093/plays",
                       "playmill collect --weights samples/campaign/fruit-drop.campaign",
                       "playmill collect redrive --data data"});
  verb->callback([=, &context] {
    if (drain_verb->parsed())
      run_collect(arguments, context, drain);
    else if (redrive_verb->parsed())
      run_collect(arguments, context, redrive_letters);
    else
      run_collect(arguments, context, serve_collector);
  });
}

}  // namespace pm::gen
