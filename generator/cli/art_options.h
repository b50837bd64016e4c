#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "generator/art/paint.h"
#include "generator/core/json.h"

namespace pm::gen {

/// An images service as the command line names it. The key comes from PLAYMILL_ART_KEY alone.
struct ArtOptions {
  std::string url;  ///< empty: none
  std::string model;
  int seconds = 120;
};

/// Adds --art, --art-model and --art-timeout.
void add_art_options(CLI::App& verb, ArtOptions& options);

/// Has the plan's objects painted where a service is named, says on standard error what stays drawn
/// and why, and returns a row for the run's result; null where none is named. Error (usage) for an
/// address or a key that cannot be used.
Result<Json> paint_as_asked(const ArtOptions& options, Brief& brief, const Plan& plan,
                            const Catalog& catalog);

}  // namespace pm::gen
