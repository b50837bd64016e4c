#pragma once
#include <optional>
#include <string>

#include "generator/diversity/belief.h"
#include "generator/diversity/propose.h"
#include "generator/look/judge.h"

namespace pm::gen {

/// A proposal and what screening found out about it. Its number is its place among all of them.
struct Candidate {
  SceneDoc doc;
  double fit = 0;
  int parent = -1;                 ///< see Proposal
  Niche cell;                      ///< as asked for, then as measured
  std::string cut;                 ///< why it was left out early; empty: it was not
  std::optional<LookScores> look;  ///< once its pictures were measured
  PlayTally plays;
  BelievedScore rate;     ///< of being won by the human-like bot, shrunken; once it was played
  BelievedScore quality;  ///< 0..1
};

}  // namespace pm::gen
