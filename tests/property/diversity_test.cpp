// What must hold for the archive and the choice from it, whatever is offered in whatever order.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "generator/diversity/choose.h"
#include "generator/planner/lexical.h"
#include "runtime/sim/rng.h"

using namespace pm;
using namespace pm::gen;

namespace {

struct Stage {
  Catalog catalog = load_catalog().value();
  Brief brief =
      brief_from_text("Merge fruits, match colours, sort bottles. Relax.", "Orchard").value();
  Plan plan = make_lexical_planner(catalog)->plan(brief).value();
};

const Stage& stage() {
  static const Stage kept;
  return kept;
}

Niche any_cell(Rng& rng) {
  static const char* const kMechanics[]{"match3", "sort", "runner"};
  static const char* const kMoods[]{"joyful", "calm"};
  Niche out;
  out.mechanic = kMechanics[rng.below(3)];
  out.difficulty = static_cast<Third>(rng.below(3));
  out.pace = static_cast<Third>(rng.below(3));
  out.mood = kMoods[rng.below(2)];
  return out;
}

std::vector<Candidate> candidates(int count, std::uint64_t seed) {
  auto proposals = propose(stage().brief, stage().plan, stage().catalog, seed, count);
  REQUIRE(proposals.ok());
  std::vector<Candidate> out;
  for (Proposal& one : *proposals) {
    Candidate candidate;
    candidate.doc = std::move(one.doc);
    candidate.fit = one.fit;
    candidate.cell = one.cell;
    candidate.quality = {one.fit, 0};
    out.push_back(std::move(candidate));
  }
  return out;
}

Archive archive_of(const std::vector<Candidate>& all) {
  Archive out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    out.offer(all[i].cell, {static_cast<int>(i), all[i].quality.low(1)});
  }
  return out;
}

/// Distance of a candidate to the nearest of the first `count` choices.
double least_gap(const std::vector<Candidate>& all, const std::vector<Choice>& chosen,
                 std::size_t count, const Candidate& one) {
  const GenomePoint point = genome_point(one.doc, stage().catalog);
  double out = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const SceneDoc& other = all[static_cast<std::size_t>(chosen[i].candidate)].doc;
    out = std::min(out, genome_distance(point, genome_point(other, stage().catalog)));
  }
  return out;
}

}  // namespace

TEST_CASE("every cell's elite has its highest bound, in any order of offers", "[diversity]") {
  Rng rng(3);
  for (int world = 0; world < 50; ++world) {
    std::vector<std::pair<Niche, Archive::Entry>> offers;
    for (int i = 0; i < 120; ++i) {
      // Few different bounds, so that there are ties.
      offers.push_back({any_cell(rng), {i, static_cast<double>(rng.below(6)) / 5}});
    }
    Archive first;
    double qd = 0;
    for (const auto& [cell, entry] : offers) {
      const auto* before = first.elite(cell);
      const double was = before != nullptr ? before->low : -1;
      const bool won = first.offer(cell, entry);
      CHECK(won == (first.elite(cell)->candidate == entry.candidate));
      CHECK(first.elite(cell)->low >= was);   // an elite is never replaced by a worse one
      CHECK(first.qd_score() >= qd - 1e-12);  // the archive only gets better
      qd = first.qd_score();
    }
    std::map<Niche, double> best;
    for (const auto& [cell, entry] : offers) best[cell] = std::max(best[cell], entry.low);
    CHECK(first.filled() == best.size());
    for (const auto& [cell, low] : best) CHECK(first.elite(cell)->low == low);
    for (std::size_t i = offers.size(); i > 1; --i) {
      std::swap(offers[i - 1], offers[rng.below(static_cast<std::uint32_t>(i))]);
    }
    Archive second;
    for (const auto& [cell, entry] : offers) second.offer(cell, entry);
    CHECK(second.elites() == first.elites());
    std::size_t kept = 0;
    for (const auto& [cell, entries] : second.cells()) kept += entries.size();
    CHECK(kept == offers.size());
  }
}

TEST_CASE("proposals are different, belong to the plan and are the same each time", "[diversity]") {
  const auto all = candidates(120, 9);
  REQUIRE(all.size() == 120);
  std::set<std::string> seen;
  std::set<std::string> planned;
  for (const Ranked& item : stage().plan.mechanics) planned.insert(item.name);
  for (const Candidate& one : all) {
    CHECK(planned.count(one.doc.scene.mechanic) == 1);
    REQUIRE(one.doc.request);
    std::string visible = one.doc.scene.background.name;
    for (const char* gene :
         {"mechanic", "sprites", "prompt", "palette", "difficulty", "hint", "host", "presenter"}) {
      visible += "/" + std::string(one.doc.gene(gene));
    }
    seen.insert(visible);
  }
  CHECK(seen.size() == all.size());
  const auto again = candidates(120, 9);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(again[i].doc.request == all[i].doc.request);
}

TEST_CASE("a choice has no doubles and keeps to its games while that gives something different",
          "[diversity]") {
  const auto all = candidates(160, 4);
  const Archive archive = archive_of(all);
  const ChoiceRules rules{.z = 1, .spread = 0.8, .second = 0.05, .apart = 0.2};
  for (const int count : {1, 8, 24, 160, 200}) {
    const auto mechanics = share_out(stage().plan, count);
    const auto chosen = choose(all, archive, mechanics, rules, stage().catalog);
    CHECK(chosen.size() == std::min<std::size_t>(static_cast<std::size_t>(count), all.size()));
    std::set<int> seen;
    std::set<Niche> elites;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const Candidate& one = all[static_cast<std::size_t>(chosen[i].candidate)];
      CHECK(seen.insert(chosen[i].candidate).second);
      // Another game only in place of one that looks like what is there.
      if (chosen[i].nearest_gap < rules.apart || one.doc.scene.mechanic != mechanics[i]) {
        for (const Candidate& other : all) {
          const int number = static_cast<int>(&other - all.data());
          if (seen.count(number) != 0 || other.doc.scene.mechanic != mechanics[i]) continue;
          CHECK(least_gap(all, chosen, i, other) < rules.apart);
        }
      }
      if (chosen[i].elite) CHECK(elites.insert(one.cell).second);
      CHECK((chosen[i].nearest < 0) == (i == 0));
      CHECK(chosen[i].nearest < static_cast<int>(i));
      for (const Archive::Entry& other : chosen[i].beat) CHECK(other.low <= chosen[i].low);
    }
  }
}

TEST_CASE("distances are distances", "[diversity]") {
  const auto all = candidates(30, 2);
  std::vector<GenomePoint> points;
  for (const Candidate& one : all) points.push_back(genome_point(one.doc, stage().catalog));
  for (std::size_t i = 0; i < points.size(); ++i) {
    CHECK(genome_distance(points[i], points[i]) == 0);
    for (std::size_t k = 0; k < points.size(); ++k) {
      const double d = genome_distance(points[i], points[k]);
      CHECK(d == genome_distance(points[k], points[i]));
      CHECK(d >= 0);
      CHECK(d <= 1);
      if (all[i].doc.scene.mechanic != all[k].doc.scene.mechanic) CHECK(d > 0.35);
    }
  }
}
