#include "generator/http/server.h"

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <thread>
#include <utility>

#include "generator/http/connection.h"

namespace pm::gen::http {

namespace asio = boost::asio;
using boost::system::error_code;

struct Reply::Promise {
  explicit Promise(Sink to) : sink(std::move(to)) {}
  ~Promise() {
    if (!kept) sink(error_response(500, "the request was not answered"));
  }
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;

  Sink sink;  ///< gone once used: it keeps the connection open
  std::atomic<bool> kept{false};
};

Reply::Reply(Sink sink) : promise_(std::make_shared<Promise>(std::move(sink))) {}

void Reply::send(Response response) const {
  if (promise_->kept.exchange(true)) return;
  const Sink sink = std::exchange(promise_->sink, nullptr);
  sink(std::move(response));
}

Handler plain(std::function<Response(const Request&)> answer) {
  return [answer = std::move(answer)](const Request& request, Reply reply) {
    reply.send(answer(request));
  };
}

namespace {

constexpr int kAcceptedAtOnce = 63;

Error cannot_listen(const ServerOptions& options, const std::string& why) {
  return {ExitCode::output, "", "",
          "cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " + why,
          "Choose another address or port"};
}

/// Opens `acceptor` on the wanted address; the first step that fails says why.
error_code listen(asio::ip::tcp::acceptor& acceptor, const asio::ip::tcp::endpoint& endpoint) {
  error_code failed;
  acceptor.open(endpoint.protocol(), failed);
  if (!failed) acceptor.set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor.bind(endpoint, failed);
  if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
  if (!failed) acceptor.non_blocking(true, failed);
  return failed;
}

}  // namespace

void Server::Core::accept() {
  acceptor.async_accept(
      asio::make_strand(io),
      [core = shared_from_this()](error_code failed, asio::ip::tcp::socket socket) {
        if (core->stopping) return;
        if (failed) {
          // No file descriptors left, say: the clients wait in the system's queue meanwhile.
          core->pause.expires_after(std::chrono::milliseconds(50));
          core->pause.async_wait([core](error_code) {
            if (!core->stopping) core->accept();
          });
          return;
        }
        core->take(std::move(socket));
        // Those behind it too: each turn of the queue is long when much is to be done, and who
        // waits to be let in meanwhile waits unseen.
        for (int more = 0; more < kAcceptedAtOnce; ++more) {
          asio::ip::tcp::socket next(asio::make_strand(core->io));
          core->acceptor.accept(next, failed);
          if (failed) break;
          core->take(std::move(next));
        }
        core->accept();
      });
}

void Server::Core::take(asio::ip::tcp::socket socket) {
  ++accepted;
  std::size_t now_open = 0;
  {
    const std::lock_guard lock(open_lock);
    now_open = open.size();
  }
  const auto connection = std::make_shared<Connection>(shared_from_this(), std::move(socket));
  if (now_open < options.max_connections) {
    connection->serve();
  } else {
    ++refused;
    connection->refuse();
  }
}

void Server::Core::stop(std::chrono::milliseconds grace) {
  if (stopping.exchange(true)) return;
  const auto close_all = [this](bool now) {
    std::vector<std::shared_ptr<Connection>> held;
    {
      const std::lock_guard lock(open_lock);
      // One whose last holder is just letting go is skipped: nothing is left to close.
      for (Connection* connection : open)
        if (auto alive = connection->weak_from_this().lock()) held.push_back(std::move(alive));
    }
    for (const auto& connection : held) connection->close_soon(now);
  };
  asio::post(acceptor.get_executor(), [core = shared_from_this()] {
    error_code ignored;
    core->acceptor.close(ignored);
    core->pause.cancel();
    core->lag.stop();
  });
  close_all(false);
  const auto deadline = std::chrono::steady_clock::now() + grace;
  const auto none_open = [this] {
    const std::lock_guard lock(open_lock);
    return open.empty();
  };
  while (!none_open() && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  close_all(true);
  work.reset();
  for (std::thread& thread : threads) thread.join();
  threads.clear();
  ended = true;
  // Answers that came while the threads ended find their connections closed.
  io.restart();
  io.poll();
}

Result<Server> Server::start(ServerOptions options, Handler handler) {
  error_code failed;
  const auto address = asio::ip::make_address(options.address, failed);
  if (failed) return cannot_listen(options, "this is no IP address");
  const auto core = std::make_shared<Core>(std::move(options), std::move(handler));
  failed = listen(core->acceptor, {address, core->options.port});
  if (failed) return cannot_listen(core->options, failed.message());
  core->port = core->acceptor.local_endpoint(failed).port();
  core->accept();
  core->lag.run(core);
  for (int i = 0; i < std::max(1, core->options.threads); ++i)
    core->threads.emplace_back([io = &core->io] { io->run(); });
  return Server(core);
}

Server::Server(std::shared_ptr<Core> core) : core_(std::move(core)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() {
  if (core_) core_->stop(std::chrono::milliseconds(0));
}

std::uint16_t Server::port() const { return core_->port; }

ServerCounters Server::counters() const {
  ServerCounters now;
  now.connections = core_->accepted;
  now.requests = core_->requests;
  now.refused = core_->refused;
  now.malformed = core_->malformed;
  now.timeouts = core_->timeouts;
  const std::lock_guard lock(core_->open_lock);
  now.open = core_->open.size();
  return now;
}

void Server::stop(std::chrono::milliseconds grace) { core_->stop(grace); }

}  // namespace pm::gen::http
