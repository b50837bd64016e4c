#include <cstdio>
#include <memory>

#include "generator/brief/brief.h"
#include "generator/cli/verbs.h"
#include "generator/composer/compose.h"
#include "generator/core/image.h"
#include "generator/core/text.h"
#include "generator/packer/payload.h"
#include "generator/playtest/play.h"
#include "runtime/scene/cooked.h"

namespace pm::gen {

namespace {

constexpr std::uint32_t kMarkEvery = 300;  // steps between two hashes

struct TracesOptions {
  int seeds = 20;
  int seconds = 60;
};

std::string hex(std::uint64_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
  return text;
}

/// Plays a trace and notes the hash every few seconds, so that a difference shows where it begins.
Json marks_of(const Scene& scene, std::span<const Input> trace, std::uint32_t steps) {
  Json marks = Json::array();
  Game game;
  if (!game.start(scene)) return marks;
  std::size_t next = 0;
  while (game.steps() < steps) {
    for (; next < trace.size() && trace[next].step <= game.steps(); ++next) {
      game.input(trace[next].kind, trace[next].at);
    }
    game.step();
    if (game.steps() % kMarkEvery == 0) marks.push_back(hex(game.hash()));
  }
  return marks;
}

/// One line a play: what tools/replay-module.mjs takes, and the hashes that must come of it.
Status print_traces(const TracesOptions& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto planner = context.planner("lexical");
  if (!planner) return planner.error();
  Brief brief;
  brief.name = "Trace";
  brief.description = "Collect fruit and coins on a sunny day";
  auto plan = (*planner)->plan(brief);
  if (!plan) return plan.error();
  const auto steps = static_cast<std::uint32_t>(options.seconds) * 60;
  Player player;
  for (const std::string& mechanic : (*catalog)->template_names()) {
    for (int i = 0; i < options.seeds; ++i) {
      // Every second one by the module that has a presenter.
      brief.host = i % 2 == 0 ? "none" : "any";
      ComposeRequest request;
      request.mechanic = mechanic;
      request.index = i;
      request.theme = i;
      request.difficulty = (i % 5 - 2) * 0.5;
      request.seed = stable_hash(mechanic, static_cast<std::uint64_t>(i)) & ((1ULL << 53U) - 1);
      auto doc = compose_one(brief, *plan, **catalog, request);
      if (!doc) return doc.error();
      const auto seed = static_cast<std::uint64_t>(i);
      // People and rough hands reach different corners of a game.
      const PlayResult& played = i % 2 == 0 ? player.session(doc->scene, Bot::human, seed, steps)
                                            : player.soak(doc->scene, seed, steps);
      if (played.fault != nullptr) {
        return Error{ExitCode::internal, doc->id, "", played.fault, "Report it with the seed"};
      }
      const auto cooked = write_cooked(doc->scene, ShaderText{});
      Json line;
      line["module"] = "build/wasm/" + module_name(doc->scene);
      line["mechanic"] = mechanic;
      line["seed"] = doc->scene.seed;
      line["scene"] =
          base64(std::string_view(reinterpret_cast<const char*>(cooked.data()), cooked.size()));
      line["steps"] = steps;
      line["every"] = kMarkEvery;
      line["inputs"] = Json::array();
      for (const Input& input : played.trace) {
        line["inputs"].push_back(
            Json::array({input.step, static_cast<int>(input.kind), input.at.x, input.at.y}));
      }
      line["want"] = {{"hash", hex(played.hash)},
                      {"outcome", static_cast<int>(played.outcome)},
                      {"marks", marks_of(doc->scene, played.trace, steps)}};
      std::printf("%s\n", line.dump().c_str());
    }
  }
  return Done{};
}

}  // namespace

void add_traces(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("traces", "Plays with their state hashes, one JSON line each");
  verb->group("");  // for the tests of the shipped modules, not in the help
  auto options = std::make_shared<TracesOptions>();
  verb->add_option("--seeds", options->seeds, "Plays of each mechanic")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  verb->add_option("--seconds", options->seconds, "Length of a play")
      ->check(CLI::Range(1, 600))
      ->capture_default_str();
  verb->callback([options, &context] {
    if (auto done = print_traces(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
