#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/http/curl_handle.h"
#include "generator/http/message.h"

namespace pm::gen::http {

struct ClientOptions {
  std::string host = "127.0.0.1";  ///< name or IP address, IPv6 without brackets
  std::uint16_t port = 80;
  bool tls = false;
  std::chrono::milliseconds timeout{30'000};  ///< for one request with its answer
  std::size_t max_body_bytes = std::size_t{256} * 1024 * 1024;
};

/// A connection to one HTTP server by libcurl, kept open between requests and opened anew when it
/// was closed. Blocks. With TLS as CurlExchange says, and through the proxy that `https_proxy`
/// names; without it straight to a server of the same machine or network.
class Client {
 public:
  explicit Client(ClientOptions options);

  /// `target` is path and query, encoded. Any status is an answer; an error (component) means that
  /// none came: no connection, time run out, a certificate that does not hold, or no HTTP.
  Result<Response> send(Method method, std::string_view target, const std::string& body = {},
                        const std::vector<Field>& fields = {});

 private:
  ClientOptions options_;
  std::string place_;  ///< "host:port"
  CurlOwned<CURL> handle_;
};

/// Text for a path or a query's value: everything but letters, digits and "-._~" as %XX.
std::string encode_percent(std::string_view text);

}  // namespace pm::gen::http
