#pragma once
#include <string>

#include "generator/core/image.h"
#include "generator/core/result.h"
#include "generator/llm/patience.h"

namespace pm::gen {

/// A service that paints: OpenAI's `/images/generations` and those that speak like it. The key
/// travels in a header and is in no message.
struct ImageService {
  Endpoint endpoint;
  int total_ms = 120'000;  ///< for one picture
  AskDoors doors;
};

/// One square picture after a prompt. What a service does not take of the request (the size, the
/// form of the answer) is left out once it says so. Error (component): why there is none — no
/// answer in time, a refusal, an answer without a picture; (image) for one that cannot be read or
/// is too large. Safe from several threads.
Result<Image> paint_image(const ImageService& service, const std::string& prompt);

}  // namespace pm::gen
