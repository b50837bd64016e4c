#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "generator/core/result.h"
#include "generator/http/message.h"

namespace pm::gen::http {

/// The promise of one answer. It may be kept by any thread, now or later (after a commit, say);
/// copies are the same promise. The first `send` counts; when the last copy goes without one, the
/// client is told 500. It may outlive the server.
class Reply {
 public:
  /// What takes the answer to its client; `Server` gives one for each request, tests their own.
  using Sink = std::function<void(Response)>;

  explicit Reply(Sink sink);
  void send(Response response) const;

 private:
  struct Promise;
  std::shared_ptr<Promise> promise_;
};

/// Called on a thread of the server for every whole request; must not block for long.
using Handler = std::function<void(const Request&, Reply)>;

/// A handler that answers at once.
Handler plain(std::function<Response(const Request&)> answer);

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< an IP address of this machine; "0.0.0.0": every one
  std::uint16_t port = 0;             ///< 0: the system chooses one that is free
  int threads = 1;

  std::size_t max_header_bytes = std::size_t{16} * 1024;  ///< more is answered 431
  std::size_t max_body_bytes = std::size_t{1024} * 1024;  ///< more is answered 413
  std::size_t max_connections = 1024;                     ///< one more is answered 503 and closed

  // From its beginning to its end, however slowly a client dribbles it.
  std::chrono::milliseconds header_timeout{10'000};
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds idle_timeout{60'000};  ///< between two requests of a connection
};

/// What the server has done since its start.
struct ServerCounters {
  std::uint64_t connections = 0;  ///< accepted
  std::uint64_t open = 0;         ///< connections now
  std::uint64_t requests = 0;     ///< handed to the handler
  std::uint64_t refused = 0;      ///< connections beyond `max_connections`
  std::uint64_t malformed = 0;    ///< no HTTP, too large, or a broken path
  std::uint64_t timeouts = 0;     ///< closed because a request or its answer took too long
};

/// An HTTP/1.1 server with keep-alive. Requests of one connection are handled one after the other,
/// those of different connections on `threads` threads at once.
class Server {
 public:
  /// Listens from now on. Error (output) when the address cannot be had.
  static Result<Server> start(ServerOptions options, Handler handler);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) = delete;
  ~Server();  ///< stops without grace

  std::uint16_t port() const;
  ServerCounters counters() const;

  /// Accepts no more, closes what is idle and gives requests under way `grace` to be answered.
  /// Returns when every thread has ended.
  void stop(std::chrono::milliseconds grace);

 private:
  struct Core;
  explicit Server(std::shared_ptr<Core> core);
  std::shared_ptr<Core> core_;

  friend class Connection;
};

}  // namespace pm::gen::http
