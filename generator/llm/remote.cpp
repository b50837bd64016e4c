#include "generator/llm/remote.h"

#include <algorithm>

#include "generator/http/curl_handle.h"

namespace pm::gen {

namespace {

using http::CurlOwned;

std::string url_part(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const CurlOwned<char> owned(text);
  return text;
}

}  // namespace

bool Address::is_loopback() const {
  return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::string Address::shown() const {
  return scheme + "://" + host + (port.empty() ? "" : ":" + port) + path;
}

Result<Address> parse_address(std::string_view text) {
  const auto fail = [](std::string message, std::string mend) {
    return Error{ExitCode::usage, "", "", std::move(message), std::move(mend)};
  };
  const CurlOwned<CURLU> url(curl_url());
  const std::string copy(text);
  if (!url || curl_url_set(url.get(), CURLUPART_URL, copy.c_str(), 0) != CURLUE_OK)
    return fail("this is no address of a service", "Write it like http://localhost:8080/v1");
  Address out;
  out.scheme = url_part(url.get(), CURLUPART_SCHEME);
  out.host = url_part(url.get(), CURLUPART_HOST);
  out.port = url_part(url.get(), CURLUPART_PORT);
  out.path = url_part(url.get(), CURLUPART_PATH);
  out.query = url_part(url.get(), CURLUPART_QUERY);
  if (out.scheme != "http" && out.scheme != "https")
    return fail("only http and https addresses can be asked", "Write it like https://…/v1");
  if (!url_part(url.get(), CURLUPART_USER).empty() ||
      !url_part(url.get(), CURLUPART_PASSWORD).empty()) {
    return fail("the address holds a user or a password", "Give the key in the environment");
  }
  return out;
}

Result<HttpReply> http_send(const HttpRequest& request) {
  const auto no_reply = [&](Error why) {
    if (const auto address = parse_address(request.url)) why.file = address->shown();
    return why;
  };
  const CurlOwned<CURL> handle = http::new_curl();
  if (!handle) return no_reply({ExitCode::component, "", "", "libcurl does not start", ""});
  http::CurlFields fields;
  fields.add("Accept: application/json");
  if (!request.json.empty()) fields.add("Content-Type: application/json");
  if (!request.bearer.empty()) fields.add("Authorization: Bearer " + request.bearer);
  http::CurlExchange exchange(handle.get(), request.url, fields,
                              std::chrono::milliseconds(request.total_ms), request.most_bytes);
  curl_easy_setopt(handle.get(), CURLOPT_ACCEPT_ENCODING, "");
  if (!request.json.empty()) exchange.post(request.json);
  const auto status = exchange.perform();
  if (!status) return no_reply(status.error());
  curl_off_t retry_after = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RETRY_AFTER, &retry_after);
  HttpReply reply;
  reply.status = *status;
  reply.retry_after_s = static_cast<int>(std::clamp<curl_off_t>(retry_after, 0, 86'400));
  reply.body = std::move(exchange.body);
  return reply;
}

}  // namespace pm::gen
