#include "generator/cli/verbs.h"

namespace pm::gen {

void add_verbs(CLI::App& app, Context& context) {
  add_generate(app, context);
  add_studio(app, context);
  add_playtest(app, context);
  add_pack(app, context);
  add_check(app, context);
  add_networks(app, context);
  add_plan(app, context);
  add_play(app, context);
  add_preview(app, context);
  add_replay(app, context);
  add_validate(app, context);
  add_import(app, context);
  add_report(app, context);
  add_decide(app, context);
  add_run(app, context);
  add_simulate(app, context);
  add_traces(app, context);
  add_collect(app, context);
  add_ledger(app, context);
}

}  // namespace pm::gen
