#pragma once
#include <chrono>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/import/identity.h"
#include "generator/import/source.h"
#include "generator/ledger/rows.h"

namespace pm::gen {

struct ReportOptions {
  std::string network;  ///< id of a source or of its network; empty: told by the columns
  bool anyway = false;  ///< although the columns look like another source's
  DayOrder day_order = DayOrder::unknown;
  char decimal = 0;                ///< '.' or ','; 0: by the cells
  std::string currency;            ///< where the report has none
  std::chrono::minutes offset{0};  ///< from UTC, for times that say their own
};

/// A report brought to the ledger's units, and what a person should know of how it was read.
struct Imported {
  const ReportSource* source = nullptr;
  /// By day, variant, network, campaign, country; lines of the same key are added up.
  std::vector<DailyCounts> rows;
  std::string charset;
  std::size_t lines = 0;   ///< that counted
  std::size_t totals = 0;  ///< rows that sum others, passed over
  std::vector<std::string> unknown_columns;
  std::map<std::string, double> strangers;  ///< creatives of no known variant → impressions
  std::vector<std::string> notes;
};

/// Reads a report of at most a few hundred MB already in memory. Errors (usage) name file, line and
/// mend; a report of another source than the one named is refused with the one it looks like.
Result<Imported> read_report(std::string_view bytes, std::string_view file,
                             std::span<const ReportSource> sources, const Identities& identities,
                             const ReportOptions& options = {});

}  // namespace pm::gen
