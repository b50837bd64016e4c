#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "generator/campaign/belief.h"
#include "generator/campaign/decision_record.h"

namespace pm::gen {

/// Writes history.html into the state folder: the family tree, how traffic was shared over time,
/// IPM by generation with intervals, every variant with its reasons. Untouched when it says the
/// same already.
Status write_history(const std::filesystem::path& state, const std::string& product,
                     const CampaignSettings& settings, const Lineage& lineage,
                     std::span<const Measured> rows, const Belief& belief,
                     std::span<const DecisionRecord> decisions);

}  // namespace pm::gen
