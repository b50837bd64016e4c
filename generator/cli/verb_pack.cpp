#include <memory>

#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/packer/html.h"
#include "generator/scene/scene_doc.h"
#include "generator/screen/gate.h"

namespace pm::gen {

namespace {

struct Options {
  std::string scene;
  std::string out = "playable.html";
};

std::string kilobytes(std::size_t bytes) { return std::to_string((bytes + 500) / 1000) + " kB"; }

Status pack_scene(const Options& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto doc = load_scene(options.scene, **catalog);
  if (!doc) return doc.error();
  auto config = load_gate_config();
  if (!config) return config.error();
  auto root = playmill_root();
  if (!root) return root.error();
  auto packed =
      pack_html({*root}, doc->scene, {doc->store.ios, doc->store.android, doc->store.web});
  if (!packed) return packed.error();
  const Check size = judge_size(packed->html.size(), *config);
  if (!size.pass) {
    return Error{ExitCode::gate, options.scene, "",
                 "the package has " + kilobytes(packed->html.size()) + ", more than " +
                     kilobytes(config->html_bytes),
                 "Use a smaller icon or fewer languages"};
  }
  if (auto done = write_file(options.out, packed->html); !done) return done;
  const PackSizes& sizes = packed->sizes;
  Json out;
  out["ok"] = true;
  out["file"] = options.out;
  out["bytes"] = sizes.html;
  out["limit"] = config->html_bytes;
  out["module_packed"] = sizes.module_packed;
  out["scene_packed"] = sizes.scene_packed;
  out["shell"] = sizes.shell;
  context.print(out);
  context.say(options.out + ": " + kilobytes(sizes.html) + " (module " +
              kilobytes(sizes.module_packed) + ", scene and shaders " +
              kilobytes(sizes.scene_packed) + ", page " + kilobytes(sizes.shell) + "), limit " +
              kilobytes(config->html_bytes));
  return Done{};
}

}  // namespace

void add_pack(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "pack", "Pack a scene into one HTML file that runs by itself (not play-tested)");
  auto options = std::make_shared<Options>();
  verb->add_option("scene", options->scene, "scene.json")->required();
  verb->add_option("--out,-o", options->out, "HTML file to write")->capture_default_str();
  add_examples(*verb, {"playmill pack out/fruit-drop-01/scene.json --out fruit.html",
                       "playmill playtest scene.json && playmill pack scene.json"});
  verb->callback([options, &context] {
    if (auto done = pack_scene(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
