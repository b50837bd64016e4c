#include "generator/cli/studio_screening.h"

#include "generator/cli/context.h"
#include "generator/core/files.h"
#include "generator/diversity/report.h"
#include "generator/diversity/screening.h"
#include "generator/studio/ask.h"

namespace pm::gen {

namespace {

constexpr int kMostCandidates = 1000;

}  // namespace

Result<ScreeningWork> studio_screening(const Catalog& catalog) {
  auto root = playmill_root();
  if (!root) return root.error();
  auto gate = load_gate_config();
  if (!gate) return gate.error();
  auto config = load_screening_config();
  if (!config) return config.error();
  return ScreeningWork([&catalog, root = *root, gate = *gate, config = *config](
                           const Json& ask, JobWatch& watch) -> Result<Json> {
    auto brief = brief_of(ask, catalog);
    if (!brief) return brief.error();
    auto plan = plan_of(ask);
    if (!plan) return plan.error();
    const int count = whole(ask, "count", 1, kMostAskedVariants, 8);
    const int candidates = whole(ask, "candidates", count, kMostCandidates, 64);
    ScreeningOptions how;
    how.root = root;
    how.catalog = &catalog;
    how.gate = &gate;
    how.config = &config;
    how.threads = worker_count(0);
    how.progress = [&](std::string_view stage, int done, int of) { watch.tell(stage, done, of); };
    how.interrupted = &watch.stopped();
    auto screened = screen_candidates(*brief, *plan, seed_of(ask), candidates, count, how);
    if (!screened) return screened.error();
    auto docs = chosen_scenes(*screened, *brief, *plan, catalog);
    if (!docs) return docs.error();
    const std::vector<Json> why = choice_reports(*screened, config);
    Json out;
    out["screening"] = screening_report(*screened);
    out["variants"] = Json::array();
    for (std::size_t i = 0; i < docs->size(); ++i) {
      Json row = composed_json((*docs)[i], catalog);
      row["chosen"] = why[i];
      out["variants"].push_back(std::move(row));
    }
    return out;
  });
}

}  // namespace pm::gen
