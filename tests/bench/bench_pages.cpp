// Writes one page per mechanic, from the sample brief that suits it, as `playmill generate` would:
//   bench_pages <out folder> [--scenes]
// <mechanic>.json (the scene) and <mechanic>.html; with --scenes only the former. pages.json lists
// the bytes of each page's parts. Brotli is left to the script that prints the table.
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "generator/brief/brief.h"
#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/packer/html.h"
#include "generator/planner/lexical.h"

namespace {

struct Subject {
  std::string_view mechanic;
  std::string_view sample;
};

constexpr Subject kSubjects[] = {{"match3", "crown-gardens"},   {"merge_drop", "fruit-drop"},
                                 {"slingshot", "castle-siege"}, {"sort", "color-tidy"},
                                 {"runner", "metro-dash"},      {"choice", "velvet-row"}};

int fail(const pm::gen::Error& error) {
  std::fprintf(stderr, "bench_pages: %s\n", pm::gen::to_line(error).c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace pm::gen;
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_pages <out folder> [--scenes]\n");
    return 2;
  }
  const std::filesystem::path out = argv[1];
  const bool scenes_only = argc > 2 && std::strcmp(argv[2], "--scenes") == 0;
  const auto root = playmill_root();
  if (!root) return fail(root.error());
  const auto catalog = load_catalog();
  if (!catalog) return fail(catalog.error());
  const auto planner = make_lexical_planner(*catalog);
  std::filesystem::create_directories(out);
  Json list = Json::array();
  for (const Subject& subject : kSubjects) {
    const std::filesystem::path sample =
        *root / "samples" / (std::string(subject.sample) + ".json");
    auto brief = load_brief(sample.string(), catalog->template_names());
    if (!brief) return fail(brief.error());
    auto plan = planner->plan(*brief);
    if (!plan) return fail(plan.error());
    ComposeRequest request;
    request.mechanic = subject.mechanic;
    auto doc = compose_one(*brief, *plan, *catalog, request);
    if (!doc) return fail(doc.error());
    const std::filesystem::path file = out / std::string(subject.mechanic);
    std::ofstream(file.string() + ".json") << write_scene(*doc, *catalog).dump(1) << '\n';
    if (scenes_only) continue;
    const StoreLinks store{doc->store.ios, doc->store.android, doc->store.web};
    auto page = pack_html(PackRoom{*root}, doc->scene, store);
    if (!page) return fail(page.error());
    std::ofstream(file.string() + ".html", std::ios::binary) << page->html;
    const PackSizes& s = page->sizes;
    list.push_back({{"mechanic", subject.mechanic},
                    {"sample", subject.sample},
                    {"html", s.html},
                    {"shell", s.shell},
                    {"module", s.module_raw},
                    {"module_packed", s.module_packed},
                    {"scene", s.scene_raw},
                    {"scene_packed", s.scene_packed}});
  }
  if (!scenes_only) std::ofstream(out / "pages.json") << list.dump(1) << '\n';
  return 0;
}
