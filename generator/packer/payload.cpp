#include "generator/packer/payload.h"

#include <libdeflate.h>

#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include "generator/packer/shader_bundle.h"
#include "runtime/scene/cooked.h"

namespace pm::gen {

namespace {

std::string deflate(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> packer(
      libdeflate_alloc_compressor(12), libdeflate_free_compressor);
  std::string out(libdeflate_deflate_compress_bound(packer.get(), bytes.size()), '\0');
  out.resize(libdeflate_deflate_compress(packer.get(), bytes.data(), bytes.size(), out.data(),
                                         out.size()));
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
  const std::string deflated = deflate(bytes);
  PackedBytes out;
  out.raw = bytes.size();
  for (const TextCode code : {TextCode::base64, TextCode::ascii91, TextCode::utf7}) {
    out.texts[static_cast<std::size_t>(code)] = write_text(deflated, code);
  }
  return out;
}

Result<Payload> make_payload(const PackRoom& room, const Scene& scene) {
  auto shaders = bundle_shaders(room.root, scene);
  if (!shaders) return shaders.error();
  auto module = packed_module(room, scene);
  if (!module) return module.error();
  Payload out;
  out.module = std::move(*module);
  out.cooked = write_cooked(scene, *shaders);
  out.scene = pack_bytes(
      std::string_view(reinterpret_cast<const char*>(out.cooked.data()), out.cooked.size()));
  return out;
}

}  // namespace pm::gen
