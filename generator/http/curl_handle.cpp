#include "generator/http/curl_handle.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "generator/http/certificate.h"

namespace pm::gen::http {

namespace {

constexpr long kMostConnect_ms = 15'000;

/// The variable of the environment that names further authorities, and their file; none: "".
struct Authorities {
  const char* variable = "SSL_CERT_FILE";
  std::string file;
};

Authorities authorities() {
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
    if (const char* file = std::getenv(name); file != nullptr && *file != '\0') return {name, file};
  }
  return {};
}

/// "1 s" of 999 ms too: what is left of a second when the exchange begins is still called a second.
std::string waited(std::chrono::milliseconds time) {
  const auto ms = time.count();
  return ms < 500 ? std::to_string(ms) + " ms" : std::to_string((ms + 500) / 1000) + " s";
}

}  // namespace

CurlOwned<CURL> new_curl() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  return CurlOwned<CURL>(ready == CURLE_OK ? curl_easy_init() : nullptr);
}

void CurlFields::add(const std::string& line) {
  curl_slist* longer = curl_slist_append(list_.get(), line.c_str());
  if (longer == nullptr) return;
  (void)list_.release();  // `longer` begins with it
  list_.reset(longer);
}

CurlExchange::CurlExchange(CURL* handle, const std::string& url, const CurlFields& fields,
                           std::chrono::milliseconds timeout, std::size_t most_bytes)
    : handle_(handle),
      timeout_(std::max(timeout, std::chrono::milliseconds(1))),
      most_bytes_(most_bytes) {
  const auto total_ms = static_cast<long>(timeout_.count());
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(handle_, option, value); };
  curl_easy_reset(handle_);  // connections and sessions of TLS are kept
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_HTTPHEADER, fields.list());
  set(CURLOPT_USERAGENT, "playmill/" PLAYMILL_VERSION);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT_MS, total_ms);
  set(CURLOPT_CONNECTTIMEOUT_MS, std::min(total_ms, kMostConnect_ms));
  set(CURLOPT_WRITEFUNCTION, take);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_ERRORBUFFER, why_.data());
  if (const auto own = authorities(); !own.file.empty()) set(CURLOPT_CAINFO, own.file.c_str());
}

void CurlExchange::post(const std::string& sent) {
  curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sent.size()));
  curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, sent.c_str());
}

std::size_t CurlExchange::take(char* data, std::size_t one, std::size_t size, void* self) {
  auto& exchange = *static_cast<CurlExchange*>(self);
  if (size > exchange.most_bytes_ - exchange.body.size()) {
    exchange.too_long_ = true;
    return 0;
  }
  exchange.body.append(data, one * size);
  return size;
}

Result<int> CurlExchange::perform() {
  const CURLcode code = curl_easy_perform(handle_);
  curl_easy_setopt(handle_, CURLOPT_ERRORBUFFER, nullptr);
  if (code != CURLE_OK) return explain(code);
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
}

Error CurlExchange::explain(CURLcode code) const {
  const auto error = [](std::string message, std::string mend) {
    return Error{ExitCode::component, "", "", std::move(message), std::move(mend)};
  };
  if (too_long_)
    return error("the answer is longer than " + std::to_string(most_bytes_ / 1000) + " kB",
                 "Is this the address of the service itself?");
  const std::string why = why_.front() != '\0' ? why_.data() : curl_easy_strerror(code);
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return error("no whole answer within " + waited(timeout_),
                   "Is the server up, and quick enough?");
    case CURLE_PEER_FAILED_VERIFICATION: {
      long verified = 0;
      curl_easy_getinfo(handle_, CURLINFO_SSL_VERIFYRESULT, &verified);
      return error("no safe connection: " + why,
                   mend_certificate(verified, authorities().variable));
    }
    case CURLE_SSL_CACERT_BADFILE:
      return error("no safe connection: " + why,
                   std::string("Name a file of certificates (PEM) in ") + authorities().variable +
                       ", or none");
    case CURLE_SSL_CONNECT_ERROR:
      return error("no safe connection: " + why,
                   "Check that this port speaks TLS; one that does not is written http://");
    case CURLE_COULDNT_RESOLVE_PROXY:
      return error("the proxy's name is not known", "Check https_proxy and no_proxy");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
      return error("no answer of HTTP: " + why,
                   "Check the address; a port that speaks TLS is written https://");
    case CURLE_COULDNT_CONNECT: {
      long number = 0;
      curl_easy_getinfo(handle_, CURLINFO_OS_ERRNO, &number);
      return error("no answer: " + (number != 0 ? std::strerror(static_cast<int>(number)) : why),
                   "Check that the server runs, the address and the network");
    }
    default: return error("no answer: " + why, "Check the address and the network");
  }
}

}  // namespace pm::gen::http
