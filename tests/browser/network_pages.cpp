#include "tests/browser/network_pages.h"

namespace {

void fill(std::string& text, const std::string& mark, const std::string& by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
    text.replace(at, mark.size(), by);
}

}  // namespace

pm::gen::Result<nlohmann::ordered_json> network_page(const pm::gen::PackRoom& room,
                                                     const pm::Scene& scene,
                                                     const pm::gen::Payload& payload,
                                                     const pm::gen::StoreLinks& store,
                                                     const nlohmann::json& row) {
  pm::gen::PageParts parts;
  parts.shell = "shell-" + row["adapter"].get<std::string>();
  if (row.contains("settings")) parts.network = row["settings"];
  const std::string link = row.value("/store/link"_json_pointer, std::string());
  if (link != "none") parts.store = store;
  const nlohmann::json head = row.value("head", nlohmann::json::object());
  for (const auto& meta : head.value("meta", nlohmann::json::array())) {
    parts.head += "<meta name=\"" + meta["name"].get<std::string>() + "\" content=\"" +
                  meta["content"].get<std::string>() + "\">\n";
  }
  for (const auto& script : head.value("scripts", nlohmann::json::array())) {
    (script["place"] == "head" ? parts.head : parts.body) +=
        "<script src=\"" + script["src"].get<std::string>() + "\"></script>\n";
  }
  for (const auto& markup : head.value("markup", nlohmann::json::array())) {
    std::string text = markup["text"].get<std::string>() + "\n";
    fill(text, "{ios}", store.ios);
    fill(text, "{android}", store.android);
    fill(text, "{title}", "Test");
    const std::string place = markup["place"];
    (place == "top" ? parts.top : place == "head" ? parts.head : parts.body_end) += text;
  }
  const nlohmann::json script = row.value("/package/script"_json_pointer, nlohmann::json());
  if (script.is_object()) parts.script_src = script["src"];
  parts.snippet = row.value("/package/forms/0"_json_pointer, std::string()) == "snippet";
  auto page = pm::gen::make_page(room, scene, payload, parts);
  if (!page) return page.error();
  std::string entry = row.value("/package/entry/0"_json_pointer, std::string("index.html"));
  if (entry.find('{') != std::string::npos) entry = "index.html";
  nlohmann::ordered_json files = {{entry, page->html}};
  if (script.is_object()) files[script["file"].get<std::string>()] = page->script;
  return files;
}
