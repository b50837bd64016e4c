#include "generator/brief/brief.h"
#include "generator/cli/verbs.h"
#include "generator/composer/check_sprites.h"
#include "generator/core/text.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

namespace {

/// A scene names its mechanic and roles; everything else is taken for a brief.
bool looks_like_scene(const Json& document) {
  return document.is_object() && (document.contains("mechanic") || document.contains("roles") ||
                                  document.contains("params"));
}

Result<Json> validate(const std::string& path, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto document = load_json(path, kMaxBriefFile, ExitCode::bad_brief);
  if (!document) return document.error();
  Json out;
  out["ok"] = true;
  out["file"] = path;
  if (looks_like_scene(*document)) {
    auto scene = read_scene(*document, path, **catalog);
    if (!scene) return scene.error();
    out["kind"] = "scene";
    out["id"] = scene->id;
    out["mechanic"] = scene->scene.mechanic;
    return out;
  }
  auto brief = read_brief(*document, path, (*catalog)->template_names());
  if (!brief) return brief.error();
  if (auto checked = check_sprites(*brief, **catalog); !checked) return checked.error();
  out["kind"] = "brief";
  out["name"] = brief->name;
  return out;
}

void run_validate(const std::vector<std::string>& paths, Context& context) {
  Json all = Json::array();
  for (const std::string& path : paths) {
    auto result = validate(path, context);
    // The first fault decides the exit code; the others are told too.
    if (!result) {
      const int first = context.exit_code();
      context.fail(result.error());
      if (first != 0) context.keep_exit_code(first);
      continue;
    }
    const bool scene = (*result)["kind"] == "scene";
    context.say(one_line(path) + ": a good " + (*result)["kind"].get<std::string>() + " (" +
                (*result)[scene ? "mechanic" : "name"].get<std::string>() + ")");
    all.push_back(std::move(*result));
  }
  if (!all.empty()) context.print(all.size() == 1 ? all[0] : all);
}

}  // namespace

void add_validate(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "validate", "Check briefs and scenes; says what is wrong, where, and the mend");
  auto paths = std::make_shared<std::vector<std::string>>();
  verb->add_option("files", *paths, "scene.json or brief.json")->required();
  add_examples(*verb,
               {"playmill validate samples/fruit-drop.json", "playmill validate out/*/scene.json",
                "playmill validate scene.json --json"});
  verb->callback([paths, &context] { run_validate(*paths, context); });
}

}  // namespace pm::gen
