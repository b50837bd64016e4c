#pragma once
#include <cstddef>
#include <string>

#include "generator/core/image.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// What a page's pictures may take unless a network's limits say otherwise, in bytes.
inline constexpr std::size_t kStripBytes = 110'000;

/// Side of a square, in pixels, where bytes allow it.
inline constexpr int kStripSide = 224;

/// Pictures as they ship.
struct EncodedStrip {
  std::string bytes;      ///< WebP or PNG
  int side = 0;           ///< of a square, in pixels
  int quality = 0;        ///< of WebP, 1..100; 101 without loss (also PNG)
  bool at_floor = false;  ///< the least that still looks like the pictures given
};

/// The pictures, one below the other, in the smaller of PNG and WebP, both of which every browser
/// with WebGL2 reads. Squares get smaller and coarser until they take `most_bytes`; never below the
/// floor under which pieces of a phone's screen look broken: then `at_floor` is set and the strip
/// may be larger. Error (internal) when memory does not suffice, or as from `encode_webp`.
Result<EncodedStrip> encode_strip(const PictureStrip& strip, std::size_t most_bytes = kStripBytes);

/// What a person should know of pictures that were made coarser to fit, as one sentence without its
/// stop; empty when they are as good as they get.
std::string strip_remark(const EncodedStrip& strip);
/// For reports: bytes, side, quality, at_floor, and the remark where there is one; null without
/// pictures.
Json to_json(const EncodedStrip& strip);

/// The same for a preview on this machine: the largest squares, without loss. Empty when memory
/// does not suffice.
std::string preview_strip(const PictureStrip& strip);

/// WebP of a picture, its colours at `quality` 1..100, its alpha without loss; 101: all without
/// loss. Empty where there is no encoder or no memory. Error (component) where the encoder answers
/// later: everything is to be asked for again then.
Result<std::string> encode_webp(const Image& image, int quality);

}  // namespace pm::gen
