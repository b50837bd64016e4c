#include <memory>

#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/preview/preview.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

namespace {

Status preview(const std::string& path, const std::string& out, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto doc = load_scene(path, **catalog);
  if (!doc) return doc.error();
  auto root = playmill_root();
  if (!root) return root.error();
  PreviewRenderer renderer;
  if (auto opened = renderer.open(); !opened) return opened;
  if (auto written = write_preview(renderer, *root, doc->scene, out); !written) return written;
  context.say(out + ": start, middle and end card, rendered by " + renderer.renderer());
  context.print(Json{{"ok", true}, {"file", out}, {"renderer", renderer.renderer()}});
  return Done{};
}

}  // namespace

void add_preview(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("preview", "Render pictures of a scene: start, mid-play, end card");
  auto path = std::make_shared<std::string>();
  auto out = std::make_shared<std::string>("preview.png");
  verb->add_option("scene", *path, "scene.json")->required();
  verb->add_option("--out", *out, "PNG to write")->capture_default_str();
  add_examples(*verb, {"playmill preview out/v1/scene.json --out v1.png"});
  verb->callback([path, out, &context] {
    if (auto done = preview(*path, *out, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
