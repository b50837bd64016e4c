#include "generator/planner/profiles.h"

#include <algorithm>

#include "generator/core/files.h"
#include "generator/core/json.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostProfileBytes = 1U << 20U;

Result<Json> load_checked(const char* name, const char* schema) {
  auto root = playmill_root();
  if (!root) return root.error();
  const std::string path = (*root / "templates" / "planner" / name).string();
  auto document = load_json(path, kMostProfileBytes, ExitCode::internal);
  if (!document) return document.error();
  if (auto checked = check_schema(*document, schema, ExitCode::internal, path); !checked)
    return checked.error();
  return document;
}

std::vector<Profile> group(const Json& document) {
  std::vector<Profile> out;
  for (const auto& [name, texts] : document.items())
    out.push_back({name, texts.get<std::vector<std::string>>(), {}, 0});
  return out;
}

}  // namespace

Result<Profiles> load_profiles(const Catalog& catalog) {
  auto document = load_checked("profiles.json", "profiles");
  if (!document) return document.error();
  Profiles out;
  const Json& mechanics = (*document)["mechanics"];
  for (const Template& spec : catalog.templates) {
    Profile profile{spec.mechanic, {spec.summary}, {}, 0};
    profile.texts.insert(profile.texts.end(), spec.fits.begin(), spec.fits.end());
    if (mechanics.contains(spec.mechanic)) {
      const Json& row = mechanics[spec.mechanic];
      for (const Json& text : row["texts"]) profile.texts.push_back(text.get<std::string>());
      if (row.contains("categories"))
        profile.categories = row["categories"].get<std::map<std::string, double>>();
      profile.broad = row.value("broad", 0.0);
    }
    out.mechanics.push_back(std::move(profile));
  }
  out.backgrounds = group((*document)["backgrounds"]);
  std::erase_if(out.backgrounds, [&](const Profile& profile) {
    return catalog.find_background(profile.name) == nullptr;
  });
  for (const BackgroundInfo& background : catalog.backgrounds) {
    const auto same = [&](const Profile& profile) { return profile.name == background.name; };
    auto found = std::find_if(out.backgrounds.begin(), out.backgrounds.end(), same);
    if (found == out.backgrounds.end())
      found = out.backgrounds.insert(found, {background.name, {}, {}, 0});
    std::string words = background.name;
    for (const std::string& tag : background.tags) words += " " + tag;
    found->texts.push_back(std::move(words));
  }
  out.moods = group((*document)["moods"]);
  out.tones = group((*document)["tones"]);
  out.audience = group((*document)["audience"]);
  for (const auto& [category, hint] : (*document)["by_category"].items())
    out.by_category[category] = {hint.value("story", ""), hint.value("cta", "")};
  return out;
}

Result<ModelCard> load_model_card() {
  auto document = load_checked("model.json", "model");
  if (!document) return document.error();
  ModelCard card;
  auto root = playmill_root();
  if (!root) return root.error();
  card.file = (*root / "templates" / "planner" / (*document)["file"].get<std::string>()).string();
  card.bytes = (*document)["bytes"].get<std::uint64_t>();
  card.crc32 = (*document)["crc32"].get<std::uint32_t>();
  card.rows = (*document)["rows"].get<std::size_t>();
  card.categories = (*document)["categories"].get<std::vector<std::string>>();
  card.games = (*document)["games"].get<std::size_t>();
  card.temperature = (*document)["temperature"].get<double>();
  card.blend = (*document)["blend"].get<std::map<std::string, double>>();
  return card;
}

}  // namespace pm::gen
