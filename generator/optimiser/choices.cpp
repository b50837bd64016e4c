#include "generator/optimiser/choices.h"

#include <vector>

namespace pm::gen {

std::vector<std::vector<double>> choice_effects(std::span<const Tally> arms,
                                                std::span<const Circumstance> choices) {
  std::vector<Cell> cells;
  cells.reserve(arms.size());
  for (const Tally& arm : arms) cells.push_back({0, arm.impressions, arm.installs});
  std::vector<Circumstance> telling;
  std::vector<std::size_t> place;
  std::vector<std::vector<double>> out;
  for (std::size_t c = 0; c < choices.size(); ++c) {
    out.emplace_back(static_cast<std::size_t>(choices[c].levels), 1.0);
    if (choices[c].levels < 2 || 3 * static_cast<std::size_t>(choices[c].levels) > 2 * arms.size())
      continue;
    telling.push_back(choices[c]);
    place.push_back(c);
  }
  Evidence evidence = weigh(cells, 1, telling, {.dispersion = false});
  for (std::size_t f = 0; f < place.size(); ++f) out[place[f]] = std::move(evidence.effects[f]);
  return out;
}

Pooled pool_with_choices(std::span<const Tally> arms, std::span<const Circumstance> choices) {
  const auto effects = choice_effects(arms, choices);
  std::vector<double> effect(arms.size(), 1.0);
  for (std::size_t c = 0; c < choices.size(); ++c) {
    for (std::size_t i = 0; i < arms.size(); ++i) {
      effect[i] *= effects[c][static_cast<std::size_t>(choices[c].level[i])];
    }
  }
  // On the common ground of their choices arms differ by what is their own.
  std::vector<Tally> own(arms.begin(), arms.end());
  for (std::size_t i = 0; i < own.size(); ++i) own[i].impressions *= effect[i];
  Pooled out = pool(own);
  for (std::size_t i = 0; i < own.size(); ++i) {
    out.mean[i] *= effect[i];
    out.variance[i] *= effect[i] * effect[i];
  }
  return out;
}

}  // namespace pm::gen
