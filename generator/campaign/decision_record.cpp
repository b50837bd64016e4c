#include "generator/campaign/decision_record.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "generator/core/csv.h"
#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string file_name(const DecisionRecord& record) {
  char number[16];
  std::snprintf(number, sizeof number, "%02d-", record.generation);
  return number + (record.as_of.empty() ? std::string("start") : record.as_of) + ".json";
}

bool same_text(const fs::path& file, const std::string& text) {
  const auto old = read_file(file, 64U << 20U, ExitCode::output);
  return old && *old == text;
}

Status write_if_new(const fs::path& file, const std::string& text) {
  if (same_text(file, text)) return Done{};
  return write_file(file, text);
}

/// The last day of which the generation has reports, or "" before the first.
std::string reported_until(const Belief& belief) {
  return belief.standing.days > 0 ? belief.as_of : "";
}

Json comparison_json(const Comparison& one, const Belief& belief) {
  Json out;
  out["variant"] = belief.arms[belief.decision.served[one.arm]];
  out["measured_lift"] = number_or_null(one.measured_lift);
  out["corrected_lift"] = one.corrected_lift;
  out["corrected_lift_90"] = Json::array({one.corrected_low, one.corrected_high});
  out["always_valid_lift"] = Json::array({one.always.low, number_or_null(one.always.high)});
  out["verdict"] = one.beats() ? "beats" : one.loses() ? "loses" : "open";
  return out;
}

}  // namespace

std::map<std::string, double> DecisionRecord::shares() const {
  std::map<std::string, double> out;
  if (!doc.contains("variants") || !doc["variants"].is_array()) return out;
  for (const Json& row : doc["variants"]) {
    if (row.is_object() && row.contains("id") && row["id"].is_string() && row.contains("share") &&
        row["share"].is_number()) {
      out[row["id"].get<std::string>()] = row["share"].get<double>();
    }
  }
  return out;
}

Result<std::vector<DecisionRecord>> load_decisions(const fs::path& state) {
  std::vector<DecisionRecord> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(state / "decisions", error)) {
    if (entry.path().extension() != ".json") continue;
    auto doc = load_json(entry.path().string(), 16U << 20U, ExitCode::bad_scene);
    if (!doc) return doc.error();
    DecisionRecord record;
    record.generation = doc->value("generation", 0);
    record.as_of = doc->value("as_of", std::string());
    record.doc = std::move(*doc);
    out.push_back(std::move(record));
  }
  std::sort(out.begin(), out.end(), [](const DecisionRecord& a, const DecisionRecord& b) {
    return std::pair(a.generation, a.as_of) < std::pair(b.generation, b.as_of);
  });
  return out;
}

std::map<std::string, double> shares_before(const std::vector<DecisionRecord>& decisions,
                                            int generation, const std::string& as_of) {
  std::map<std::string, double> out;
  for (const DecisionRecord& record : decisions) {
    if (record.generation == generation && record.as_of < as_of) out = record.shares();
  }
  return out;
}

std::vector<std::string> decision_sentences(const Belief& belief, const Lineage& lineage,
                                            const CampaignSettings& settings) {
  std::vector<std::string> out;
  const Decision& decision = belief.decision;
  const auto name = [&](std::size_t i) { return belief.arms[decision.served[i]]; };
  if (belief.standing.days == 0) {
    out.emplace_back(
        "No report tells of this generation yet; shares follow from what its variants "
        "are made of.");
  } else {
    for (const Comparison& one : decision.said.comparisons) {
      const std::string& base = name(decision.said.reference);
      if (one.beats()) {
        out.push_back(name(one.arm) + " beats " + base + " by at least " +
                      number_text("%+.1f %%", one.always.low * 100) + "; expect about " +
                      number_text("%+.1f %%", one.corrected_lift * 100) + ".");
      } else if (one.loses()) {
        out.push_back(name(one.arm) + " loses to " + base + " by at least " +
                      number_text("%.1f %%", -one.always.high * 100) + ".");
      }
    }
    if (out.empty()) {
      out.push_back("No variant is shown to beat " + name(decision.said.reference) +
                    " or to lose to it yet.");
    }
    const std::string keep = name(decision.said.keep);
    out.push_back(decision.said.may_stop ? "You may stop and keep " + keep + "."
                                         : keep + " looks best so far; that is not shown yet.");
  }
  for (std::size_t i = 0; i < decision.served.size(); ++i) {
    const ArmValue& value = belief.values[decision.served[i]];
    if (!value.worth_less) continue;
    out.push_back(name(i) + " brings less revenue per impression than the others (" +
                  number_text("%.2f", value.erpm) +
                  " per 1000): it gets no more than an equal share.");
  }
  const Generation& generation = lineage.generations.back();
  const Standing& standing = belief.standing;
  if (!standing.over) {
    out.push_back("Generation " + std::to_string(generation.number) + " has had " +
                  number_text("%.0f", standing.impressions) + " of " +
                  number_text("%.0f", settings.impressions) + " impressions on " +
                  std::to_string(standing.days) + " of at least " +
                  std::to_string(settings.min_days) + " days.");
  }
  return out;
}

DecisionRecord make_record(const Belief& belief, const Lineage& lineage,
                           const CampaignSettings& settings) {
  const Decision& decision = belief.decision;
  DecisionRecord out;
  out.generation = lineage.generations.back().number;
  out.as_of = reported_until(belief);
  Json& doc = out.doc;
  doc["generation"] = out.generation;
  doc["as_of"] = out.as_of;
  doc["says"] = decision_sentences(belief, lineage, settings);
  doc["variants"] = Json::array();
  const bool any = belief.standing.impressions > 0;
  for (std::size_t i = 0; i < decision.served.size(); ++i) {
    const std::size_t arm = decision.served[i];
    Json row;
    row["id"] = belief.arms[arm];
    row["share"] = decision.shares[i];
    row["chance_best"] = decision.best[i];
    row["impressions"] = belief.totals[arm].impressions;
    row["installs"] = belief.totals[arm].installs;
    row["believed_ipm"] = any ? Json(decision.all.mean[arm] * 1000) : Json(nullptr);
    row["believed_ipm_90"] = any ? Json::array({rate_quantile(decision.all, arm, 0.05) * 1000,
                                                rate_quantile(decision.all, arm, 0.95) * 1000})
                                 : Json(nullptr);
    const ArmValue& value = belief.values[arm];
    row["erpm"] = value.known ? Json(value.erpm) : Json(nullptr);
    row["worth_less"] = value.worth_less;
    doc["variants"].push_back(std::move(row));
  }
  doc["reference"] = belief.arms[decision.served[decision.said.reference]];
  doc["comparisons"] = Json::array();
  for (const Comparison& one : decision.said.comparisons) {
    doc["comparisons"].push_back(comparison_json(one, belief));
  }
  doc["may_stop"] = decision.said.may_stop;
  doc["keep"] = belief.arms[decision.served[decision.said.keep]];
  doc["spread"] = decision.all.spread;
  doc["dispersion"] = decision.evidence.dispersion;
  doc["installs_known_by_age"] = Json::array();
  if (belief.delay_known) {
    for (std::size_t age = 0; age < 8; ++age) {
      doc["installs_known_by_age"].push_back(belief.delay.share_by(age));
    }
  }
  doc["guards"] = {{"holdout", settings.guards.holdout},
                   {"floor", settings.guards.floor},
                   {"max_step", settings.guards.max_step},
                   {"min_equal_days", settings.guards.min_periods}};
  return out;
}

Status write_decision(const fs::path& state, const DecisionRecord& record) {
  std::error_code error;
  fs::create_directories(state / "decisions", error);
  if (error) {
    return Error{ExitCode::output, (state / "decisions").string(), "",
                 "the folder cannot be made: " + error.message(), "Check the permissions"};
  }
  const std::string file = file_name(record);
  if (auto done = write_if_new(state / "decisions" / file, pretty_json(record.doc)); !done) {
    return done;
  }
  Json weights;
  weights["decision"] = file;
  weights["generation"] = record.generation;
  weights["as_of"] = record.as_of;
  weights["variants"] = Json::array();
  std::string table = "variant,share\n";
  for (const Json& row : record.doc["variants"]) {
    weights["variants"].push_back({{"id", row["id"]}, {"share", row["share"]}});
    table += csv_field(row["id"].get<std::string>()) + "," +
             number_text("%.17g", row["share"].get<double>()) + "\n";
  }
  if (auto done = write_if_new(state / "weights.csv", table); !done) return done;
  return write_if_new(state / "weights.json", pretty_json(weights));
}

}  // namespace pm::gen
