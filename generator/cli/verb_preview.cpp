#include <map>
#include <memory>
#include <optional>
#include <string>

#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/preview/preview.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

namespace {

constexpr int kPosterWidth = 540;
constexpr int kPosterHeight = 960;

/// `poster`: nothing for the sheet, or the moment of one picture.
Status preview(const std::string& path, const std::string& out, std::optional<Moment> poster,
               Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto doc = load_scene(path, **catalog);
  if (!doc) return doc.error();
  auto root = playmill_root();
  if (!root) return root.error();
  PreviewRenderer renderer;
  if (auto opened = renderer.open(); !opened) return opened;
  auto written = poster ? write_poster(renderer, *root, doc->scene,
                                       Shot{kPosterWidth, kPosterHeight, *poster}, out)
                        : write_preview(renderer, *root, doc->scene, out);
  if (!written) return written;
  context.say(out + (poster ? ": one picture" : ": start, middle and end card") + ", rendered by " +
              renderer.renderer());
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
  auto poster = std::make_shared<std::optional<Moment>>();
  verb->add_option("--poster", *poster,
                   "one picture, 540x960, of this moment: start, middle or end")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Moment>{
              {"start", Moment::start}, {"middle", Moment::middle}, {"end", Moment::end_card}},
          CLI::ignore_case));
  add_examples(*verb, {"playmill preview out/v1/scene.json --out v1.png",
                       "playmill preview out/v1/scene.json --poster middle --out poster.png"});
  verb->callback([path, out, poster, &context] {
    if (auto done = preview(*path, *out, *poster, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
