#pragma once
#include <vector>

#include "generator/diversity/screening.h"

namespace pm::gen {

/// "c042": a candidate's name in reports.
std::string candidate_name(int number);

/// Why each choice was made, in their order: cell, scores, what it beat, what it is most like. For
/// report.json of the variant.
std::vector<Json> choice_reports(const Screened& screened, const ScreeningConfig& config);

/// The whole screening in numbers: how many were made, cut and why, drawn, played. For run.json.
Json screening_report(const Screened& screened);

/// Every candidate with its scores and what became of it. For candidates.json.
Json candidates_report(const Screened& screened, const ScreeningConfig& config);

}  // namespace pm::gen
