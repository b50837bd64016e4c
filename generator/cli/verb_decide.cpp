#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "generator/cli/table.h"
#include "generator/cli/verbs.h"
#include "generator/core/csv.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/optimiser/counts.h"
#include "generator/optimiser/decision.h"
#include "generator/optimiser/decision_doc.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostCountsBytes = std::size_t{64} << 20U;

struct DecideOptions {
  std::string counts;
  std::vector<std::string> earlier;  // the same counts as they were known before
  std::string reference;
  double confidence = 0.95;
  double margin = 0.05;
  double remaining = 0;  // 0: as many as were seen
  double next = 0;       // 0: as many as a period had on average
  double half_life = 0;
  Guards guards;
  std::string out;
};

std::string lift_text(double lift) {
  if (!std::isfinite(lift)) return std::isnan(lift) ? "?" : "any";
  return number_text("%+.1f %%", lift * 100);
}

std::vector<std::string> sentences(const Counts& counts, const Statements& said,
                                   const DecideOptions& options) {
  std::vector<std::string> out;
  const std::string& base = counts.arms[said.reference];
  for (const Comparison& one : said.comparisons) {
    const std::string& name = counts.arms[one.arm];
    if (one.beats()) {
      out.push_back(name + " beats " + base + ": by at least " + lift_text(one.always.low) +
                    "; expect about " + lift_text(one.corrected_lift) + ".");
    } else if (one.loses()) {
      out.push_back(name + " loses to " + base + ": by at least " + lift_text(one.always.high) +
                    ".");
    }
  }
  if (out.empty() && !said.comparisons.empty()) {
    out.push_back("No arm is shown to beat " + base + " or to lose to it yet.");
  }
  const std::string& keep = counts.arms[said.keep];
  if (said.comparisons.empty()) {
    out.push_back("There is one arm only: nothing to compare.");
  } else if (said.may_stop) {
    out.push_back("You may stop and keep " + keep + ": no other arm is better by more than " +
                  lift_text(std::max(0.0, said.others_at_most)) + ".");
  } else {
    out.push_back("Go on: " + keep + " looks best, but another arm could still be better by " +
                  (std::isfinite(said.others_at_most) ? lift_text(said.others_at_most)
                                                      : std::string("any amount")) +
                  "; stopping asks for " + lift_text(options.margin) + " at most.");
  }
  return out;
}

Result<Counts> load_counts(const std::string& file) {
  auto text = read_text(file, kMostCountsBytes, ExitCode::usage);
  if (!text) return text.error();
  return read_counts(*text, file);
}

/// Fits how late installs come and takes young periods for what they are; the curve by age.
Result<std::vector<double>> learn_delay(const std::vector<std::string>& earlier, Counts& counts) {
  std::vector<Counts> tables;
  for (const std::string& file : earlier) {
    auto table = load_counts(file);
    if (!table) return table.error();
    const auto& last = table->periods.back();
    if (std::find(counts.periods.begin(), counts.periods.end(), last) == counts.periods.end()) {
      return Error{ExitCode::usage, file, "",
                   "its last period \"" + one_line(last) + "\" is none of the newer table",
                   "Give earlier tables of the same periods"};
    }
    tables.push_back(std::move(*table));
  }
  const DelayCurve delay = delay_between(counts, tables);
  expect_delay(counts, delay);
  std::vector<double> known;
  do {
    known.push_back(delay.share_by(known.size()));
  } while (known.back() < 1);
  return known;
}

Status run_decide(const DecideOptions& options, Context& context) {
  auto counts = load_counts(options.counts);
  if (!counts) return counts.error();
  const auto known = learn_delay(options.earlier, *counts);
  if (!known) return known.error();
  std::size_t reference = 0;
  if (!options.reference.empty()) {
    const auto at = std::find(counts->arms.begin(), counts->arms.end(), options.reference);
    if (at == counts->arms.end()) {
      const std::string near = nearest_name(options.reference, counts->arms);
      return Error{ExitCode::usage, "--reference", "",
                   "there is no arm \"" + one_line(options.reference) + "\"",
                   near.empty() ? "Name an arm of the table" : "Did you mean " + near + "?"};
    }
    reference = static_cast<std::size_t>(at - counts->arms.begin());
  }
  const auto periods = static_cast<int>(counts->periods.size());
  for (std::size_t c = 0; c < counts->cells.size(); ++c) {
    counts->cells[c].weight = recency(periods - 1 - counts->period[c], options.half_life);
  }
  std::vector<std::size_t> arms(counts->arms.size());
  std::iota(arms.begin(), arms.end(), std::size_t{0});
  DecisionOptions how;
  how.reference = reference;
  how.confidence = options.confidence;
  how.margin = options.margin;
  how.remaining = options.remaining;
  how.next = options.next;
  how.guards = options.guards;
  how.previous = counts->last_shares();
  const Decision decision = decide(*counts, arms, how);
  const Pooled& pooled = decision.pooled;
  const Statements& said = decision.said;
  const std::vector<Tally> totals = counts->totals();
  double seen = 0;
  for (const Tally& tally : totals) seen += tally.impressions;
  const std::vector<std::string> lines = sentences(*counts, said, options);

  if (!options.out.empty()) {
    std::string weights = "arm,share\n";
    for (std::size_t i = 0; i < decision.shares.size(); ++i) {
      weights += csv_field(counts->arms[i]) + "," + number_text("%.17g", decision.shares[i]) + "\n";
    }
    if (auto done = write_file(options.out, weights); !done) return done.error();
  }

  Json out = decision_json(*counts, decision, how);
  out["ok"] = true;
  out["says"] = lines;
  out["known_by_age"] = *known;
  context.print(out);

  Table table({"arm", "impressions", "installs", "IPM", "believed", "90 %", "best", "next share"});
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const double measured =
        totals[i].impressions > 0 ? totals[i].installs / totals[i].impressions * 1000 : 0;
    const auto believed = [&](double part) {
      return number_text("%.2f", rate_quantile(pooled, i, part) * 1000);
    };
    table.row({one_line(shorten(counts->arms[i], 40)), number_text("%.0f", totals[i].impressions),
               number_text("%.0f", totals[i].installs), number_text("%.2f", measured),
               seen > 0 ? number_text("%.2f", pooled.mean[i] * 1000) : "?",
               seen > 0 ? believed(0.05) + " to " + believed(0.95) : "?",
               number_text("%.0f %%", decision.best[i] * 100),
               number_text("%.1f %%", decision.shares[i] * 100)});
  }
  for (const std::string& line : table.lines()) context.say(line);
  if (!said.comparisons.empty()) {
    context.say("");
    Table lifts({"against " + one_line(shorten(counts->arms[reference], 40)), "measured",
                 "corrected", "90 %", "always valid"});
    for (const Comparison& one : said.comparisons) {
      lifts.row({one_line(shorten(counts->arms[one.arm], 40)), lift_text(one.measured_lift),
                 lift_text(one.corrected_lift),
                 lift_text(one.corrected_low) + " to " + lift_text(one.corrected_high),
                 lift_text(one.always.low) + " to " + lift_text(one.always.high)});
    }
    for (const std::string& line : lifts.lines()) context.say(line);
  }
  context.say("");
  if (known->size() > 1) {
    context.say("Of the last period's installs about " +
                number_text("%.0f %%", known->front() * 100) +
                " are known yet: young periods were taken for that.");
  }
  for (const std::string& line : lines) context.say(line);
  return Done{};
}

}  // namespace

void add_decide(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "decide", "From counts per variant: next shares of traffic, and what may be said");
  auto options = std::make_shared<DecideOptions>();
  verb->add_option("--counts", options->counts,
                   "CSV with the columns arm, impressions, installs and, if there are, period, "
                   "network, country")
      ->required();
  verb->add_option("--earlier", options->earlier,
                   "The same table as it was known after earlier periods: tells how late installs "
                   "come, so that young periods are not taken for bad ones");
  verb->add_option("--reference", options->reference,
                   "Arm that the others are compared with; the first of the table by default");
  verb->add_option("--confidence", options->confidence,
                   "Of the always-valid statements, all arms together")
      ->check(CLI::Range(0.5, 0.9999))
      ->capture_default_str();
  verb->add_option("--margin", options->margin,
                   "You may stop when no other arm can be better by more than this")
      ->check(CLI::Range(0.0, 10.0))
      ->capture_default_str();
  verb->add_option("--remaining", options->remaining,
                   "Impressions still to come; as many as were seen by default")
      ->check(CLI::Range(1.0, 1e12));
  verb->add_option(
          "--next", options->next,
          "Impressions of the coming period; as many as a period had on average by default")
      ->check(CLI::Range(1.0, 1e12));
  const auto share = CLI::Range(0.0, 1.0);
  verb->add_option("--holdout", options->guards.holdout, "Share of traffic always split equally")
      ->check(share)
      ->capture_default_str();
  verb->add_option("--floor", options->guards.floor, "Least share of each arm")
      ->check(share)
      ->capture_default_str();
  verb->add_option("--max-step", options->guards.max_step,
                   "Most that a share may move from the last period's")
      ->check(CLI::Range(0.001, 1.0))
      ->capture_default_str();
  verb->add_option("--min-periods", options->guards.min_periods,
                   "Equal shares until so many periods were served")
      ->check(CLI::Range(0, 10000))
      ->capture_default_str();
  verb->add_option("--half-life", options->half_life,
                   "Periods after which evidence counts half for the shares; 0: never")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  verb->add_option("--out", options->out, "Also write the shares as CSV: arm,share");
  verb->footer(
      "Always-valid statements hold however often you look and whatever shares were served,\n"
      "as long as viewers within a period (network, country) were split at random and installs\n"
      "arrive equally late for all arms. The corrected lift is what to expect of an arm that was\n"
      "chosen because it looked good.\n\n"
      "Examples:\n"
      "  playmill decide --counts counts.csv\n"
      "  playmill decide --counts counts.csv --reference control --holdout 0.1 --json\n"
      "  playmill decide --counts today.csv --earlier yesterday.csv --earlier monday.csv\n"
      "  playmill decide --counts counts.csv --remaining 200000 --out weights.csv");
  verb->callback([options, &context] {
    if (auto done = run_decide(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
