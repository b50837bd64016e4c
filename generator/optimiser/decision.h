#pragma once
#include <span>
#include <vector>

#include "generator/optimiser/allocate.h"
#include "generator/optimiser/counts.h"
#include "generator/optimiser/statements.h"
#include "generator/optimiser/value.h"

namespace pm::gen {

struct DecisionOptions {
  std::size_t reference = 0;  ///< arm that others are compared with; must be served
  double confidence = 0.95;   ///< of the always-valid statements
  double margin = 0.05;       ///< stop when no other arm can be better by more
  double remaining = 0;       ///< impressions still to come; 0: as many as were seen
  double next = 0;            ///< of the coming period; 0: a mean period's
  Guards guards;
  std::vector<double> previous;  ///< shares served before, of the served arms; empty: none
  int periods_done = -1;         ///< that the served arms have had; −1: all of the counts
  /// What arms share with others (see choices.h), one level per arm.
  std::vector<Circumstance> choices;
  /// Money of each arm; an arm that is worth less never gets more than an equal share.
  std::vector<ArmValue> values;
};

/// What is believed of all arms ever counted, and what follows for those that are served next.
struct Decision {
  Evidence evidence;
  Pooled all;                       ///< belief of every arm
  std::vector<std::size_t> served;  ///< arms, in the order of the shares
  Pooled pooled;                    ///< belief of the served arms
  std::vector<double> best;         ///< chance of each served arm to be the best of them
  std::vector<double> shares;       ///< exact assignment probabilities of the next period
  Statements said;                  ///< indices are those of `served`
};

/// Same counts and options, same decision. `served` are arms of the counts, at least one.
Decision decide(const Counts& counts, std::span<const std::size_t> served,
                const DecisionOptions& options);

/// The belief of some of the arms.
Pooled of_arms(const Pooled& all, std::span<const std::size_t> arms);

}  // namespace pm::gen
