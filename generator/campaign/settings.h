#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/optimiser/allocate.h"

namespace pm::gen {

/// campaign.json. Paths are made relative to the folder that it lies in.
struct CampaignSettings {
  std::string file;
  std::filesystem::path brief;
  std::filesystem::path reports;  ///< folder of reports; may not exist
  std::filesystem::path names;    ///< creative,variant; may be empty
  std::string ledger;             ///< address (see open_ledger); empty: in the state folder
  std::vector<std::string> networks;
  int variants = 8;
  int generations = 5;
  double impressions = 200'000;
  int min_days = 3;
  Guards guards{.holdout = 0.1, .floor = 0.0, .max_step = 0.3, .min_periods = 2};
  double half_life_days = 0;
  double worth_at_least = 0.8;
  bool preview = true;
  std::uint64_t seed = 1;
};

/// Reads and checks a campaign (schema). Errors (bad_brief) name the place.
Result<CampaignSettings> load_campaign(const std::string& path);

/// Where a campaign's state lies unless it is said: `fruit.campaign` beside `fruit.json`.
std::filesystem::path state_beside(const std::string& campaign);

}  // namespace pm::gen
