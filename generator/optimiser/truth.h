#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// Arms whose true rates are known: what a simulation plays against.
struct Experiment {
  std::string name;
  std::vector<std::string> arms;
  std::vector<double> rates;  ///< installs per impression, 0..1, one per arm
  double impressions = 0;     ///< budget of the experiment; 0: the file does not say
};

/// Reads a table with the columns `experiment`, `arm`, `rate` (installs per impression, 0..1) and,
/// if there is one, `impressions` (the experiment's whole budget, the same on each of its lines;
/// may be empty on some). Rates are multiplied by `scale`. Lines of an experiment need not stand
/// together; other columns are ignored. Errors (usage) name file and line.
Result<std::vector<Experiment>> read_truth(std::string_view text, std::string_view file,
                                           double scale);

}  // namespace pm::gen
