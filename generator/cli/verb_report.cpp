#include <algorithm>
#include <cmath>
#include <memory>

#include "generator/cli/report_data.h"
#include "generator/cli/report_heat.h"
#include "generator/cli/table.h"
#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/readout/readout_files.h"
#include "generator/readout/readout_page.h"
#include "generator/readout/sentences.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostPlays = 20;

struct ReportVerbOptions {
  ReportInput input;
  std::string html, csv, title;
};

std::string interval_text(const Rate& rate, double scale) {
  return two_decimals(rate.value * scale) + " (" + two_decimals(rate.low * scale) + " to " +
         two_decimals(rate.high * scale) + ")";
}

std::string median_text(const MedianTime& median) {
  return two_decimals(median.seconds) + " (" + two_decimals(median.low) +
         (std::isfinite(median.high) ? " to " + two_decimals(median.high) : " and up") + ")";
}

/// How views were played, a line each; nothing without views.
void say_plays(const std::string& of_what, const std::vector<PlayCurves>& all, Context& context) {
  if (all.empty()) return;
  std::vector<std::string> head{of_what, "views", "touched (95 %)", "first touch, s (95 %)"};
  for (const int seconds : kStaySeconds) {
    head.push_back("there after " + std::to_string(seconds) + " s (95 %)");
  }
  Table table(head);
  for (std::size_t i = 0; i < std::min(kMostPlays, all.size()); ++i) {
    const PlayCurves& one = all[i];
    const std::string name = one.choice.empty() ? one.name : one.choice + " " + one.name;
    std::vector<std::string> row{one_line(shorten(name, 40)), std::to_string(one.views),
                                 interval_text(one.touched_share, 100) + " %",
                                 one.touched > 0 ? median_text(one.first_touch) : ""};
    for (const int seconds : kStaySeconds) {
      const auto share = staying_at(one, seconds);
      row.push_back(share ? interval_text(*share, 100) + " %" : "");
    }
    table.row(std::move(row));
  }
  context.say("");
  for (const std::string& line : table.lines()) context.say(line);
}

void say_readout(const Readout& readout, const PlaysReadout& plays, Context& context) {
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
  say_plays("variant", plays.variants, context);
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
  say_plays("choice", plays.choices, context);
  context.say("");
  for (const std::string& line : readout.alarms) context.say("! " + line);
  if (!readout.alarms.empty()) context.say("");
  for (const std::string& line : readout.boss) context.say(line);
}

Status run_report(const ReportVerbOptions& options, Context& context) {
  auto source = read_report_data(options.input, context);
  if (!source) return source.error();
  const Readout readout = read_out(source->rows, source->options);
  if (readout.variants.empty()) {
    return Error{ExitCode::usage, "", "", "nothing with impressions is known yet",
                 "Import a report first"};
  }
  if (const std::string& wanted = options.input.reference;
      !wanted.empty() && readout.variants[readout.reference].id != wanted) {
    std::vector<std::string> ids;
    for (const VariantReadout& variant : readout.variants) ids.push_back(variant.id);
    const std::string near = nearest_name(wanted, ids);
    return Error{ExitCode::usage, "--reference", "",
                 "there is no variant \"" + one_line(wanted) + "\"",
                 near.empty() ? "Known are " + list_names(ids) : "Did you mean " + near + "?"};
  }
  std::vector<std::string> ids;
  for (const VariantReadout& variant : readout.variants) ids.push_back(variant.id);
  const PlaysReadout plays = plays_readout(std::move(source->plays), ids, source->options.genomes);
  if (!options.html.empty()) {
    auto root = playmill_root();
    if (!root) return root.error();
    const std::vector<HeatPicture> heat = heat_pictures(*root, plays, source->scenes, context);
    auto page = readout_page(*root, options.title, readout, source->rows, plays, heat);
    if (!page) return page.error();
    if (auto done = write_file(options.html, *page); !done) return done;
  }
  if (!options.csv.empty()) {
    if (auto done = write_file(options.csv, readout_csv(readout, plays)); !done) return done;
  }
  context.print(readout_json(readout, plays));
  say_readout(readout, plays, context);
  if (!options.html.empty()) context.say("Charts: " + options.html);
  return Done{};
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "report", "What was measured and what may be said of it: terminal, HTML, CSV, JSON");
  auto options = std::make_shared<ReportVerbOptions>();
  verb->add_option("reports", options->input.reports, "Reports of networks, read but not kept");
  verb->add_option("--network,-n", options->input.network, "Whose reports they are");
  verb->add_option("--ledger", options->input.ledger, "Ledger that `import` or `collect` wrote");
  verb->add_option("--campaign", options->input.campaign, "State folder of `run`");
  verb->add_option(
      "--variants", options->input.variants,
      "Folder of `generate`: adds what each choice is worth, and the frames of heatmaps");
  verb->add_option("--reference", options->input.reference,
                   "Variant that the others are compared with (default: the most served)");
  verb->add_option("--html", options->html, "Also write a page with charts");
  verb->add_option("--csv", options->csv, "Also write a line per variant");
  verb->add_option("--title", options->title, "Of the page")->default_val("Playmill report");
  add_examples(*verb, {"playmill report applovin.csv unity.csv --variants out --html report.html",
                       "playmill report --ledger ads.sqlite --reference fruit-drop-01",
                       "playmill report --campaign fruit.campaign --html report.html"});
  verb->callback([options, &context] {
    if (auto done = run_report(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
