#pragma once
#include <cstddef>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "generator/packer/payload.h"
#include "runtime/scene/scene.h"
#include "runtime/view/shader_text.h"

namespace pm::gen {

/// Store links of a package; empty ones are left out.
struct StoreLinks {
  std::string ios, android, web;
};

/// Where a package's bytes go. Sizes are those inside the HTML (packed and as text).
struct PackSizes {
  std::size_t html = 0;
  std::size_t module_raw = 0, module_packed = 0;
  std::size_t scene_raw = 0, scene_packed = 0;  ///< cooked scene with its shaders
  std::size_t shell = 0;                        ///< the page's script and what unpacks the others
  std::size_t pictures = 0;                     ///< the product's own, and what decodes them
};

/// How a page is put together.
struct PageParts {
  TextCode code = TextCode::ascii91;
  std::string shell = "playable";  ///< build/web/<shell>.js
  StoreLinks store;
  nlohmann::ordered_json network;  ///< handed to the shell as PM_CONFIG.network; null: nothing
  /// beacon_json(): the page tells a collector of its views; null: it asks nobody for anything.
  nlohmann::ordered_json beacon;
  const EncodedStrip* strip = nullptr;  ///< in place of the payload's
  std::string top;                      ///< markup before the doctype
  std::string head;                     ///< markup at the end of head
  std::string body;      ///< markup before the page's script and what unpacks the others
  std::string body_end;  ///< markup after it
  bool snippet = false;  ///< without doctype, html, head and body
  /// Src of the page's script when it lies in a file of its own; empty: it stands in the page.
  std::string script_src;
  /// Applied to packed text, which stands in double quotes and holds no backslash; empty: none.
  std::function<std::string(const std::string&)> rewrite;
};

/// What the page's script is told of its scene (web/playable/config.ts). Sizes are those of the
/// module and of the cooked scene, unpacked; `frame_shaders` as in Payload.
nlohmann::ordered_json page_config(const Scene& scene, const PageParts& parts,
                                   std::size_t module_bytes, std::size_t scene_bytes,
                                   const FrameShaders& frame_shaders);

struct Page {
  std::string html;
  std::string script;  ///< content of the script's own file; empty when it stands in the page
  PackSizes sizes;
};

/// A page around a packed scene. Same input, same bytes.
Result<Page> make_page(const PackRoom& room, const Scene& scene, const Payload& payload,
                       const PageParts& parts);

struct PackedHtml {
  std::string html;
  EncodedStrip strip;  ///< the product's pictures in it; empty without any
  std::vector<std::uint8_t> cooked;
  PackSizes sizes;
};

/// One self-contained page for no network in particular. `beacon` as in PageParts. The product's
/// pictures get coarser until the page takes `most_bytes`, or until they are at their floor: then
/// it may be larger, as a page without pictures may.
Result<PackedHtml> pack_html(const PackRoom& room, const Scene& scene, const StoreLinks& store,
                             const nlohmann::ordered_json& beacon = {},
                             std::size_t most_bytes = std::numeric_limits<std::size_t>::max());

}  // namespace pm::gen
