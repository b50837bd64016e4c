#include "generator/cli/report_data.h"

#include <filesystem>

#include "generator/campaign/decision_record.h"
#include "generator/campaign/generation.h"
#include "generator/campaign/store.h"
#include "generator/core/files.h"
#include "generator/import/report.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> genome_of(const SceneDoc& doc) {
  std::map<std::string, std::string> out;
  for (const Gene& gene : doc.genome) out[gene.gene] = gene.value;
  return out;
}

void note_variant(const std::string& id, const SceneDoc& doc, ReportData& out) {
  out.options.genomes[id] = genome_of(doc);
  out.scenes[id] = doc.scene;
}

/// Scenes below a folder that `generate` wrote.
Status read_variants(const std::string& folder, const Catalog& catalog, ReportData& out) {
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  if (error) {
    return Error{ExitCode::usage, folder, "", "the folder cannot be read: " + error.message(),
                 "Name a folder that `playmill generate` wrote"};
  }
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at.depth() >= 4) at.disable_recursion_pending();
    if (at->path().filename() != "scene.json") continue;
    auto doc = load_scene(at->path().string(), catalog);
    if (!doc) return doc.error();
    note_variant(at->path().parent_path().filename().string(), *doc, out);
  }
  return Done{};
}

Status from_ledger(const std::string& address, ReportData& out) {
  auto ledger = open_ledger(address, WhenMissing::refuse);
  if (!ledger) return ledger.error();
  auto rows = measured_in(**ledger, {});
  if (!rows) return rows.error();
  out.rows = std::move(*rows);
  auto plays = plays_in(**ledger, {});
  if (!plays) return plays.error();
  out.plays = std::move(*plays);
  return Done{};
}

Status from_reports(const ReportInput& input, const Identities& identities, ReportData& out) {
  auto sources = load_report_sources();
  if (!sources) return sources.error();
  std::vector<DailyCounts> rows;
  for (const std::string& file : input.reports) {
    auto bytes = read_file(file, kMostReportBytes, ExitCode::usage);
    if (!bytes) return bytes.error();
    ReportOptions how;
    how.network = input.network;
    auto report = read_report(*bytes, file, *sources, identities, how);
    if (!report) return report.error();
    rows.insert(rows.end(), report->rows.begin(), report->rows.end());
  }
  out.rows = measured_rows(std::move(rows));
  return Done{};
}

/// Impressions that each variant of the campaign should have had, by the shares that were in force.
std::map<std::string, double> meant_shares(const std::vector<DecisionRecord>& decisions,
                                           std::span<const Measured> rows) {
  std::map<std::string, double> by_day;
  for (const Measured& row : rows) by_day[row.day] += row.impressions;
  std::map<std::string, double> out;
  for (const auto& [day, impressions] : by_day) {
    const DecisionRecord* in_force = nullptr;
    for (const DecisionRecord& record : decisions) {
      if (record.as_of < day) in_force = &record;
    }
    if (in_force == nullptr) continue;
    for (const auto& [variant, share] : in_force->shares()) out[variant] += share * impressions;
  }
  return out;
}

}  // namespace

Result<ReportData> read_report_data(const ReportInput& input, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  ReportData out;
  out.options.reference = input.reference;
  Identities identities;
  if (!input.variants.empty()) {
    if (auto done = read_variants(input.variants, **catalog, out); !done) return done.error();
    std::vector<std::string> ids;
    for (const auto& [id, genome] : out.options.genomes) ids.push_back(id);
    identities = Identities(std::move(ids));
  }
  if (!input.campaign.empty()) {
    auto lineage = load_lineage(input.campaign, **catalog);
    if (!lineage) return lineage.error();
    if (lineage->generations.empty()) {
      return Error{ExitCode::usage, input.campaign, "", "holds no campaign",
                   "Name the state folder of `playmill run`"};
    }
    for (const Member& member : lineage->members) note_variant(member.id, member.doc, out);
  }
  Status read = Error{ExitCode::usage, "", "", "nothing is named to report of",
                      "Name reports, --ledger or --campaign"};
  if (!input.reports.empty()) {
    read = from_reports(input, identities, out);
  } else if (!input.ledger.empty()) {
    read = from_ledger(input.ledger, out);
  } else if (!input.campaign.empty()) {
    const auto address = ledger_of_campaign(input.campaign);
    if (!address) return address.error();
    read = from_ledger(*address, out);
  }
  if (!read) return read.error();
  if (!input.campaign.empty()) {
    auto decisions = load_decisions(input.campaign);
    if (!decisions) return decisions.error();
    out.options.meant = meant_shares(*decisions, out.rows);
  }
  return out;
}

}  // namespace pm::gen
