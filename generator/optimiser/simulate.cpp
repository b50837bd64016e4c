#include "generator/optimiser/simulate.h"

#include <algorithm>
#include <atomic>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <numeric>
#include <thread>

namespace pm::gen {

namespace {

/// Rates of one play: by batch and arm, shuffled.
struct Play {
  std::vector<std::vector<double>> rates;
  std::vector<double> batch_impressions;
  double impressions = 0;
};

struct Outcome {
  double lift = 0;
  double oracle = 0;
  double best = 0;
  double final_value = 0;
};

Play make_play(const Experiment& experiment, double impressions, int batches, const World& world,
               Chance& chance) {
  Play play;
  play.impressions = std::floor(impressions);
  std::vector<double> base = experiment.rates;
  for (std::size_t i = base.size() - 1; i > 0; --i) {
    std::swap(base[i], base[chance.rng.below(static_cast<std::uint32_t>(i + 1))]);
  }
  boost::random::normal_distribution<double> normal;
  const double step = world.drift / std::sqrt(static_cast<double>(batches));
  std::vector<double> wander(base.size(), 0.0);
  double served = 0;
  for (int b = 0; b < batches; ++b) {
    double day = 1;
    if (world.day_effect > 0) {
      day = std::exp(world.day_effect * normal(chance) - world.day_effect * world.day_effect / 2);
    }
    std::vector<double> rates(base.size());
    for (std::size_t i = 0; i < base.size(); ++i) {
      if (step > 0 && b > 0) wander[i] += step * normal(chance);
      rates[i] = std::min(1.0, base[i] * std::exp(wander[i]) * day);
    }
    play.rates.push_back(std::move(rates));
    const double until = std::floor(play.impressions * (b + 1) / batches);
    play.batch_impressions.push_back(until - served);
    served = until;
  }
  return play;
}

/// Whole impressions by arm: expectation `share`, sum `total`.
std::vector<double> deal(std::span<const double> share, double total, Chance& chance) {
  std::vector<double> out(share.size());
  const double offset = chance.unit();
  double cumulated = 0;
  double before = 0;
  for (std::size_t i = 0; i < share.size(); ++i) {
    cumulated += share[i];
    const bool last = i + 1 == share.size();
    const double until = last ? total : std::min(total, std::floor(cumulated * total + offset));
    out[i] = until - before;
    before = until;
  }
  return out;
}

double binomial(double trials, double rate, Chance& chance) {
  if (trials <= 0 || rate <= 0) return 0;
  boost::random::binomial_distribution<std::int64_t, double> draw(static_cast<std::int64_t>(trials),
                                                                  std::min(rate, 1.0));
  return static_cast<double>(draw(chance));
}

/// Installs on their way: what each batch will report, by report.
class Post {
 public:
  explicit Post(double mean_delay) : at_once_(1 / (1 + mean_delay)) {}

  /// Installs by age for a batch with `reports` reports to come, the batch's own included; what
  /// would arrive later is lost.
  std::vector<double> spread(double installs, std::size_t reports, Chance& chance) const {
    std::vector<double> out(reports, 0.0);
    for (std::size_t age = 0; age < reports && installs > 0; ++age) {
      out[age] = at_once_ >= 1 ? installs : binomial(installs, at_once_, chance);
      installs -= out[age];
    }
    return out;
  }

 private:
  double at_once_;
};

Outcome run(const Play& play, Policy& policy, const SimulationSetup& setup, Chance& chance) {
  const std::size_t arms = play.rates.front().size();
  const auto batches = static_cast<std::size_t>(setup.batches);
  const Post post(setup.world.delay_batches);
  std::vector<Period> periods;
  periods.reserve(batches);
  // By batch, arm and age.
  std::vector<std::vector<std::vector<double>>> mail(batches);
  double served = 0;
  double mean = 0;
  std::vector<double> arm_total(arms, 0.0);
  View view;
  view.arms = arms;
  view.batches = setup.batches;
  view.horizon_impressions = play.impressions;
  double remaining = play.impressions;
  for (std::size_t b = 0; b < batches; ++b) {
    view.periods = periods;
    view.next_impressions = std::max(1.0, play.batch_impressions[b]);
    view.remaining_impressions = std::max(1.0, remaining);
    const std::vector<double> share = policy.share(view, chance);
    Period period;
    period.impressions = deal(share, play.batch_impressions[b], chance);
    period.installs.assign(arms, 0.0);
    remaining -= play.batch_impressions[b];
    mail[b].resize(arms);
    for (std::size_t i = 0; i < arms; ++i) {
      const double n = period.impressions[i];
      served += n * play.rates[b][i];
      mean += play.batch_impressions[b] * play.rates[b][i] / static_cast<double>(arms);
      arm_total[i] += play.batch_impressions[b] * play.rates[b][i];
      mail[b][i] = post.spread(binomial(n, play.rates[b][i], chance), batches - b, chance);
    }
    periods.push_back(std::move(period));
    for (std::size_t p = 0; p <= b; ++p) {
      double arrived = 0;
      for (std::size_t i = 0; i < arms; ++i) {
        periods[p].installs[i] += mail[p][i][b - p];
        arrived += mail[p][i][b - p];
      }
      periods[p].arrivals.push_back(arrived);
    }
  }
  view.periods = periods;
  view.next_impressions = 1;
  view.remaining_impressions = 1;
  const std::size_t pick = policy.pick(view, chance);

  Outcome out;
  const std::vector<double>& last = play.rates.back();
  const double last_mean =
      std::accumulate(last.begin(), last.end(), 0.0) / static_cast<double>(arms);
  if (mean > 0) {
    out.lift = served / mean - 1;
    out.oracle = *std::max_element(arm_total.begin(), arm_total.end()) / mean - 1;
  }
  if (last_mean > 0) out.final_value = last[pick] / last_mean - 1;
  out.best = last[pick] >= *std::max_element(last.begin(), last.end()) ? 1 : 0;
  return out;
}

constexpr double kNormal95 = 1.959964;

Estimate estimate(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  double square = 0;
  for (const double v : values) sum += v;
  const double mean = sum / count;
  for (const double v : values) square += (v - mean) * (v - mean);
  const double error = count > 1 ? std::sqrt(square / (count - 1) / count) : 0;
  return {mean, mean - kNormal95 * error, mean + kNormal95 * error};
}

/// Ratio of two means over the same experiments, its error by linearisation.
Estimate ratio(std::span<const double> over, std::span<const double> under) {
  double top = 0;
  double bottom = 0;
  for (const double v : over) top += v;
  for (const double v : under) bottom += v;
  if (!(bottom > 0)) return {};
  const double value = top / bottom;
  std::vector<double> rest(over.size());
  for (std::size_t e = 0; e < over.size(); ++e) rest[e] = over[e] - value * under[e];
  const Estimate spread = estimate(rest);
  const double half = (spread.high - spread.value) * static_cast<double>(over.size()) / bottom;
  return {value, value - half, value + half};
}

}  // namespace

SimulationResult simulate(std::span<const Experiment> experiments,
                          std::span<const std::string> policies, const SimulationSetup& setup) {
  const std::size_t count = experiments.size();
  std::vector<std::vector<Outcome>> outcomes(policies.size(), std::vector<Outcome>(count));
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  const auto work = [&] {
    for (std::size_t e = next++; e < count && !stop; e = next++) {
      if (setup.stopped && setup.stopped()) stop = true;
      const Experiment& experiment = experiments[e];
      const double impressions = experiment.impressions > 0 && !setup.override_budgets
                                     ? experiment.impressions
                                     : setup.impressions;
      for (int r = 0; r < setup.repeats; ++r) {
        const std::uint64_t seed = mix_seed(mix_seed(setup.seed, e), static_cast<std::uint64_t>(r));
        Chance for_play(seed, 1);
        const Play play = make_play(experiment, impressions, setup.batches, setup.world, for_play);
        for (std::size_t p = 0; p < policies.size(); ++p) {
          Chance chance(seed, 2);
          const auto policy = make_policy(policies[p], setup.playmill);
          const Outcome one = run(play, *policy, setup, chance);
          Outcome& sum = outcomes[p][e];
          sum.lift += one.lift / setup.repeats;
          sum.oracle += one.oracle / setup.repeats;
          sum.best += one.best / setup.repeats;
          sum.final_value += one.final_value / setup.repeats;
        }
      }
    }
  };
  const unsigned threads =
      setup.threads > 0 ? setup.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> crew;
  for (unsigned t = 1; t < std::min<std::size_t>(threads, count); ++t) crew.emplace_back(work);
  work();
  for (std::thread& one : crew) one.join();

  SimulationResult result;
  result.experiments = count;
  for (const Experiment& experiment : experiments) {
    const double mean = std::accumulate(experiment.rates.begin(), experiment.rates.end(), 0.0) /
                        static_cast<double>(experiment.rates.size());
    result.mean_rate += mean / static_cast<double>(count);
  }
  for (std::size_t p = 0; p < policies.size(); ++p) {
    const auto column = [&](double Outcome::* field) {
      std::vector<double> out(count);
      for (std::size_t e = 0; e < count; ++e) out[e] = outcomes[p][e].*field;
      return out;
    };
    const std::vector<double> lift = column(&Outcome::lift);
    const std::vector<double> oracle = column(&Outcome::oracle);
    result.oracle_lift = estimate(oracle).value;
    result.policies.push_back({policies[p], estimate(lift), ratio(lift, oracle),
                               estimate(column(&Outcome::best)),
                               estimate(column(&Outcome::final_value))});
  }
  return result;
}

}  // namespace pm::gen
