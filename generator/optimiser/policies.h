#pragma once
#include "generator/optimiser/policy.h"

namespace pm::gen {

// The policies behind make_policy.
std::unique_ptr<Policy> make_uniform();
std::unique_ptr<Policy> make_explore_then_commit(double part);
std::unique_ptr<Policy> make_sequential_halving();
std::unique_ptr<Policy> make_greedy();
std::unique_ptr<Policy> make_thompson();
std::unique_ptr<Policy> make_playmill(const PlaymillOptions& options);

}  // namespace pm::gen
