#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "generator/http/server.h"

namespace pm::gen {

/// `GET /v1/counts` and `/v1/funnel`: queries of the ledger over HTTP. They run on a thread of
/// their own, so that a long one never holds up what comes in.
class ReadApi {
 public:
  explicit ReadApi(std::string ledger_address);
  ~ReadApi();
  ReadApi(const ReadApi&) = delete;
  ReadApi& operator=(const ReadApi&) = delete;

  /// Answers later; 503 when too many wait already.
  void answer(const http::Request& request, http::Reply reply);

 private:
  void run();

  const std::string address_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::pair<http::Request, http::Reply>> waiting_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace pm::gen
