#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "generator/breeder/breed.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// A variant of a campaign: where it comes from and what it is.
struct Member {
  std::string id;
  int generation = 0;  ///< in which it was made
  Origin origin = Origin::explorer;
  std::vector<std::string> parents;
  std::string why;
  ComposeRequest request;  ///< what it was composed from; children come of it
  SceneDoc doc;
};

/// One generation: who is served in it, elites of earlier ones included.
struct Generation {
  int number = 0;
  std::string after_day;              ///< bred from what was known of this day; empty: the first
  std::vector<std::string> served;    ///< ids
  std::vector<std::string> given_up;  ///< reasons why places are empty
};

/// All that was made so far, oldest first.
struct Lineage {
  std::vector<Generation> generations;
  std::vector<Member> members;  ///< each variant once, in the order of making

  const Member* find(std::string_view id) const;
  std::vector<std::string> ids() const;
};

/// `generations/02` of a state folder.
std::filesystem::path generation_folder(const std::filesystem::path& state, int number);

/// generation.json of a generation and the members that are new in it.
Json generation_json(const Generation& generation, const std::vector<Member>& fresh);

/// Reads every generation that is there whole. Errors (bad_scene) name the file.
Result<Lineage> load_lineage(const std::filesystem::path& state, const Catalog& catalog);

}  // namespace pm::gen
