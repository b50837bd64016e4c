#pragma once
#include <filesystem>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/diversity/screening.h"
#include "generator/planner/plan.h"

namespace pm::gen {

/// The scenes that a run makes, and how they were chosen.
struct ChosenSet {
  std::vector<SceneDoc> docs;
  std::vector<Json> chosen;  ///< by scene, for its report
  Json screening;            ///< for run.json; null when nothing was drawn or played
  int drawn_before = 0;      ///< candidates whose pictures a killed run had measured
  int plays_before = 0;      ///< plays that it had played
};

/// Chooses the brief's number of variants: of `candidates` that are screened, or with 0 by the plan
/// alone. What was chosen is written to `folder` at once (choice.json, and candidates.json for a
/// screening), and what an earlier run wrote there is taken instead of choosing again. A screening
/// is also logged there while it runs (screening.jsonl), and goes on from what it finds.
Result<ChosenSet> choose_set(const Brief& brief, const Plan& plan, int candidates,
                             const ScreeningOptions& options, const std::filesystem::path& folder,
                             bool silent);

/// Names of the files that choose_set goes on from; no part of a finished run.
inline constexpr const char* kChoiceFile = "choice.json";
inline constexpr const char* kScreeningLog = "screening.jsonl";

}  // namespace pm::gen
