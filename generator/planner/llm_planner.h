#pragma once
#include <filesystem>
#include <memory>

#include "generator/llm/ask.h"
#include "generator/planner/planner.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

struct LlmPlannerOptions {
  Endpoint endpoint;
  int total_ms = 60'000;         ///< for one brief, all its requests together
  std::filesystem::path memory;  ///< folder in which the service's manner is kept
  AskDoors doors;
};

/// Asks a language model how it reads the brief; names that the catalog does not have are mapped to
/// near ones or refused. When no usable answer is had, the plan is `stand_in`'s and its `fallback`
/// says why. After three failures in a row no more is asked. `catalog` must outlive it.
std::unique_ptr<Planner> make_llm_planner(const Catalog& catalog, std::unique_ptr<Planner> stand_in,
                                          LlmPlannerOptions options);

}  // namespace pm::gen
