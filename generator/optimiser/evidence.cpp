#include "generator/optimiser/evidence.h"

#include <algorithm>
#include <cmath>

namespace pm::gen {

namespace {

// Arms served on different days are told apart slowly.
constexpr int kFitRounds = 30;
// While circumstances are fitted, arms are drawn to their mean as if they spread by a fifth.
constexpr double kArmShape = 25;

void fit_arms(std::span<const Cell> cells, std::span<const double> effect, std::vector<Tally>& arms,
              std::vector<double>& rates) {
  std::fill(arms.begin(), arms.end(), Tally{});
  double impressions = 0;
  double installs = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    Tally& arm = arms[static_cast<std::size_t>(cells[c].arm)];
    const double n = cells[c].impressions * cells[c].share * cells[c].weight * effect[c];
    const double s = cells[c].installs * cells[c].weight;
    arm.impressions += n;
    arm.installs += s;
    impressions += n;
    installs += s;
  }
  const double mean = impressions > 0 ? std::max(installs, 1e-9) / impressions : 1;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    rates[i] = (kArmShape + arms[i].installs) / (kArmShape / mean + arms[i].impressions);
  }
}

double pearson_dispersion(std::span<const Cell> cells, std::span<const double> effect,
                          std::span<const double> rates, std::size_t fitted) {
  double square = 0;
  double variance = 0;
  std::size_t used = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const double expected = cells[c].impressions * cells[c].share * effect[c] *
                            rates[static_cast<std::size_t>(cells[c].arm)];
    if (!(expected > 0)) continue;
    const double off = cells[c].installs - expected;
    square += off * off / expected;
    variance += 2 + 1 / expected;
    ++used;
  }
  if (used <= fitted) return 1;
  const double free = static_cast<double>(used - fitted);
  return std::max(1.0, (square - std::sqrt(variance)) / free);
}

}  // namespace

double credible_variance(std::span<const double> observed, std::span<const double> expected) {
  double excess = 0;
  double noise = 0;
  double scale = 0;
  for (std::size_t l = 0; l < observed.size(); ++l) {
    const double e = expected[l];
    const double off = observed[l] - e;
    excess += off * off - e;
    noise += 2 * e * e + e;  // variance of (X − e)² − e for Poisson X
    scale += e * e;
  }
  if (!(scale > 0)) return 0;
  return std::max(0.0, (excess - std::sqrt(noise)) / scale);
}

double recency(double age_periods, double half_life) {
  return half_life > 0 ? std::exp2(-age_periods / half_life) : 1;
}

Evidence weigh(std::span<const Cell> cells, int arms, std::span<const Circumstance> circumstances,
               const EvidenceOptions& options) {
  Evidence out;
  const auto count = static_cast<std::size_t>(arms);
  out.arms.resize(count);
  std::vector<double> rates(count);
  std::vector<double> effect(cells.size(), 1.0);
  for (const Circumstance& c : circumstances) {
    out.effects.emplace_back(static_cast<std::size_t>(c.levels), 1.0);
  }
  fit_arms(cells, effect, out.arms, rates);
  std::size_t fitted = count;
  std::vector<double> observed;
  std::vector<double> expected;
  for (int round = 0; round < kFitRounds; ++round) {
    bool moved = false;
    for (std::size_t f = 0; f < circumstances.size(); ++f) {
      const Circumstance& circumstance = circumstances[f];
      auto& level_effect = out.effects[f];
      observed.assign(level_effect.size(), 0.0);
      expected.assign(level_effect.size(), 0.0);
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto level = static_cast<std::size_t>(circumstance.level[c]);
        observed[level] += cells[c].installs;
        expected[level] += cells[c].impressions * cells[c].share *
                           (effect[c] / level_effect[level]) *
                           rates[static_cast<std::size_t>(cells[c].arm)];
      }
      const double variance = credible_variance(observed, expected);
      std::vector<double> next(level_effect.size(), 1.0);
      for (std::size_t l = 0; l < next.size(); ++l) {
        if (!(expected[l] > 0) || variance <= 0) continue;
        const double credibility = variance / (variance + 1 / expected[l]);
        next[l] = 1 + credibility * (observed[l] / expected[l] - 1);
        next[l] = std::max(next[l], 1e-3);
      }
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto level = static_cast<std::size_t>(circumstance.level[c]);
        effect[c] *= next[level] / level_effect[level];
      }
      for (std::size_t l = 0; l < next.size(); ++l) {
        moved |= std::abs(next[l] - level_effect[l]) > 1e-3;
      }
      level_effect = std::move(next);
    }
    fit_arms(cells, effect, out.arms, rates);
    if (!moved) break;
  }
  if (options.dispersion) {
    for (const auto& levels : out.effects) {
      const bool used = std::any_of(levels.begin(), levels.end(), [](double e) { return e != 1; });
      if (used) fitted += levels.size() - 1;
    }
    out.dispersion = pearson_dispersion(cells, effect, rates, fitted);
    for (Tally& arm : out.arms) {
      arm.impressions /= out.dispersion;
      arm.installs /= out.dispersion;
    }
  }
  return out;
}

}  // namespace pm::gen
