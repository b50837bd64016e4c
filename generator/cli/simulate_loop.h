#pragma once
#include <string>

#include "generator/breeder/closed_loop.h"
#include "generator/cli/context.h"

namespace pm::gen {

/// The closed loop of `simulate`: campaigns against made-up audiences. `brief` is a file or a bare
/// description. Prints tables, or one JSON document with --json.
Status simulate_loop(const std::string& brief, LoopSetup setup, Context& context);

}  // namespace pm::gen
