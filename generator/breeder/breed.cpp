#include "generator/breeder/breed.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "generator/core/text.h"
#include "generator/core/weighted.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

namespace {

constexpr std::uint64_t kSeedMask = (1ULL << 53U) - 1;
/// Chance that a child takes a facet from its second parent.
constexpr int kCrossPm = 400;
constexpr int kSecondMutationPm = 500;
/// Chance that an explorer leaves what the plan finds close.
constexpr int kFarPm = 300;
/// Times that a scene of the wrong difficulty is only tuned anew.
constexpr int kTunings = 4;
/// How much steeper than their lower bounds the winners are preferred as parents.
constexpr double kPressure = 3;
/// Children compete for the best of them to be found and kept, so one counts by what it may be:
/// so many sd above what is expected of it. Without, a near copy of the winner always looks best.
constexpr double kHope = 2;

std::string per_mille(double rate) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", rate * 1000);
  return text;
}

class Breeder {
 public:
  Breeder(const Brief& brief, const Plan& plan, const Catalog& catalog, std::uint64_t seed,
          const BreedTuning& tuning)
      : brief_(brief), plan_(plan), catalog_(catalog), tuning_(tuning), rng_(seed) {}

  Offspring child(std::span<const Parent> parents, std::size_t elites) {
    const double top = parents.front().low_rate;
    const auto fitness = [&](std::size_t i) {
      return top > 0 ? std::pow(parents[i].low_rate / top, kPressure) : 1.0;
    };
    const std::size_t first = draw(elites, fitness);
    const Parent& a = parents[first];
    Offspring out;
    out.origin = Origin::child;
    out.request = a.request;
    out.parents.push_back(a.id);
    out.why = "near " + a.id + " (" + per_mille(a.rate) + " per mille, at least " +
              per_mille(a.low_rate) + ")";
    const std::size_t second = draw(parents.size(), fitness);
    if (second != first) cross(parents[second], out);
    std::string changed = mutate(out.request);
    if (rng_.chance_per_mille(kSecondMutationPm)) changed += " and " + mutate(out.request);
    out.why += "; new: " + changed;
    return out;
  }

  /// The most promising of several, so that what was learnt of choices is used.
  Offspring chosen_child(std::span<const Parent> parents, std::size_t elites,
                         const Foresight& foresight) {
    Offspring best = child(parents, elites);
    if (!foresight) return best;
    double top = hoped(best, foresight);
    for (int c = 1; c < tuning_.candidates; ++c) {
      Offspring other = child(parents, elites);
      const double value = hoped(other, foresight);
      if (value <= top) continue;
      top = value;
      best = std::move(other);
    }
    return best;
  }

  Offspring explorer() {
    Offspring out;
    const bool far = rng_.chance_per_mille(kFarPm);
    ComposeRequest& request = out.request;
    request.mechanic = mechanic(far);
    request.background = background(far);
    request.theme = static_cast<int>(rng_.below(4));
    request.difficulty = wished_difficulty() + 0.8 * (2 * rng_.unit() - 1.0);
    request.difficulty = std::clamp(request.difficulty, -1.0, 1.0);
    request.seed = fresh();
    request.lots = lots_from(request.seed);
    out.why = far ? "explores: a " + request.mechanic + " off the beaten track"
                  : "explores: a " + request.mechanic + " as the plan would have it";
    return out;
  }

 private:
  static double hoped(const Offspring& one, const Foresight& foresight) {
    const std::optional<Expectation> expected = foresight(one.request);
    if (!expected) return -std::numeric_limits<double>::infinity();
    return expected->log_rate + kHope * expected->sd;
  }

  template <class Weight>
  std::size_t draw(std::size_t count, const Weight& weight) {
    return weighted_index(count, static_cast<double>(rng_.unit()), weight);
  }

  std::uint64_t fresh() {
    const std::uint64_t high = rng_.next();
    return ((high << 32U) | rng_.next()) & kSeedMask;
  }

  double wished_difficulty() const {
    if (brief_.outcome == "win") return -0.6;
    if (brief_.outcome == "near_win") return 0.35;
    if (brief_.outcome == "fail") return 0.9;
    return 0;
  }

  std::string mechanic(bool far) {
    // The square root gives what the plan finds less likely a fairer chance; far off, all are
    // equal.
    const std::size_t i = draw(plan_.mechanics.size(), [&](std::size_t k) {
      const double weight = plan_.mechanics[k].weight;
      if (weight <= 0) return 0.0;
      return far ? 1.0 : std::sqrt(weight);
    });
    return plan_.mechanics[i].name;
  }

  std::string background(bool far) {
    if (far && !catalog_.backgrounds.empty()) {
      const auto count = static_cast<std::uint32_t>(catalog_.backgrounds.size());
      return catalog_.backgrounds[rng_.below(count)].name;
    }
    const std::size_t i = draw(plan_.backgrounds.size(), [&](std::size_t k) {
      return plan_.backgrounds[k].weight * plan_.backgrounds[k].weight + 0.02;
    });
    return plan_.backgrounds[i].name;
  }

  /// Facets from a second parent; those that only mean something within a mechanic stay in it.
  void cross(const Parent& b, Offspring& out) {
    const bool same_game = b.request.mechanic == out.request.mechanic;
    std::string taken;
    const auto take = [&](std::string_view name) {
      taken += (taken.empty() ? "" : ", ") + std::string(name);
    };
    for (std::size_t f = 0; f < kFacets; ++f) {
      const auto facet = static_cast<Facet>(f);
      const bool bound = facet == Facet::story || facet == Facet::tune || facet == Facet::cast;
      if (!rng_.chance_per_mille(kCrossPm) || (bound && !same_game)) continue;
      (*out.request.lots)[f] = (*b.request.lots)[f];
      if (facet == Facet::tune) {
        out.request.difficulty = b.request.difficulty;
        out.request.seed = b.request.seed;
      }
      if (facet == Facet::host) out.request.host = b.request.host;
      if (facet == Facet::cast) out.request.theme = b.request.theme;
      if (facet == Facet::look && !brief_.backdrop &&
          b.request.background != out.request.background) {
        out.request.background = b.request.background;
        take("background");
      }
      take(kFacetNames[f]);
    }
    if (taken.empty()) return;
    out.parents.push_back(b.id);
    out.why += "; from " + b.id + ": " + taken;
  }

  std::string mutate(ComposeRequest& request) {
    const auto redraw = [&](Facet facet) {
      (*request.lots)[static_cast<std::size_t>(facet)] = fresh();
    };
    const std::uint32_t which = rng_.below(9);
    // A product's own backdrop leaves no choice of backgrounds: sprites change instead.
    switch (brief_.backdrop && which < 2 ? which + 2 : which) {
      case 0:
      case 1:
        request.background = background(rng_.chance_per_mille(kFarPm));
        redraw(Facet::look);
        return "background " + request.background;
      case 2:
        request.theme = static_cast<int>(rng_.below(5));
        redraw(Facet::cast);
        return "sprites";
      case 3: redraw(Facet::cast); return "sprites of the same family";
      case 4: {
        const double step = 0.15 + 0.35 * rng_.unit();
        const bool harder = rng_.chance_per_mille(500);
        request.difficulty = std::clamp(request.difficulty + (harder ? step : -step), -1.0, 1.0);
        request.seed = fresh();
        redraw(Facet::tune);
        return harder ? "harder" : "easier";
      }
      case 5: redraw(Facet::words); return "words";
      case 6:
        redraw(Facet::pace);
        redraw(Facet::juice);
        redraw(Facet::palette);
        return "pacing, effects, palette";
      case 7:
        request.host.clear();
        redraw(Facet::host);
        return "host";
      default:
        request.mechanic = mechanic(false);
        redraw(Facet::story);
        redraw(Facet::tune);
        request.seed = fresh();
        return "mechanic " + request.mechanic;
    }
  }

  const Brief& brief_;
  const Plan& plan_;
  const Catalog& catalog_;
  const BreedTuning& tuning_;
  pm::Rng rng_;
};

}  // namespace

std::string_view origin_name(Origin origin) {
  switch (origin) {
    case Origin::elite: return "elite";
    case Origin::child: return "child";
    case Origin::explorer: break;
  }
  return "explorer";
}

std::vector<Offspring> breed(std::span<const Parent> parents, const Brief& brief, const Plan& plan,
                             const Catalog& catalog, int count, std::uint64_t seed,
                             const BreedTuning& tuning, const Foresight& foresight) {
  std::vector<Parent> ranked(parents.begin(), parents.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Parent& x, const Parent& y) { return x.low_rate > y.low_rate; });
  const auto elites = std::min(
      ranked.size(), static_cast<std::size_t>(std::max(1L, std::lround(tuning.elites * count))));
  Breeder breeder(brief, plan, catalog, seed, tuning);
  std::vector<Offspring> out;
  for (std::size_t i = 0; i < elites && static_cast<int>(i) < count; ++i) {
    Offspring one;
    one.origin = Origin::elite;
    one.request = ranked[i].request;
    one.parents = {ranked[i].id};
    one.why = "kept: at least " + per_mille(ranked[i].low_rate) + " per mille, place " +
              std::to_string(i + 1) + " of " + std::to_string(ranked.size());
    out.push_back(std::move(one));
  }
  const int free = count - static_cast<int>(out.size());
  const int near = static_cast<int>(std::lround(tuning.near * free));
  for (int i = 0; i < free; ++i) {
    out.push_back(i < near ? breeder.chosen_child(ranked, elites, foresight) : breeder.explorer());
  }
  return out;
}

ComposeRequest drawn_again(const ComposeRequest& request, int attempt, int lean) {
  ComposeRequest out = request;
  out.seed = stable_hash("again/" + std::to_string(attempt), request.seed) & kSeedMask;
  // A scene of the wrong difficulty is tuned anew and keeps what it is there for, its sprites and
  // its story; only when that does not help for long do they change too.
  const bool tuned_only = lean != 0 && attempt <= kTunings;
  if (out.lots) {
    for (const Facet facet : {Facet::story, Facet::tune, Facet::cast}) {
      if (tuned_only && facet != Facet::tune) continue;
      auto& lot = (*out.lots)[static_cast<std::size_t>(facet)];
      lot = stable_hash("again/" + std::to_string(attempt), lot);
    }
  }
  out.difficulty = std::clamp(out.difficulty + 0.25 * lean, -1.0, 1.0);
  return out;
}

}  // namespace pm::gen
