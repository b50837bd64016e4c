#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/ledger/ledger.h"
#include "generator/optimiser/counts.h"
#include "generator/optimiser/delay.h"
#include "generator/optimiser/value.h"

namespace pm::gen {

/// What was measured of a variant on a day, one row for each network and country.
struct Measured {
  std::string network, country, variant, day, currency;
  double impressions = 0, clicks = 0, installs = 0;
  double spend = 0, revenue = 0;  ///< in `currency`
  std::map<std::string, double> engagement;
};

/// What a ledger knows of variants (all of them when none is named), sources resolved as it
/// believes them. Countries are kept only of networks where impressions and installs both tell
/// them. Sorted by day, variant, network, country.
Result<std::vector<Measured>> measured_in(Ledger& ledger, std::span<const std::string> variants);

/// The same from rows that are in no ledger.
std::vector<Measured> measured_rows(std::vector<DailyCounts> rows);

/// Latest day of any row; empty without rows.
std::string last_day(std::span<const Measured> rows);

/// The rows of `arms` as the optimiser takes them, days as periods. Rows of other variants are left
/// out. `delay` says what share of a day's installs should be known by the last day, `half_life`
/// (days, 0: none) how evidence ages.
Counts counts_of(std::span<const Measured> rows, std::span<const std::string> arms,
                 const DelayCurve& delay, double half_life_days);

/// Money by arm and day, of the currency that has the most spend; the others cannot be compared.
std::vector<ValueCell> values_of(std::span<const Measured> rows, std::span<const std::string> arms);

/// Days from one day to another, both as "2026-11-03".
int days_between(std::string_view from, std::string_view to);

}  // namespace pm::gen
