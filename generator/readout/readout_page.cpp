#include "generator/readout/readout_page.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "generator/core/text.h"
#include "generator/readout/chart_page.h"
#include "generator/readout/readout_files.h"
#include "generator/readout/sentences.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostFunnels = 8;
constexpr std::size_t kMostChoices = 24;

std::string lift_text(double lift) {
  if (std::isfinite(lift)) return signed_percent(lift);
  return std::isnan(lift) ? "?" : "any";
}

std::string event_words(const std::string& event) {
  static const std::map<std::string, std::string> kWords{
      {"first_touch", "first touch"},    {"started", "started"},
      {"progress_25", "a quarter"},      {"progress_50", "half"},
      {"progress_75", "three quarters"}, {"solved", "solved"},
      {"end_card", "end card"},          {"cta", "call to action"}};
  const auto at = kWords.find(event);
  return at == kWords.end() ? event : at->second;
}

/// The page's parts in their order.
class Page {
 public:
  Page(const Readout& readout, std::span<const Measured> rows, const PlaysReadout& plays,
       std::span<const HeatPicture> heat)
      : readout_(readout), rows_(rows), plays_(plays), heat_(heat) {}

  std::string body() const {
    std::string out = boss() + alarms() + figures() + rates() + comparisons() + days();
    if (has_funnel()) out += funnel();
    out += plays_html(plays_) + heat_html(heat_);
    if (!readout_.choices.empty()) out += choices();
    return out;
  }

  Json data() const {
    Json out;
    out["kind"] = "readout";
    out["variants"] = Json::array();
    for (const VariantReadout& variant : readout_.variants) {
      out["variants"].push_back({{"name", variant.id},
                                 {"impressions", variant.impressions},
                                 {"ipm", rate_json(variant.ipm, 1000)},
                                 {"ctr", rate_json(variant.ctr, 1)},
                                 {"cvr", rate_json(variant.cvr, 1)}});
    }
    out["days"] = day_rows();
    out["funnel"] = Json::array();
    for (std::size_t i = 0; i < std::min(kMostFunnels, readout_.variants.size()); ++i) {
      for (const FunnelStep& step : readout_.variants[i].funnel) {
        out["funnel"].push_back({{"name", readout_.variants[i].id},
                                 {"step", event_words(step.event)},
                                 {"share", step.share.value}});
      }
    }
    out["choices"] = Json::array();
    for (std::size_t i = 0; i < std::min(kMostChoices, readout_.choices.size()); ++i) {
      const ChoiceReadout& one = readout_.choices[i];
      out["choices"].push_back({{"choice", one.choice},
                                {"level", one.level},
                                {"effect", one.effect},
                                {"variants", one.variants},
                                {"impressions", one.impressions}});
    }
    add_curves(out, plays_);
    return out;
  }

 private:
  std::string boss() const {
    std::string out = "<section class=\"lead\"><h2>What to say to your boss</h2>";
    for (const std::string& line : readout_.boss) out += "<p>" + escape_html(line) + "</p>";
    return out + "</section>";
  }

  std::string alarms() const {
    if (readout_.alarms.empty()) return "";
    std::string out = "<section class=\"alarm\"><h2>Look into this first</h2><ul>";
    for (const std::string& line : readout_.alarms) out += "<li>" + escape_html(line) + "</li>";
    return out + "</ul></section>";
  }

  std::string figures() const {
    double impressions = 0, clicks = 0, installs = 0, spend = 0, revenue = 0;
    for (const VariantReadout& variant : readout_.variants) {
      impressions += variant.impressions;
      clicks += variant.clicks;
      installs += variant.installs;
      spend += variant.spend;
      revenue += variant.revenue;
    }
    std::string out = "<section><h2>In all</h2><div class=\"figures\">";
    out += figure_box(thousands(impressions), "impressions");
    out += figure_box(thousands(installs), "installs");
    out += figure_box(two_decimals(count_rate(installs, impressions).value * 1000), "IPM");
    if (clicks > 0) out += figure_box(two_decimals(100 * clicks / impressions) + " %", "CTR");
    if (spend > 0) {
      out += figure_box(thousands(spend) + " " + readout_.currency, "spend");
      if (installs > 0) {
        out += figure_box(two_decimals(spend / installs) + " " + readout_.currency, "per install");
      }
      if (revenue > 0) out += figure_box(two_decimals(revenue / spend), "ROAS");
    }
    out += figure_box(std::to_string(readout_.networks.size()),
                      readout_.networks.size() == 1 ? "network" : "networks");
    return out + "</div></section>";
  }

  std::string rates() const {
    std::vector<std::vector<std::string>> rows;
    bool clicks = false, money = false;
    for (const VariantReadout& variant : readout_.variants) {
      clicks |= variant.clicks > 0;
      money |= variant.value.known;
    }
    std::vector<std::string> head{"variant", "#impressions", "#installs",
                                  "#IPM",    "#believed",    "#best"};
    if (clicks) head.insert(head.end(), {"#CTR %", "#CVR %"});
    if (money) head.insert(head.end(), {"#eRPM", "#ROAS"});
    for (const VariantReadout& variant : readout_.variants) {
      std::string name = escape_html(variant.id);
      if (variant.fatigue.tired) name += " <span class=\"tag warn\">tires</span>";
      if (variant.value.worth_less) name += " <span class=\"tag warn\">worth less</span>";
      std::vector<std::string> row{name,
                                   thousands(variant.impressions),
                                   thousands(variant.installs),
                                   rate_html(variant.ipm, 1000),
                                   rate_html(variant.believed, 1000),
                                   two_decimals(variant.chance_best * 100) + " %"};
      if (clicks) {
        row.push_back(variant.ctr ? rate_html(*variant.ctr, 100) : "");
        row.push_back(variant.cvr ? rate_html(*variant.cvr, 100) : "");
      }
      if (money) {
        row.push_back(
            variant.value.known
                ? rate_html({variant.value.erpm, variant.value.low, variant.value.high}, 1)
                : "");
        row.push_back(variant.value.roas > 0 ? two_decimals(variant.value.roas) : "");
      }
      rows.push_back(std::move(row));
    }
    return "<section><h2>IPM by variant</h2><p>Installs per 1000 impressions as counted, with the "
           "95 % interval of the count for one look. Believed: drawn to each other as far as the "
           "counts do not tell them apart, freed of days, networks and countries; 90 %.</p>"
           "<figure id=\"rates\"></figure>" +
           html_table(head, rows) + "</section>";
  }

  std::string comparisons() const {
    if (readout_.decision.said.comparisons.empty()) return "";
    std::vector<std::vector<std::string>> rows;
    for (const Comparison& one : readout_.decision.said.comparisons) {
      const char* verdict = one.beats()   ? "<span class=\"tag good\">beats</span>"
                            : one.loses() ? "<span class=\"tag bad\">loses</span>"
                                          : "<span class=\"tag\">open</span>";
      rows.push_back({escape_html(readout_.variants[one.arm].id), verdict,
                      lift_text(one.measured_lift),
                      lift_text(one.corrected_lift) + "<br><small>" + lift_text(one.corrected_low) +
                          " to " + lift_text(one.corrected_high) + "</small>",
                      lift_text(one.always.low) + " to " + lift_text(one.always.high)});
    }
    return "<section><h2>Against " + escape_html(readout_.variants[readout_.reference].id) +
           "</h2><p>A verdict is given only by a rule that holds however often you look (95 %, all "
           "variants together). Corrected: what to expect of a variant that was picked because it "
           "looked good.</p>" +
           html_table({"variant", "verdict", "#measured", "#corrected", "#always valid"}, rows) +
           "</section>";
  }

  std::string days() const {
    return "<section><h2>Day by day</h2><figure id=\"days\"></figure></section>";
  }

  bool has_funnel() const {
    return std::any_of(readout_.variants.begin(), readout_.variants.end(),
                       [](const VariantReadout& variant) { return !variant.funnel.empty(); });
  }

  std::string funnel() const {
    std::vector<std::vector<std::string>> rows;
    for (const VariantReadout& variant : readout_.variants) {
      for (const FunnelStep& step : variant.funnel) {
        rows.push_back({escape_html(variant.id), escape_html(event_words(step.event)),
                        thousands(step.count), rate_html(step.share, 100)});
      }
    }
    return "<section><h2>Engagement funnel</h2><p>Of those who were shown the ad, as the ad itself "
           "told.</p><figure id=\"funnel\"></figure>" +
           html_table({"variant", "step", "#views", "#of shown, %"}, rows) + "</section>";
  }

  std::string choices() const {
    std::vector<std::vector<std::string>> rows;
    for (const ChoiceReadout& one : readout_.choices) {
      rows.push_back({escape_html(one.choice), escape_html(one.level), std::to_string(one.variants),
                      thousands(one.impressions), rate_html(one.ipm, 1000),
                      signed_percent(one.effect - 1)});
    }
    return "<section><h2>By choice</h2><p>What a mechanic, a background, a palette … seems to be "
           "worth, each looked at by itself and drawn to nothing where little is known. Variants "
           "that share a choice may share others: this suggests, it does not show.</p>"
           "<figure id=\"choices\"></figure>" +
           html_table({"choice", "", "#variants", "#impressions", "#IPM", "#effect"}, rows) +
           "</section>";
  }

  Json day_rows() const {
    std::map<std::pair<std::string, std::string>, Tally> days;
    for (const Measured& row : rows_) {
      Tally& tally = days[{row.day, row.variant}];
      tally.impressions += row.impressions;
      tally.installs += row.installs;
    }
    Json out = Json::array();
    for (const auto& [key, tally] : days) {
      if (!(tally.impressions > 0)) continue;
      out.push_back({{"day", key.first},
                     {"name", key.second},
                     {"impressions", tally.impressions},
                     {"ipm", 1000 * tally.installs / tally.impressions}});
    }
    return out;
  }

  const Readout& readout_;
  std::span<const Measured> rows_;
  const PlaysReadout& plays_;
  std::span<const HeatPicture> heat_;
};

}  // namespace

Result<std::string> readout_page(const std::filesystem::path& root, const std::string& title,
                                 const Readout& readout, std::span<const Measured> rows,
                                 const PlaysReadout& plays, std::span<const HeatPicture> heat) {
  const Page page(readout, rows, plays, heat);
  ChartPage out;
  out.title = title;
  out.head = "<p>" + escape_html(readout.first_day) + " to " + escape_html(readout.last_day) +
             ", " + escape_html(list_names(readout.networks)) + ". " +
             std::to_string(readout.variants.size()) + " variants.</p>";
  out.body = page.body();
  out.foot =
      "Written by <code>playmill report</code>. Numbers are those that networks and "
      "attribution services reported; nothing was estimated but where it says so.";
  out.data = page.data();
  return chart_page(root, out);
}

}  // namespace pm::gen
