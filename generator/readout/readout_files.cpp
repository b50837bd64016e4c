#include "generator/readout/readout_files.h"

#include <cmath>

#include "generator/core/csv.h"

namespace pm::gen {

namespace {

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json variant_json(const VariantReadout& variant) {
  Json out;
  out["variant"] = variant.id;
  out["impressions"] = variant.impressions;
  out["clicks"] = variant.clicks;
  out["installs"] = variant.installs;
  out["spend"] = variant.spend;
  out["revenue"] = variant.revenue;
  out["ipm_95"] = rate_json(variant.ipm, 1000);
  out["believed_ipm_90"] = rate_json(variant.believed, 1000);
  out["chance_best"] = variant.chance_best;
  out["ctr_95"] = rate_json(variant.ctr, 1);
  out["cvr_95"] = rate_json(variant.cvr, 1);
  out["erpm_95"] = variant.value.known
                       ? rate_json({variant.value.erpm, variant.value.low, variant.value.high}, 1)
                       : Json(nullptr);
  out["worth_less"] = variant.value.worth_less;
  out["tires"] = variant.fatigue.tired;
  out["mean_seconds"] = variant.mean_seconds > 0 ? Json(variant.mean_seconds) : Json(nullptr);
  out["funnel"] = Json::array();
  for (const FunnelStep& step : variant.funnel) {
    out["funnel"].push_back(
        {{"event", step.event}, {"count", step.count}, {"share_95", rate_json(step.share, 1)}});
  }
  return out;
}

Json curve_json(const std::vector<CurvePoint>& points) {
  Json out = Json::array();
  for (const CurvePoint& point : points) {
    out.push_back(
        Json::array({point.seconds, point.share.value, point.share.low, point.share.high}));
  }
  return out;
}

/// Curves as rows of [seconds, share, low, high].
Json plays_json(const std::vector<PlayCurves>& all) {
  Json out = Json::array();
  for (const PlayCurves& one : all) {
    Json row;
    if (!one.choice.empty()) row["choice"] = one.choice;
    row[one.choice.empty() ? "variant" : "level"] = one.name;
    row["views"] = one.views;
    row["touched"] = one.touched;
    row["touched_95"] = rate_json(one.touched_share, 1);
    row["median_first_touch_seconds_95"] =
        one.touched == 0 ? Json(nullptr)
                         : Json{{"value", one.first_touch.seconds},
                                {"low", one.first_touch.low},
                                {"high", number_or_null(one.first_touch.high)}};
    row["touching"] = curve_json(one.touching);
    row["staying"] = curve_json(one.staying);
    out.push_back(std::move(row));
  }
  return out;
}

/// Touched cells of the grid as [column, row, touches].
Json cells_json(const TouchCounts& counts) {
  Json out = Json::array();
  for (std::size_t row = 0; row < counts.cells.size(); ++row) {
    for (std::size_t column = 0; column < counts.cells[row].size(); ++column) {
      const int count = counts.cells[row][column];
      if (count > 0) out.push_back(Json::array({column, row, count}));
    }
  }
  return out;
}

Json touches_json(const PlaysReadout& plays) {
  Json out = Json::array();
  for (const PlayCurves& variant : plays.variants) {
    for (const auto& [scene, grids] : plays.tallies.at(variant.name).touches) {
      for (const bool landscape : {false, true}) {
        for (const bool end_card : {false, true}) {
          const TouchCounts& counts = grids[landscape][end_card];
          if (counts.touches == 0) continue;
          out.push_back({{"variant", variant.name},
                         {"scene", scene},
                         {"screen", landscape ? "landscape" : "portrait"},
                         {"place", end_card ? "end_card" : "play"},
                         {"views", counts.views},
                         {"touches", counts.touches},
                         {"grid", kTouchCells},
                         {"cells", cells_json(counts)}});
        }
      }
    }
  }
  return out;
}

const PlayCurves* curves_of(const PlaysReadout& plays, const std::string& variant) {
  for (const PlayCurves& one : plays.variants) {
    if (one.name == variant) return &one;
  }
  return nullptr;
}

std::string csv_number(double value) { return std::isfinite(value) ? Json(value).dump() : ""; }

std::string csv_rate(const std::optional<Rate>& rate) {
  if (!rate) return ",,,";
  return "," + csv_number(rate->value) + "," + csv_number(rate->low) + "," + csv_number(rate->high);
}

std::string csv_plays(const PlayCurves* curves) {
  if (curves == nullptr) return ",";
  std::string out = "," + std::to_string(curves->views) + csv_rate(curves->touched_share);
  std::optional<Rate> first;
  if (curves->touched > 0) {
    first = {curves->first_touch.seconds, curves->first_touch.low, curves->first_touch.high};
  }
  out += csv_rate(first);
  for (const int seconds : kStaySeconds) out += csv_rate(staying_at(*curves, seconds));
  return out;
}

}  // namespace

Json rate_json(const Rate& rate, double scale) {
  return {{"value", rate.value * scale}, {"low", rate.low * scale}, {"high", rate.high * scale}};
}

Json rate_json(const std::optional<Rate>& rate, double scale) {
  return rate ? rate_json(*rate, scale) : Json(nullptr);
}

Json readout_json(const Readout& readout, const PlaysReadout& plays) {
  Json out;
  out["ok"] = true;
  out["first_day"] = readout.first_day;
  out["last_day"] = readout.last_day;
  out["currency"] = readout.currency;
  out["networks"] = readout.networks;
  out["boss"] = readout.boss;
  out["alarms"] = readout.alarms;
  out["variants"] = Json::array();
  for (const VariantReadout& variant : readout.variants) {
    out["variants"].push_back(variant_json(variant));
  }
  out["comparisons"] = Json::array();
  for (const Comparison& one : readout.decision.said.comparisons) {
    out["comparisons"].push_back(
        {{"variant", readout.variants[one.arm].id},
         {"verdict", one.beats()   ? "beats"
                     : one.loses() ? "loses"
                                   : "open"},
         {"measured_lift", number_or_null(one.measured_lift)},
         {"corrected_lift", one.corrected_lift},
         {"corrected_lift_90", Json::array({one.corrected_low, one.corrected_high})},
         {"always_valid_lift", Json::array({one.always.low, number_or_null(one.always.high)})}});
  }
  if (!readout.variants.empty()) out["reference"] = readout.variants[readout.reference].id;
  out["split"] = {{"checked", readout.split.possible},
                  {"chi_square", readout.split.chi_square},
                  {"p", readout.split.p},
                  {"mismatch", readout.split.mismatch}};
  out["choices"] = Json::array();
  for (const ChoiceReadout& one : readout.choices) {
    out["choices"].push_back({{"choice", one.choice},
                              {"level", one.level},
                              {"effect", one.effect},
                              {"ipm_95", rate_json(one.ipm, 1000)},
                              {"variants", one.variants},
                              {"impressions", one.impressions}});
  }
  out["plays"] = plays_json(plays.variants);
  out["plays_by_choice"] = plays_json(plays.choices);
  out["touches"] = touches_json(plays);
  return out;
}

std::string readout_csv(const Readout& readout, const PlaysReadout& plays) {
  std::string out =
      "variant,impressions,clicks,installs,spend,revenue,ipm,ipm_low_95,ipm_high_95,believed_ipm,"
      "believed_low_90,believed_high_90,chance_best,views,touched,touched_low_95,touched_high_95,"
      "first_touch_s,first_touch_low_95,first_touch_high_95";
  for (const int seconds : kStaySeconds) {
    const std::string name = ",there_" + std::to_string(seconds) + "s";
    out += name + name + "_low_95" + name + "_high_95";
  }
  out += "\n";
  for (const VariantReadout& variant : readout.variants) {
    out += csv_field(variant.id);
    for (const double value :
         {variant.impressions, variant.clicks, variant.installs, variant.spend, variant.revenue,
          variant.ipm.value * 1000, variant.ipm.low * 1000, variant.ipm.high * 1000,
          variant.believed.value * 1000, variant.believed.low * 1000, variant.believed.high * 1000,
          variant.chance_best}) {
      out += "," + Json(value).dump();
    }
    const PlayCurves* curves = curves_of(plays, variant.id);
    out += csv_plays(curves);
    // A line has every field, whatever is known.
    if (curves == nullptr) out += std::string(3 * (2 + kStaySeconds.size()), ',');
    out += "\n";
  }
  return out;
}

}  // namespace pm::gen
