#include <algorithm>
#include <cstdio>
#include <memory>

#include "generator/cli/simulate_loop.h"
#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/optimiser/simulate.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostTruthBytes = std::size_t{256} << 20U;

struct SimulateOptions {
  std::string truth;
  std::string brief;
  LoopSetup loop;
  std::string policy = "all";
  double scale = 1;
  SimulationSetup setup;
  CLI::Option* impressions = nullptr;
  CLI::Option* batches = nullptr;
};

Json to_json(const PolicyFigures& figures) {
  Json out;
  out["policy"] = figures.policy;
  out["lift"] = figures.lift.value;
  out["oracle_share"] = figures.oracle_share.value;
  out["p_best"] = figures.p_best.value;
  out["final_value"] = figures.final_value.value;
  const auto interval = [&](const char* name, const Estimate& estimate) {
    out[std::string(name) + "_95"] = Json::array({estimate.low, estimate.high});
  };
  interval("lift", figures.lift);
  interval("oracle_share", figures.oracle_share);
  interval("p_best", figures.p_best);
  interval("final_value", figures.final_value);
  return out;
}

std::string percent(const Estimate& estimate, bool sign) {
  char text[48];
  std::snprintf(text, sizeof text, sign ? "%+7.1f \u00b1 %4.1f" : "%7.1f \u00b1 %4.1f",
                estimate.value * 100, (estimate.high - estimate.low) * 50);
  return text;
}

Result<std::vector<std::string>> chosen(const std::string& name) {
  std::vector<std::string> known(policy_names().begin(), policy_names().end());
  if (name == "all") return known;
  if (std::find(known.begin(), known.end(), name) != known.end()) return std::vector{name};
  std::string mend = "Choose all or one of " + list_names(known);
  if (const std::string near = nearest_name(name, known); !near.empty()) {
    mend = "Did you mean " + near + "? " + mend;
  }
  return Error{ExitCode::usage, "", "", "there is no policy \"" + one_line(name) + "\"", mend};
}

Status run_simulate(SimulateOptions& options, Context& context) {
  if (!options.brief.empty()) {
    if (options.impressions->count() > 0) options.loop.impressions = options.setup.impressions;
    if (options.batches->count() > 0) options.loop.batches = options.setup.batches;
    options.loop.seed = options.setup.seed;
    return simulate_loop(options.brief, options.loop, context);
  }
  if (options.truth.empty()) {
    return Error{ExitCode::usage, "", "", "neither --truth nor --brief is given",
                 "--truth rates.csv plays allocation policies, --brief samples/fruit-drop.json "
                 "whole campaigns"};
  }
  auto policies = chosen(options.policy);
  if (!policies) return policies.error();
  auto text = read_text(options.truth, kMostTruthBytes, ExitCode::usage);
  if (!text) return text.error();
  auto experiments = read_truth(*text, options.truth, options.scale);
  if (!experiments) return experiments.error();
  options.setup.override_budgets = options.impressions->count() > 0;
  const SimulationResult result = simulate(*experiments, *policies, options.setup);

  Json out;
  out["policies"] = Json::array();
  for (const PolicyFigures& figures : result.policies) out["policies"].push_back(to_json(figures));
  out["experiments"] = result.experiments;
  out["oracle_lift"] = result.oracle_lift;
  out["mean_rate"] = result.mean_rate;
  out["simulated"] = true;
  context.print(out);

  char line[200];
  std::snprintf(line, sizeof line,
                "%zu experiments, mean rate %.2f per mille, best arm %+.1f %% over the mean arm. "
                "Simulated.",
                result.experiments, result.mean_rate * 1000, result.oracle_lift * 100);
  context.say(line);
  context.say("Percent, with 95 % intervals over the experiments:");
  context.say(
      "  policy              lift over uniform   share of oracle   pick is best"
      "      pick's value");
  for (const PolicyFigures& figures : result.policies) {
    std::snprintf(line, sizeof line, "  %-18s %s     %s   %s    %s", figures.policy.c_str(),
                  percent(figures.lift, true).c_str(), percent(figures.oracle_share, false).c_str(),
                  percent(figures.p_best, false).c_str(),
                  percent(figures.final_value, true).c_str());
    context.say(line);
  }
  return Done{};
}

}  // namespace

void add_simulate(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "simulate",
      "Play allocation policies against known rates, or whole campaigns against made-up viewers");
  auto options = std::make_shared<SimulateOptions>();
  SimulationSetup& setup = options->setup;
  verb->add_option("--truth", options->truth,
                   "CSV with the columns experiment, arm, rate (installs per impression) and "
                   "optionally impressions (the experiment's whole budget)");
  verb->add_option("--brief", options->brief,
                   "Closed loop instead: a brief's file, or a description, whose variants are "
                   "generated, served, learnt from and bred")
      ->excludes("--truth");
  options->impressions =
      verb->add_option(
              "--impressions", setup.impressions,
              "Budget of every experiment; given, it overrides the column. With --brief: per "
              "generation, 200000 by default")
          ->check(CLI::Range(1.0, 1e12))
          ->capture_default_str();
  options->batches =
      verb->add_option("--batches", setup.batches,
                       "Updates of the shares, evenly over the budget. With --brief: 7 by default")
          ->check(CLI::Range(1, 10000))
          ->capture_default_str();
  verb->add_option("--scale", options->scale, "Multiplies all rates")
      ->check(CLI::Range(1e-9, 1e9))
      ->capture_default_str();
  verb->add_option("--policy", options->policy, "all, or one of them")->capture_default_str();
  verb->add_option("--seed", setup.seed, "Other seeds are other luck")->capture_default_str();
  verb->add_option("--repeats", setup.repeats, "Plays of each experiment")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  const auto share = CLI::Range(0.0, 1.0);
  verb->add_option("--drift", setup.world.drift,
                   "Relative sd by which each arm has wandered by the end")
      ->check(share)
      ->capture_default_str();
  verb->add_option("--day-effect", setup.world.day_effect,
                   "Relative sd of a factor common to all arms, new each batch")
      ->check(share)
      ->capture_default_str();
  verb->add_option("--delay", setup.world.delay_batches, "Mean delay of an install in batches")
      ->check(CLI::Range(0.0, 1000.0))
      ->capture_default_str();
  verb->add_option("--holdout", setup.playmill.guards.holdout,
                   "playmill: share of traffic always split equally")
      ->check(share)
      ->capture_default_str();
  verb->add_option("--floor", setup.playmill.guards.floor, "playmill: least share of each arm")
      ->check(share)
      ->capture_default_str();
  verb->add_option("--max-step", setup.playmill.guards.max_step,
                   "playmill: most that a share may move per batch")
      ->check(CLI::Range(0.001, 1.0))
      ->capture_default_str();
  verb->add_option("--min-batches", setup.playmill.guards.min_periods,
                   "playmill: equal shares for so many first batches")
      ->check(CLI::Range(0, 10000))
      ->capture_default_str();
  verb->add_option("--half-life", setup.playmill.half_life_periods,
                   "playmill: batches after which evidence counts half; 0: never")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  LoopSetup& loop = options->loop;
  verb->add_option("--generations", loop.generations, "--brief: bred after the first")
      ->check(CLI::Range(0, 50))
      ->capture_default_str();
  verb->add_option("--variants", loop.variants, "--brief: per generation")
      ->check(CLI::Range(2, 200))
      ->capture_default_str();
  verb->add_option("--audiences", loop.audiences, "--brief: campaigns, each with its own taste")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  verb->add_option("--viewers", loop.viewers, "--brief: made-up viewers who play each variant")
      ->check(CLI::Range(8, 10000))
      ->capture_default_str();
  verb->add_option("--ipm", loop.ipm,
                   "--brief: installs per 1000 impressions of the first variants")
      ->check(CLI::Range(0.01, 500.0))
      ->capture_default_str();
  verb->add_option("--taste", loop.taste_spread,
                   "--brief: how far tastes go apart: sd of the log of the liking for what is seen")
      ->check(CLI::Range(0.0, 2.0))
      ->capture_default_str();
  verb->footer(
      "Figures, each experiment counting alike:\n"
      "  lift          true rate of the traffic served over the mean arm's, less 1\n"
      "  oracle_share  lift as a share of what serving the best arm from the start would give\n"
      "                (mean lift / mean oracle lift)\n"
      "  p_best        how often the arm picked at the end is the best one\n"
      "  final_value   true rate of the arm picked at the end over the mean arm's, less 1\n"
      "Policies: uniform, explore_10, explore_25, explore_50 (that part of the batches equally,\n"
      "then the best measured arm), sequential_halving, greedy, thompson (Beta(1,1) per arm),\n"
      "playmill.\n\n"
      "Examples:\n"
      "  playmill simulate --truth rates.csv --impressions 20000 --batches 20\n"
      "  playmill simulate --truth rates.csv --scale 0.2 --policy all --json\n"
      "  playmill simulate --truth rates.csv --policy playmill --holdout 0.1 --delay 2\n"
      "  playmill simulate --brief samples/fruit-drop.json --generations 5");
  verb->callback([options, &context] {
    if (auto done = run_simulate(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
