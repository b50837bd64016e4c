#include "generator/diversity/propose.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/core/text.h"
#include "generator/core/weighted.h"
#include "generator/diversity/distance.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

namespace {

constexpr std::uint64_t kSeedMask = (1ULL << 53U) - 1;
constexpr double kLikelyMood = 0.1;   // share of the plan's moods from which one is worth a try
constexpr double kPlannedMood = 0.5;  // chance to keep the plan's own
constexpr int kAfreshPm = 350;        // proposals that no elite is changed for
/// Least distance by genes to every earlier proposal; asked for less and less of when the plan has
/// nothing new to offer.
constexpr std::array<double, 6> kNew{0.14, 0.14, 0.1, 0.06, 0.03, 0};

double weight_of(const std::vector<Ranked>& list, std::string_view name) {
  for (const Ranked& item : list) {
    if (item.name == name) return item.weight;
  }
  return 0;
}

class Proposer {
 public:
  Proposer(const Brief& brief, const Plan& plan, const Catalog& catalog, std::uint64_t seed)
      : brief_(brief), plan_(plan), catalog_(catalog), rng_(seed), seed_(seed) {
    moods_.push_back(plan.mood);
    for (const Ranked& item : plan.moods) {
      if (item.weight >= kLikelyMood) add_mood(item.name);
    }
    // A palette of the plan's mood often has a second one: close enough.
    for (const PaletteInfo& palette : catalog.palettes) {
      const auto& moods = palette.moods;
      if (std::find(moods.begin(), moods.end(), plan.mood) == moods.end()) continue;
      for (const std::string& mood : moods) add_mood(mood);
    }
  }

  Result<std::vector<Proposal>> run(int count, const std::function<bool()>& stopped) {
    // A quarter is what the composer would have made: it knows the plan's order.
    const int first = std::max(1, count / 4);
    auto composed = compose(brief_, plan_, catalog_, seed_, first);
    if (!composed) return composed.error();
    for (SceneDoc& doc : *composed) take(std::move(doc), -1);
    while (static_cast<int>(out_.size()) < count) {
      if (stopped && stopped()) break;
      if (auto done = next(); !done) return done.error();
    }
    return std::move(out_);
  }

 private:
  void add_mood(const std::string& mood) {
    if (std::find(moods_.begin(), moods_.end(), mood) == moods_.end()) moods_.push_back(mood);
  }

  void take(SceneDoc doc, int parent) {
    Proposal one;
    one.fit = plan_fit(doc, plan_);
    one.cell = asked_niche(doc, plan_);
    one.parent = parent;
    points_.push_back(genome_point(doc, catalog_));
    one.doc = std::move(doc);
    archive_.offer(one.cell, {static_cast<int>(out_.size()), one.fit});
    out_.push_back(std::move(one));
  }

  Status next() {
    for (const double least : kNew) {
      const std::vector<int> elites = archive_.elites();
      int parent = elites[rng_.below(static_cast<std::uint32_t>(elites.size()))];
      ComposeRequest request = *out_[static_cast<std::size_t>(parent)].doc.request;
      if (rng_.chance_per_mille(kAfreshPm)) {
        parent = -1;
        draw_afresh(request);
      } else {
        change(request);
        if (rng_.chance_per_mille(500)) change(request);
      }
      request.index = static_cast<int>(out_.size());
      auto doc = compose_one(brief_, plan_, catalog_, request);
      if (!doc) return doc.error();
      const GenomePoint point = genome_point(*doc, catalog_);
      const bool is_new = std::none_of(points_.begin(), points_.end(), [&](const GenomePoint& old) {
        return genome_distance(point, old) < least;
      });
      if (!is_new) continue;
      take(std::move(*doc), parent);
      break;
    }
    return Done{};
  }

  /// As the plan would have it, all lots new.
  void draw_afresh(ComposeRequest& request) {
    request.mechanic = any_mechanic();
    request.background = any_background();
    request.mood = any_mood();
    request.theme = static_cast<int>(rng_.below(5));
    request.difficulty = 2 * static_cast<double>(rng_.unit()) - 1;
    request.seed = fresh();
    request.lots = lots_from(request.seed);
  }

  // Square roots give what the plan finds less likely a fair chance.
  std::string any_mechanic() {
    return plan_
        .mechanics[draw(
            plan_.mechanics.size(),
            [&](std::size_t k) { return std::sqrt(std::max(0.0, plan_.mechanics[k].weight)); })]
        .name;
  }

  std::string any_background() {
    return plan_
        .backgrounds[draw(
            plan_.backgrounds.size(),
            [&](std::size_t k) { return std::max(0.0, plan_.backgrounds[k].weight) + 0.02; })]
        .name;
  }

  std::string any_mood() {
    const bool planned = static_cast<double>(rng_.unit()) < kPlannedMood;
    const auto any = rng_.below(static_cast<std::uint32_t>(moods_.size()));
    return planned ? "" : moods_[any];
  }

  std::uint64_t fresh() {
    const std::uint64_t high = rng_.next();
    return ((high << 32U) | rng_.next()) & kSeedMask;
  }

  template <class Weight>
  std::size_t draw(std::size_t count, const Weight& weight) {
    return weighted_index(count, static_cast<double>(rng_.unit()), weight);
  }

  /// One step away, along one axis of the archive or of the looks.
  void change(ComposeRequest& request) {
    const auto redraw = [&](Facet facet) {
      (*request.lots)[static_cast<std::size_t>(facet)] = fresh();
    };
    switch (rng_.below(9)) {
      case 0:
      case 1:
        request.background = any_background();
        redraw(Facet::look);
        break;
      case 2:
        request.theme = static_cast<int>(rng_.below(5));
        redraw(Facet::cast);
        break;
      case 3: redraw(Facet::cast); break;
      case 4: {
        const double step = 0.2 + 0.4 * static_cast<double>(rng_.unit());
        const bool harder = rng_.chance_per_mille(500);
        request.difficulty = std::clamp(request.difficulty + (harder ? step : -step), -1.0, 1.0);
        request.seed = fresh();
        redraw(Facet::tune);
        break;
      }
      case 5:
        redraw(Facet::pace);
        redraw(Facet::juice);
        break;
      case 6:
        redraw(Facet::words);
        redraw(Facet::story);
        break;
      case 7:
        request.mood = any_mood();
        redraw(Facet::palette);
        break;
      default:
        request.mechanic = any_mechanic();
        request.seed = fresh();
        redraw(Facet::tune);
        redraw(Facet::story);
        break;
    }
  }

  const Brief& brief_;
  const Plan& plan_;
  const Catalog& catalog_;
  pm::Rng rng_;
  std::uint64_t seed_;
  std::vector<std::string> moods_;
  std::vector<Proposal> out_;
  std::vector<GenomePoint> points_;
  Archive archive_;
};

}  // namespace

double plan_fit(const SceneDoc& doc, const Plan& plan) {
  const double best = plan.mechanics.empty() ? 1 : std::max(1e-9, plan.mechanics.front().weight);
  const double mechanic = std::sqrt(weight_of(plan.mechanics, doc.scene.mechanic) / best);
  const Background& behind = doc.scene.background;
  const double background =
      behind.is_picture() ? 1 : std::min(1.0, weight_of(plan.backgrounds, behind.name));
  double sprites = 0.5;
  double mood = 1;
  if (doc.request) {
    sprites = 1.0 / (1 + doc.request->theme);
    if (!doc.request->mood.empty() && doc.request->mood != plan.mood) {
      mood = std::max(0.5, weight_of(plan.moods, doc.request->mood));
    }
  }
  return 0.4 * mechanic + 0.25 * background + 0.2 * sprites + 0.15 * mood;
}

Result<std::vector<Proposal>> propose(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      std::uint64_t seed, int count,
                                      const std::function<bool()>& stopped) {
  return Proposer(brief, plan, catalog, seed).run(count, stopped);
}

}  // namespace pm::gen
