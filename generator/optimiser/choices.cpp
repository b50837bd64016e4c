#include "generator/optimiser/choices.h"

#include <cmath>
#include <string>
#include <vector>

#include "generator/optimiser/kinship.h"

namespace pm::gen {

namespace {

/// Kinship costs the cube of the arms.
constexpr std::size_t kMostKin = 400;

}  // namespace

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
  double installs = 0;
  for (const Tally& arm : arms) installs += arm.installs;
  if (choices.empty() || arms.size() > kMostKin || !(installs > 0)) return pool(arms);
  std::vector<std::vector<std::string>> rows(arms.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Circumstance& choice : choices) rows[i].push_back(std::to_string(choice.level[i]));
  }
  const Kinship kinship(arms, rows);
  const double variance = kinship.scale().variance;
  Pooled out;
  out.mean_rate = kinship.base_rate();
  out.spread = std::sqrt(std::expm1(variance));
  for (std::size_t i = 0; i < arms.size(); ++i) {
    // A log-normal's mean and variance.
    const Expectation believed = kinship.of_arm(i);
    const double doubt = believed.sd * believed.sd;
    const double mean = kinship.base_rate() * std::exp(believed.log_rate + doubt / 2);
    out.mean.push_back(mean);
    out.variance.push_back(mean * mean * std::expm1(doubt));
    out.pull.push_back(doubt / variance);
  }
  return out;
}

}  // namespace pm::gen
