#pragma once
#include <filesystem>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// A campaign's state folder as it is now, for whoever shows it: `members` (every variant ever
/// made, with origin, parents, reason and scene), `generations` (who is served in each) and
/// `decisions` (shares, counts and beliefs by day, oldest first). Reads only; a turn of `run` may
/// go on meanwhile. Error (usage) when the folder holds no campaign, (bad_scene) when a file of it
/// is broken.
Result<Json> campaign_overview(const std::filesystem::path& state, const Catalog& catalog);

}  // namespace pm::gen
