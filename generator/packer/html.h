#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "runtime/scene/scene.h"
#include "runtime/view/shader_text.h"

namespace pm::gen {

/// Store links of a package; empty ones are left out.
struct StoreLinks {
  std::string ios, android, web;
};

/// Where a package's bytes go. Sizes are those inside the HTML (after deflate and base64).
struct PackSizes {
  std::size_t html = 0;
  std::size_t module_raw = 0, module_packed = 0;
  std::size_t scene_raw = 0, scene_packed = 0;  ///< cooked scene with its shaders
  std::size_t shell = 0;                        ///< the page's script
};

struct PackedHtml {
  std::string html;
  std::vector<std::uint8_t> cooked;
  PackSizes sizes;
};

/// Finds the built parts: `<root>/build/wasm/playable_<mechanic>.wasm`,
/// `<root>/build/web/playable.js`.
struct PackRoom {
  std::filesystem::path root;
};

/// One self-contained page: loader, module, cooked scene with its shaders. Same input, same bytes.
/// The module's packed form is kept for the next scene of the mechanic; safe from several threads.
Result<PackedHtml> pack_html(const PackRoom& room, const Scene& scene, const StoreLinks& store);

}  // namespace pm::gen
