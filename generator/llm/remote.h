#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// Parts of an http or https address.
struct Address {
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< with brackets if it is an IPv6 address
  std::string port;    ///< empty: the scheme's own
  std::string path;    ///< "/" or longer
  std::string query;   ///< without the question mark; may be empty

  /// True for this machine itself, whose traffic nobody else reads.
  bool is_loopback() const;
  /// The address without its query, in which some services carry secrets: for messages.
  std::string shown() const;
};

/// Error (usage) for anything that is no http or https address, and for one with a user or password
/// in it. The text itself is not repeated in the error.
Result<Address> parse_address(std::string_view text);

struct HttpRequest {
  std::string url;
  std::string json;                   ///< posted as application/json; empty: GET
  std::string bearer;                 ///< secret for `Authorization: Bearer`; empty: none
  int total_ms = 60'000;              ///< for everything: name, connection, answer
  std::size_t most_bytes = 4U << 20;  ///< of the answer, unpacked
};

struct HttpReply {
  int status = 0;
  std::string body;
  int retry_after_s = 0;  ///< what Retry-After asks for, as seconds or as a date; 0: it does not
};

/// One exchange over HTTP/1.1 or 2, by libcurl. Certificates are checked (`CURL_CA_BUNDLE` or
/// `SSL_CERT_FILE` name other authorities), proxies are taken from `http_proxy`, `https_proxy`,
/// `all_proxy` and `no_proxy`, redirects are not followed: the key goes nowhere else. Any status is
/// a reply. Error (component) when there is none; it never holds the secret. Safe to call from
/// several threads.
Result<HttpReply> http_send(const HttpRequest& request);

}  // namespace pm::gen
