#include <cmath>

#include "generator/cli/source.h"
#include "generator/cli/verbs.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

std::string ranking(const std::vector<Ranked>& list, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < list.size() && i < most; ++i) {
    if (i > 0) out += ", ";
    out += list[i].name + " " + std::to_string(std::lround(list[i].weight * 100)) + "%";
  }
  return out.empty() ? "-" : out;
}

std::string words_for(const Plan& plan, const std::string& kind, const std::string& name) {
  std::string out;
  for (const Reason& reason : plan.why) {
    if (reason.kind == kind && reason.name == name) out += (out.empty() ? "" : ", ") + reason.word;
  }
  return out;
}

void run(const BriefSource& source, Context& context) {
  auto brief = load_source(source, context);
  if (!brief) return context.fail(brief.error());
  auto planner = context.planner();
  if (!planner) return context.fail(planner.error());
  auto plan = (*planner)->plan(*brief);
  if (!plan) return context.fail(plan.error());
  context.print(to_json(*plan));
  const auto line = [&](const char* label, const std::string& text) {
    std::string padded = std::string(label) + ":";
    padded.resize(12, ' ');
    context.say(padded + text);
  };
  line("product", brief->name + " (" + plan->language + ")");
  line("mechanic", ranking(plan->mechanics, 6));
  for (const Ranked& item : plan->mechanics) {
    const std::string words = words_for(*plan, "mechanic", item.name);
    if (!words.empty()) line("", item.name + " because of: " + words);
  }
  line("objects", ranking(plan->objects, 10));
  line("background", ranking(plan->backgrounds, 4));
  line("mood", plan->mood + ", tone " + plan->tone + ", for " + plan->audience + ", palette " +
                   plan->palette);
  if (!plan->trophy.empty()) line("leads to", plan->trophy);
  if (!plan->story.empty()) line("story", plan->story);
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("plan", "Say which game fits a product, and which words led to it");
  auto source = std::make_shared<BriefSource>();
  add_source_options(*verb, *source);
  add_examples(*verb, {"playmill plan samples/fruit-drop.json",
                       "playmill plan \"A calm card game with cats\" --name \"Cat Cards\" --json"});
  verb->callback([source, &context] { run(*source, context); });
}

}  // namespace pm::gen
