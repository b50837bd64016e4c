// scene.json as a stranger may send it: parsed, checked, and what passes is cooked and read back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"
#include "runtime/scene/cooked.h"

namespace {

const pm::gen::Catalog& catalog() {
  static const pm::gen::Catalog* loaded = [] {
    auto made = pm::gen::load_catalog();
    if (!made) std::abort();
    return new pm::gen::Catalog(std::move(*made));
  }();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto document = pm::gen::parse_json(text, "fuzz.json", pm::gen::ExitCode::bad_scene);
  if (!document) return 0;
  const auto doc = pm::gen::read_scene(*document, "fuzz.json", catalog());
  if (!doc) return 0;
  const auto bytes = pm::write_cooked(doc->scene, {});
  pm::Scene scene;
  pm::ShaderText shaders;
  if (pm::read_cooked(bytes, scene, shaders) != pm::CookedError::none) __builtin_trap();
  return 0;
}
