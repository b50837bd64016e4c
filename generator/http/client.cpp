#include "generator/http/client.h"

#include <utility>

namespace pm::gen::http {

namespace {

const char* name_of(Method method) {
  switch (method) {
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::del: return "DELETE";
    case Method::options: return "OPTIONS";
    default: return "GET";
  }
}

std::vector<Field> fields_of(CURL* handle) {
  constexpr int kOfLastAnswer = -1;
  std::vector<Field> fields;
  for (curl_header* at = nullptr;
       (at = curl_easy_nextheader(handle, CURLH_HEADER, kOfLastAnswer, at)) != nullptr;)
    fields.push_back({at->name, at->value});
  return fields;
}

}  // namespace

Client::Client(ClientOptions options)
    : options_(std::move(options)),
      place_((options_.host.find(':') == std::string::npos ? options_.host
                                                           : "[" + options_.host + "]") +
             ":" + std::to_string(options_.port)),
      handle_(new_curl()) {}

Result<Response> Client::send(Method method, std::string_view target, const std::string& body,
                              const std::vector<Field>& fields) {
  if (!handle_) return Error{ExitCode::component, "", "", "libcurl does not start", ""};
  const std::string url =
      std::string(options_.tls ? "https://" : "http://") + place_ + std::string(target);
  CurlFields lines;
  for (const Field& field : fields)
    lines.add(field.value.empty() ? field.name + ";" : field.name + ": " + field.value);
  CurlExchange exchange(handle_.get(), url, lines, options_.timeout, options_.max_body_bytes);
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(handle_.get(), option, value);
  };
  set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  set(CURLOPT_PATH_AS_IS, 1L);
  if (!options_.tls) set(CURLOPT_PROXY, "");
  if (method == Method::head)
    set(CURLOPT_NOBODY, 1L);
  else if (method == Method::post || method == Method::put || !body.empty())
    exchange.post(body);
  set(CURLOPT_CUSTOMREQUEST, name_of(method));
  const auto status = exchange.perform();
  if (!status) {
    Error error = status.error();
    error.message = place_ + ": " + error.message;
    return error;
  }
  Response response{*status, "", std::move(exchange.body), fields_of(handle_.get())};
  response.type = find_field(response.fields, "Content-Type").value_or("");
  return response;
}

std::string encode_percent(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

}  // namespace pm::gen::http
