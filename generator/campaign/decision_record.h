#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "generator/campaign/belief.h"
#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// Shares that were decided for a generation from what was known on a day.
struct DecisionRecord {
  int generation = 0;
  std::string as_of;  ///< empty: before any report of the generation
  Json doc;           ///< the whole decision

  /// Exact assignment probabilities by variant.
  std::map<std::string, double> shares() const;
};

/// All decisions in `decisions/`, oldest first. Errors (bad_scene) name the file.
Result<std::vector<DecisionRecord>> load_decisions(const std::filesystem::path& state);

/// The shares served before a decision: those of the last earlier day of the same generation.
std::map<std::string, double> shares_before(const std::vector<DecisionRecord>& decisions,
                                            int generation, const std::string& as_of);

/// What was decided and why: every variant's counts, belief and share, the statements, the guards.
DecisionRecord make_record(const Belief& belief, const Lineage& lineage,
                           const CampaignSettings& settings);

/// Sentences of a decision for people.
std::vector<std::string> decision_sentences(const Belief& belief, const Lineage& lineage,
                                            const CampaignSettings& settings);

/// Writes `decisions/`, weights.json and weights.csv; nothing is touched that says the same
/// already.
Status write_decision(const std::filesystem::path& state, const DecisionRecord& record);

}  // namespace pm::gen
