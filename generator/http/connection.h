#pragma once
#include <utility>  // Boost.Asio 1.74 uses std::exchange without it

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <vector>

#include "generator/http/lag_probe.h"
#include "generator/http/server.h"

namespace pm::gen::http {

class Connection;

/// What the connections of a server share. Lives until the last of them is gone.
struct Server::Core : std::enable_shared_from_this<Server::Core> {
  Core(ServerOptions given, Handler handle)
      : options(std::move(given)),
        handler(std::move(handle)),
        io(options.threads),
        work(io.get_executor()),
        acceptor(boost::asio::make_strand(io)),
        pause(acceptor.get_executor()),
        lag(acceptor.get_executor()) {}

  void accept();
  void take(boost::asio::ip::tcp::socket socket);
  void stop(std::chrono::milliseconds grace);

  const ServerOptions options;
  const Handler handler;
  boost::asio::io_context io;
  /// Keeps the threads while an answer is awaited from elsewhere.
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work;
  boost::asio::ip::tcp::acceptor acceptor;
  boost::asio::steady_timer pause;  ///< before the next accept, when the system refuses one
  LagProbe lag;
  std::uint16_t port = 0;
  std::vector<std::thread> threads;

  std::atomic<bool> stopping{false};
  std::atomic<bool> ended{false};  ///< no thread runs handlers any more
  std::mutex open_lock;
  std::unordered_set<Connection*> open;

  std::atomic<std::uint64_t> accepted{0}, requests{0}, refused{0}, malformed{0}, timeouts{0};
};

/// One client: reads a request, hands it over, writes the answer, reads the next. All of it on the
/// strand of its stream.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<Server::Core> core, boost::asio::ip::tcp::socket socket);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void serve();
  /// Says 503 and closes.
  void refuse();
  /// Closes as soon as no request is under way; `now`: at once. Any thread.
  void close_soon(bool now);

 private:
  using ErrorCode = boost::system::error_code;

  void await_request();
  void read_head();
  void note_arrival(std::size_t head_bytes);
  std::chrono::nanoseconds behind() const;
  void read_body();
  void handle();
  /// The answer of the handler to the request number `number`. Any thread.
  void answer(std::uint64_t number, Response response);
  void write(Response response, bool close);
  void reject(ErrorCode why);
  void give_up(ErrorCode why);
  void linger();

  std::shared_ptr<Server::Core> core_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  boost::beast::http::response<boost::beast::http::string_body> response_;
  std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>>
      serializer_;
  std::string peer_;
  // How long the request under way has waited for this server, as far as that can be told.
  std::chrono::steady_clock::time_point arrived_;
  std::size_t arrived_bytes_ = 0;  ///< that were there when it was first looked at
  bool arrived_whole_ = false;     ///< those were all of it
  std::uint64_t number_ = 0;       ///< of the request under way
  bool idle_ = false;
  bool close_ = false;  ///< after the answer under way
  bool head_ = false;   ///< the request asks for no body
  std::size_t lingered_bytes_ = 0;
};

}  // namespace pm::gen::http
