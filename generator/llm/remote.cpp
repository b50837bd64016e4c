#include "generator/llm/remote.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace pm::gen {

namespace {

constexpr long kMostConnectMs = 15'000;

struct FreeCurl {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(char* text) const { curl_free(text); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeCurl>;

struct Sink {
  std::string body;
  std::size_t most = 0;
  bool too_long = false;
};

std::size_t take(char* data, std::size_t one, std::size_t size, void* context) {
  auto& sink = *static_cast<Sink*>(context);
  if (size > sink.most - sink.body.size()) {
    sink.too_long = true;
    return 0;
  }
  sink.body.append(data, one * size);
  return size;
}

std::string url_part(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const Owned<char> owned(text);
  return text;
}

const char* authorities() {
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
    if (const char* file = std::getenv(name); file != nullptr && *file != '\0') return file;
  }
  return nullptr;
}

Error no_reply(const HttpRequest& request, std::string message, std::string mend) {
  const auto address = parse_address(request.url);
  return {ExitCode::component, address ? address->shown() : std::string(), "", std::move(message),
          std::move(mend)};
}

/// "1 s" of 999 ms too: what is left of a second when the request begins is still called a second.
std::string waited(int ms) {
  return ms < 500 ? std::to_string(ms) + " ms" : std::to_string((ms + 500) / 1000) + " s";
}

Error explain(const HttpRequest& request, CURLcode code, const Sink& sink) {
  if (sink.too_long) {
    return no_reply(
        request, "the answer is longer than " + std::to_string(request.most_bytes / 1000) + " kB",
        "Is this the address of the service itself?");
  }
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return no_reply(request, "no whole answer within " + waited(request.total_ms),
                      "Is the server up, and quick enough?");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
      return no_reply(request, std::string("no safe connection: ") + curl_easy_strerror(code),
                      "Name the authority's file in SSL_CERT_FILE");
    case CURLE_COULDNT_RESOLVE_PROXY:
      return no_reply(request, "the proxy's name is not known", "Check https_proxy and no_proxy");
    default:
      return no_reply(request, std::string("no answer: ") + curl_easy_strerror(code),
                      "Check the address and the network");
  }
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
  const Owned<CURLU> url(curl_url());
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
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  const Owned<CURL> handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) return no_reply(request, "libcurl does not start", "");
  curl_slist* list = nullptr;
  const auto header = [&](const std::string& line) {
    if (curl_slist* longer = curl_slist_append(list, line.c_str())) list = longer;
  };
  header("Accept: application/json");
  header("Expect:");
  if (!request.json.empty()) header("Content-Type: application/json");
  if (!request.bearer.empty()) header("Authorization: Bearer " + request.bearer);
  const Owned<curl_slist> headers(list);
  Sink sink;
  sink.most = request.most_bytes;
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(handle.get(), option, value);
  };
  const long total_ms = std::max(1, request.total_ms);
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_USERAGENT, "playmill/" PLAYMILL_VERSION);
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT_MS, total_ms);
  set(CURLOPT_CONNECTTIMEOUT_MS, std::min(total_ms, kMostConnectMs));
  set(CURLOPT_WRITEFUNCTION, take);
  set(CURLOPT_WRITEDATA, &sink);
  if (const char* file = authorities()) set(CURLOPT_CAINFO, file);
  if (!request.json.empty()) {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.json.size()));
    set(CURLOPT_POSTFIELDS, request.json.c_str());
  }
  if (const CURLcode code = curl_easy_perform(handle.get()); code != CURLE_OK)
    return explain(request, code, sink);
  long status = 0;
  curl_off_t retry_after = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle.get(), CURLINFO_RETRY_AFTER, &retry_after);
  HttpReply reply;
  reply.status = static_cast<int>(status);
  reply.retry_after_s = static_cast<int>(std::clamp<curl_off_t>(retry_after, 0, 86'400));
  reply.body = std::move(sink.body);
  return reply;
}

}  // namespace pm::gen
