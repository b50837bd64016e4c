#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "generator/cli/llm_options.h"
#include "generator/cli/plan_batch.h"
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

struct PlanOptions {
  BriefSource source;
  LlmOptions llm;
  std::string planner = "auto";
  std::string batch;
  std::string out = "-";
};

/// The batch's plans appear under their name when they are whole; "-" streams them.
Result<BatchCount> batch(const PlanOptions& options, const Planner& planner) {
  std::ifstream file;
  if (options.batch != "-") {
    file.open(options.batch, std::ios::binary);
    if (!file) {
      return Error{ExitCode::bad_brief, options.batch, "", "cannot be read",
                   "Name a file with one JSON object per line"};
    }
  }
  std::istream& in = options.batch == "-" ? std::cin : file;
  if (options.out == "-") return plan_batch(in, std::cout, planner);
  const std::string partial = options.out + ".partial";
  std::ofstream out(partial, std::ios::binary | std::ios::trunc);
  auto count = plan_batch(in, out, planner);
  out.close();
  std::error_code fault;
  if (count && out) std::filesystem::rename(partial, options.out, fault);
  if (!count || !out || fault) {
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    return Error{ExitCode::output, options.out, "", "cannot be written",
                 "Does its folder exist, and is there room?"};
  }
  return count;
}

void run_batch(const PlanOptions& options, Context& context) {
  auto planner = context.planner(options.planner, false, &options.llm);
  if (!planner) return context.fail(planner.error());
  auto count = batch(options, **planner);
  if (!count) return context.fail(count.error());
  std::fprintf(stderr, "%zu planned, %zu lines with errors (planner: %s)\n", count->plans,
               count->errors, std::string((*planner)->name()).c_str());
  if (count->fallbacks > 0) {
    std::fprintf(stderr, "%zu of them by the stand-in: see their 'planner' and 'fallback'\n",
                 count->fallbacks);
  }
}

void run_plan(const PlanOptions& options, Context& context) {
  if (!options.batch.empty()) return run_batch(options, context);
  if (options.source.text.empty()) {
    return context.fail({ExitCode::usage, "", "", "what should be planned is missing",
                         "Give a brief, a description, or --batch FILE"});
  }
  auto brief = load_source(options.source, context);
  if (!brief) return context.fail(brief.error());
  auto planner = context.planner(options.planner, true, &options.llm);
  if (!planner) return context.fail(planner.error());
  auto plan = (*planner)->plan(*brief);
  if (!plan) return context.fail(plan.error());
  warn_of_fallback(*plan);
  context.print(to_json(*plan));
  const auto line = [&](const char* label, const std::string& text) {
    std::string padded = std::string(label) + ":";
    padded.resize(12, ' ');
    context.say(padded + text);
  };
  line("product", brief->name + " (" + plan->language + ")");
  line("planner", plan->planner);
  line("mechanic", ranking(plan->mechanics, 6));
  for (const Ranked& item : plan->mechanics) {
    const std::string words = words_for(*plan, "mechanic", item.name);
    if (!words.empty()) line("", item.name + " because of: " + words);
  }
  if (!plan->categories.empty()) {
    line("category", ranking(plan->categories, 3));
    const std::string words = words_for(*plan, "category", plan->categories.front().name);
    if (!words.empty()) line("", plan->categories.front().name + " because of: " + words);
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
  auto options = std::make_shared<PlanOptions>();
  add_source_options(*verb, options->source, false);
  add_llm_options(*verb, options->llm);
  verb->add_option("--planner", options->planner,
                   "model, lexical, or auto: the model where ONNX Runtime is, else lexical")
      ->check(CLI::IsMember({"auto", "model", "lexical"}))
      ->capture_default_str();
  verb->add_option("--batch", options->batch,
                   "JSON Lines with id, name, description (and perhaps category); - reads standard "
                   "input. A bad line gives a line with `error`");
  verb->add_option("--out,-o", options->out, "Where the batch's plans go; - is standard output")
      ->capture_default_str();
  add_examples(*verb, {"playmill plan samples/fruit-drop.json",
                       "playmill plan \"A calm card game with cats\" --name \"Cat Cards\" --json",
                       "playmill plan samples/fruit-drop.json --llm http://localhost:8080/v1",
                       "playmill plan --batch products.jsonl --out plans.jsonl"});
  verb->callback([options, &context] { run_plan(*options, context); });
}

}  // namespace pm::gen
