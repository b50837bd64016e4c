#pragma once
#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "generator/core/result.h"

namespace pm::gen::http {

struct FreeCurl {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(char* text) const { curl_free(text); }
};
template <class T>
using CurlOwned = std::unique_ptr<T, FreeCurl>;

/// A new handle of libcurl; none when libcurl does not start.
CurlOwned<CURL> new_curl();

/// Header lines; "Expect: 100-continue" is never asked for.
class CurlFields {
 public:
  CurlFields() { add("Expect:"); }
  void add(const std::string& line);
  curl_slist* list() const { return list_.get(); }

 private:
  CurlOwned<curl_slist> list_;
};

/// One exchange over a handle, set up as all of this program are: http and https alone, at most
/// `most_bytes` of body, certificates checked against the system's authorities and those of the
/// file that CURL_CA_BUNDLE or SSL_CERT_FILE names, redirects not followed. What is set on the
/// handle between making and `perform` adds to that. Lives as long as the handle is used by it.
class CurlExchange {
 public:
  /// `timeout` holds for everything: name, connection, TLS, answer.
  CurlExchange(CURL* handle, const std::string& url, const CurlFields& fields,
               std::chrono::milliseconds timeout, std::size_t most_bytes);
  CurlExchange(const CurlExchange&) = delete;
  CurlExchange& operator=(const CurlExchange&) = delete;

  /// What is sent is `body`, which is not copied; without it the exchange is a GET.
  void post(const std::string& body);

  /// The status. Error (component, without a place) when no whole answer came; of what was sent it
  /// repeats nothing.
  Result<int> perform();
  std::string body;  ///< of the answer, unpacked

 private:
  static std::size_t take(char* data, std::size_t one, std::size_t size, void* self);
  Error explain(CURLcode code) const;

  CURL* handle_;
  std::chrono::milliseconds timeout_;
  std::size_t most_bytes_;
  bool too_long_ = false;
  std::array<char, CURL_ERROR_SIZE> why_{};
};

}  // namespace pm::gen::http
