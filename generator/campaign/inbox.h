#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "generator/campaign/belief.h"
#include "generator/campaign/settings.h"
#include "generator/import/report.h"

namespace pm::gen {

/// A report that waits in the folder of reports.
struct WaitingReport {
  std::string file;    ///< path
  std::string sha256;  ///< of its bytes
  Imported report;
};

/// What was read before, from `imports/` of the state folder, by source and day of the report.
Result<std::vector<ReportedInstalls>> past_reports(const std::filesystem::path& state);

/// Reports in the folder that `imports/` does not know, by their last day. A name that begins with
/// a source or network ("unity 2026-11-05.csv") says whose it is; else the columns do. The first
/// one that cannot be read is an error.
Result<std::vector<WaitingReport>> waiting_reports(const CampaignSettings& settings,
                                                   const std::filesystem::path& state,
                                                   std::span<const std::string> variants);

ReportedInstalls reported_installs(const Imported& report);

/// Notes that a report is in the ledger.
Status note_import(const std::filesystem::path& state, const WaitingReport& waiting);

}  // namespace pm::gen
