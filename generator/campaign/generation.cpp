#include "generator/campaign/generation.h"

#include <algorithm>
#include <cstdio>

#include "generator/core/files.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr const char* kGenerationFile = "generation.json";

Origin origin_of(const std::string& name) {
  if (name == "elite") return Origin::elite;
  return name == "child" ? Origin::child : Origin::explorer;
}

Error broken(const fs::path& file) {
  return {ExitCode::bad_scene, file.string(), "", "is not what `playmill run` wrote",
          "Restore the file, or begin anew with another --state"};
}

/// Whether the fields that are read are there and of their kinds.
bool well_formed(const Json& doc) {
  const auto texts = [](const Json& list) {
    return list.is_array() &&
           std::all_of(list.begin(), list.end(), [](const Json& item) { return item.is_string(); });
  };
  const auto has = [](const Json& object, const char* key, auto test) {
    return object.contains(key) && test(object[key]);
  };
  const auto text = [](const Json& value) { return value.is_string(); };
  if (!doc.is_object() || !has(doc, "after_day", text) || !has(doc, "served", texts) ||
      !has(doc, "given_up", texts) ||
      !has(doc, "members", [](const Json& value) { return value.is_array(); })) {
    return false;
  }
  return std::all_of(doc["members"].begin(), doc["members"].end(), [&](const Json& member) {
    return member.is_object() && has(member, "id", text) && has(member, "origin", text) &&
           has(member, "why", text) && has(member, "parents", texts);
  });
}

}  // namespace

const Member* Lineage::find(std::string_view id) const {
  const auto at = std::find_if(members.begin(), members.end(),
                               [&](const Member& member) { return member.id == id; });
  return at == members.end() ? nullptr : &*at;
}

std::vector<std::string> Lineage::ids() const {
  std::vector<std::string> out;
  for (const Member& member : members) out.push_back(member.id);
  return out;
}

fs::path generation_folder(const fs::path& state, int number) {
  char name[16];
  std::snprintf(name, sizeof name, "%02d", number);
  return state / "generations" / name;
}

Json generation_json(const Generation& generation, const std::vector<Member>& fresh) {
  Json out;
  out["generation"] = generation.number;
  out["after_day"] = generation.after_day;
  out["served"] = generation.served;
  out["given_up"] = generation.given_up;
  out["members"] = Json::array();
  for (const Member& member : fresh) {
    Json one;
    one["id"] = member.id;
    one["origin"] = origin_name(member.origin);
    one["parents"] = member.parents;
    one["why"] = member.why;
    out["members"].push_back(std::move(one));
  }
  return out;
}

Result<Lineage> load_lineage(const fs::path& state, const Catalog& catalog) {
  Lineage out;
  for (int number = 0;; ++number) {
    const fs::path folder = generation_folder(state, number);
    std::error_code ignored;
    if (!fs::exists(folder / kGenerationFile, ignored)) return out;
    auto doc = load_json((folder / kGenerationFile).string(), 16U << 20U, ExitCode::bad_scene);
    if (!doc) return doc.error();
    if (!well_formed(*doc)) return broken(folder / kGenerationFile);
    Generation generation;
    generation.number = number;
    generation.after_day = (*doc)["after_day"].get<std::string>();
    generation.served = (*doc)["served"].get<std::vector<std::string>>();
    generation.given_up = (*doc)["given_up"].get<std::vector<std::string>>();
    for (const Json& entry : (*doc)["members"]) {
      Member member;
      member.id = entry["id"].get<std::string>();
      member.generation = number;
      member.origin = origin_of(entry["origin"].get<std::string>());
      member.parents = entry["parents"].get<std::vector<std::string>>();
      member.why = entry["why"].get<std::string>();
      auto scene = load_scene((folder / member.id / "scene.json").string(), catalog);
      if (!scene) return scene.error();
      member.request = scene->request.value_or(ComposeRequest{});
      member.doc = std::move(*scene);
      out.members.push_back(std::move(member));
    }
    for (const std::string& id : generation.served) {
      if (out.find(id) == nullptr) return broken(folder / kGenerationFile);
    }
    out.generations.push_back(std::move(generation));
  }
}

}  // namespace pm::gen
