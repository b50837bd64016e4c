#pragma once
#include <filesystem>
#include <string>

#include "generator/brief/brief.h"
#include "generator/planner/plan.h"

namespace pm::gen {

/// Tells whether two runs of `generate` make the same: a digest of the brief, of its plan, of
/// `settings`, and of the program and data files under `root` (by size and time).
std::string run_key(const Brief& brief, const Plan& plan, const Json& settings,
                    const std::filesystem::path& root);

}  // namespace pm::gen
