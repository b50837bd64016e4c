#include "generator/diversity/choose.h"

#include <algorithm>
#include <tuple>

namespace pm::gen {

namespace {

/// Pictures of two games of one brief are about this far apart: a full unit of difference.
constexpr double kPictureUnit = 0.2;

/// Candidates in play: those with the same rank behind their cell's elite come together.
struct Contender {
  int candidate = 0;
  std::size_t rank = 0;  ///< 0: the elite
  double low = 0;
  double gap = 1;  ///< to the nearest choice so far
  GenomePoint point;
  int nearest = -1;
  bool taken = false;
  const std::vector<Archive::Entry>* cell = nullptr;
};

}  // namespace

double scene_distance(const GenomePoint& a, const Descriptor* a_cells, const GenomePoint& b,
                      const Descriptor* b_cells) {
  const double genome = genome_distance(a, b);
  if (a_cells == nullptr || b_cells == nullptr) return genome;
  const double picture = picture_distance(*a_cells, *b_cells) / kPictureUnit;
  return 0.5 * (genome + std::min(1.0, picture));
}

std::vector<Choice> choose(std::span<const Candidate> candidates, const Archive& archive,
                           std::span<const std::string> mechanics, const ChoiceRules& rules,
                           const Catalog& catalog) {
  std::vector<Contender> contenders;
  for (const auto& [cell, entries] : archive.cells()) {
    for (std::size_t r = 0; r < entries.size(); ++r) {
      Contender one;
      one.candidate = entries[r].candidate;
      one.rank = r;
      one.low = candidates[static_cast<std::size_t>(one.candidate)].quality.low(rules.z);
      one.cell = &entries;
      one.point = genome_point(candidates[static_cast<std::size_t>(one.candidate)].doc, catalog);
      contenders.push_back(one);
    }
  }
  const auto of = [&](const Contender& one) -> const Candidate& {
    return candidates[static_cast<std::size_t>(one.candidate)];
  };
  const auto cells = [&](const Contender& one) {
    const auto& look = of(one).look;
    return look ? &look->cells : nullptr;
  };
  std::vector<Choice> out;
  for (const std::string& mechanic : mechanics) {
    Contender* best = nullptr;
    // Not too like another; the right game; then what it is worth.
    const auto rank = [&](const Contender& one) {
      const double worth = one.low + rules.spread * one.gap - (one.rank > 0 ? rules.second : 0.0);
      return std::tuple(one.gap >= rules.apart, of(one).doc.scene.mechanic == mechanic, worth);
    };
    for (Contender& one : contenders) {
      if (!one.taken && (best == nullptr || rank(one) > rank(*best))) best = &one;
    }
    if (best == nullptr) break;
    best->taken = true;
    Choice choice;
    choice.candidate = best->candidate;
    choice.low = best->low;
    choice.elite = best->rank == 0;
    choice.nearest = best->nearest;
    choice.nearest_gap = best->gap;
    choice.beat.assign(best->cell->begin() + static_cast<std::ptrdiff_t>(best->rank) + 1,
                       best->cell->end());
    const int place = static_cast<int>(out.size());
    out.push_back(std::move(choice));
    for (Contender& one : contenders) {
      if (one.taken) continue;
      const double gap = scene_distance(one.point, cells(one), best->point, cells(*best));
      if (one.nearest >= 0 && gap >= one.gap) continue;
      one.gap = gap;
      one.nearest = place;
    }
  }
  return out;
}

}  // namespace pm::gen
