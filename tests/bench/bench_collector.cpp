// What a collector takes with durable answers, and how long answers take at the rate that it can
// keep and at twice that:
//   bench_collector PROGRAM [SECONDS]
// The collector is a process of its own on one core, with everything that it does (reading, the
// log, the ledger); the sender has another core. Prints JSON.

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/sim/rng.h"
#include "tests/bench/collector_process.h"

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kRecordsPerBatch = 50;
constexpr std::size_t kConnections = 1000;
constexpr std::string_view kIdDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kIdLength = 22;

std::int64_t wall_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Bodies with new ids each time, made cheaply: one text with the ids written over.
class Bodies {
 public:
  explicit Bodies(std::size_t records) : records_(records) {
    const std::string mark(kIdLength, '0');
    const Json events = {{"loading", 40},       {"loaded", 160},   {"displayed", 171},
                         {"first_touch", 2304}, {"started", 2312}, {"cta", 8000, 1}};
    events_ = events.size();
    Json list = Json::array();
    for (std::size_t i = 0; i < records; ++i)
      list.push_back({{"v", 1},
                      {"id", mark},
                      {"part", 0},
                      {"variant", "v" + std::to_string(i % 4)},
                      {"campaign", "bench"},
                      {"scene", "9f86d081884c7d65"},
                      {"network", "web"},
                      {"locale", "en"},
                      {"started_ms", wall_ms() - 9000},
                      {"events", events}});
    text_ = Json{{"v", 1}, {"sent_ms", wall_ms()}, {"sessions", list}}.dump();
    for (std::size_t at = text_.find(mark); at != text_.npos; at = text_.find(mark, at + 1))
      ids_.push_back(at);
  }
  std::size_t events() const { return records_ * events_; }
  std::size_t bytes() const { return text_.size(); }
  std::string next() {
    for (const std::size_t at : ids_)
      for (std::size_t i = 0; i < kIdLength; ++i) text_[at + i] = kIdDigits[rng_.next() & 63U];
    return text_;
  }

 private:
  std::size_t records_, events_ = 0;
  std::string text_;
  std::vector<std::size_t> ids_;
  pm::Rng rng_{0x9E3779B97F4A7C15ULL, 7};
};

/// What came back in a run.
struct Answers {
  std::vector<double> waits_ms;     ///< of accepted requests, from when each was due
  std::vector<double> answers_ms;   ///< of the same, from when each was sent
  std::vector<double> refusals_ms;  ///< of requests answered 503, from when each was sent
  std::size_t refused = 0;
  std::size_t other = 0;  ///< answered anything else, or the connection broke
};

/// One connection that sends when it is told to.
class Sender : public std::enable_shared_from_this<Sender> {
 public:
  using Done = std::function<void(const std::shared_ptr<Sender>&)>;

  Sender(asio::io_context& io, std::uint16_t port, Answers& answers)
      : stream_(io), answers_(answers) {
    stream_.connect({asio::ip::address_v4::loopback(), port});
    stream_.socket().set_option(asio::ip::tcp::no_delay(true));
  }

  void send(std::string_view target, std::string body, Clock::time_point due, Done done) {
    due_ = due;
    sent_ = Clock::now();
    done_ = std::move(done);
    const bool posts = !body.empty();
    request_ = {posts ? http::verb::post : http::verb::get,
                boost::beast::string_view(target.data(), target.size()), 11};
    request_.set(http::field::host, "bench");
    request_.set(http::field::user_agent, "Mozilla/5.0 Chrome/120 Mobile Safari/537.36");
    if (posts) {
      request_.set(http::field::content_type, "text/plain");
      request_.body() = std::move(body);
      request_.prepare_payload();
    }
    http::async_write(stream_, request_,
                      [self = shared_from_this()](boost::system::error_code failed, std::size_t) {
                        if (failed) return self->finish(0);
                        self->receive();
                      });
  }

 private:
  void receive() {
    response_ = {};
    http::async_read(stream_, buffer_, response_,
                     [self = shared_from_this()](boost::system::error_code failed, std::size_t) {
                       self->finish(failed ? 0 : self->response_.result_int());
                     });
  }
  void finish(unsigned status) {
    const auto since = [now = Clock::now()](Clock::time_point begin) {
      return std::chrono::duration<double, std::milli>(now - begin).count();
    };
    if (status == 200) {
      answers_.waits_ms.push_back(since(due_));
      answers_.answers_ms.push_back(since(sent_));
    } else if (status == 503) {
      ++answers_.refused;
      answers_.refusals_ms.push_back(since(sent_));
    } else {
      ++answers_.other;
    }
    if (status != 0) std::exchange(done_, nullptr)(shared_from_this());
  }

  boost::beast::tcp_stream stream_;
  Answers& answers_;
  boost::beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
  Clock::time_point due_, sent_;
  Done done_;
};

double quantile(std::vector<double>& sorted, double q) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(q * static_cast<double>(sorted.size())))];
}

Json quantiles(std::vector<double>& waits_ms) {
  std::sort(waits_ms.begin(), waits_ms.end());
  return {{"p50", quantile(waits_ms, 0.5)}, {"p99", quantile(waits_ms, 0.99)}};
}

Json summary(Answers& answers, double seconds) {
  return {{"answers_per_second", static_cast<double>(answers.waits_ms.size()) / seconds},
          {"wait_ms", quantiles(answers.waits_ms)},
          {"answer_ms", quantiles(answers.answers_ms)},
          {"refused", answers.refused},
          {"refusal_ms", quantiles(answers.refusals_ms)},
          {"other", answers.other}};
}

/// `connections` send as fast as they are answered.
Json closed_loop(const Collector& collector, Bodies& bodies, std::size_t connections,
                 double seconds) {
  asio::io_context io;
  Answers answers;
  const double cpu = collector.cpu_seconds();
  const auto begin = Clock::now();
  const auto end =
      begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  Sender::Done again = [&](const std::shared_ptr<Sender>& sender) {
    if (Clock::now() < end) sender->send("/v1/sessions", bodies.next(), Clock::now(), again);
  };
  for (std::size_t i = 0; i < connections; ++i)
    again(std::make_shared<Sender>(io, collector.port(), answers));
  io.run();
  const double taken = std::chrono::duration<double>(Clock::now() - begin).count();
  const double used = collector.cpu_seconds() - cpu;
  const double events = static_cast<double>(answers.waits_ms.size() * bodies.events());
  Json out = summary(answers, taken);
  out["connections"] = connections;
  out["events_per_second"] = events / taken;
  out["collector_cores"] = used / taken;
  out["events_per_core_second"] = events / used;
  return out;
}

/// Sends at a rate, whatever is answered, as many viewers do who know nothing of each other.
Json open_loop(const Collector& collector, Bodies& bodies, double per_second, double seconds) {
  asio::io_context io;
  Answers answers;
  std::vector<std::shared_ptr<Sender>> idle;
  for (std::size_t i = 0; i < kConnections; ++i)
    idle.push_back(std::make_shared<Sender>(io, collector.port(), answers));
  std::deque<Clock::time_point> due;  // nobody was free to send these yet
  std::size_t waiting_most = 0;
  const Sender::Done free = [&](const std::shared_ptr<Sender>& sender) { idle.push_back(sender); };
  const double cpu = collector.cpu_seconds();
  const auto begin = Clock::now();
  const auto total = static_cast<std::size_t>(per_second * seconds);
  std::size_t begun = 0;
  while (begun < total || !due.empty()) {
    const double now = std::chrono::duration<double>(Clock::now() - begin).count();
    for (; begun < total && static_cast<double>(begun) <= now * per_second; ++begun)
      due.push_back(begin +
                    std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(static_cast<double>(begun) / per_second)));
    for (; !due.empty() && !idle.empty(); due.pop_front()) {
      const auto sender = std::move(idle.back());
      idle.pop_back();
      sender->send("/v1/sessions", bodies.next(), due.front(), free);
    }
    waiting_most = std::max(waiting_most, due.size());
    // Sleeps until something came back or the next one is due.
    io.run_one_until(begin +
                     std::chrono::duration_cast<Clock::duration>(
                         std::chrono::duration<double>(static_cast<double>(begun) / per_second)));
    io.poll();
    io.restart();
  }
  const double sent_in = std::chrono::duration<double>(Clock::now() - begin).count();
  io.run();
  const double taken = std::chrono::duration<double>(Clock::now() - begin).count();
  Json out = summary(answers, taken);
  out["collector_cores"] = (collector.cpu_seconds() - cpu) / taken;
  out["wanted_per_second"] = per_second;
  out["sent_per_second"] = static_cast<double>(total) / sent_in;
  out["most_unsent"] = waiting_most;
  return out;
}

/// One question for an assignment after the other, each for another group.
Json ask_in_turn(const Collector& collector, double seconds) {
  asio::io_context io;
  Answers answers;
  int group = 0;
  const auto begin = Clock::now();
  const auto end =
      begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  Sender::Done again = [&](const std::shared_ptr<Sender>& sender) {
    const std::string target = "/v1/assign?group=user-" + std::to_string(++group);
    if (Clock::now() < end) sender->send(target, {}, Clock::now(), again);
  };
  again(std::make_shared<Sender>(io, collector.port(), answers));
  io.run();
  return summary(answers, std::chrono::duration<double>(Clock::now() - begin).count());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) die("usage: bench_collector PROGRAM [SECONDS]");
  const double seconds = count > 2 ? std::atof(arguments[2]) : 6;
  const fs::path data = fs::temp_directory_path() / "playmill-bench-collector";
  const fs::path weights = fs::temp_directory_path() / "playmill-bench-weights.json";
  Json out;
  Bodies batches(kRecordsPerBatch);
  out["records_per_batch"] = kRecordsPerBatch;
  out["events_per_batch"] = batches.events();
  out["bytes_per_batch"] = batches.bytes();
  double capacity = 0;
  {
    const Collector collector(arguments[1], data);
    out["one"] = closed_loop(collector, batches, 1, seconds);
  }
  {
    Collector collector(arguments[1], data);
    out["full"] = closed_loop(collector, batches, 64, seconds);
    const double events = out["full"]["events_per_second"].get<double>() * seconds;
    capacity = out["full"]["answers_per_second"];
    out["full"]["events_per_core_second_with_ledger"] = events / collector.stop();
  }
  constexpr int kNever_ms = 60'000;
  for (const auto& [load, max_behind_ms] :
       {std::pair(0.5, 50), std::pair(1.0, 50), std::pair(2.0, 50), std::pair(2.0, kNever_ms)}) {
    const Collector collector(arguments[1], data, max_behind_ms);
    Json run = open_loop(collector, batches, load * capacity, seconds);
    run["load"] = load;
    run["refuses_late_ones"] = max_behind_ms != kNever_ms;
    out["open"].push_back(std::move(run));
  }
  {
    Json variants = Json::array();
    for (int i = 0; i < 20; ++i)
      variants.push_back({{"id", "variant-" + std::to_string(i)}, {"share", 0.05}});
    std::ofstream(weights) << Json{{"decision", "bench"}, {"variants", variants}};
    const Collector collector(arguments[1], data, kNever_ms, {"--weights", weights.string()});
    out["assign"] = ask_in_turn(collector, seconds);
    fs::remove(weights);
  }
  std::printf("%s\n", out.dump(2).c_str());
  return 0;
}
