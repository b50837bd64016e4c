#include "generator/breeder/closed_loop.h"

#include <algorithm>
#include <atomic>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "generator/breeder/audience.h"
#include "generator/breeder/choice_levels.h"
#include "generator/core/text.h"
#include "generator/optimiser/decision.h"
#include "generator/optimiser/delay.h"
#include "generator/screen/screen.h"

namespace pm::gen {

namespace {

constexpr int kRedraws = 6;
constexpr double kLowerLevel = 0.1;

/// A variant that came through the gate, and how viewers fared with it.
struct Played {
  ComposeRequest request;
  SceneDoc doc;
  std::vector<Session> sessions;
};

class Studio {
 public:
  Studio(const Brief& brief, const Plan& plan, const Catalog& catalog, const GateConfig& gate,
         const std::vector<Viewer>& viewers)
      : brief_(brief),
        plan_(plan),
        catalog_(catalog),
        gate_(gate),
        viewers_(viewers),
        player_(gate.human) {}

  /// Composes, gates and has it played; nothing when the gate takes no drawing of it.
  Result<std::optional<Played>> make(ComposeRequest request) {
    for (int attempt = 0; attempt <= kRedraws; ++attempt) {
      auto doc = compose_one(brief_, plan_, catalog_, request);
      if (!doc) return doc.error();
      const Screening screening =
          screen(*doc, *catalog_.find_template(request.mechanic), gate_, player_);
      if (screening.pass()) {
        Played out{request, std::move(*doc), {}};
        out.sessions = play_all(out.doc.scene, viewers_);
        return std::optional<Played>(std::move(out));
      }
      const Lean lean = screening.verdict.lean;
      request = drawn_again(request, attempt + 1,
                            lean == Lean::easier   ? -1
                            : lean == Lean::harder ? 1
                                                   : 0);
    }
    return std::optional<Played>();
  }

 private:
  const Brief& brief_;
  const Plan& plan_;
  const Catalog& catalog_;
  const GateConfig& gate_;
  const std::vector<Viewer>& viewers_;
  Player player_;
};

struct Arm {
  std::string id;
  ComposeRequest request;
  std::vector<std::string> choices;  // see choices_of
  double rate = 0;
  double impressions = 0;
  double installs = 0;
};

double normal(Chance& chance) {
  boost::random::normal_distribution<double> draw;
  return draw(chance);
}

double binomial(double trials, double rate, Chance& chance) {
  if (trials < 1 || rate <= 0) return 0;
  boost::random::binomial_distribution<std::int64_t, double> draw(static_cast<std::int64_t>(trials),
                                                                  std::min(rate, 1.0));
  return static_cast<double>(draw(chance));
}

/// What was served in a batch and when its installs are reported.
struct Batch {
  std::vector<std::size_t> arms;
  std::vector<double> impressions;
  std::vector<std::vector<double>> reports;  // by arm and age
};

/// One campaign: arms come and go, batches follow each other.
class Campaign {
 public:
  Campaign(const LoopSetup& setup, std::uint64_t seed)
      : setup_(setup), seed_(seed), chance_(mix_seed(seed, 2)) {}

  std::vector<Arm> arms;

  Pooled believe() const { return pool_with_choices(tallies(), choice_levels(choices())); }

  /// What is expected of a scene relative to others, by its choices.
  std::function<Expectation(const SceneDoc&)> foresight() const {
    return foresight_of(tallies(), choices());
  }

  /// Serves a generation; returns its mean true rate and the best arm's.
  std::pair<double, double> serve(const std::vector<std::size_t>& alive) {
    double served = 0;
    std::vector<double> alone(alive.size(), 0.0);
    const double per_batch = setup_.impressions / setup_.batches;
    for (int b = 0; b < setup_.batches; ++b) {
      const Pooled all = believe();
      const Pooled of_alive = of_arms(all, alive);
      const double left = setup_.impressions - per_batch * b;
      const std::vector<double> shares =
          guarded(allocate(of_alive, per_batch, left, setup_.impressions), {}, b, setup_.guards);
      Batch batch;
      const double day = std::exp(setup_.day_effect * normal(chance_));
      for (std::size_t i = 0; i < alive.size(); ++i) {
        Arm& arm = arms[alive[i]];
        const double rate = rate_now(arm, batches_.size());
        const double n = std::floor(per_batch * shares[i]);
        served += shares[i] * rate / setup_.batches;
        alone[i] += rate / setup_.batches;
        double installs = binomial(n, rate * day, chance_);
        arm.impressions += n;
        arm.installs += installs;
        std::vector<double> reports;
        while (installs > 0) {
          const double now = binomial(installs, 1 / (1 + setup_.delay_batches), chance_);
          reports.push_back(now);
          installs -= now;
        }
        batch.arms.push_back(alive[i]);
        batch.impressions.push_back(n);
        batch.reports.push_back(std::move(reports));
      }
      batches_.push_back(std::move(batch));
    }
    return {served, *std::max_element(alone.begin(), alone.end())};
  }

  /// An arm's rate in a batch: it wanders, the same way in every campaign of this audience.
  double rate_now(const Arm& arm, std::size_t batch) const {
    Chance lot(stable_hash(arm.id, seed_));
    const double step = setup_.drift / std::sqrt(static_cast<double>(setup_.batches));
    double wander = 0;
    for (std::size_t b = 0; b < batch; ++b) wander += step * normal(lot);
    return arm.rate * std::exp(wander);
  }

 private:
  /// Counts brought on common ground: matured, freed of days.
  std::vector<Tally> tallies() const {
    std::vector<Arrivals> arrivals(batches_.size());
    for (std::size_t p = 0; p < batches_.size(); ++p) {
      arrivals[p].assign(batches_.size() - p, 0.0);
      for (const auto& by_age : batches_[p].reports) {
        for (std::size_t age = 0; age < arrivals[p].size() && age < by_age.size(); ++age) {
          arrivals[p][age] += by_age[age];
        }
      }
    }
    const DelayCurve curve = fit_delay(arrivals);
    std::vector<Cell> cells;
    Circumstance day;
    day.levels = static_cast<int>(batches_.size());
    for (std::size_t p = 0; p < batches_.size(); ++p) {
      const std::size_t watched = batches_.size() - p;
      for (std::size_t i = 0; i < batches_[p].arms.size(); ++i) {
        if (!(batches_[p].impressions[i] > 0)) continue;
        double installs = 0;
        for (std::size_t age = 0; age < watched && age < batches_[p].reports[i].size(); ++age) {
          installs += batches_[p].reports[i][age];
        }
        cells.push_back({static_cast<int>(batches_[p].arms[i]), batches_[p].impressions[i],
                         installs, curve.share_by(watched - 1), 1});
        day.level.push_back(static_cast<int>(p));
      }
    }
    const Evidence evidence = weigh(cells, static_cast<int>(arms.size()), std::span(&day, 1));
    return evidence.arms;
  }

  std::vector<std::vector<std::string>> choices() const {
    std::vector<std::vector<std::string>> out;
    for (const Arm& arm : arms) out.push_back(arm.choices);
    return out;
  }

  const LoopSetup& setup_;
  std::uint64_t seed_;
  Chance chance_;
  std::vector<Batch> batches_;
};

Arm make_arm(std::string id, const Played& played, double rate) {
  Arm arm;
  arm.id = std::move(id);
  arm.request = played.request;
  arm.choices = choices_of(played.doc);
  arm.rate = rate;
  return arm;
}

std::string id_of(int generation, std::size_t place) {
  return "g" + std::to_string(generation) + "-" + (place < 9 ? "0" : "") +
         std::to_string(place + 1);
}

/// Rates of one audience, by generation.
struct Rates {
  std::vector<double> served, allocated, control, oracle;
  std::vector<Relative> family;
  double first_spread = 0;
  int given_up = 0;
};

class Audience {
 public:
  Audience(const Brief& brief, const Plan& plan, const Catalog& catalog, const LoopSetup& setup,
           const std::vector<Viewer>& viewers, const std::vector<Played>& first, std::uint64_t seed)
      : brief_(brief),
        plan_(plan),
        catalog_(catalog),
        setup_(setup),
        viewers_(viewers),
        first_(first),
        seed_(seed),
        taste_(mix_seed(seed, 1), setup.taste_spread) {
    double mean = 0;
    for (const Played& one : first_) mean += liking(one) / static_cast<double>(first_.size());
    scale_ = setup.ipm / 1000 / mean;
  }

  Result<Rates> run(Studio& studio) {
    Rates out;
    Campaign bred(setup_, seed_);
    Campaign kept(setup_, seed_);
    std::vector<std::size_t> alive;
    double square = 0;
    for (std::size_t i = 0; i < first_.size(); ++i) {
      const double rate = scale_ * liking(first_[i]);
      square += std::pow(rate * 1000 / setup_.ipm - 1, 2);
      bred.arms.push_back(make_arm(id_of(0, i), first_[i], rate));
      alive.push_back(i);
      Relative relative;
      relative.why = "first variant";
      relative.mechanic = first_[i].request.mechanic;
      out.family.push_back(relative);
    }
    out.first_spread = std::sqrt(square / static_cast<double>(first_.size()));
    kept.arms = bred.arms;
    const std::vector<std::size_t> first = alive;
    for (int g = 0; g <= setup_.generations; ++g) {
      if (setup_.stopped && setup_.stopped()) return out;
      if (g > 0) {
        if (auto done = next_generation(g, bred, alive, studio, out); !done) return done.error();
      }
      const auto [served, best] = bred.serve(alive);
      out.served.push_back(served * 1000);
      out.oracle.push_back(best * 1000);
      out.allocated.push_back(kept.serve(first).first * 1000);
      double control = 0;
      for (const std::size_t a : first) {
        for (int b = 0; b < setup_.batches; ++b) {
          const auto batch = static_cast<std::size_t>(g * setup_.batches + b);
          control += kept.rate_now(kept.arms[a], batch);
        }
      }
      out.control.push_back(control * 1000 / setup_.batches / static_cast<double>(first.size()));
      if (setup_.progress) setup_.progress("generation " + std::to_string(g));
    }
    for (std::size_t a = 0; a < bred.arms.size(); ++a) {
      Relative& relative = out.family[a];
      relative.id = bred.arms[a].id;
      relative.impressions = bred.arms[a].impressions;
      relative.installs = bred.arms[a].installs;
      relative.true_ipm = bred.arms[a].rate * 1000;
    }
    return out;
  }

 private:
  double liking(const Played& one) const { return taste_.liking(one.doc, viewers_, one.sessions); }

  Status next_generation(int g, Campaign& bred, std::vector<std::size_t>& alive, Studio& studio,
                         Rates& out) {
    const Pooled pooled = bred.believe();
    std::vector<Parent> parents;
    std::map<std::string, std::size_t> arm_of;
    for (std::size_t a = 0; a < bred.arms.size(); ++a) {
      arm_of[bred.arms[a].id] = a;
      if (std::find(alive.begin(), alive.end(), a) == alive.end()) continue;
      parents.push_back({bred.arms[a].id, bred.arms[a].request, pooled.mean[a],
                         rate_quantile(pooled, a, kLowerLevel)});
    }
    const auto by_choices = bred.foresight();
    const Foresight foresight = [&](const ComposeRequest& request) -> std::optional<Expectation> {
      auto doc = compose_one(brief_, plan_, catalog_, request);
      if (!doc) return std::nullopt;
      return by_choices(*doc);
    };
    const std::vector<Offspring> offspring =
        breed(parents, brief_, plan_, catalog_, setup_.variants,
              mix_seed(seed_, static_cast<std::uint64_t>(g) + 1000), setup_.breeding, foresight);
    alive.clear();
    std::size_t place = 0;
    for (const Offspring& one : offspring) {
      if (setup_.stopped && setup_.stopped()) return Done{};
      if (one.origin == Origin::elite) {
        alive.push_back(arm_of.at(one.parents.front()));
        continue;
      }
      auto played = studio.make(one.request);
      if (!played) return played.error();
      if (!*played) {
        ++out.given_up;
        continue;
      }
      alive.push_back(bred.arms.size());
      bred.arms.push_back(make_arm(id_of(g, place++), **played, scale_ * liking(**played)));
      Relative relative;
      relative.generation = g;
      relative.origin = one.origin;
      relative.parents = one.parents;
      relative.why = one.why;
      relative.mechanic = one.request.mechanic;
      out.family.push_back(std::move(relative));
    }
    return Done{};
  }

  const Brief& brief_;
  const Plan& plan_;
  const Catalog& catalog_;
  const LoopSetup& setup_;
  const std::vector<Viewer>& viewers_;
  const std::vector<Played>& first_;
  std::uint64_t seed_;
  Taste taste_;
  double scale_ = 1;
};

Estimate estimate(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  Estimate out;
  for (const double v : values) out.value += v / count;
  double square = 0;
  for (const double v : values) square += (v - out.value) * (v - out.value);
  const double half = count > 1 ? 1.96 * std::sqrt(square / (count - 1) / count) : 0;
  out.low = out.value - half;
  out.high = out.value + half;
  return out;
}

}  // namespace

Result<LoopResult> play_campaigns(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                  const GateConfig& gate, const LoopSetup& setup) {
  const std::vector<Viewer> viewers = make_viewers(setup.viewers, mix_seed(setup.seed, 3));
  auto composed = compose(brief, plan, catalog, brief.seed, setup.variants);
  if (!composed) return composed.error();

  const unsigned threads =
      setup.threads > 0 ? setup.threads : std::max(1U, std::thread::hardware_concurrency());
  std::mutex lock;
  std::optional<Error> fault;
  std::atomic<bool> stop{false};
  // Runs a numbered task on all threads; each has its own bots.
  const auto in_parallel = [&](std::size_t count, const auto& task) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      Studio studio(brief, plan, catalog, gate, viewers);
      for (std::size_t i = next++; i < count && !stop; i = next++) {
        if (setup.stopped && setup.stopped()) stop = true;
        if (auto done = task(i, studio); !done) {
          const std::scoped_lock guard(lock);
          if (!fault) fault = done.error();
          stop = true;
        }
      }
    };
    std::vector<std::thread> crew;
    for (unsigned t = 1; t < std::min<std::size_t>(threads, count); ++t) crew.emplace_back(work);
    work();
    for (std::thread& one : crew) one.join();
  };

  LoopResult result;
  std::vector<std::optional<Played>> tried(composed->size());
  in_parallel(composed->size(), [&](std::size_t i, Studio& studio) -> Status {
    auto played = studio.make(*(*composed)[i].request);
    if (!played) return played.error();
    tried[i] = std::move(*played);
    return Done{};
  });
  if (fault) return *fault;
  std::vector<Played> first;
  for (auto& one : tried) {
    if (one) {
      first.push_back(std::move(*one));
    } else {
      ++result.given_up;
    }
  }
  if (first.size() < 2) {
    return Error{ExitCode::gate, brief.source, "",
                 "fewer than two first variants came through the gate",
                 "Ask for more variants or another outcome"};
  }
  std::vector<Rates> rates(static_cast<std::size_t>(setup.audiences));
  in_parallel(rates.size(), [&](std::size_t i, Studio& studio) -> Status {
    Audience audience(brief, plan, catalog, setup, viewers, first, mix_seed(setup.seed, 10 + i));
    auto one = audience.run(studio);
    if (!one) return one.error();
    rates[i] = std::move(*one);
    return Done{};
  });
  if (fault) return *fault;
  if (stop) return result;
  for (int g = 0; g <= setup.generations; ++g) {
    const auto at = static_cast<std::size_t>(g);
    const auto column = [&](const auto& of) {
      std::vector<double> out;
      for (const Rates& one : rates) out.push_back(of(one));
      return estimate(out);
    };
    GenerationFigures figures;
    figures.served = column([&](const Rates& r) { return r.served[at]; });
    figures.allocated = column([&](const Rates& r) { return r.allocated[at]; });
    figures.control = column([&](const Rates& r) { return r.control[at]; });
    figures.oracle = column([&](const Rates& r) { return r.oracle[at]; });
    figures.multiple = column([&](const Rates& r) { return r.served[at] / r.served[0]; });
    result.generations.push_back(figures);
  }
  for (const Rates& one : rates) {
    result.first_spread += one.first_spread / static_cast<double>(rates.size());
    result.given_up += one.given_up;
  }
  result.family = rates.front().family;
  return result;
}

}  // namespace pm::gen
