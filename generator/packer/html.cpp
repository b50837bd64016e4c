#include "generator/packer/html.h"

#include <libdeflate.h>

#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>

#include "generator/packer/shader_bundle.h"
#include "runtime/scene/cooked.h"

namespace pm::gen {

namespace {

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

std::string deflate(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> packer(
      libdeflate_alloc_compressor(12), libdeflate_free_compressor);
  std::string out(libdeflate_deflate_compress_bound(packer.get(), bytes.size()), '\0');
  out.resize(libdeflate_deflate_compress(packer.get(), bytes.data(), bytes.size(), out.data(),
                                         out.size()));
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned word = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      word = (word << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k <= bytes.size() ? digits[(word >> (18 - 6 * k)) & 63U] : '=';
    }
  }
  return out;
}

/// JSON that may stand inside a script element: no '<' can start a tag, no line separators.
std::string script_json(const nlohmann::json& value) {
  std::string out;
  for (const char c : value.dump(-1, ' ', true)) {
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  }
  return out;
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string css_color(Rgba color) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "#";
  for (int shift = 28; shift >= 8; shift -= 4) out += hex[(color >> shift) & 15U];
  return out;
}

void replace(std::string& text, const std::string& mark, const std::string& by) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), by);
}

struct Module {
  std::size_t raw = 0;
  std::string packed;  // base64
};

Result<Module> packed_module(const PackRoom& room, const std::string& mechanic) {
  static std::mutex guard;
  static std::map<std::string, Module> kept;
  const std::filesystem::path file = room.root / "build/wasm" / ("playable_" + mechanic + ".wasm");
  const std::lock_guard lock(guard);
  if (const auto found = kept.find(file.string()); found != kept.end()) return found->second;
  auto bytes = read_part(file);
  if (!bytes) return bytes.error();
  Module module{bytes->size(), base64(deflate(*bytes))};
  kept.emplace(file.string(), module);
  return module;
}

nlohmann::json config_of(const Scene& scene, const StoreLinks& store, std::size_t module_raw,
                         std::size_t scene_raw) {
  nlohmann::json config;
  config["store"] = nlohmann::json::object();
  if (!store.ios.empty()) config["store"]["ios"] = store.ios;
  if (!store.android.empty()) config["store"]["android"] = store.android;
  if (!store.web.empty()) config["store"]["web"] = store.web;
  config["locales"] = nlohmann::json::array();
  config["words"] = nlohmann::json::array();
  for (std::size_t i = 0; i < scene.locales.size(); ++i) {
    config["locales"].push_back(scene.locales[i].tag);
    const auto word = [&](CopyId id) { return std::string(scene.copy(static_cast<int>(i), id)); };
    config["words"].push_back({{"name", word(CopyId::name)},
                               {"tagline", word(CopyId::tagline)},
                               {"cta", word(CopyId::cta)}});
  }
  config["wasm"] = module_raw;
  config["scene"] = scene_raw;
  config["colors"] = {css_color(scene.color(ColorId::board_low)),
                      css_color(scene.color(ColorId::cta_low)),
                      css_color(scene.color(ColorId::cta_text))};
  return config;
}

}  // namespace

Result<PackedHtml> pack_html(const PackRoom& room, const Scene& scene, const StoreLinks& store) {
  auto shaders = bundle_shaders(room.root, scene);
  if (!shaders) return shaders.error();
  auto module = packed_module(room, scene.mechanic);
  if (!module) return module.error();
  auto shell = read_part(room.root / "build/web/playable.js");
  if (!shell) return shell.error();
  auto page = read_part(room.root / "web/playable/page.html");
  if (!page) return page.error();

  PackedHtml out;
  out.cooked = write_cooked(scene, *shaders);
  const std::string cooked = base64(deflate(
      std::string_view(reinterpret_cast<const char*>(out.cooked.data()), out.cooked.size())));
  const std::string script =
      "const PM_CONFIG=" + script_json(config_of(scene, store, module->raw, out.cooked.size())) +
      ",PM_WASM=\"" + module->packed + "\",PM_SCENE=\"" + cooked + "\";" + *shell;
  out.html = *page;
  // Back to front, so that no mark is looked for inside text that came from a brief.
  replace(out.html, "{{script}}", script);
  replace(out.html, "{{back}}", css_color(scene.color(ColorId::board_low)));
  replace(out.html, "{{title}}", html_text(scene.copy(0, CopyId::name)));
  out.sizes = PackSizes{out.html.size(),   module->raw,   module->packed.size(),
                        out.cooked.size(), cooked.size(), shell->size()};
  return out;
}

}  // namespace pm::gen
