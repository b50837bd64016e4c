#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "generator/core/result.h"
#include "generator/image/strip.h"
#include "generator/packer/text_code.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// Finds the built parts: `<root>/build/wasm/playable_*.wasm`, `<root>/build/web/*.js`.
struct PackRoom {
  std::filesystem::path root;
};

/// File of the module that plays a scene.
std::string module_name(const Scene& scene);

/// A built part. Error (component) when it is missing or empty.
Result<std::string> read_part(const std::filesystem::path& file);

/// Bytes as a page carries them: packed by LZMA (runtime/unpack), and that written in each code.
struct PackedBytes {
  std::size_t raw = 0;
  std::array<std::string, 3> texts;  ///< by TextCode

  const std::string& text(TextCode code) const { return texts[static_cast<std::size_t>(code)]; }
};
PackedBytes pack_bytes(std::string_view bytes);

/// Where in a cooked scene the shaders of a frame stand: batch.vert, picture.frag, panel.frag, each
/// its offset and its size.
using FrameShaders = std::array<std::pair<std::size_t, std::size_t>, 3>;

/// What all packages of a scene share, packed once.
struct Payload {
  std::string unpacker;  ///< what unpacks the others, in hexadecimal: the smallest once served
  std::shared_ptr<const PackedBytes> module;  ///< shared by all scenes that it plays
  PackedBytes scene;                          ///< cooked, with its shaders
  EncodedStrip strip;                         ///< the product's pictures; empty without any
  std::vector<std::uint8_t> cooked;
  FrameShaders frame_shaders{};
};

/// Packs a scene. The module's packed form is kept for the next one; safe from several threads.
Result<Payload> make_payload(const PackRoom& room, const Scene& scene);

}  // namespace pm::gen
