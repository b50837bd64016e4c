#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "generator/schema/catalog.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

/// Parameter values by the template's params, around its defaults for the asked outcome.
/// `difficulty` -1..1 turns the strongest knobs; parameters that are not knobs vary a little, those
/// that switch something off at their default stay.
std::vector<std::vector<std::int32_t>> tune_params(const Template& spec, std::string_view outcome,
                                                   double difficulty, pm::Rng& rng);

}  // namespace pm::gen
