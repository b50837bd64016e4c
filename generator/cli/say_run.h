#pragma once
#include <string>

#include "generator/cli/context.h"
#include "generator/core/json.h"

namespace pm::gen {

/// Tells a person what a run of `generate` made: its answer in JSON, and its folder.
void say_run(const Json& result, const std::string& out, const Context& context);

}  // namespace pm::gen
