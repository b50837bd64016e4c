#pragma once
#include "generator/core/result.h"
#include "generator/schema/catalog.h"
#include "generator/studio_server/server.h"

namespace pm::gen {

/// The screening that `generate --candidates` does, for the studio's page: asked with brief, plan,
/// seed, count and candidates, it answers with the requests and scenes of the best, why each was
/// chosen, and the screening in numbers with its renderer. `catalog` must outlive it. Error
/// (component, internal) when the data files are missing or broken.
Result<ScreeningWork> studio_screening(const Catalog& catalog);

}  // namespace pm::gen
