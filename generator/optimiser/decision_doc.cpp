#include "generator/optimiser/decision_doc.h"

#include <cmath>

namespace pm::gen {

namespace {

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json arm_json(const Counts& counts, const Decision& decision, std::size_t i, const Tally& tally,
              bool any_seen) {
  const Pooled& pooled = decision.pooled;
  Json out;
  out["arm"] = counts.arms[i];
  out["impressions"] = tally.impressions;
  out["installs"] = tally.installs;
  out["ipm"] = tally.impressions > 0 ? tally.installs / tally.impressions * 1000 : 0.0;
  // Before the first impression the belief has no scale.
  out["believed_ipm"] = any_seen ? Json(pooled.mean[i] * 1000) : Json(nullptr);
  out["believed_ipm_90"] = any_seen ? Json::array({rate_quantile(pooled, i, 0.05) * 1000,
                                                   rate_quantile(pooled, i, 0.95) * 1000})
                                    : Json(nullptr);
  out["chance_best"] = decision.best[i];
  out["share"] = decision.shares[i];
  return out;
}

Json comparison_json(const Counts& counts, const Comparison& one) {
  Json out;
  out["arm"] = counts.arms[one.arm];
  out["measured_lift"] = number_or_null(one.measured_lift);
  out["corrected_lift"] = one.corrected_lift;
  out["corrected_lift_90"] = Json::array({one.corrected_low, one.corrected_high});
  out["always_valid_lift"] = Json::array({one.always.low, number_or_null(one.always.high)});
  out["verdict"] = one.beats() ? "beats" : one.loses() ? "loses" : "open";
  return out;
}

}  // namespace

Json decision_json(const Counts& counts, const Decision& decision, const DecisionOptions& options) {
  const std::vector<Tally> totals = counts.totals();
  double seen = 0;
  for (const Tally& tally : totals) seen += tally.impressions;
  const Statements& said = decision.said;
  Json out;
  out["arms"] = Json::array();
  for (std::size_t i = 0; i < totals.size(); ++i)
    out["arms"].push_back(arm_json(counts, decision, i, totals[i], seen > 0));
  out["reference"] = counts.arms[options.reference];
  out["confidence"] = options.confidence;
  out["comparisons"] = Json::array();
  for (const Comparison& one : said.comparisons)
    out["comparisons"].push_back(comparison_json(counts, one));
  out["stop"] = {{"now", said.may_stop},
                 {"keep", counts.arms[said.keep]},
                 {"others_at_most", number_or_null(said.others_at_most)},
                 {"margin", options.margin}};
  out["spread"] = decision.pooled.spread;
  out["dispersion"] = decision.evidence.dispersion;
  return out;
}

}  // namespace pm::gen
