#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "generator/breeder/breed.h"
#include "generator/core/result.h"
#include "generator/optimiser/allocate.h"
#include "generator/optimiser/simulate.h"
#include "generator/screen/gate_config.h"

namespace pm::gen {

/// A made-up campaign: what is served, how often one looks, what the world is like.
struct LoopSetup {
  int generations = 5;  ///< bred after the first
  int variants = 12;
  int batches = 7;               ///< decisions per generation
  double impressions = 200'000;  ///< per generation
  double ipm = 5;                ///< installs per 1000 impressions of the first variants' mean
  double taste_spread = 0.5;     ///< see Taste
  double day_effect = 0.15;      ///< relative sd of a factor common to all variants
  double drift = 0.05;           ///< relative sd by which a variant wanders per generation
  double delay_batches = 0.5;    ///< mean delay of an install
  int viewers = 96;              ///< who play each variant
  int audiences = 4;             ///< tastes drawn; each is a campaign of its own
  std::uint64_t seed = 1;
  unsigned threads = 0;
  Guards guards{.holdout = 0.1};  ///< so that newcomers get a hearing
  BreedTuning breeding;
  std::function<bool()> stopped;                   ///< asked now and then; true ends early
  std::function<void(std::string_view)> progress;  ///< after each generation, from any thread
};

/// Of one generation, per 1000 impressions, means over audiences; true chances of what was served.
struct GenerationFigures {
  Estimate served;     ///< bred and allocated
  Estimate allocated;  ///< the first variants only, allocated by the same optimiser
  Estimate control;    ///< the first variants only, equal split
  Estimate oracle;     ///< the best variant alive in this generation, alone
  Estimate multiple;   ///< served ÷ served of the first generation
};

/// A variant of the first audience's campaign.
struct Relative {
  std::string id;
  int generation = 0;
  Origin origin = Origin::explorer;
  std::vector<std::string> parents;
  std::string why;
  std::string mechanic;
  double impressions = 0;
  double installs = 0;
  double true_ipm = 0;
};

struct LoopResult {
  std::vector<GenerationFigures> generations;
  std::vector<Relative> family;
  double first_spread = 0;  ///< relative sd between the first variants' true rates
  int given_up = 0;         ///< places left empty because the gate took no scene
};

/// Plays whole campaigns against audiences with a hidden taste. A simulation: viewers, tastes and
/// installs are made up; that scenes are composed, gated and really played through the runtime is
/// not. Errors come from the composer.
Result<LoopResult> play_campaigns(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                  const GateConfig& gate, const LoopSetup& setup);

}  // namespace pm::gen
