#include <algorithm>
#include <bit>
#include <optional>
#include <thread>

#include "generator/breeder/breed.h"
#include "generator/cli/art_options.h"
#include "generator/cli/beacon_options.h"
#include "generator/cli/chosen_set.h"
#include "generator/cli/llm_options.h"
#include "generator/cli/progress.h"
#include "generator/cli/run_key.h"
#include "generator/cli/say_run.h"
#include "generator/cli/source.h"
#include "generator/cli/verbs.h"
#include "generator/composer/compose.h"
#include "generator/composer/words.h"
#include "generator/core/files.h"
#include "generator/core/growing_folder.h"
#include "generator/core/parallel.h"
#include "generator/core/text.h"
#include "generator/delivery/delivery.h"
#include "generator/delivery/write_delivery.h"
#include "generator/diversity/similarity.h"
#include "generator/look/describe.h"
#include "generator/network/network.h"
#include "generator/pipeline/contact_sheet.h"
#include "generator/pipeline/interrupt.h"
#include "generator/pipeline/pipeline.h"
#include "generator/preview/preview.h"

namespace pm::gen {

namespace {

struct GenerateOptions {
  BriefSource source;
  LlmOptions llm;
  ArtOptions art;
  int variants = 0;    ///< 0: what the brief says
  int candidates = 0;  ///< 0: nothing is screened
  std::int64_t seed = -1;
  std::vector<std::string> mechanics;
  std::vector<std::string> networks;
  BeaconOptions beacon;
  std::string out = "out";
  int threads = 0;  ///< 0: as many as the machine has, at most 8
  bool no_preview = false;
};

/// Only a folder that an earlier run made may be replaced.
bool holds_run(const std::filesystem::path& folder) {
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

Json variant_row(const Variant& variant) {
  const SceneDoc& doc = variant.doc;
  Json row;
  row["id"] = doc.id;
  row["mechanic"] = doc.scene.mechanic;
  row["background"] = doc.scene.background.name;
  row["theme"] = std::string(doc.gene("theme"));
  row["pass_rate"] = variant.report["gate"]["bots"]["human"]["win_rate"];
  row["bytes"] = variant.report["bytes"]["html"];
  if (variant.report.contains("pictures")) row["pictures"] = variant.report["pictures"];
  row["repairs"] = variant.report["gate"]["repairs"].size();
  row["redraws"] = variant.report["redraws"].size();
  row["playable"] = doc.id + "/playable.html";
  row["scene"] = doc.id + "/scene.json";
  row["report"] = doc.id + "/report.json";
  return row;
}

constexpr int kOtherGameFrom = 3;  // redraws of one mechanic before another gets its chance

/// The next best game of the plan; the same one when there is no other.
std::string other_mechanic(const Plan& plan, const std::string& mechanic) {
  for (const Ranked& item : plan.mechanics) {
    if (item.name != mechanic && item.weight > 0) return item.name;
  }
  return mechanic;
}

/// Draws scenes in place of those that the gate gave up: other luck, and as much easier or harder
/// as the failure says; some games cannot give every outcome, so in the end another game.
Redraw redraw_from(const Brief& brief, const Plan& plan, const Catalog& catalog) {
  return [&](const SceneDoc& failed, std::size_t index, int attempt, Lean lean) {
    // What it was chosen for stays: its looks, its words, its pace.
    const int way = lean == Lean::easier ? -1 : lean == Lean::harder ? 1 : 0;
    ComposeRequest request = drawn_again(*failed.request, attempt, way);
    if (attempt == kOtherGameFrom) request.mechanic = other_mechanic(plan, request.mechanic);
    request.index = static_cast<int>(index);
    return compose_one(brief, plan, catalog, request);
  };
}

/// Packs all variants into `packages/` of the run; one row for its result.
Result<Json> pack_variants(const std::vector<Variant>& variants,
                           const std::vector<const Network*>& networks,
                           const std::optional<Beacon>& beacon, const std::filesystem::path& root,
                           const std::filesystem::path& run) {
  std::vector<SceneDoc> docs;
  for (const Variant& variant : variants) docs.push_back(variant.doc);
  auto delivery = deliver(
      {root}, docs, networks, [](std::string_view) { return !InterruptGuard::flag(); }, beacon);
  if (!delivery) return delivery.error();
  const std::filesystem::path folder = run / "packages";
  std::error_code error;
  std::filesystem::create_directory(folder, error);
  if (error) {
    return Error{ExitCode::output, folder.string(), "", "the folder cannot be made", ""};
  }
  if (auto done = write_delivery(*delivery, delivery_json(*delivery), root, folder); !done) {
    return done.error();
  }
  Json row;
  row["report"] = "packages/report.json";
  row["count"] = delivery->packages.size();
  row["pass"] = std::count_if(delivery->packages.begin(), delivery->packages.end(),
                              [](const Delivered& one) { return one.verdict().pass(); });
  const auto floored =
      std::count_if(delivery->packages.begin(), delivery->packages.end(),
                    [](const Delivered& one) { return one.package.strip.at_floor; });
  if (floored > 0) row["pictures_at_floor"] = floored;
  return row;
}

/// The networks that were asked for; `brief` stands for those that the brief names.
Result<std::vector<const Network*>> asked_networks(const GenerateOptions& options,
                                                   const Brief& brief, const Networks& networks) {
  if (options.networks != std::vector<std::string>{"brief"}) {
    return pick_networks(networks, options.networks);
  }
  if (brief.networks.empty()) {
    return Error{ExitCode::bad_brief, options.source.text, "/networks",
                 "the brief names no networks", "Name some there, or after --network"};
  }
  return pick_networks(networks, brief.networks);
}

/// Measures how alike the variants are as they ship, and writes it into their reports.
Result<Similarity> note_similarity(std::vector<Variant>& variants,
                                   const std::filesystem::path& folder,
                                   const ScreeningOptions& how) {
  std::vector<Shipped> shipped(variants.size());
  auto looked = in_parallel(
      variants.size(), how.threads, [] { return 0; },
      [&](std::size_t i, int) -> Status {
        shipped[i].doc = &variants[i].doc;
        if (!variants[i].has_preview) return Done{};
        auto start = preview_start(folder / variants[i].doc.id / "preview.png");
        if (!start) return start.error();
        shipped[i].cells = describe(start->rgba, start->width, start->height);
        return Done{};
      });
  if (!looked) return looked.error();
  Similarity out = measure_similarity(shipped, *how.catalog);
  for (std::size_t i = 0; i < variants.size(); ++i) {
    variants[i].report["most_alike"] = to_json(out.nearest[i], shipped);
    auto done =
        write_file(folder / variants[i].doc.id / "report.json", pretty_json(variants[i].report));
    if (!done) return done.error();
  }
  return out;
}

/// A failed run's error; what is done stays for the same command where that is worth it.
Error ended_early(Error error, std::size_t ready, GrowingFolder& folder, const Context& context) {
  std::error_code ignored;
  const bool screened = std::filesystem::exists(folder.path() / kScreeningLog, ignored);
  // A gate that refuses now refuses again; everything else is worth going on from.
  if ((ready == 0 && !screened) || error.code == ExitCode::gate) return error;
  folder.keep();
  error.mend =
      (ready > 0 ? std::to_string(ready) + " finished variants are" : "what was screened is") +
      " kept in " + folder.path().string() + "; the same command goes on from there";
  // The signal ends the program before it could tell the error.
  if (InterruptGuard::flag()) context.say("Interrupted: " + error.mend);
  return error;
}

/// Whatever else decides what a run makes, beside brief and plan.
Json settings_json(const GenerateOptions& options) {
  return {{"candidates", options.candidates}, {"pictures", !options.no_preview}};
}

/// The page of what is there so far, and the words under its name.
Status write_sheet(const std::filesystem::path& folder, const std::filesystem::path& root,
                   const Brief& brief, std::span<const Variant> variants, const Catalog& catalog,
                   const GateConfig& gate) {
  const SheetHead head{brief.name,
                       brief.tagline.empty() ? first_sentence(brief.description) : brief.tagline,
                       "playmill generate … --seed " + std::to_string(brief.seed)};
  auto sheet = contact_sheet(root, head, variants, catalog, gate);
  if (!sheet) return sheet.error();
  return write_file(folder / "index.html", *sheet);
}

Result<Json> generate(const GenerateOptions& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  if (auto checked = check_mechanics(options.mechanics, **catalog); !checked)
    return checked.error();
  auto beacon = asked_beacon(options.beacon);
  if (!beacon) return beacon.error();
  auto brief = load_source(options.source, context);
  if (!brief) return brief.error();
  if (!options.mechanics.empty()) brief->force = options.mechanics;
  if (options.variants > 0) brief->variants = options.variants;
  if (options.seed >= 0) brief->seed = static_cast<std::uint64_t>(options.seed);
  auto planner = context.planner("auto", true, &options.llm);
  if (!planner) return planner.error();
  auto plan = (*planner)->plan(*brief);
  if (!plan) return plan.error();
  warn_of_fallback(*plan);
  auto art = paint_as_asked(options.art, *brief, *plan, **catalog);
  if (!art) return art.error();
  auto gate = load_gate_config();
  if (!gate) return gate.error();
  auto screening = load_screening_config();
  if (!screening) return screening.error();
  auto root = playmill_root();
  if (!root) return root.error();
  Networks networks;
  std::vector<const Network*> asked;
  if (!options.networks.empty()) {
    auto loaded = load_networks();
    if (!loaded) return loaded.error();
    networks = std::move(*loaded);
    auto picked = asked_networks(options, *brief, networks);
    if (!picked) return picked.error();
    asked = std::move(*picked);
  }
  if (options.candidates > 0 && options.candidates < brief->variants) {
    return Error{ExitCode::usage, "--candidates", "",
                 "fewer candidates than the " + std::to_string(brief->variants) + " variants",
                 "Ask for more candidates, or fewer --variants"};
  }
  // Older than the folder, so that an interrupted run is cleaned up before it ends.
  const InterruptGuard interrupt;
  auto folder = GrowingFolder::open(
      options.out, run_key(*brief, *plan, settings_json(options), *root), holds_run);
  if (!folder) return folder.error();
  ScreeningOptions how;
  how.root = *root;
  how.catalog = *catalog;
  how.gate = &*gate;
  how.config = &*screening;
  how.threads = worker_count(options.threads);
  how.pictures = !options.no_preview;
  how.interrupted = &InterruptGuard::flag();
  auto set = choose_set(*brief, *plan, options.candidates, how, folder->path(), context.json);
  if (!set) return ended_early(set.error(), 0, *folder, context);

  Progress progress(set->docs.size() * kStagesPerVariant + 1, context.json);
  PipelineOptions pipeline;
  pipeline.root = *root;
  pipeline.catalog = *catalog;
  pipeline.gate = &*gate;
  pipeline.threads = how.threads;
  pipeline.preview = how.pictures;
  pipeline.go_on = true;
  pipeline.chosen = std::move(set->chosen);
  pipeline.redraw = redraw_from(*brief, *plan, **catalog);
  pipeline.progress = [&](std::string_view label) { progress.advance(label); };
  pipeline.interrupted = &InterruptGuard::flag();
  std::vector<Variant> ready;
  Status shown = Done{};
  pipeline.ready = [&](const Variant& variant) {
    ready.push_back(variant);
    // At 1, 2, 4, 8, … of them: a page with all of them so far costs as much as they are many.
    if (shown && std::has_single_bit(ready.size())) {
      shown = write_sheet(folder->path(), *root, *brief, ready, **catalog, *gate);
    }
  };
  auto variants = make_variants(std::move(set->docs), folder->path(), pipeline);
  if (!variants) return ended_early(variants.error(), ready.size(), *folder, context);
  if (!shown) return shown.error();
  auto similarity = note_similarity(*variants, folder->path(), how);
  if (!similarity) return similarity.error();
  if (auto done = write_sheet(folder->path(), *root, *brief, *variants, **catalog, *gate); !done)
    return done.error();
  progress.advance("contact sheet");
  Json rows = Json::array();
  for (const Variant& variant : *variants) rows.push_back(variant_row(variant));
  Json result;
  result["ok"] = true;
  result["name"] = brief->name;
  result["seed"] = brief->seed;
  result["plan"] = to_json(*plan);
  if (!art->is_null()) result["art"] = std::move(*art);
  result["variants"] = std::move(rows);
  result["similarity"] = to_json(*similarity);
  if (!set->screening.is_null()) result["screening"] = std::move(set->screening);
  Json languages = unserved_languages(*brief, **catalog);
  if (!languages.empty()) result["languages_in_english"] = std::move(languages);
  if (!asked.empty()) {
    auto packages = pack_variants(*variants, asked, *beacon, *root, folder->path());
    if (!packages) return packages.error();
    result["packages"] = std::move(*packages);
  }
  if (auto done = write_file(folder->path() / "run.json", pretty_json(result)); !done)
    return done.error();
  std::error_code ignored;
  for (const char* own : {kChoiceFile, kScreeningLog}) {
    std::filesystem::remove(folder->path() / own, ignored);
  }
  if (auto done = folder->commit(); !done) return done.error();
  result["out"] = options.out;
  if (set->drawn_before > 0 || set->plays_before > 0) {
    result["went_on_from"] = {{"drawn", set->drawn_before}, {"plays", set->plays_before}};
  }
  return result;
}

void run_generate(const GenerateOptions& options, Context& context) {
  auto result = generate(options, context);
  if (!result) return context.fail(result.error());
  context.print(*result);
  say_run(*result, options.out, context);
  if (result->contains("packages") &&
      (*result)["packages"]["pass"] < (*result)["packages"]["count"]) {
    context.keep_exit_code(static_cast<int>(ExitCode::gate));
  }
}

}  // namespace

void add_generate(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("generate", "Make variants of a playable from a brief or a description");
  auto options = std::make_shared<GenerateOptions>();
  add_source_options(*verb, options->source);
  verb->add_option("--variants,-n", options->variants,
                   "How many variants (default: the brief's, or 8)")
      ->check(CLI::Range(1, 1000));
  verb->add_option("--candidates", options->candidates,
                   "Make this many, draw, measure and play them, and keep the best that differ")
      ->check(CLI::Range(1, 10000));
  verb->add_option("--seed", options->seed, "Same seed, same variants (default: the brief's, or 1)")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{9007199254740991}));
  verb->add_option("--mechanic", options->mechanics, "Only these mechanics")->delimiter(',');
  verb->add_option("--out,-o", options->out, "Output folder, replaced as a whole")
      ->capture_default_str();
  verb->add_option("--threads", options->threads, "Workers (default: one for each core, up to 8)")
      ->check(CLI::Range(1, 64));
  verb->add_option("--network", options->networks,
                   "Also pack every variant for these networks: names, all, or brief for those "
                   "that the brief names")
      ->delimiter(',');
  add_beacon_options(*verb, options->beacon);
  add_llm_options(*verb, options->llm);
  add_art_options(*verb, options->art);
  verb->add_flag("--no-preview", options->no_preview, "Leave out the pictures");
  add_examples(
      *verb, {"playmill generate samples/fruit-drop.json --variants 4 --out out",
              "playmill generate \"Drop fruits, merge them. CTA: Play free\" --name \"Fruit Drop\"",
              "playmill generate samples/fruit-drop.json --candidates 256 --variants 8",
              "playmill generate samples/fruit-drop.json --network brief",
              "playmill generate samples/velvet-row.json --mechanic choice,sort --seed 7 --json"});
  verb->callback([options, &context] { run_generate(*options, context); });
}

}  // namespace pm::gen
