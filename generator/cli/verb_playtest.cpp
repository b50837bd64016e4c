#include <cstdio>
#include <memory>

#include "generator/cli/verbs.h"
#include "generator/playtest/report.h"
#include "generator/scene/scene_doc.h"
#include "generator/screen/screen.h"

namespace pm::gen {

namespace {

struct PlaytestOptions {
  std::string scene;
  int plays = 50;
  std::uint64_t seed = 1;
};

std::string table_row(Bot bot, const BotFigures& figures, double z) {
  const auto rate = wilson(figures.wins, figures.plays, z);
  char interval[32];
  std::snprintf(interval, sizeof interval, "%.0f-%.0f %%", rate.low * 100, rate.high * 100);
  const auto seconds = [](double value, bool known) {
    char text[32];
    if (!known) return std::string("-");
    std::snprintf(text, sizeof text, "%.1f s", value);
    return std::string(text);
  };
  char line[160];
  std::snprintf(line, sizeof line, "  %-7s %5d %6.0f %%  %-10s %6.0f %% %9s %8.1f %9s",
                std::string(bot_name(bot)).c_str(), figures.plays, rate.rate * 100, interval,
                figures.progress * 100, seconds(figures.win_seconds, figures.wins > 0).c_str(),
                figures.touches, seconds(figures.first_touch, figures.touched > 0).c_str());
  return line;
}

Status playtest_scene(const PlaytestOptions& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto doc = load_scene(options.scene, **catalog);
  if (!doc) return doc.error();
  auto config = load_gate_config();
  if (!config) return config.error();
  const Template* spec = (*catalog)->find_template(doc->scene.mechanic);
  const PlaytestReport report =
      playtest(doc->scene, options.plays, options.seed, config->play_steps, config->human);

  // The scene is judged as it is: repairs belong to `generate`.
  Player player(config->human);
  Verdict verdict = judge_play(doc->scene, doc->outcome, *config, player, true);
  for (Check& check : judge_look(doc->scene, *spec, *config)) {
    verdict.checks.push_back(std::move(check));
  }
  Json out;
  out["ok"] = verdict.pass();
  out["file"] = options.scene;
  out["id"] = doc->id;
  out["mechanic"] = doc->scene.mechanic;
  out["outcome"] = doc->outcome;
  out["bots"] = Json::object();
  for (const Bot bot : kBots) {
    out["bots"][std::string(bot_name(bot))] =
        to_json(report.bots[static_cast<std::size_t>(bot)], report.z);
  }
  out["checks"] = Json::array();
  for (const Check& check : verdict.checks) out["checks"].push_back(to_json(check));
  context.print(out);

  context.say(doc->id + " (" + doc->scene.mechanic + ", asked outcome: " + doc->outcome + ")");
  context.say("  bot     plays     won  95 % of it progress    to win  touches   touched");
  for (const Bot bot : kBots) {
    context.say(table_row(bot, report.bots[static_cast<std::size_t>(bot)], report.z));
  }
  context.say("Gate:");
  for (const Check& check : verdict.checks) {
    std::string line = check.pass ? "  ok    " : "  FAIL  ";
    line += check.name + ": " + check.measured.dump() + ", wanted " + check.wanted.dump();
    if (!check.note.empty()) line += " (" + check.note + ")";
    context.say(line);
  }
  if (!verdict.pass()) context.keep_exit_code(static_cast<int>(ExitCode::gate));
  return Done{};
}

}  // namespace

void add_playtest(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "playtest", "Let bots play a scene and hold it against the gate (exit code 5 when it fails)");
  auto options = std::make_shared<PlaytestOptions>();
  verb->add_option("scene", options->scene, "scene.json")->required();
  verb->add_option("--plays", options->plays, "Plays of the random and the human-like bot")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  verb->add_option("--seed", options->seed, "Other seeds are other players")->capture_default_str();
  add_examples(*verb, {"playmill playtest out/fruit-drop-01/scene.json",
                       "playmill playtest scene.json --plays 200 --json"});
  verb->callback([options, &context] {
    if (auto done = playtest_scene(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
