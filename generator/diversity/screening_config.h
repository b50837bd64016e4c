#pragma once
#include "generator/core/result.h"
#include "generator/diversity/choose.h"
#include "generator/look/judge.h"

namespace pm::gen {

/// How candidates are screened: templates/screening.json, whose schema says what each means.
struct ScreeningConfig {
  LookConfig look;
  double cut_fit = 0, cut_look = 0;
  int in_cell = 0;
  int first_plays = 0, more_plays = 0, most_plays = 0;
  double slack = 0;
  Cuts pass_rate, touches_per_second;
  double fit_weight = 0, look_weight = 0, play_weight = 0;
  ChoiceRules choice;
};

Result<ScreeningConfig> load_screening_config();
Result<ScreeningConfig> parse_screening_config(const Json& document, std::string_view file);

}  // namespace pm::gen
