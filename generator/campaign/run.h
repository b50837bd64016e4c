#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "generator/campaign/settings.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/planner/planner.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

struct CampaignRun {
  CampaignSettings settings;
  std::filesystem::path state;  ///< folder that all that is known lies in
  const Catalog* catalog = nullptr;
  /// Asked for only when a generation has to be made.
  std::function<Result<const Planner*>()> planner;
  int threads = 2;
  bool dry_run = false;  ///< say what would be done; write nothing
  std::function<void(std::string_view)> progress;
  const std::atomic<bool>* interrupted = nullptr;
};

struct CampaignOutcome {
  Json json;                       ///< for --json
  std::vector<std::string> lines;  ///< for people
};

/// One turn of a campaign: makes the first generation if there is none; reads reports that are new;
/// decides the shares of the served variants; breeds the next generation when the last has had its
/// impressions and days; writes weights and the history page.
///
/// Every step appears whole or not at all and follows from what the earlier ones left in the state
/// folder, so a run may end at any point, in any way: the next one goes on from there and comes to
/// the same state. A second run at the same time is refused.
Result<CampaignOutcome> run_campaign(const CampaignRun& run);

}  // namespace pm::gen
