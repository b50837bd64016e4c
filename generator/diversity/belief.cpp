#include "generator/diversity/belief.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pm::gen {

namespace {

constexpr int kGrid = 200;         // points of the posterior
constexpr double kMostPlays = 20;  // that a prior may weigh
constexpr std::size_t kFewScenes = 4;

}  // namespace

void PlayTally::add(const PlayTally& other) {
  plays += other.plays;
  wins += other.wins;
  touches += other.touches;
  seconds += other.seconds;
}

RatePrior fit_prior(std::span<const PlayTally> tallies) {
  double wins = 0;
  double plays = 0;
  std::size_t scenes = 0;
  for (const PlayTally& tally : tallies) {
    if (tally.plays == 0) continue;
    ++scenes;
    wins += tally.wins;
    plays += tally.plays;
  }
  // A prior play each way keeps the mean off the ends.
  const double mean = (wins + 1) / (plays + 2);
  if (scenes < kFewScenes) return {2 * mean, 2 * (1 - mean)};
  // Variance between rates beyond what chance gives at these numbers of plays.
  double between = 0;
  double weight = 0;
  for (const PlayTally& tally : tallies) {
    if (tally.plays < 2) continue;
    const double n = tally.plays;
    const double rate = tally.wins / n;
    const double chance = mean * (1 - mean) / n;
    between += n * ((rate - mean) * (rate - mean) - chance);
    weight += n;
  }
  const double most = mean * (1 - mean);
  const double variance = weight > 0 ? std::clamp(between / weight, 0.0, most * 0.999) : most / 3;
  const double size = variance > 0 ? std::clamp(most / variance - 1, 0.5, kMostPlays) : kMostPlays;
  return {size * mean, size * (1 - mean)};
}

BelievedScore believed_rate(const PlayTally& tally, const RatePrior& prior) {
  const double a = prior.wins + tally.wins;
  const double b = prior.losses + tally.plays - tally.wins;
  const double n = a + b;
  return {a / n, std::sqrt(a * b / (n * n * (n + 1)))};
}

BelievedScore believed_worth(const PlayTally& tally, const RatePrior& prior, const Band& band,
                             double slack) {
  const double a = prior.wins + tally.wins;
  const double b = prior.losses + tally.plays - tally.wins;
  std::vector<double> log_density(kGrid);
  for (int i = 0; i < kGrid; ++i) {
    const double p = (i + 0.5) / kGrid;
    log_density[static_cast<std::size_t>(i)] = (a - 1) * std::log(p) + (b - 1) * std::log(1 - p);
  }
  const double top = *std::max_element(log_density.begin(), log_density.end());
  double mass = 0;
  double sum = 0;
  double square = 0;
  for (int i = 0; i < kGrid; ++i) {
    const double p = (i + 0.5) / kGrid;
    const double outside = std::max({band.low - p, p - band.high, 0.0});
    const double worth = std::max(0.0, 1 - outside / slack);
    const double density = std::exp(log_density[static_cast<std::size_t>(i)] - top);
    mass += density;
    sum += density * worth;
    square += density * worth * worth;
  }
  const double mean = sum / mass;
  return {mean, std::sqrt(std::max(0.0, square / mass - mean * mean))};
}

}  // namespace pm::gen
