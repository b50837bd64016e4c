#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// What a mechanic, background, mood … is described by, in plain English.
struct Profile {
  std::string name;
  std::vector<std::string> texts;
  std::map<std::string, double> categories;  ///< store category -> 0..1; mechanics only
  double broad = 0;  ///< how well it suits a product of which nothing is known; mechanics only
};

struct CategoryHint {
  std::string story;
  std::string cta;
};

/// templates/planner/profiles.json, completed by the templates' own words, so that a new template
/// is known without an entry there.
struct Profiles {
  std::vector<Profile> mechanics, backgrounds, moods, tones, audience;
  std::map<std::string, CategoryHint> by_category;
};

Result<Profiles> load_profiles(const Catalog& catalog);

/// What the trained model needs to be read by: templates/planner/model.json.
struct ModelCard {
  std::string file;                     ///< path of the ONNX file
  std::uint64_t bytes = 0;              ///< its size
  std::uint32_t crc32 = 0;              ///< its checksum
  std::size_t rows = 0;                 ///< of its table: what the tokenizer hashes into
  std::vector<std::string> categories;  ///< names of its logits; store games' sub-genres first
  std::size_t games = 0;                ///< how many of them are games
  double temperature = 1;               ///< of the categories
  /// Weights of the evidence: see model_planner.cpp.
  std::map<std::string, double> blend;
};

Result<ModelCard> load_model_card();

}  // namespace pm::gen
