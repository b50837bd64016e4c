#include "generator/campaign/run.h"

#include <algorithm>
#include <cstdio>

#include "generator/brief/brief.h"
#include "generator/campaign/belief.h"
#include "generator/campaign/decision_record.h"
#include "generator/campaign/generation.h"
#include "generator/campaign/history.h"
#include "generator/campaign/inbox.h"
#include "generator/campaign/make_generation.h"
#include "generator/campaign/state_folder.h"
#include "generator/campaign/store.h"
#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

std::string count_text(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.0f", value);
  return text;
}

std::string percent_text(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

/// One turn.
class Turn {
 public:
  explicit Turn(const CampaignRun& run) : run_(run), settings_(run.settings) {}

  Result<CampaignOutcome> go() {
    auto brief = load_brief(settings_.brief.string(), run_.catalog->template_names());
    if (!brief) return brief.error();
    brief_ = std::move(*brief);
    if (auto done = open_state(run_.state, brief_.name, run_.dry_run); !done) return done.error();
    auto lock = run_.dry_run ? Result<StateLock>(Error{}) : StateLock::take(run_.state);
    if (!run_.dry_run && !lock) return lock.error();
    auto lineage = load_lineage(run_.state, *run_.catalog);
    if (!lineage) return lineage.error();
    lineage_ = std::move(*lineage);
    if (lineage_.generations.empty()) {
      if (auto done = make_first(); !done) return done.error();
      if (run_.dry_run) return finished();
    }
    if (auto done = read_reports(); !done) return done.error();
    if (auto done = believe(); !done) return done.error();
    if (auto done = decide_shares(); !done) return done.error();
    if (belief_.standing.over && !last_generation()) {
      if (auto done = make_next(); !done) return done.error();
      if (!run_.dry_run) {
        if (auto done = believe(); !done) return done.error();
        if (auto done = decide_shares(); !done) return done.error();
      }
    }
    if (!run_.dry_run) {
      auto decisions = load_decisions(run_.state);
      if (!decisions) return decisions.error();
      if (auto done = write_history(run_.state, brief_.name, settings_, lineage_, rows_, belief_,
                                    *decisions);
          !done) {
        return done.error();
      }
    }
    return finished();
  }

 private:
  bool last_generation() const {
    return lineage_.generations.back().number + 1 >= settings_.generations;
  }

  Result<Workshop> workshop() {
    auto planner = run_.planner();
    if (!planner) return planner.error();
    brief_.variants = settings_.variants;
    brief_.seed = settings_.seed;
    auto plan = (*planner)->plan(brief_);
    if (!plan) return plan.error();
    plan_ = std::move(*plan);
    auto gate = load_gate_config();
    if (!gate) return gate.error();
    gate_ = *gate;
    auto networks = load_networks();
    if (!networks) return networks.error();
    networks_ = std::move(*networks);
    auto picked = pick_networks(networks_, settings_.networks);
    if (!picked) return picked.error();
    auto root = playmill_root();
    if (!root) return root.error();
    Workshop out;
    out.root = *root;
    out.catalog = run_.catalog;
    out.gate = &gate_;
    out.brief = &brief_;
    out.plan = &plan_;
    out.networks = std::move(*picked);
    out.threads = run_.threads;
    out.progress = run_.progress;
    out.interrupted = run_.interrupted;
    return out;
  }

  Status make_first() {
    auto shop = workshop();
    if (!shop) return shop.error();
    auto places = first_places(*shop, settings_);
    if (!places) return places.error();
    return make(*shop, 0, "", std::move(*places));
  }

  Status make_next() {
    auto shop = workshop();
    if (!shop) return shop.error();
    const std::vector<Parent> parents = parents_of(belief_, lineage_);
    if (parents.empty()) {
      return Error{ExitCode::bad_scene, run_.state.string(), "",
                   "none of the served variants says what it was composed from",
                   "Begin anew with another --state"};
    }
    const auto by_choices = foresight_of(belief_, lineage_);
    const Foresight foresight = [&](const ComposeRequest& request) -> std::optional<Expectation> {
      auto doc = compose_one(brief_, plan_, *run_.catalog, request);
      if (!doc) return std::nullopt;
      return by_choices(*doc);
    };
    const int number = lineage_.generations.back().number + 1;
    std::vector<Place> places = bred_places(*shop, settings_, number, parents, foresight);
    return make(*shop, number, belief_.as_of, std::move(places));
  }

  Status make(const Workshop& shop, int number, const std::string& after_day,
              std::vector<Place> places) {
    const std::string what = "generation " + std::to_string(number);
    did((run_.dry_run ? "would make " : "made ") + what + ": " + std::to_string(places.size()) +
        " variants");
    for (const Place& place : places) outcome_.lines.push_back("  " + place.id + ": " + place.why);
    if (run_.dry_run) return Done{};
    auto done = make_generation(shop, settings_, run_.state, number, after_day, std::move(places));
    if (!done) return done;
    auto lineage = load_lineage(run_.state, *run_.catalog);
    if (!lineage) return lineage.error();
    lineage_ = std::move(*lineage);
    outcome_.lines.push_back("  Upload the packages in " +
                             (generation_folder(run_.state, number) / "packages").string() +
                             " and name each creative after its file.");
    return Done{};
  }

  Status read_reports() {
    auto past = past_reports(run_.state);
    if (!past) return past.error();
    reported_ = std::move(*past);
    auto waiting = waiting_reports(settings_, run_.state, lineage_.ids());
    if (!waiting) return waiting.error();
    auto store = CampaignStore::open(run_.state, settings_.ledger, run_.dry_run);
    if (!store) return store.error();
    for (const WaitingReport& one : *waiting) {
      // First the counts, then the note: ended in between, the same counts are put again.
      if (auto done = store->put(one.report.rows); !done) return done;
      if (!run_.dry_run) {
        if (auto done = note_import(run_.state, one); !done) return done;
      }
      reported_.push_back(reported_installs(one.report));
      did((run_.dry_run ? "would read " : "read ") + fs::path(one.file).filename().string() + ": " +
          one.report.source->name + ", " + std::to_string(one.report.rows.size()) + " rows to " +
          reported_.back().as_of);
      for (const auto& [name, count] : one.report.strangers) {
        outcome_.lines.push_back("  No variant for \"" + name + "\" (" + count_text(count) +
                                 " impressions): left out.");
      }
      for (const std::string& note : one.report.notes) outcome_.lines.push_back("  " + note);
    }
    auto rows = store->measured(lineage_.ids());
    if (!rows) return rows.error();
    rows_ = std::move(*rows);
    return Done{};
  }

  Status believe() {
    auto decisions = load_decisions(run_.state);
    if (!decisions) return decisions.error();
    bool known = false;
    const DelayCurve delay = learnt_delay(reported_, known);
    const int generation = lineage_.generations.back().number;
    const std::string today = last_day(rows_);
    belief_ = believe_campaign(settings_, lineage_, rows_, delay, known,
                               shares_before(*decisions, generation, today));
    return Done{};
  }

  Status decide_shares() {
    const DecisionRecord record = make_record(belief_, lineage_, settings_);
    outcome_.json["decision"] = record.doc;
    if (run_.dry_run) return Done{};
    return write_decision(run_.state, record);
  }

  void did(std::string what) {
    steps_.push_back(what);
    what[0] = static_cast<char>(what[0] >= 'a' && what[0] <= 'z' ? what[0] - 32 : what[0]);
    outcome_.lines.push_back(std::move(what) + ".");
  }

  Result<CampaignOutcome> finished() {
    Json& json = outcome_.json;
    json["ok"] = true;
    json["state"] = run_.state.string();
    json["dry_run"] = run_.dry_run;
    json["did"] = steps_;
    if (lineage_.generations.empty()) return std::move(outcome_);
    const Generation& generation = lineage_.generations.back();
    json["generation"] = generation.number;
    json["as_of"] = belief_.as_of;
    json["finished"] = belief_.standing.over && last_generation();
    if (steps_.empty()) outcome_.lines.emplace_back("Nothing is new.");
    for (const std::string& line : decision_sentences(belief_, lineage_, settings_)) {
      outcome_.lines.push_back(line);
    }
    outcome_.lines.emplace_back("Next shares:");
    for (std::size_t i = 0; i < belief_.decision.served.size(); ++i) {
      outcome_.lines.push_back("  " + belief_.arms[belief_.decision.served[i]] + "  " +
                               percent_text(belief_.decision.shares[i]));
    }
    if (json["finished"].get<bool>()) {
      outcome_.lines.emplace_back("All generations have been served: the campaign is over.");
    }
    if (!run_.dry_run) {
      outcome_.lines.push_back("Shares: " + (run_.state / "weights.csv").string() +
                               ". History: " + (run_.state / "history.html").string() +
                               ". New reports go to " + settings_.reports.string() + ".");
    }
    return std::move(outcome_);
  }

  const CampaignRun& run_;
  const CampaignSettings& settings_;
  Brief brief_;
  Plan plan_;
  GateConfig gate_;
  Networks networks_;
  Lineage lineage_;
  std::vector<ReportedInstalls> reported_;
  std::vector<Measured> rows_;
  Belief belief_;
  std::vector<std::string> steps_;
  CampaignOutcome outcome_;
};

}  // namespace

Result<CampaignOutcome> run_campaign(const CampaignRun& run) { return Turn(run).go(); }

}  // namespace pm::gen
