#include "generator/optimiser/truth.h"

#include <unordered_map>
#include <unordered_set>

#include "generator/core/csv.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr ExitCode kBadTruth = ExitCode::usage;
constexpr double kMostImpressions = 1e12;

}  // namespace

Result<std::vector<Experiment>> read_truth(std::string_view text, std::string_view file,
                                           double scale) {
  auto csv = parse_csv(text, file, kBadTruth);
  if (!csv) return csv.error();
  const int experiment = csv->column("experiment");
  const int arm = csv->column("arm");
  const int rate = csv->column("rate");
  const int impressions = csv->column("impressions");
  for (const auto& [index, name] :
       {std::pair(experiment, "experiment"), std::pair(arm, "arm"), std::pair(rate, "rate")}) {
    if (index < 0) {
      return table_error(*csv, csv->head.line, kBadTruth,
                         std::string("there is no column \"") + name + "\"",
                         "The first line must name experiment,arm,rate and may name impressions");
    }
  }
  const auto field = [](const CsvRow& row, int column) -> const std::string& {
    return row.fields[static_cast<std::size_t>(column)];
  };

  std::vector<Experiment> out;
  std::unordered_map<std::string, std::size_t> known;
  std::unordered_set<std::string> arms;
  for (const CsvRow& row : csv->rows) {
    const std::string name = squeeze(field(row, experiment));
    const std::string arm_name = squeeze(field(row, arm));
    if (name.empty() || arm_name.empty()) {
      return table_error(*csv, row.line, kBadTruth, "the experiment or the arm has no name",
                         "Fill in both columns");
    }
    const auto value = field_number(squeeze(field(row, rate)));
    if (!value || *value < 0 || *value > 1) {
      return table_error(*csv, row.line, kBadTruth,
                         "the rate " + shown_field(field(row, rate)) + " is no number from 0 to 1",
                         "Write installs per impression, for example 0.0028 for 2.8 per mille");
    }
    if (*value * scale > 1) {
      return table_error(
          *csv, row.line, kBadTruth,
          "the rate " + shown_field(field(row, rate)) + " times the scale is above 1",
          "Lower --scale");
    }
    if (!arms.insert(name + '\n' + arm_name).second) {
      return table_error(
          *csv, row.line, kBadTruth,
          "the arm " + shown_field(arm_name) + " of " + shown_field(name) + " stands here twice",
          "Keep one line per arm");
    }
    const auto [place, fresh] = known.try_emplace(name, out.size());
    if (fresh) out.push_back({name, {}, {}, 0});
    Experiment& into = out[place->second];
    into.arms.push_back(arm_name);
    into.rates.push_back(*value * scale);
    if (impressions < 0 || squeeze(field(row, impressions)).empty()) continue;
    const auto budget = field_number(squeeze(field(row, impressions)));
    if (!budget || *budget < 1 || *budget > kMostImpressions) {
      return table_error(*csv, row.line, kBadTruth,
                         "the impressions " + shown_field(field(row, impressions)) +
                             " are no number from 1 to 1e12",
                         "Write the experiment's whole budget, or leave the field empty");
    }
    if (into.impressions > 0 && into.impressions != *budget) {
      return table_error(*csv, row.line, kBadTruth,
                         "the lines of " + shown_field(name) + " name different impressions",
                         "Write the experiment's whole budget on each of its lines");
    }
    into.impressions = *budget;
  }
  if (out.empty()) {
    return table_error(*csv, csv->head.line, kBadTruth, "the table has no arm",
                       "Add lines like exp1,a,0.0028");
  }
  return out;
}

}  // namespace pm::gen
