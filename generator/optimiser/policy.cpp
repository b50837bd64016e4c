#include "generator/optimiser/policy.h"

#include <algorithm>
#include <array>

#include "generator/optimiser/policies.h"

namespace pm::gen {

namespace {

constexpr std::array<std::string_view, 8> kNames{
    "uniform", "explore_10", "explore_25", "explore_50", "sequential_halving",
    "greedy",  "thompson",   "playmill"};

}  // namespace

std::span<const std::string_view> policy_names() { return kNames; }

std::unique_ptr<Policy> make_policy(std::string_view name, const PlaymillOptions& options) {
  if (name == "uniform") return make_uniform();
  if (name == "explore_10") return make_explore_then_commit(0.10);
  if (name == "explore_25") return make_explore_then_commit(0.25);
  if (name == "explore_50") return make_explore_then_commit(0.50);
  if (name == "sequential_halving") return make_sequential_halving();
  if (name == "greedy") return make_greedy();
  if (name == "thompson") return make_thompson();
  if (name == "playmill") return make_playmill(options);
  return nullptr;
}

}  // namespace pm::gen
