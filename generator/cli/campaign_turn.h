#pragma once
#include <string>

#include "generator/campaign/run.h"
#include "generator/cli/context.h"

namespace pm::gen {

/// A turn of the campaign in this file, its settings read anew: state beside the file, a worker for
/// each core, ended early by Ctrl-C while an InterruptGuard lives. `context` must outlive it.
Result<CampaignRun> campaign_turn(const std::string& file, Context& context);

}  // namespace pm::gen
