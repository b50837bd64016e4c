#include <memory>

#include "generator/campaign/run.h"
#include "generator/cli/campaign_turn.h"
#include "generator/cli/progress.h"
#include "generator/cli/verbs.h"
#include "generator/pipeline/interrupt.h"
#include "generator/pipeline/pipeline.h"

namespace pm::gen {

namespace {

struct RunOptions {
  std::string file;
  std::string state;
  int threads = 0;
  bool dry_run = false;
};

Status run_turn(const RunOptions& options, Context& context) {
  auto turn = campaign_turn(options.file, context);
  if (!turn) return turn.error();
  CampaignRun& campaign = *turn;
  if (!options.state.empty()) campaign.state = options.state;
  campaign.threads = worker_count(options.threads);
  campaign.dry_run = options.dry_run;
  const InterruptGuard interrupt;
  const auto steps = static_cast<std::size_t>(campaign.settings.variants) * kStagesPerVariant;
  std::unique_ptr<Progress> progress;
  campaign.progress = [&](std::string_view label) {
    if (!progress) progress = std::make_unique<Progress>(steps, context.json);
    progress->advance(label);
  };
  auto outcome = run_campaign(campaign);
  progress.reset();
  if (!outcome) return outcome.error();
  context.print(outcome->json);
  for (const std::string& line : outcome->lines) context.say(line);
  return Done{};
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "run", "One turn of a campaign: generate, read reports, share traffic, breed; for cron");
  auto options = std::make_shared<RunOptions>();
  verb->add_option("campaign", options->file, "campaign.json")->required();
  verb->add_option("--state", options->state,
                   "Folder that all that is known lies in [<campaign>.campaign beside the file]");
  verb->add_option("--threads", options->threads, "Workers (default: one for each core, up to 8)")
      ->check(CLI::Range(1, 64));
  verb->add_flag("--dry-run", options->dry_run, "Say what would be done; write nothing");
  add_examples(*verb,
               {"playmill run samples/campaign/fruit-drop.json --dry-run",
                "playmill run samples/campaign/fruit-drop.json",
                "17 6 * * *  playmill run /srv/ads/fruit.json --json >> /srv/ads/fruit.log"});
  verb->callback([options, &context] {
    if (auto done = run_turn(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
