#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen::http {

enum class Method { get, head, post, put, del, options, other };

/// A header field, or a parameter of a query.
struct Field {
  std::string name;
  std::string value;
};

/// What a client asked, whole: handlers never see half a body.
struct Request {
  Method method = Method::get;
  std::string path;   ///< percent-decoded, begins with '/', holds no NUL byte
  std::string query;  ///< as it was sent, without the '?'
  std::vector<Field> fields;
  std::string body;
  std::string peer;  ///< the client's IP address, as text
  /// About how long this request has waited for the server. What a slow client took to send it is
  /// not counted.
  std::chrono::nanoseconds behind{0};

  /// Value of a header field, whatever the case of its name; empty when there is none.
  std::string_view field(std::string_view name) const;
};

/// What a client is answered. Content-Length, Date and Connection are the server's to write.
struct Response {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";  ///< Content-Type; empty: none is sent
  std::string body;
  std::vector<Field> fields;
};

Response text_response(int status, std::string body);
/// `json` is the text of a JSON document.
Response json_response(int status, std::string json);
/// `{"error": message}`
Response error_response(int status, std::string_view message);

/// Bytes of a percent-encoded text; nothing when an escape is broken or a NUL byte comes out.
std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space = false);

/// The parameters of a query in their order, decoded; nothing when it is malformed or has more than
/// 200 parameters.
std::optional<std::vector<Field>> parse_query(std::string_view query);
/// Value of the first field of that name, exactly as written; nothing when there is none.
std::optional<std::string_view> find_field(const std::vector<Field>& fields, std::string_view name);

/// The same letters, whatever their case (ASCII).
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Whether a Host field names this machine alone (localhost, 127.x.y.z, [::1], with any port).
/// Local services ask, because a web page elsewhere can point a name of its own at 127.0.0.1.
bool is_loopback_host(std::string_view host);

}  // namespace pm::gen::http
