#include "generator/art/image_service.h"

#include <algorithm>

#include "generator/core/json.h"
#include "generator/core/text.h"
#include "generator/image/read.h"
#include "generator/llm/answer.h"

namespace pm::gen {

namespace {

constexpr int kMostRequests = 6;
constexpr std::size_t kMostBytes = 48U << 20U;  // base64 of the longest file that is read

/// What is asked beside the prompt; a service may refuse any of it.
struct Manner {
  bool form = true;  ///< response_format: gpt-image models always answer so and refuse the word
  bool size = true;
};

Json request_for(const ImageService& service, const std::string& prompt, const Manner& manner) {
  Json out;
  if (!service.endpoint.model.empty()) out["model"] = service.endpoint.model;
  out["prompt"] = prompt;
  out["n"] = 1;
  if (manner.size) out["size"] = "1024x1024";
  if (manner.form) out["response_format"] = "b64_json";
  return out;
}

bool mentions(const std::string& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

Result<Image> paint_image(const ImageService& service, const std::string& prompt) {
  const auto fail = [&](std::string message, std::string mend) {
    return Error{ExitCode::component, service.endpoint.shown, "",
                 service.endpoint.redacted(std::move(message)), std::move(mend)};
  };
  Patience patience{.total_ms = service.total_ms,
                    .end_ms = service.doors.now_ms() + service.total_ms,
                    .most_requests = kMostRequests,
                    .most_bytes = kMostBytes};
  Manner manner;
  for (;;) {
    auto reply = send_patiently(service.endpoint, "/images/generations",
                                request_for(service, prompt, manner).dump(), patience,
                                service.doors, "Give it more time with --art-timeout");
    if (!reply) return reply.error();
    if (reply->status == 401 || reply->status == 403) {
      return fail((service.endpoint.key.empty() ? "it wants a key" : "it does not take the key") +
                      std::string(" (status ") + std::to_string(reply->status) + ")",
                  "Set PLAYMILL_ART_KEY");
    }
    if (reply->status != 200) {
      const std::string words = error_words(reply->body);
      if (manner.form && mentions(words, "response_format")) {
        manner.form = false;
        continue;
      }
      if (manner.size && mentions(words, "size")) {
        manner.size = false;
        continue;
      }
      return fail("status " + std::to_string(reply->status) + (words.empty() ? "" : ": " + words),
                  reply->status == 404 ? "Check the address and --art-model" : "");
    }
    auto body = parse_json(reply->body, "", ExitCode::component);
    const Json* first = nullptr;
    if (body && body->is_object() && body->contains("data") && (*body)["data"].is_array() &&
        !(*body)["data"].empty() && (*body)["data"][0].is_object()) {
      first = &(*body)["data"][0];
    }
    if (first == nullptr)
      return fail("what it answers holds no picture", "Does the address end in /v1?");
    if (!first->contains("b64_json") || !(*first)["b64_json"].is_string()) {
      return fail(first->contains("url") ? "it answers with an address instead of the picture"
                                         : "what it answers holds no picture",
                  "Use a model that gives b64_json");
    }
    auto bytes =
        unbase64((*first)["b64_json"].get_ref<const std::string&>(), service.endpoint.shown);
    if (!bytes) return bytes.error();
    return read_image(*bytes, service.endpoint.shown);
  }
}

}  // namespace pm::gen
