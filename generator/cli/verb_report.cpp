#include <filesystem>
#include <memory>

#include "generator/campaign/decision_record.h"
#include "generator/campaign/generation.h"
#include "generator/cli/table.h"
#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/import/report.h"
#include "generator/measured/measured.h"
#include "generator/readout/readout_page.h"
#include "generator/readout/sentences.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = std::size_t{512} << 20U;

struct Options {
  std::vector<std::string> reports;
  std::string ledger, campaign, variants, reference, html, csv, title;
  std::string network;
};

/// What is to be read out, and what is known beside it.
struct Source {
  std::vector<Measured> rows;
  ReadoutOptions options;
};

std::map<std::string, std::string> genome_of(const SceneDoc& doc) {
  std::map<std::string, std::string> out;
  for (const Gene& gene : doc.genome) out[gene.gene] = gene.value;
  return out;
}

/// Genomes of the scenes below a folder that `generate` wrote.
Status read_genomes(const std::string& folder, const Catalog& catalog, ReadoutOptions& options) {
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
    options.genomes[at->path().parent_path().filename().string()] = genome_of(*doc);
  }
  return Done{};
}

Result<std::vector<Measured>> from_ledger(const std::string& address) {
  std::error_code ignored;
  if (address.find("://") == std::string::npos && !fs::exists(address, ignored)) {
    return Error{ExitCode::usage, address, "", "there is no such ledger",
                 "`playmill import --ledger` makes one"};
  }
  auto ledger = open_ledger(address);
  if (!ledger) return ledger.error();
  return measured_in(**ledger, {});
}

Result<std::vector<Measured>> from_reports(const Options& options, const Identities& identities) {
  auto sources = load_report_sources();
  if (!sources) return sources.error();
  std::vector<DailyCounts> rows;
  for (const std::string& file : options.reports) {
    auto bytes = read_file(file, kMostBytes, ExitCode::usage);
    if (!bytes) return bytes.error();
    ReportOptions how;
    how.network = options.network;
    auto report = read_report(*bytes, file, *sources, identities, how);
    if (!report) return report.error();
    rows.insert(rows.end(), report->rows.begin(), report->rows.end());
  }
  return measured_rows(std::move(rows));
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

Result<Source> source_of(const Options& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  Source out;
  out.options.reference = options.reference;
  Identities identities;
  if (!options.variants.empty()) {
    if (auto done = read_genomes(options.variants, **catalog, out.options); !done) {
      return done.error();
    }
    std::vector<std::string> ids;
    for (const auto& [id, genome] : out.options.genomes) ids.push_back(id);
    identities = Identities(std::move(ids));
  }
  if (!options.campaign.empty()) {
    auto lineage = load_lineage(options.campaign, **catalog);
    if (!lineage) return lineage.error();
    if (lineage->generations.empty()) {
      return Error{ExitCode::usage, options.campaign, "", "holds no campaign",
                   "Name the state folder of `playmill run`"};
    }
    for (const Member& member : lineage->members) {
      out.options.genomes[member.id] = genome_of(member.doc);
    }
  }
  auto rows = !options.reports.empty()  ? from_reports(options, identities)
              : !options.ledger.empty() ? from_ledger(options.ledger)
              : !options.campaign.empty()
                  ? from_ledger((fs::path(options.campaign) / "ledger.sqlite").string())
                  : Result<std::vector<Measured>>(Error{ExitCode::usage, "", "",
                                                        "nothing is named to report of",
                                                        "Name reports, --ledger or --campaign"});
  if (!rows) return rows.error();
  out.rows = std::move(*rows);
  if (!options.campaign.empty()) {
    auto decisions = load_decisions(options.campaign);
    if (!decisions) return decisions.error();
    out.options.meant = meant_shares(*decisions, out.rows);
  }
  return out;
}

std::string interval_text(const Rate& rate, double scale) {
  return two_decimals(rate.value * scale) + " (" + two_decimals(rate.low * scale) + " to " +
         two_decimals(rate.high * scale) + ")";
}

void say_readout(const Readout& readout, Context& context) {
  Table table(
      {"variant", "impressions", "installs", "IPM (95 %)", "believed (90 %)", "CTR", "best"});
  for (const VariantReadout& variant : readout.variants) {
    table.row({one_line(shorten(variant.id, 40)), thousands(variant.impressions),
               thousands(variant.installs), interval_text(variant.ipm, 1000),
               interval_text(variant.believed, 1000),
               variant.ctr ? two_decimals(variant.ctr->value * 100) + " %" : "",
               two_decimals(variant.chance_best * 100) + " %"});
  }
  for (const std::string& line : table.lines()) context.say(line);
  bool any_funnel = false;
  for (const VariantReadout& variant : readout.variants) any_funnel |= !variant.funnel.empty();
  if (any_funnel) {
    context.say("");
    Table funnel({"variant", "step", "of shown (95 %)", "views"});
    for (const VariantReadout& variant : readout.variants) {
      for (const FunnelStep& step : variant.funnel) {
        funnel.row({one_line(shorten(variant.id, 40)), step.event,
                    interval_text(step.share, 100) + " %", thousands(step.count)});
      }
    }
    for (const std::string& line : funnel.lines()) context.say(line);
  }
  if (!readout.choices.empty()) {
    context.say("");
    Table choices({"choice", "", "effect", "IPM (95 %)", "variants", "impressions"});
    for (std::size_t i = 0; i < std::min<std::size_t>(10, readout.choices.size()); ++i) {
      const ChoiceReadout& one = readout.choices[i];
      choices.row({one.choice, one_line(shorten(one.level, 30)), signed_percent(one.effect - 1),
                   interval_text(one.ipm, 1000), std::to_string(one.variants),
                   thousands(one.impressions)});
    }
    for (const std::string& line : choices.lines()) context.say(line);
  }
  context.say("");
  for (const std::string& line : readout.alarms) context.say("! " + line);
  if (!readout.alarms.empty()) context.say("");
  for (const std::string& line : readout.boss) context.say(line);
}

Status run(const Options& options, Context& context) {
  auto source = source_of(options, context);
  if (!source) return source.error();
  const Readout readout = read_out(source->rows, source->options);
  if (readout.variants.empty()) {
    return Error{ExitCode::usage, "", "", "nothing with impressions is known yet",
                 "Import a report first"};
  }
  if (!options.reference.empty() && readout.variants[readout.reference].id != options.reference) {
    std::vector<std::string> ids;
    for (const VariantReadout& variant : readout.variants) ids.push_back(variant.id);
    const std::string near = nearest_name(options.reference, ids);
    return Error{ExitCode::usage, "--reference", "",
                 "there is no variant \"" + one_line(options.reference) + "\"",
                 near.empty() ? "Known are " + list_names(ids) : "Did you mean " + near + "?"};
  }
  const PlaysReadout plays;
  if (!options.html.empty()) {
    auto root = playmill_root();
    if (!root) return root.error();
    auto page = readout_page(*root, options.title, readout, source->rows, plays, {});
    if (!page) return page.error();
    if (auto done = write_file(options.html, *page); !done) return done;
  }
  if (!options.csv.empty()) {
    if (auto done = write_file(options.csv, readout_csv(readout)); !done) return done;
  }
  context.print(readout_json(readout, plays));
  say_readout(readout, context);
  if (!options.html.empty()) context.say("Charts: " + options.html);
  return Done{};
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "report", "What was measured and what may be said of it: terminal, HTML, CSV, JSON");
  auto options = std::make_shared<Options>();
  verb->add_option("reports", options->reports, "Reports of networks, read but not kept");
  verb->add_option("--network,-n", options->network, "Whose reports they are");
  verb->add_option("--ledger", options->ledger, "Ledger that `import` or `collect` wrote");
  verb->add_option("--campaign", options->campaign, "State folder of `run`");
  verb->add_option("--variants", options->variants,
                   "Folder of `generate`: adds what each choice is worth");
  verb->add_option("--reference", options->reference,
                   "Variant that the others are compared with (default: the most served)");
  verb->add_option("--html", options->html, "Also write a page with charts");
  verb->add_option("--csv", options->csv, "Also write a line per variant");
  verb->add_option("--title", options->title, "Of the page")->default_val("Playmill report");
  add_examples(*verb, {"playmill report applovin.csv unity.csv --variants out --html report.html",
                       "playmill report --ledger ads.sqlite --reference fruit-drop-01",
                       "playmill report --campaign fruit.campaign --html report.html"});
  verb->callback([options, &context] {
    if (auto done = run(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
