#include "generator/packer/html.h"

#include <algorithm>

namespace pm::gen {

namespace {

/// JSON that may stand inside a script element: no '<' can start a tag, no line separators.
std::string script_json(const nlohmann::ordered_json& value) {
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

/// The template's text with each mark replaced once. Marks are looked for in the template alone,
/// never in what was put in.
std::string fill(std::string_view page,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> marks) {
  std::string out;
  while (!page.empty()) {
    std::size_t at = std::string_view::npos;
    std::pair<std::string_view, std::string_view> next;
    for (const auto& mark : marks) {
      const std::size_t found = page.find(mark.first);
      if (found < at) {
        at = found;
        next = mark;
      }
    }
    out += page.substr(0, at);
    if (at == std::string_view::npos) break;
    out += next.second;
    page.remove_prefix(at + next.first.size());
  }
  return out;
}

}  // namespace

nlohmann::ordered_json page_config(const Scene& scene, const PageParts& parts,
                                   std::size_t module_bytes, std::size_t scene_bytes,
                                   const FrameShaders& frame_shaders) {
  nlohmann::ordered_json config;
  config["colors"] = {css_color(scene.color(ColorId::board_low)),
                      css_color(scene.color(ColorId::cta_low)),
                      css_color(scene.color(ColorId::cta_text))};
  config["locales"] = nlohmann::ordered_json::array();
  config["scene"] = scene_bytes;
  config["shaders"] = frame_shaders;
  config["store"] = nlohmann::ordered_json::object();
  if (!parts.store.android.empty()) config["store"]["android"] = parts.store.android;
  if (!parts.store.ios.empty()) config["store"]["ios"] = parts.store.ios;
  if (!parts.store.web.empty()) config["store"]["web"] = parts.store.web;
  config["wasm"] = module_bytes;
  config["words"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < scene.locales.size(); ++i) {
    config["locales"].push_back(scene.locales[i].tag);
    const auto word = [&](CopyId id) { return std::string(scene.copy(static_cast<int>(i), id)); };
    config["words"].push_back({{"cta", word(CopyId::cta)},
                               {"name", word(CopyId::name)},
                               {"tagline", word(CopyId::tagline)}});
  }
  if (!parts.network.is_null()) config["network"] = parts.network;
  if (!parts.beacon.is_null()) config["beacon"] = parts.beacon;
  return config;
}

Result<Page> make_page(const PackRoom& room, const Scene& scene, const Payload& payload,
                       const PageParts& parts) {
  // Only the other shell has the code for requests.
  const std::string shell_file = parts.shell + (parts.beacon.is_null() ? ".js" : "-beacon.js");
  auto shell = read_part(room.root / "build/web" / shell_file);
  if (!shell) return shell.error();
  auto codec = read_part(room.root / "build/web" /
                         ("codec-" + std::string(text_code_name(parts.code)) + ".js"));
  if (!codec) return codec.error();
  auto page =
      read_part(room.root / "web/playable" / (parts.snippet ? "snippet.html" : "page.html"));
  if (!page) return page.error();
  auto style = read_part(room.root / "web/playable/page.css");
  if (!style) return style.error();
  while (style->ends_with('\n')) style->pop_back();
  while (codec->ends_with('\n')) codec->pop_back();

  const auto packed = [&](const PackedBytes& bytes) {
    return parts.rewrite ? parts.rewrite(bytes.text(parts.code)) : bytes.text(parts.code);
  };
  const std::string module = packed(*payload.module);
  const std::string cooked = packed(payload.scene);
  const EncodedStrip& strip = parts.strip != nullptr ? *parts.strip : payload.strip;
  std::string pictures;
  if (!strip.bytes.empty()) {
    auto decoder = read_part(room.root / "build/web/strip.js");
    if (!decoder) return decoder.error();
    while (decoder->ends_with('\n')) decoder->pop_back();
    const std::string text = write_text(strip.bytes, parts.code);
    pictures =
        "const PM_PICTURES=\"" + (parts.rewrite ? parts.rewrite(text) : text) + "\";" + *decoder;
  }
  // The browser decodes pictures while the shell unpacks the module: they come first.
  const std::string script = *codec + pictures + "const PM_CONFIG=" +
                             script_json(page_config(scene, parts, payload.module->raw,
                                                     payload.scene.raw, payload.frame_shaders)) +
                             ",PM_WASM=\"" + module + "\",PM_SCENE=\"" + cooked +
                             "\",PM_UNPACK=\"" + payload.unpacker + "\";" + *shell;
  const std::string title = html_text(scene.copy(0, CopyId::name));
  const std::string back = css_color(scene.color(ColorId::board_low));
  std::string element = "<script>";
  Page out;
  if (parts.script_src.empty()) {
    element += script;
  } else {
    element = "<script src=\"" + parts.script_src + "\">";
    out.script = script;
  }
  element += "</script>";
  out.html = parts.top + fill(*page, {{"{{title}}", title},
                                      {"{{style}}", fill(*style, {{"{{back}}", back}})},
                                      {"{{head}}", parts.head},
                                      {"{{body}}", parts.body},
                                      {"{{script}}", element},
                                      {"{{end}}", parts.body_end}});
  const std::size_t shell_bytes = shell->size() + codec->size() + payload.unpacker.size();
  out.sizes = PackSizes{out.html.size(), payload.module->raw, module.size(),  payload.scene.raw,
                        cooked.size(),   shell_bytes,         pictures.size()};
  return out;
}

Result<PackedHtml> pack_html(const PackRoom& room, const Scene& scene, const StoreLinks& store,
                             const nlohmann::ordered_json& beacon, std::size_t most_bytes) {
  auto payload = make_payload(room, scene);
  if (!payload) return payload.error();
  PageParts parts;
  parts.store = store;
  parts.beacon = beacon;
  auto page = make_page(room, scene, *payload, parts);
  EncodedStrip& strip = payload->strip;
  while (page && page->html.size() > most_bytes && !strip.bytes.empty() && !strip.at_floor) {
    // The text in the page is longer than the bytes behind it: a little less suffices.
    const std::size_t over = page->html.size() - most_bytes;
    auto smaller =
        encode_strip(scene.pictures, strip.bytes.size() - std::min(strip.bytes.size(), over));
    if (!smaller) return smaller.error();
    strip = std::move(*smaller);
    page = make_page(room, scene, *payload, parts);
  }
  if (!page) return page.error();
  return PackedHtml{std::move(page->html), std::move(payload->strip), std::move(payload->cooked),
                    page->sizes};
}

}  // namespace pm::gen
