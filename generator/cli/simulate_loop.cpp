#include "generator/cli/simulate_loop.h"

#include <algorithm>

#include "generator/cli/progress.h"
#include "generator/cli/source.h"
#include "generator/cli/table.h"
#include "generator/core/text.h"
#include "generator/pipeline/interrupt.h"

namespace pm::gen {

namespace {

/// One audience leaves no interval.
bool has_interval(const Estimate& e) { return e.high > e.low; }

std::string with_half(const Estimate& e) {
  if (!has_interval(e)) return number_text("%.2f", e.value);
  return number_text("%.2f", e.value) + " \u00b1 " + number_text("%.2f", (e.high - e.low) / 2);
}

Json to_json(const GenerationFigures& figures, int generation) {
  Json out;
  out["generation"] = generation;
  const auto put = [&](const char* name, const Estimate& e) {
    out[name] = e.value;
    if (has_interval(e)) out[std::string(name) + "_95"] = Json::array({e.low, e.high});
  };
  put("served_ipm", figures.served);
  put("allocated_ipm", figures.allocated);
  put("control_ipm", figures.control);
  put("oracle_ipm", figures.oracle);
  put("multiple", figures.multiple);
  return out;
}

Json to_json(const Relative& relative) {
  Json out;
  out["id"] = relative.id;
  out["generation"] = relative.generation;
  out["origin"] = relative.generation == 0 ? "first" : origin_name(relative.origin);
  out["parents"] = relative.parents;
  out["why"] = relative.why;
  out["mechanic"] = relative.mechanic;
  out["impressions"] = relative.impressions;
  out["installs"] = relative.installs;
  out["true_ipm"] = relative.true_ipm;
  return out;
}

}  // namespace

Status simulate_loop(const std::string& brief_text, LoopSetup setup, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  BriefSource source;
  source.text = brief_text;
  auto brief = load_source(source, context);
  if (!brief) return brief.error();
  auto planner = context.planner();
  if (!planner) return planner.error();
  auto plan = (*planner)->plan(*brief);
  if (!plan) return plan.error();
  auto gate = load_gate_config();
  if (!gate) return gate.error();
  const InterruptGuard interrupt;
  setup.stopped = [] { return InterruptGuard::flag().load(); };
  Progress progress(static_cast<std::size_t>(setup.audiences * (setup.generations + 1)),
                    context.json);
  setup.progress = [&](std::string_view label) { progress.advance(label); };
  auto result = play_campaigns(*brief, *plan, **catalog, *gate, setup);
  if (!result) return result.error();
  if (InterruptGuard::flag()) return Done{};

  Json out;
  out["simulated"] = true;
  out["generations"] = Json::array();
  Table table({"generation", "served", "of the first's", "first variants allocated",
               "first variants equally", "best alive"});
  for (std::size_t g = 0; g < result->generations.size(); ++g) {
    const GenerationFigures& figures = result->generations[g];
    out["generations"].push_back(to_json(figures, static_cast<int>(g)));
    table.row({std::to_string(g), with_half(figures.served), with_half(figures.multiple) + " x",
               with_half(figures.allocated), with_half(figures.control),
               with_half(figures.oracle)});
  }
  out["audiences"] = setup.audiences;
  out["variants"] = setup.variants;
  out["impressions_per_generation"] = setup.impressions;
  out["first_spread"] = result->first_spread;
  out["given_up"] = result->given_up;
  out["family"] = Json::array();
  for (const Relative& one : result->family) out["family"].push_back(to_json(one));
  context.print(out);

  context.say(
      "A simulation: viewers, their tastes and their installs are made up; that scenes are "
      "composed, gated and played through the runtime is not.");
  context.say("True installs per 1000 impressions, mean of " + std::to_string(setup.audiences) +
              " audiences \u00b1 half of the 95 % interval; first variants differ by " +
              number_text("%.0f", result->first_spread * 100) + " %:");
  for (const std::string& line : table.lines()) context.say(line);
  std::vector<Relative> family = result->family;
  std::stable_sort(family.begin(), family.end(), [](const Relative& x, const Relative& y) {
    return x.impressions > y.impressions;
  });
  if (family.size() > 6) family.resize(6);
  context.say("Most served for the first audience:");
  for (const Relative& one : family) {
    context.say("  " + one.id + " " + one.mechanic + ", true " + number_text("%.2f", one.true_ipm) +
                ": " + one.why);
  }
  return Done{};
}

}  // namespace pm::gen
