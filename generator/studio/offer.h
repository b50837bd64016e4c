#pragma once
#include <filesystem>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/network/network.h"
#include "generator/schema/catalog.h"
#include "generator/screen/gate_config.h"

namespace pm::gen {

/// Everything that the page offers for choice: templates with their parameters, roles and words,
/// sprites, backgrounds, palettes, languages, networks, thresholds of the gate, facets.
Json studio_offer(const Catalog& catalog, const Networks& networks, const GateConfig& gate);

}  // namespace pm::gen
