#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "generator/cli/context.h"
#include "generator/measured/measured.h"
#include "generator/measured/plays.h"
#include "generator/readout/readout.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// Largest report of a network that is read.
inline constexpr std::size_t kMostReportBytes = std::size_t{512} << 20U;

/// Where `report` reads from, as its options say it.
struct ReportInput {
  std::vector<std::string> reports;
  std::string ledger, campaign, variants, reference;
  std::string network;
};

/// What is to be read out, and what is known beside it.
struct ReportData {
  std::vector<Measured> rows;
  std::map<std::string, ViewTally> plays;  ///< by variant; of ledgers with sessions
  std::map<std::string, Scene> scenes;     ///< by variant; those that are known
  ReadoutOptions options;
};

Result<ReportData> read_report_data(const ReportInput& input, Context& context);

}  // namespace pm::gen
