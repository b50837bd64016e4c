#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "generator/campaign/generation.h"
#include "generator/campaign/settings.h"
#include "generator/measured/measured.h"
#include "generator/optimiser/decision.h"

namespace pm::gen {

/// What reports told of a day's installs, and when: from this the delay of installs is learnt.
struct ReportedInstalls {
  std::string source;
  std::string as_of;                       ///< last day of the report
  std::map<std::string, double> installs;  ///< by day
};

/// How the generation that is served has got on.
struct Standing {
  double impressions = 0;  ///< of its variants since it began
  double installs = 0;
  int days = 0;       ///< with impressions
  bool over = false;  ///< enough of both
};

/// What is believed of a campaign on the last day that reports tell of.
struct Belief {
  std::string as_of;              ///< empty before any report
  std::vector<std::string> arms;  ///< every variant ever made
  std::vector<Tally> totals;      ///< counted, of every arm
  DelayCurve delay;
  bool delay_known = false;      ///< more than one report told of the same days
  std::vector<ArmValue> values;  ///< of every arm
  int engagement_levels = 0;     ///< of how much variants are played; 0: not known or no help
  Standing standing;
  Decision decision;  ///< arms of `decision.served` index `arms`
};

/// Delay of installs from what reports told on different days; "no delay" when there is only one
/// report of each source.
DelayCurve learnt_delay(std::span<const ReportedInstalls> reported, bool& known);

/// `previous` are the shares served before, by variant. The last generation is the one served.
Belief believe_campaign(const CampaignSettings& settings, const Lineage& lineage,
                        std::span<const Measured> rows, const DelayCurve& delay, bool delay_known,
                        const std::map<std::string, double>& previous);

/// Parents for the next generation, and what is expected of choices.
std::vector<Parent> parents_of(const Belief& belief, const Lineage& lineage);
std::function<Expectation(const SceneDoc&)> foresight_of(const Belief& belief,
                                                         const Lineage& lineage);

}  // namespace pm::gen
