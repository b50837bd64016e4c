#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/optimiser/delay.h"
#include "generator/optimiser/evidence.h"

namespace pm::gen {

/// What was counted of the arms of one experiment.
struct Counts {
  std::vector<std::string> arms;  ///< in the order of the file
  std::vector<Cell> cells;        ///< one per row
  /// Period, network and country, as far as the table has them; periods in their own order.
  std::vector<Circumstance> circumstances;
  std::vector<std::string> periods;  ///< oldest first; one nameless period without the column
  std::vector<int> period;           ///< of each cell
  std::vector<int> stratum;          ///< of each cell: period, network and country together

  std::vector<Tally> totals() const;
  /// Part of the last period's impressions that each arm had; empty when it had none.
  std::vector<double> last_shares() const;
};

/// Reads a table with the columns `arm`, `impressions`, `installs` and, if there are, `period`,
/// `network`, `country`. Rows of the same circumstances add up. Periods are ordered as numbers when
/// all of them are, as text otherwise (dates: year first). Errors (usage) name file and line.
Result<Counts> read_counts(std::string_view text, std::string_view file);

/// How late installs come, from the same counts as they were known earlier: in each table its last
/// period is of age 0. Without earlier tables there is no delay.
DelayCurve delay_between(const Counts& now, std::span<const Counts> earlier);

/// Notes in every cell what share of its installs should be known by now.
void expect_delay(Counts& counts, const DelayCurve& delay);

}  // namespace pm::gen
