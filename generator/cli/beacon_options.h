#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "generator/core/result.h"
#include "generator/packer/beacon.h"

namespace pm::gen {

/// --beacon and --campaign of the verbs that pack.
struct BeaconOptions {
  std::string url, campaign;
};

void add_beacon_options(CLI::App& verb, BeaconOptions& options);

/// Nothing without --beacon; error (usage) when it cannot stand in a page.
Result<std::optional<Beacon>> asked_beacon(const BeaconOptions& options);

}  // namespace pm::gen
