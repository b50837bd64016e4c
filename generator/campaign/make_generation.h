#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/campaign/generation.h"
#include "generator/campaign/settings.h"
#include "generator/network/network.h"
#include "generator/planner/plan.h"
#include "generator/screen/gate_config.h"

namespace pm::gen {

/// What generations are made with.
struct Workshop {
  std::filesystem::path root;  ///< the folder of Playmill
  const Catalog* catalog = nullptr;
  const GateConfig* gate = nullptr;
  const Brief* brief = nullptr;
  const Plan* plan = nullptr;
  std::vector<const Network*> networks;
  int threads = 2;
  std::function<void(std::string_view)> progress;  ///< may be empty
  const std::atomic<bool>* interrupted = nullptr;
};

/// A place of the next generation before it is made: elites are there already.
struct Place {
  Origin origin = Origin::explorer;
  std::string id;  ///< an elite's own, else the new variant's
  ComposeRequest request;
  std::vector<std::string> parents;
  std::string why;
};

/// Places of the first generation: what `generate` would make.
Result<std::vector<Place>> first_places(const Workshop& workshop, const CampaignSettings& settings);
/// Places of a later one, from what is believed of the variants that are served.
std::vector<Place> bred_places(const Workshop& workshop, const CampaignSettings& settings,
                               int generation, std::span<const Parent> parents,
                               const Foresight& foresight);

/// Makes the folder of a generation: every new variant composed, gated, packed and checked, its
/// packages for the networks, pages to look at, and generation.json. The folder appears whole or
/// not at all. Same arguments, same variants.
Status make_generation(const Workshop& workshop, const CampaignSettings& settings,
                       const std::filesystem::path& state, int number, const std::string& after_day,
                       std::vector<Place> places);

}  // namespace pm::gen
