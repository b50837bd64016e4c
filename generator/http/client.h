#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/http/message.h"

namespace pm::gen::http {

struct ClientOptions {
  std::string host = "127.0.0.1";  ///< name or IP address
  std::uint16_t port = 80;
  std::chrono::milliseconds timeout{30'000};  ///< for one request with its answer
  std::size_t max_body_bytes = std::size_t{256} * 1024 * 1024;
};

/// One connection to an HTTP server, kept open between requests and opened anew when it was closed.
/// Blocks. Without TLS: for servers of the same machine or network.
class Client {
 public:
  explicit Client(ClientOptions options);
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  /// `target` is path and query, encoded. Any status is an answer; an error (component) means that
  /// none came: no connection, time run out, or no HTTP. Nothing is sent twice by itself.
  Result<Response> send(Method method, std::string_view target, std::string body = {},
                        const std::vector<Field>& fields = {});

 private:
  struct Connection;
  ClientOptions options_;
  std::unique_ptr<Connection> connection_;
};

/// Text for a path or a query's value: everything but letters, digits and "-._~" as %XX.
std::string encode_percent(std::string_view text);

}  // namespace pm::gen::http
