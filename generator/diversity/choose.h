#pragma once
#include <span>
#include <string>
#include <vector>

#include "generator/diversity/archive.h"
#include "generator/diversity/candidate.h"
#include "generator/diversity/distance.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// A candidate that ships, and why.
struct Choice {
  int candidate = 0;
  double low = 0;          ///< lower bound of its quality
  bool elite = true;       ///< of its cell; else the next best of a cell that already has one
  int nearest = -1;        ///< place of the choice before it that it is most like; -1: the first
  double nearest_gap = 1;  ///< distance to that one, 0..1
  std::vector<Archive::Entry> beat;  ///< others of its cell, best first
};

/// Distance of two scenes, 0..1: by choices, and where both have pictures by these as well.
double scene_distance(const GenomePoint& a, const Descriptor* a_cells, const GenomePoint& b,
                      const Descriptor* b_cells);

/// What a choice goes by; see templates/screening.json.
struct ChoiceRules {
  double z = 1;       ///< standard deviations of a lower bound
  double spread = 1;  ///< what distance to those already chosen is worth against quality
  double second = 0;  ///< what it costs not to be the elite of a cell
  double apart = 0;   ///< two that are closer are one and the same to a viewer
};

/// One candidate for each of `mechanics`, in that order: the one that is best and farthest from
/// those already chosen. One that is too close to them comes only when there is nothing else, not
/// even of another mechanic. Fewer than asked when there are fewer candidates.
std::vector<Choice> choose(std::span<const Candidate> candidates, const Archive& archive,
                           std::span<const std::string> mechanics, const ChoiceRules& rules,
                           const Catalog& catalog);

}  // namespace pm::gen
