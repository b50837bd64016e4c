#include "generator/cli/chosen_set.h"

#include <optional>

#include "generator/cli/progress.h"
#include "generator/core/files.h"
#include "generator/diversity/report.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxChoice = 256U << 20U;

/// Composes what choice.json says. A file that cannot be used counts as none.
std::optional<ChosenSet> read_choice(const std::filesystem::path& file, const Brief& brief,
                                     const Plan& plan, const Catalog& catalog) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return std::nullopt;
  auto document = load_json(file.string(), kMaxChoice, ExitCode::output);
  if (!document) return std::nullopt;
  try {
    ChosenSet out;
    out.screening = document->at("screening");
    for (const Json& row : document->at("variants")) {
      auto doc = compose_one(brief, plan, catalog, compose_request(row.at("request")));
      if (!doc) return std::nullopt;
      out.docs.push_back(std::move(*doc));
      out.chosen.push_back(row.at("chosen"));
    }
    return out;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

Status write_choice(const std::filesystem::path& file, const ChosenSet& set) {
  Json out;
  out["screening"] = set.screening;
  out["variants"] = Json::array();
  for (std::size_t i = 0; i < set.docs.size(); ++i) {
    const std::optional<ComposeRequest>& request = set.docs[i].request;
    out["variants"].push_back(
        {{"request", request ? to_json(*request) : Json()}, {"chosen", set.chosen[i]}});
  }
  return write_file(file, out.dump());
}

}  // namespace

Result<ChosenSet> choose_set(const Brief& brief, const Plan& plan, int candidates,
                             const ScreeningOptions& options, const std::filesystem::path& folder,
                             bool silent) {
  const std::filesystem::path file = folder / kChoiceFile;
  if (auto before = read_choice(file, brief, plan, *options.catalog)) return std::move(*before);
  auto log = ScreeningLog::open(folder / kScreeningLog);
  if (!log) return log.error();
  ScreeningOptions how = options;
  how.log = &*log;
  std::optional<Progress> bar;
  std::string running;
  how.progress = [&](std::string_view stage, int done, int of) {
    if (running != stage || done == 1) {
      bar.emplace(static_cast<std::size_t>(of), silent);
      running = stage;
    }
    bar->advance("screening: " + running);
  };
  auto screened = candidates > 0
                      ? screen_candidates(brief, plan, brief.seed, candidates, brief.variants, how)
                      : choose_by_plan(brief, plan, brief.seed, brief.variants, how);
  if (!screened) return screened.error();
  if (static_cast<int>(screened->choices.size()) < brief.variants) {
    return Error{ExitCode::gate, brief.source, "",
                 "only " + std::to_string(screened->choices.size()) + " of " +
                     std::to_string(brief.variants) + " variants came through the screening",
                 "Raise --candidates, or ask for fewer --variants"};
  }
  ChosenSet out;
  auto docs = chosen_scenes(*screened, brief, plan, *options.catalog);
  if (!docs) return docs.error();
  out.docs = std::move(*docs);
  out.drawn_before = screened->drawn_before;
  out.plays_before = screened->plays_before;
  out.chosen = choice_reports(*screened, *options.config);
  if (candidates > 0) {
    out.screening = screening_report(*screened);
    auto done = write_file(folder / "candidates.json",
                           pretty_json(candidates_report(*screened, *options.config)));
    if (!done) return done.error();
  }
  if (auto done = write_choice(file, out); !done) return done.error();
  return out;
}

}  // namespace pm::gen
