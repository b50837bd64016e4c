#include "generator/llm/patience.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace pm::gen {

namespace {

constexpr int kMostWaits = 3;
constexpr int kFirstPauseMs = 500;

bool comes_back(int status) {
  return status == 408 || status == 425 || status == 429 || status == 502 || status == 503 ||
         status == 504 || status == 529;
}

}  // namespace

AskDoors real_doors() {
  return {http_send, [](int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); },
          [] {
            const auto now = std::chrono::system_clock::now().time_since_epoch();
            return static_cast<std::int64_t>(
                std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
          }};
}

int Patience::left_ms(const AskDoors& doors) const {
  return static_cast<int>(std::max<std::int64_t>(0, end_ms - doors.now_ms()));
}

Result<HttpReply> send_patiently(const Endpoint& endpoint, std::string_view path,
                                 const std::string& body, Patience& patience, const AskDoors& doors,
                                 std::string_view impatient) {
  const auto fail = [&](std::string message, std::string mend) {
    return Error{ExitCode::component, endpoint.shown, "", endpoint.redacted(std::move(message)),
                 std::move(mend)};
  };
  HttpRequest request;
  request.url = endpoint.address(path);
  request.bearer = endpoint.key;
  request.json = body;
  request.most_bytes = patience.most_bytes;
  for (int pause_ms = kFirstPauseMs;; pause_ms *= 2) {
    request.total_ms = patience.left_ms(doors);
    if (request.total_ms <= 0 || patience.requests >= patience.most_requests) {
      return fail("no usable answer within " + std::to_string(patience.total_ms / 1000) + " s" +
                      (patience.last_fault.empty() ? "" : " (" + patience.last_fault + ")"),
                  std::string(impatient));
    }
    ++patience.requests;
    auto reply = doors.send(request);
    if (reply && !comes_back(reply->status)) return reply;
    int wait_ms = pause_ms;
    if (reply) {
      patience.last_fault = "status " + std::to_string(reply->status);
      if (reply->retry_after_s > 0) wait_ms = reply->retry_after_s * 1000;
      if (++patience.waits > kMostWaits || wait_ms >= patience.left_ms(doors)) {
        return fail(reply->status == 429 ? "it takes no more requests for now (status 429)"
                                         : "it is not ready (" + patience.last_fault + ")",
                    "Try again later");
      }
    } else {
      patience.last_fault = reply.error().message;
      if (++patience.lost > 1 || wait_ms >= patience.left_ms(doors))
        return fail(patience.last_fault, reply.error().mend);
    }
    doors.wait(wait_ms);
  }
}

}  // namespace pm::gen
