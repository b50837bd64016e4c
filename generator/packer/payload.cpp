#include "generator/packer/payload.h"

#include <lzma.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include "generator/core/hex.h"
#include "generator/packer/shader_bundle.h"
#include "runtime/scene/cooked.h"
#include "runtime/unpack/lzma.h"

namespace pm::gen {

namespace {

/// As runtime/unpack reads it; empty only when there is no memory left.
std::string lzma(std::string_view bytes) {
  lzma_options_lzma options;
  lzma_lzma_preset(&options, 9 | LZMA_PRESET_EXTREME);
  options.dict_size = std::bit_ceil(
      std::max<std::uint32_t>(LZMA_DICT_SIZE_MIN, static_cast<std::uint32_t>(bytes.size())));
  options.lc = kLzmaLiteralContext;
  options.lp = options.pb = 0;
  const lzma_filter filters[] = {{LZMA_FILTER_LZMA1, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
  // Far more than what cannot be packed grows by.
  std::string out(bytes.size() + bytes.size() / 2 + 1024, '\0');
  std::size_t size = 0;
  if (lzma_raw_buffer_encode(filters, nullptr, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                             bytes.size(), reinterpret_cast<std::uint8_t*>(out.data()), &size,
                             out.size()) != LZMA_OK)
    return {};
  out.resize(size);
  return out;
}

Result<std::shared_ptr<const PackedBytes>> packed_module(const PackRoom& room, const Scene& scene) {
  static std::mutex guard;
  static std::map<std::string, std::shared_ptr<const PackedBytes>> kept;
  const std::filesystem::path file = room.root / "build/wasm" / module_name(scene);
  const std::lock_guard lock(guard);
  if (const auto found = kept.find(file.string()); found != kept.end()) return found->second;
  auto bytes = read_part(file);
  if (!bytes) return bytes.error();
  auto packed = std::make_shared<const PackedBytes>(pack_bytes(*bytes));
  kept.emplace(file.string(), packed);
  return packed;
}

}  // namespace

std::string module_name(const Scene& scene) {
  return "playable_" + scene.mechanic + (scene.presenter.here() ? "_host.wasm" : ".wasm");
}

Result<std::string> read_part(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || text.str().empty()) {
    return Error{ExitCode::component, file.string(), "", "a built part of the playable is missing",
                 "run ./playmill setup, or cmake --build build/wasm"};
  }
  return std::move(text).str();
}

PackedBytes pack_bytes(std::string_view bytes) {
  const std::string packed = lzma(bytes);
  PackedBytes out;
  out.raw = bytes.size();
  for (const TextCode code : {TextCode::base64, TextCode::ascii91, TextCode::utf7})
    out.texts[static_cast<std::size_t>(code)] = write_text(packed, code);
  return out;
}

Result<Payload> make_payload(const PackRoom& room, const Scene& scene) {
  Payload out;
  // First: in the studio's page all is asked for again when pictures are encoded (encode_webp).
  if (scene.pictures.count > 0) {
    auto strip = encode_strip(scene.pictures);
    if (!strip) return strip.error();
    out.strip = std::move(*strip);
  }
  auto shaders = bundle_shaders(room.root, scene);
  if (!shaders) return shaders.error();
  auto unpacker = read_part(room.root / "build/wasm/unpack.wasm");
  if (!unpacker) return unpacker.error();
  auto module = packed_module(room, scene);
  if (!module) return module.error();
  out.unpacker = hex_of(*unpacker);
  out.module = std::move(*module);
  out.cooked = write_cooked(scene, *shaders);
  const std::string_view cooked(reinterpret_cast<const char*>(out.cooked.data()),
                                out.cooked.size());
  const std::string* const texts[] = {&shaders->batch_vert, &shaders->picture_frag,
                                      &shaders->panel_frag};
  for (std::size_t i = 0; i < out.frame_shaders.size(); ++i)
    out.frame_shaders[i] = {cooked.find(*texts[i]), texts[i]->size()};
  out.scene = pack_bytes(cooked);
  return out;
}

}  // namespace pm::gen
