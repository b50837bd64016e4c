// The studio's door as C functions for a page's worker (web/studio/core/core.worker.ts). The page
// puts the data files into the module's file system first.
#include <emscripten.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "generator/core/sha256.h"
#include "generator/studio/bindings/pictures.h"
#include "generator/studio/studio.h"

// The page computes it: OpenSSL is no part of this module.
EM_JS(void, pm_page_sha256, (const char* bytes, std::size_t size, char* hex),
      { stringToUTF8(Module["sha256"](HEAPU8.subarray(bytes, bytes + size)), hex, 65); });

namespace {

std::unique_ptr<pm::gen::Studio> studio;
pm::gen::StudioAnswer answer;
std::string text;

const char* give(const pm::gen::Json& json) {
  text = json.dump(-1, ' ', false, pm::gen::Json::error_handler_t::replace);
  return text.c_str();
}

/// A picture that the page has to encode before the call can be answered.
const char* give(const pm::gen::AwaitedWebp::Wanted& wanted) {
  answer.blobs.emplace_back(wanted.image.rgba.begin(), wanted.image.rgba.end());
  return give({{"encode",
                {{"width", wanted.image.width},
                 {"height", wanted.image.height},
                 {"quality", wanted.quality}}}});
}

const char* refuse(const pm::gen::Error& error) {
  return give({{"error", pm::gen::to_json(error)}});
}

}  // namespace

namespace pm::gen {

std::string sha256_hex(std::string_view bytes) {
  char hex[65] = {};
  pm_page_sha256(bytes.data(), bytes.size(), hex);
  return hex;
}

}  // namespace pm::gen

extern "C" {

/// Asks; the answer's text is good until the next call. `{"error": …}` when it cannot be given.
/// `{"encode": …}` and pixels, RGBA, when a picture is to be encoded as WebP first: given with
/// pm_studio_encoded, whereupon the same call is made again.
EMSCRIPTEN_KEEPALIVE const char* pm_studio_call(const char* method, const char* ask,
                                                std::size_t size, const char* bytes,
                                                std::size_t bytes_size) {
  answer = {};
  try {
    if (!studio) {
      auto opened = pm::gen::Studio::open();
      if (!opened) return refuse(opened.error());
      studio = std::move(*opened);
    }
    auto json = pm::gen::parse_json({ask, size}, "request", pm::gen::ExitCode::usage);
    if (!json) return refuse(json.error());
    auto given = studio->call(method, *json, {bytes, bytes_size});
    if (const auto* wanted = pm::gen::page_webp().wanted(); !given && wanted != nullptr) {
      return give(*wanted);
    }
    if (!given) return refuse(given.error());
    answer = std::move(*given);
    return give(answer.json);
  } catch (const std::exception& fault) {
    return refuse({pm::gen::ExitCode::internal, "", "", fault.what(), "Reload the page"});
  }
}

/// The picture that was asked for; no bytes where the browser has no such encoder.
EMSCRIPTEN_KEEPALIVE void pm_studio_encoded(const char* bytes, std::size_t size) {
  pm::gen::page_webp().give({bytes, size});
}

/// What came beside the last answer's text.
EMSCRIPTEN_KEEPALIVE std::size_t pm_studio_blobs() { return answer.blobs.size(); }
EMSCRIPTEN_KEEPALIVE const char* pm_studio_blob(std::size_t index) {
  return answer.blobs[index].data();
}
EMSCRIPTEN_KEEPALIVE std::size_t pm_studio_blob_size(std::size_t index) {
  return answer.blobs[index].size();
}
}
