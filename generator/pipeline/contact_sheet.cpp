#include "generator/pipeline/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxPage = 1U << 20U;

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::lround(share * 100))) + " %";
}

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string two_decimals(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

const Json* find(const Json& from, std::initializer_list<const char*> path) {
  const Json* at = &from;
  for (const char* step : path) {
    if (!at->is_object() || !at->contains(step)) return nullptr;
    at = &(*at)[step];
  }
  return at;
}

double number(const Json& from, std::initializer_list<const char*> path) {
  const Json* found = find(from, path);
  return found != nullptr && found->is_number() ? found->get<double>() : 0;
}

std::string figure(std::string_view label, std::string_view value, std::string_view extra,
                   std::string_view title) {
  std::string out = "<div class=\"figure\" title=\"" + escape_html(title) + "\"><b>" +
                    escape_html(value) + "</b>";
  out += "<span>" + escape_html(label) + "</span>";
  out += extra;
  return out + "</div>";
}

/// A bar whose ends are the interval's, with a tick at the rate itself.
std::string interval_bar(double low, double rate, double high) {
  char text[256];
  std::snprintf(text, sizeof text,
                "<i class=\"bar\"><i class=\"span\" style=\"left:%.1f%%;width:%.1f%%\"></i>"
                "<i class=\"tick\" style=\"left:%.1f%%\"></i></i>",
                low * 100, std::max(1.0, (high - low) * 100), rate * 100);
  return text;
}

std::string fill_bar(double share) {
  char text[128];
  std::snprintf(text, sizeof text,
                "<i class=\"bar\"><i class=\"fill\" style=\"width:%.1f%%\"></i></i>",
                std::min(1.0, share) * 100);
  return text;
}

std::string figures(const Json& report, const GateConfig& gate) {
  std::string out;
  if (const Json* human = find(report, {"gate", "bots", "human"}); human != nullptr) {
    const double rate = number(*human, {"win_rate"});
    const Json* interval = find(*human, {"win_rate_interval"});
    const double low = interval != nullptr ? (*interval)[0].get<double>() : rate;
    const double high = interval != nullptr ? (*interval)[1].get<double>() : rate;
    out += figure("won at the first try", percent(rate), interval_bar(low, rate, high),
                  "Human-like bot, " + std::to_string(static_cast<int>(number(*human, {"plays"}))) +
                      " plays; the bar is the 90 % interval");
    const double seconds = number(*human, {"win_seconds"});
    out += figure("to win", seconds > 0 ? one_decimal(seconds) + " s" : "–", "",
                  "Mean time of the won plays");
    out += figure("touches a play", one_decimal(number(*human, {"touches"})), "",
                  "Mean touches of a play");
  }
  const double bytes = number(report, {"bytes", "html"});
  out += figure("one file", std::to_string(static_cast<int>(std::lround(bytes / 1000))) + " kB",
                fill_bar(bytes / static_cast<double>(gate.html_bytes)),
                "Limit " + std::to_string(gate.html_bytes / 1000) + " kB");
  return out;
}

std::string notes(const Json& report) {
  std::string out;
  const auto note = [&](std::string_view text) { out += "<li>" + escape_html(text) + "</li>"; };
  if (const Json* repairs = find(report, {"gate", "repairs"}); repairs != nullptr) {
    for (const Json& turn : *repairs) {
      note("Mended: " + turn["param"].get<std::string>() + " " + turn["from"].dump() + " → " +
           turn["to"].dump() + " (" + turn["because"].get<std::string>() + ")");
    }
  }
  if (const Json* redraws = find(report, {"redraws"}); redraws != nullptr && !redraws->empty()) {
    note("Drawn again " + std::to_string(redraws->size()) + "× before the gate let it pass");
  }
  if (out.empty()) return out;
  return "<details><summary>Gate notes</summary><ul>" + out + "</ul></details>";
}

/// What was lost of the product's own pictures.
std::string pictures_note(const Json& report) {
  const Json* pictures = find(report, {"pictures"});
  const Json* remark = pictures != nullptr ? find(*pictures, {"remark"}) : nullptr;
  if (remark == nullptr || !remark->is_string()) return {};
  return "<p class=\"remark\">" + escape_html(remark->get<std::string>()) + ".</p>";
}

/// Why this one, and what it is most like.
std::string choice_notes(const Json& report) {
  std::string out;
  const auto note = [&](std::string_view text) { out += "<li>" + escape_html(text) + "</li>"; };
  const Json* chosen = find(report, {"chosen"});
  if (chosen != nullptr && find(*chosen, {"plays"}) != nullptr) {
    note("Quality " + two_decimals(number(*chosen, {"quality", "mean"})) + ", at least " +
         two_decimals(number(*chosen, {"quality", "at_least"})) + ": fit " +
         two_decimals(number(*chosen, {"fit"})) + ", look " +
         two_decimals(number(*chosen, {"look", "score"})) + ", won in " +
         percent(number(*chosen, {"plays", "pass_rate"})) + " of screening plays");
    const Json& beat = (*chosen)["beat"];
    note(beat.empty() ? "Alone in its cell"
                      : "Best of " + std::to_string(beat.size() + 1) + " in its cell; next " +
                            beat[0]["candidate"].get<std::string>() + ", at least " +
                            two_decimals(beat[0]["at_least"].get<double>()));
  }
  if (const Json* look = chosen != nullptr ? find(*chosen, {"look"}) : nullptr; look != nullptr) {
    const double pieces = number(*look, {"pieces_contrast"});
    note("Contrast of words " + one_decimal(number(*look, {"words_contrast"})) +
         (pieces > 0 ? ", of pieces " + one_decimal(pieces) : "") +
         "; call to action stands out from " + percent(number(*look, {"cta_saliency"})) +
         " of the picture");
  }
  if (const Json* alike = find(report, {"most_alike"}); alike != nullptr && alike->is_object()) {
    std::string text = "Most like " + (*alike)["variant"].get<std::string>() + ": choices " +
                       two_decimals(number(*alike, {"genome_distance"})) + " apart";
    if ((*alike)["picture_distance"].is_number()) {
      text += ", pictures " + two_decimals(number(*alike, {"picture_distance"}));
    }
    note(text);
  }
  if (out.empty()) return out;
  return "<details><summary>Why this one</summary><ul>" + out + "</ul></details>";
}

std::string picture(const Variant& variant) {
  const std::string id = escape_html(variant.doc.id);
  if (variant.has_preview) {
    return "<img src=\"" + id +
           "/preview.png\" alt=\"Start, middle and end of the play\" loading=\"lazy\">";
  }
  const auto css = [&](ColorId color) { return to_hex(variant.doc.scene.color(color)); };
  return "<span class=\"blank\" style=\"background:linear-gradient(135deg," +
         css(ColorId::board_top) + "," + css(ColorId::board_low) +
         ");color:" + css(ColorId::cta_text) + "\"><b style=\"background:" + css(ColorId::cta_low) +
         "\">" + escape_html(variant.doc.scene.copy(0, CopyId::cta)) + "</b></span>";
}

std::string card(const Variant& variant, std::size_t index, const Catalog& catalog,
                 const GateConfig& gate) {
  const SceneDoc& doc = variant.doc;
  const Template* spec = catalog.find_template(doc.scene.mechanic);
  const std::string title = spec != nullptr ? spec->title : doc.scene.mechanic;
  const std::string id = escape_html(doc.id);
  std::string tags;
  const auto tag = [&](std::string_view text) {
    if (!text.empty()) tags += "<span class=\"tag\">" + escape_html(text) + "</span>";
  };
  tag(doc.scene.background.name);
  if (doc.gene("theme") != "free") tag(doc.gene("theme"));
  if (doc.scene.presenter.here()) tag("host " + doc.host_look);
  if (doc.outcome != "auto") tag("asked: " + doc.outcome);
  if (const Json* cell = find(variant.report, {"chosen", "cell"}); cell != nullptr) {
    for (const char* axis : {"difficulty", "pace", "mood"}) tag((*cell)[axis].get<std::string>());
  }
  std::string out =
      "<article class=\"card\" data-id=\"" + id + "\" data-title=\"" + escape_html(title) + "\">";
  out += "<button class=\"shot\" data-play=\"" + std::to_string(index) + "\" aria-label=\"Play " +
         escape_html(title) + "\">" + picture(variant) + "<span class=\"go\">▶</span></button>";
  out += "<div class=\"body\"><header><h2>" + escape_html(title) + "</h2><code>" + id +
         "</code></header>";
  out += "<p class=\"prompt\">“" + escape_html(doc.scene.copy(0, CopyId::prompt)) + "”</p>";
  out += "<div class=\"tags\">" + tags + "</div><div class=\"figures\">" +
         figures(variant.report, gate) + "</div>";
  out += pictures_note(variant.report);
  out += choice_notes(variant.report);
  out += notes(variant.report);
  out += "<footer><button class=\"play\" data-play=\"" + std::to_string(index) + "\">Play</button>";
  out += "<a href=\"" + id +
         "/playable.html\" target=\"_blank\" rel=\"noopener\">Full page</a><a href=\"" + id +
         "/report.json\">Report</a><a href=\"" + id +
         "/scene.json\">Scene</a></footer></div></article>\n";
  return out;
}

}  // namespace

Result<std::string> contact_sheet(const std::filesystem::path& root, const SheetHead& head,
                                  std::span<const Variant> variants, const Catalog& catalog,
                                  const GateConfig& gate) {
  auto page = read_text(root / "generator" / "pipeline" / "contact_sheet.html", kMaxPage,
                        ExitCode::component);
  if (!page) return page;
  std::string cards;
  for (std::size_t i = 0; i < variants.size(); ++i) cards += card(variants[i], i, catalog, gate);
  std::string accent = "#ff6a3d";
  std::string accent_text = "#ffffff";
  if (!variants.empty()) {
    accent = to_hex(variants[0].doc.scene.color(ColorId::cta_low));
    accent_text = to_hex(variants[0].doc.scene.color(ColorId::cta_text));
  }
  // The marks are filled from the end of the page backwards, so that a mark inside a brief's words
  // is never taken for one of the page's.
  const std::pair<std::string_view, std::string> marks[] = {
      {"{{command}}", escape_html(head.command)},
      {"{{cards}}", std::move(cards)},
      {"{{count}}",
       std::to_string(variants.size()) + (variants.size() == 1 ? " variant" : " variants")},
      {"{{tagline}}", escape_html(head.tagline)},
      {"{{heading}}", escape_html(head.name)},
      {"{{accent_text}}", accent_text},
      {"{{accent}}", accent},
      {"{{title}}", escape_html(head.name)}};
  std::size_t end = page->size();
  for (const auto& [mark, text] : marks) {
    const std::size_t at = page->rfind(mark, end);
    if (at == std::string::npos) {
      return Error{ExitCode::component, "contact_sheet.html", "",
                   "the mark " + std::string(mark) + " is missing", "Restore the file"};
    }
    page->replace(at, mark.size(), text);
    end = at;
  }
  return page;
}

}  // namespace pm::gen
