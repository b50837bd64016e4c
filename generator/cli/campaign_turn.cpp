#include "generator/cli/campaign_turn.h"

#include "generator/pipeline/interrupt.h"

namespace pm::gen {

Result<CampaignRun> campaign_turn(const std::string& file, Context& context) {
  auto settings = load_campaign(file);
  if (!settings) return settings.error();
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  CampaignRun out;
  out.settings = std::move(*settings);
  out.state = state_beside(file);
  out.catalog = *catalog;
  out.planner = [&context] { return context.planner(); };
  out.threads = worker_count(0);
  out.interrupted = &InterruptGuard::flag();
  return out;
}

}  // namespace pm::gen
