#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generator/measured/measured.h"
#include "generator/optimiser/checks.h"
#include "generator/optimiser/decision.h"
#include "generator/readout/rates.h"

namespace pm::gen {

struct ReadoutOptions {
  std::string reference;  ///< variant that others are compared with; empty: the most served
  double confidence = 0.95;
  double margin = 0.05;
  /// Shares that were meant to be served, by variant; empty: nobody said, nothing is checked.
  std::map<std::string, double> meant;
  /// Choices of each variant by name (mechanic, background …), for those whose scene is known.
  std::map<std::string, std::map<std::string, std::string>> genomes;
  int recent_days = 5;  ///< that fatigue looks at
  double worth_at_least = 0.8;
};

/// A step of a funnel: how many of those who were shown the ad came so far.
struct FunnelStep {
  std::string event;
  double count = 0;
  Rate share;  ///< of `shown`
};

struct VariantReadout {
  std::string id;
  double impressions = 0, clicks = 0, installs = 0, spend = 0, revenue = 0;
  Rate ipm;       ///< installs per impression as counted, one look
  Rate believed;  ///< shrunken, freed of days, networks, countries; 90 %
  double chance_best = 0;
  std::optional<Rate> ctr;  ///< clicks ÷ impressions
  std::optional<Rate> cvr;  ///< installs ÷ clicks
  double shown = 0;         ///< times the ad itself told of being shown
  double mean_seconds = 0;  ///< in the ad; 0: not told
  std::vector<FunnelStep> funnel;
  ArmValue value;
  Fatigue fatigue;
};

/// What a choice is worth, over all variants that share it.
struct ChoiceReadout {
  std::string choice, level;
  double effect = 1;  ///< multiplier of the rate, shrunken by credibility; 1: nothing is known
  Rate ipm;           ///< of all traffic with it, as counted
  int variants = 0;
  double impressions = 0;
};

/// What was measured and what may be said of it.
struct Readout {
  std::string first_day, last_day, currency;
  std::vector<std::string> networks;
  std::vector<VariantReadout> variants;  ///< by belief, best first; `decision` indexes the same
  std::vector<ChoiceReadout> choices;    ///< by size of effect; empty without genomes
  Decision decision;
  std::size_t reference = 0;
  SplitCheck split;
  std::vector<std::string> boss;    ///< three sentences that claim no more than the data
  std::vector<std::string> alarms;  ///< split, fatigue, value, thin data
};

/// Nothing without a row with impressions: `variants` is empty then.
Readout read_out(std::span<const Measured> rows, const ReadoutOptions& options);

}  // namespace pm::gen
