#pragma once
#include <CLI/CLI.hpp>

#include "generator/cli/context.h"

namespace pm::gen {

// One file per verb. To add one: write verb_<name>.cpp, declare it here, list it in verbs.cpp.
void add_check(CLI::App& app, Context& context);
void add_collect(CLI::App& app, Context& context);
void add_decide(CLI::App& app, Context& context);
void add_generate(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_ledger(CLI::App& app, Context& context);
void add_networks(CLI::App& app, Context& context);
void add_pack(CLI::App& app, Context& context);
void add_plan(CLI::App& app, Context& context);
void add_play(CLI::App& app, Context& context);
void add_playtest(CLI::App& app, Context& context);
void add_preview(CLI::App& app, Context& context);
void add_replay(CLI::App& app, Context& context);
void add_report(CLI::App& app, Context& context);
void add_run(CLI::App& app, Context& context);
void add_simulate(CLI::App& app, Context& context);
void add_studio(CLI::App& app, Context& context);
void add_traces(CLI::App& app, Context& context);
void add_validate(CLI::App& app, Context& context);

/// All of them, in the order of the help text.
void add_verbs(CLI::App& app, Context& context);

}  // namespace pm::gen
