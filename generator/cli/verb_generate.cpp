#include <algorithm>

#include "generator/cli/pipeline.h"
#include "generator/cli/progress.h"
#include "generator/cli/source.h"
#include "generator/cli/verbs.h"
#include "generator/composer/compose.h"
#include "generator/composer/words.h"
#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

struct Options {
  BriefSource source;
  int variants = 0;  ///< 0: what the brief says
  std::int64_t seed = -1;
  std::vector<std::string> mechanics;
  std::string out = "out";
};

/// Only a folder that an earlier run made may be replaced.
bool is_our_folder(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "run.json", ignored);
}

Status check_mechanics(const std::vector<std::string>& wanted, const Catalog& catalog) {
  const std::vector<std::string> known = catalog.template_names();
  for (const std::string& name : wanted) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string near = nearest_name(name, known);
    return Error{ExitCode::usage, "--mechanic", "", "unknown mechanic '" + name + "'",
                 near.empty() ? "Known are " + list_names(known) : "Did you mean '" + near + "'?"};
  }
  return Done{};
}

Json variant_row(const SceneDoc& doc, const Json& report) {
  Json row;
  row["id"] = doc.id;
  row["mechanic"] = doc.scene.mechanic;
  row["background"] = doc.scene.background.name;
  row["theme"] = std::string(doc.gene("theme"));
  row["scene"] = doc.id + "/scene.json";
  if (!report.empty()) row["report"] = report;
  return row;
}

Result<Json> generate(const Options& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  if (auto checked = check_mechanics(options.mechanics, **catalog); !checked)
    return checked.error();
  auto brief = load_source(options.source, context);
  if (!brief) return brief.error();
  if (!options.mechanics.empty()) brief->force = options.mechanics;
  if (options.variants > 0) brief->variants = options.variants;
  if (options.seed >= 0) brief->seed = static_cast<std::uint64_t>(options.seed);
  auto planner = context.planner();
  if (!planner) return planner.error();
  auto plan = (*planner)->plan(*brief);
  if (!plan) return plan.error();
  auto folder = OutputFolder::open(options.out, is_our_folder);
  if (!folder) return folder.error();
  auto docs = compose(*brief, *plan, **catalog, brief->seed, brief->variants);
  if (!docs) return docs.error();

  const auto stages = variant_stages();
  const auto finals = run_stages();
  Progress progress(docs->size() * stages.size() + finals.size(), context.json);
  Json rows = Json::array();
  for (SceneDoc& doc : *docs) {
    VariantJob job{*brief, **catalog, doc, folder->path() / doc.id, Json::object()};
    std::error_code error;
    std::filesystem::create_directories(job.folder, error);
    if (error) {
      return Error{ExitCode::output, job.folder.string(), "",
                   "the folder cannot be made: " + error.message(), ""};
    }
    for (const Stage& stage : stages) {
      if (auto done = stage.run(job); !done) return done.error();
      progress.advance(doc.id + ": " + stage.name);
    }
    rows.push_back(variant_row(doc, job.report));
  }
  RunJob run{*brief, **catalog, *docs, folder->path()};
  for (const RunStage& stage : finals) {
    if (auto done = stage.run(run); !done) return done.error();
    progress.advance(stage.name);
  }
  Json result;
  result["ok"] = true;
  result["name"] = brief->name;
  result["seed"] = brief->seed;
  result["plan"] = to_json(*plan);
  result["variants"] = std::move(rows);
  Json languages = unserved_languages(*brief, **catalog);
  if (!languages.empty()) result["languages_in_english"] = std::move(languages);
  if (auto done = write_file(folder->path() / "run.json", pretty_json(result)); !done)
    return done.error();
  if (auto done = folder->commit(); !done) return done.error();
  result["out"] = options.out;
  return result;
}

void run(const Options& options, Context& context) {
  auto result = generate(options, context);
  if (!result) return context.fail(result.error());
  context.print(*result);
  const Json& variants = (*result)["variants"];
  context.say(std::to_string(variants.size()) + " variants of " +
              (*result)["name"].get<std::string>() + " in " + options.out + "/");
  for (const Json& row : variants) {
    context.say("  " + row["id"].get<std::string>() + "  " + row["mechanic"].get<std::string>() +
                " in " + row["background"].get<std::string>());
  }
  if (result->contains("languages_in_english")) {
    context.say("No words yet for: " +
                list_names((*result)["languages_in_english"].get<std::vector<std::string>>()) +
                ". Give them in the brief's 'copy'.");
  }
}

}  // namespace

void add_generate(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("generate", "Make variants of a playable from a brief or a description");
  auto options = std::make_shared<Options>();
  add_source_options(*verb, options->source);
  verb->add_option("--variants,-n", options->variants,
                   "How many variants (default: the brief's, or 8)")
      ->check(CLI::Range(1, 200));
  verb->add_option("--seed", options->seed, "Same seed, same variants (default: the brief's, or 1)")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{9007199254740991}));
  verb->add_option("--mechanic", options->mechanics, "Only these mechanics")->delimiter(',');
  verb->add_option("--out,-o", options->out, "Output folder, replaced as a whole")
      ->capture_default_str();
  add_examples(
      *verb, {"playmill generate samples/fruit-drop.json --variants 4 --out out",
              "playmill generate \"Drop fruits, merge them. CTA: Play free\" --name \"Fruit Drop\"",
              "playmill generate samples/velvet-row.json --mechanic choice,sort --seed 7 --json"});
  verb->callback([options, &context] { run(*options, context); });
}

}  // namespace pm::gen
