#pragma once
#include <string>

#include "generator/core/json.h"
#include "generator/readout/plays.h"
#include "generator/readout/readout.h"

namespace pm::gen {

/// The whole readout for --json.
Json readout_json(const Readout& readout, const PlaysReadout& plays);
/// One line per variant; empty fields where nothing is known.
std::string readout_csv(const Readout& readout, const PlaysReadout& plays);

/// {"value", "low", "high"}, each multiplied by `scale`.
Json rate_json(const Rate& rate, double scale);
/// Null without a rate.
Json rate_json(const std::optional<Rate>& rate, double scale);

}  // namespace pm::gen
