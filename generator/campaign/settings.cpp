#include "generator/campaign/settings.h"

#include "generator/schema/schema.h"

namespace pm::gen {

namespace fs = std::filesystem;

Result<CampaignSettings> load_campaign(const std::string& path) {
  auto document = load_json(path, 1U << 20U, ExitCode::bad_brief);
  if (!document) return document.error();
  if (auto done = check_schema(*document, "campaign", ExitCode::bad_brief, path); !done) {
    return done.error();
  }
  const Json& doc = *document;
  const fs::path folder = fs::path(path).parent_path();
  CampaignSettings out;
  out.file = path;
  out.brief = folder / doc["brief"].get<std::string>();
  out.reports = folder / doc.value("reports", std::string("reports"));
  if (doc.contains("names")) out.names = folder / doc["names"].get<std::string>();
  const std::string ledger = doc.value("ledger", std::string());
  const bool is_file = !ledger.empty() && ledger.find("://") == std::string::npos;
  out.ledger = is_file ? (folder / ledger).string() : ledger;
  out.networks = doc["networks"].get<std::vector<std::string>>();
  out.variants = doc.value("variants", out.variants);
  out.generations = doc.value("generations", out.generations);
  out.impressions = doc.value("impressions", out.impressions);
  out.min_days = doc.value("min_days", out.min_days);
  out.guards.holdout = doc.value("holdout", out.guards.holdout);
  out.guards.floor = doc.value("floor", out.guards.floor);
  out.guards.max_step = doc.value("max_step", out.guards.max_step);
  out.guards.min_periods = doc.value("min_equal_days", out.guards.min_periods);
  out.half_life_days = doc.value("half_life_days", out.half_life_days);
  out.worth_at_least = doc.value("worth_at_least", out.worth_at_least);
  out.preview = doc.value("preview", out.preview);
  out.seed = doc.value("seed", out.seed);
  return out;
}

std::filesystem::path state_beside(const std::string& campaign) {
  std::filesystem::path out(campaign);
  return out.replace_extension(".campaign");
}

}  // namespace pm::gen
