#include "generator/studio/ask.h"

#include <algorithm>

#include "generator/composer/check_sprites.h"
#include "generator/studio/requests.h"

namespace pm::gen {

namespace {

constexpr double kMostSeed = 9007199254740991.0;  // what JavaScript counts to

/// A page's pictures come inside its brief; a path would be read from the disk of whoever serves
/// it.
Status no_paths(const Json& picture, const std::string& pointer) {
  if (picture.is_object() && picture.contains("image"))
    return no_paths(picture["image"], pointer + "/image");
  if (!picture.is_string() || picture.get_ref<const std::string&>().starts_with("data:"))
    return Done{};
  return Error{ExitCode::bad_brief, "brief", pointer, "the picture is named by a path",
               "Drop the file itself"};
}

Status no_paths(const Json& brief) {
  if (!brief.is_object()) return Done{};
  for (const char* key : {"icon", "logo", "backdrop"}) {
    if (!brief.contains(key)) continue;
    if (auto done = no_paths(brief[key], std::string("/") + key); !done) return done;
  }
  for (const char* key : {"screenshots", "sprites"}) {
    if (!brief.contains(key) || !brief[key].is_array()) continue;
    for (std::size_t i = 0; i < brief[key].size(); ++i) {
      auto done = no_paths(brief[key][i], std::string("/") + key + "/" + std::to_string(i));
      if (!done) return done;
    }
  }
  return Done{};
}

}  // namespace

Error unusable(std::string message) {
  return {ExitCode::usage, "", "", std::move(message), "Reload the page"};
}

int whole(const Json& ask, const char* key, int least, int most, int otherwise) {
  if (!ask.contains(key) || !ask[key].is_number()) return otherwise;
  return static_cast<int>(
      std::clamp(ask[key].get<double>(), static_cast<double>(least), static_cast<double>(most)));
}

std::uint64_t seed_of(const Json& ask) {
  if (!ask.contains("seed") || !ask["seed"].is_number()) return 1;
  return static_cast<std::uint64_t>(std::clamp(ask["seed"].get<double>(), 0.0, kMostSeed));
}

std::string text_of(const Json& ask, const char* key) {
  return ask.contains(key) && ask[key].is_string() ? ask[key].get<std::string>() : "";
}

Result<Brief> brief_of(const Json& ask, const Catalog& catalog) {
  if (!ask.contains("brief")) return unusable("the brief is missing");
  if (auto none = no_paths(ask["brief"]); !none) return none.error();
  auto brief = read_brief(ask["brief"], "brief", catalog.template_names());
  if (!brief) return brief;
  if (auto checked = check_sprites(*brief, catalog); !checked) return checked.error();
  return brief;
}

Result<Plan> plan_of(const Json& ask) {
  if (!ask.contains("plan")) return unusable("the plan is missing");
  return read_plan(ask["plan"], "plan");
}

Json composed_json(const SceneDoc& doc, const Catalog& catalog) {
  return {{"request", request_json(doc.request.value_or(ComposeRequest{}))},
          {"scene", write_scene(doc, catalog)}};
}

}  // namespace pm::gen
