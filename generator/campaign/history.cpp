#include "generator/campaign/history.h"

#include <algorithm>
#include <map>
#include <set>

#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/readout/chart_page.h"
#include "generator/readout/rates.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

/// "g1-03" of "fruit-drop-g1-03".
std::string short_name(const std::string& id) {
  const std::size_t at = id.rfind("-g");
  return at == std::string::npos ? id : id.substr(at + 1);
}

/// What a generation's traffic gave while it was served.
struct Served {
  double impressions = 0;
  double installs = 0;
  std::set<std::string> days;
};

class History {
 public:
  History(const CampaignSettings& settings, const Lineage& lineage, std::span<const Measured> rows,
          const Belief& belief, std::span<const DecisionRecord> decisions)
      : settings_(settings),
        lineage_(lineage),
        rows_(rows),
        belief_(belief),
        decisions_(decisions),
        served_(lineage.generations.size()) {
    for (const Measured& row : rows_) {
      for (std::size_t g = lineage_.generations.size(); g-- > 0;) {
        const Generation& generation = lineage_.generations[g];
        if (row.day <= generation.after_day) continue;
        const auto& ids = generation.served;
        if (std::find(ids.begin(), ids.end(), row.variant) == ids.end()) break;
        served_[g].impressions += row.impressions;
        served_[g].installs += row.installs;
        if (row.impressions > 0) served_[g].days.insert(row.day);
        break;
      }
    }
  }

  ChartPage page(const std::string& product) const {
    ChartPage out;
    out.title = product + ": campaign history";
    const Generation& last = lineage_.generations.back();
    out.head = "<p>Generation " + std::to_string(last.number) + " of " +
               std::to_string(settings_.generations - 1) + " is served" +
               (belief_.as_of.empty() ? "" : "; reports reach to " + escape_html(belief_.as_of)) +
               ". Rates are installs per 1000 impressions (IPM), as reported.</p>";
    out.body = says() + progress() + allocation() + family() + variants();
    out.foot =
        "Written by <code>playmill run</code>. Intervals of generations are 95 %, from the "
        "counts alone; those of variants are 90 %, of what is believed. Networks serve what "
        "they like: a generation is compared with the one before on other days.";
    out.data = data();
    return out;
  }

 private:
  std::string says() const {
    std::string out = "<section class=\"lead\"><h2>Where it stands</h2>";
    for (const std::string& line : decision_sentences(belief_, lineage_, settings_)) {
      out += "<p>" + escape_html(line) + "</p>";
    }
    return out + "</section>";
  }

  std::string progress() const {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t g = 0; g < served_.size(); ++g) {
      const Generation& generation = lineage_.generations[g];
      const Served& served = served_[g];
      const Rate rate = count_rate(served.installs, served.impressions);
      rows.push_back({std::to_string(generation.number),
                      generation.after_day.empty() ? "" : escape_html(generation.after_day),
                      std::to_string(generation.served.size()), std::to_string(served.days.size()),
                      number_text("%.0f", served.impressions), number_text("%.0f", served.installs),
                      served.impressions > 0 ? rate_html(rate, 1000) : "",
                      std::to_string(generation.given_up.size())});
    }
    return "<section><h2>IPM by generation</h2><p>What the traffic of each generation gave while "
           "it "
           "was served.</p><figure id=\"progress\"></figure>" +
           html_table({"generation", "bred after", "#variants", "#days", "#impressions",
                       "#installs", "#IPM", "#given up"},
                      rows) +
           "</section>";
  }

  std::string allocation() const {
    std::string out =
        "<section><h2>Allocation over time</h2><p>The shares that were decided after each day of "
        "reports: exact assignment probabilities, also in <code>decisions/</code>.</p>"
        "<figure id=\"allocation\"></figure>";
    return out + "</section>";
  }

  std::string family() const {
    return "<section><h2>Family tree</h2><p>Each variant where it was made, with what is believed "
           "of it; lines lead to its parents, strong ones to the nearer. Size is impressions.</p>"
           "<figure id=\"family\"></figure></section>";
  }

  std::string variants() const {
    std::vector<std::vector<std::string>> rows;
    const auto served = lineage_.generations.back().served;
    for (std::size_t a = lineage_.members.size(); a-- > 0;) {
      const Member& member = lineage_.members[a];
      const std::string folder = "generations/" +
                                 generation_folder("", member.generation).filename().string() +
                                 "/" + member.id + "/";
      const bool alive = std::find(served.begin(), served.end(), member.id) != served.end();
      std::string name = "<a href=\"" + escape_html(folder) + "playable.html\">" +
                         escape_html(member.id) + "</a><br><span class=\"tag\">" +
                         escape_html(member.doc.scene.mechanic) + "</span>";
      if (alive) name += " <span class=\"tag good\">served</span>";
      if (belief_.values[a].worth_less) name += " <span class=\"tag warn\">worth less</span>";
      rows.push_back(
          {settings_.preview ? "<a href=\"" + escape_html(folder) + "playable.html\"><img src=\"" +
                                   escape_html(folder) + "preview.png\" alt=\"\"></a>"
                             : "",
           name, escape_html(member.why), number_text("%.0f", belief_.totals[a].impressions),
           number_text("%.0f", belief_.totals[a].installs),
           belief_.totals[a].impressions > 0 ? rate_html(believed(a), 1000) : ""});
    }
    return "<section><h2>Variants</h2>" +
           html_table({"", "variant", "why", "#impressions", "#installs", "#believed IPM"}, rows) +
           "</section>";
  }

  Rate believed(std::size_t arm) const {
    return {belief_.decision.all.mean[arm], rate_quantile(belief_.decision.all, arm, 0.05),
            rate_quantile(belief_.decision.all, arm, 0.95)};
  }

  static Json interval(const Rate& rate, double scale) {
    return {{"value", rate.value * scale}, {"low", rate.low * scale}, {"high", rate.high * scale}};
  }

  Json data() const {
    Json out;
    out["kind"] = "history";
    out["generations"] = Json::array();
    for (std::size_t g = 0; g < served_.size(); ++g) {
      out["generations"].push_back(
          {{"number", lineage_.generations[g].number},
           {"days", served_[g].days.size()},
           {"impressions", served_[g].impressions},
           {"ipm", interval(count_rate(served_[g].installs, served_[g].impressions), 1000)}});
    }
    std::map<std::string, int> last;
    for (const Generation& generation : lineage_.generations) {
      for (const std::string& id : generation.served) last[id] = generation.number;
    }
    out["members"] = Json::array();
    for (std::size_t a = 0; a < lineage_.members.size(); ++a) {
      const Member& member = lineage_.members[a];
      Json row;
      row["id"] = member.id;
      row["name"] = short_name(member.id);
      row["mechanic"] = member.doc.scene.mechanic;
      row["origin"] = origin_name(member.origin);
      row["generation"] = member.generation;
      row["last"] = last[member.id];
      row["parents"] = member.parents;
      row["why"] = member.why;
      row["impressions"] = belief_.totals[a].impressions;
      row["ipm"] = belief_.totals[a].impressions > 0 ? interval(believed(a), 1000) : Json(nullptr);
      out["members"].push_back(std::move(row));
    }
    out["decisions"] = Json::array();
    for (const DecisionRecord& record : decisions_) {
      Json row;
      row["generation"] = record.generation;
      row["label"] = record.as_of.empty() ? "start" : record.as_of.substr(5);
      row["shares"] = Json::array();
      for (const auto& [id, share] : record.shares()) {
        row["shares"].push_back({{"name", short_name(id)}, {"share", share}});
      }
      out["decisions"].push_back(std::move(row));
    }
    return out;
  }

  const CampaignSettings& settings_;
  const Lineage& lineage_;
  std::span<const Measured> rows_;
  const Belief& belief_;
  std::span<const DecisionRecord> decisions_;
  std::vector<Served> served_;  // by generation
};

}  // namespace

Status write_history(const fs::path& state, const std::string& product,
                     const CampaignSettings& settings, const Lineage& lineage,
                     std::span<const Measured> rows, const Belief& belief,
                     std::span<const DecisionRecord> decisions) {
  auto root = playmill_root();
  if (!root) return root.error();
  auto page = chart_page(*root, History(settings, lineage, rows, belief, decisions).page(product));
  if (!page) return page.error();
  const fs::path file = state / "history.html";
  const auto old = read_file(file, 64U << 20U, ExitCode::output);
  if (old && *old == *page) return Done{};
  return write_file(file, *page);
}

}  // namespace pm::gen
