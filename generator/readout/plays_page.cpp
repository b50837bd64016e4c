#include "generator/readout/plays_page.h"

#include <algorithm>
#include <cmath>

#include "generator/core/text.h"
#include "generator/readout/chart_page.h"
#include "generator/readout/sentences.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostCurves = 6;  ///< more lines in a chart than that nobody tells apart

std::string median_html(const PlayCurves& one) {
  if (one.touched == 0) return "";
  const MedianTime& median = one.first_touch;
  const std::string high =
      std::isfinite(median.high) ? "to " + two_decimals(median.high) : "and up";
  return two_decimals(median.seconds) + "<br><small>" + two_decimals(median.low) + " " + high +
         "</small>";
}

std::string curves_table(const std::vector<PlayCurves>& all, bool by_choice) {
  std::vector<std::string> head{by_choice ? "choice" : "variant", "#views", "#touched, %",
                                "#first touch, s"};
  if (by_choice) head.insert(head.begin() + 1, "");
  for (const int seconds : kStaySeconds) {
    head.push_back("#there after " + std::to_string(seconds) + " s, %");
  }
  std::vector<std::vector<std::string>> rows;
  for (const PlayCurves& one : all) {
    std::vector<std::string> row{escape_html(one.name), thousands(static_cast<double>(one.views)),
                                 rate_html(one.touched_share, 100), median_html(one)};
    if (by_choice) row.insert(row.begin(), escape_html(one.choice));
    for (const int seconds : kStaySeconds) {
      const auto share = staying_at(one, seconds);
      row.push_back(share ? rate_html(*share, 100) : "");
    }
    rows.push_back(std::move(row));
  }
  return html_table(head, rows);
}

}  // namespace

std::string plays_html(const PlaysReadout& plays) {
  if (plays.variants.empty()) return "";
  std::string out =
      "<section><h2>Time to first touch, and who stays</h2><p>From the sessions that playables "
      "told "
      "the collector of; intervals 95 %. Times count from the first picture. First touch: the "
      "middle "
      "of those who touched. Who stays: as long as they are in view, views whose end nobody saw "
      "taken into account.</p><div class=\"two\"><figure id=\"touched\"></figure>"
      "<figure id=\"staying\"></figure></div>";
  if (plays.variants.size() > kMostCurves) {
    out += "<p class=\"note\">Drawn are the first " + std::to_string(kMostCurves) + " of " +
           std::to_string(plays.variants.size()) + " variants.</p>";
  }
  out += curves_table(plays.variants, false) + "</section>";
  if (!plays.choices.empty()) {
    out +=
        "<section><h2>How they play, by choice</h2><p>Views of all variants that share a choice, "
        "pooled. Such variants may share other choices too: this suggests, it does not show.</p>" +
        curves_table(plays.choices, true) + "</section>";
  }
  return out;
}

std::string heat_html(std::span<const HeatPicture> heat) {
  if (heat.empty()) return "";
  std::string out =
      "<section><h2>Where they touch</h2><p>Touches of all views, on a grid of 32 × 32, over a "
      "frame "
      "of the scene.</p><div class=\"heat\">";
  for (const HeatPicture& picture : heat) {
    const std::string what = escape_html(picture.variant) + " " + escape_html(picture.place);
    out += "<div><img alt=\"Touches: " + what + "\" src=\"" + picture.png_uri + "\">" + what +
           "<br>" + thousands(picture.touches) + " touches, " + thousands(picture.views) +
           " views</div>";
  }
  return out + "</div></section>";
}

void add_curves(Json& data, const PlaysReadout& plays) {
  data["staying"] = Json::array();
  data["touched"] = Json::array();
  for (std::size_t i = 0; i < std::min(kMostCurves, plays.variants.size()); ++i) {
    const PlayCurves& variant = plays.variants[i];
    for (const auto& [key, points] :
         {std::pair("staying", &variant.staying), std::pair("touched", &variant.touching)}) {
      for (const CurvePoint& point : *points) {
        data[key].push_back({{"name", variant.name},
                             {"seconds", point.seconds},
                             {"share", point.share.value},
                             {"low", point.share.low},
                             {"high", point.share.high}});
      }
    }
  }
}

}  // namespace pm::gen
