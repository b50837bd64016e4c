#include "generator/campaign/overview.h"

#include "generator/campaign/decision_record.h"
#include "generator/campaign/generation.h"

namespace pm::gen {

Result<Json> campaign_overview(const std::filesystem::path& state, const Catalog& catalog) {
  auto lineage = load_lineage(state, catalog);
  if (!lineage) return lineage.error();
  if (lineage->generations.empty()) {
    return Error{ExitCode::usage, state.string(), "", "holds no campaign",
                 "Name the state folder of `playmill run`"};
  }
  auto decisions = load_decisions(state);
  if (!decisions) return decisions.error();
  Json out{
      {"members", Json::array()}, {"generations", Json::array()}, {"decisions", Json::array()}};
  for (const Member& one : lineage->members) {
    out["members"].push_back({{"id", one.id},
                              {"generation", one.generation},
                              {"origin", origin_name(one.origin)},
                              {"parents", one.parents},
                              {"why", one.why},
                              {"scene", write_scene(one.doc, catalog)}});
  }
  for (const Generation& one : lineage->generations) {
    out["generations"].push_back(
        {{"number", one.number}, {"after_day", one.after_day}, {"served", one.served}});
  }
  for (DecisionRecord& one : *decisions) {
    out["decisions"].push_back({{"generation", one.generation},
                                {"as_of", one.as_of},
                                {"says", std::move(one.doc["says"])},
                                {"variants", std::move(one.doc["variants"])}});
  }
  return out;
}

}  // namespace pm::gen
