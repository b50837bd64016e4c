#include "generator/pipeline/worker.h"

#include <cmath>
#include <system_error>

#include "generator/core/files.h"
#include "generator/core/hex.h"
#include "generator/packer/html.h"

namespace pm::gen {

namespace {

double tenths(double ms) { return std::round(ms * 10) / 10; }

std::string hex(std::uint64_t value) { return "0x" + hex_digits(value); }

Json sizes_json(const PackSizes& sizes) {
  Json out;
  out["html"] = sizes.html;
  out["module"] = sizes.module_raw;
  out["module_packed"] = sizes.module_packed;
  out["scene"] = sizes.scene_raw;
  out["scene_packed"] = sizes.scene_packed;
  out["shell"] = sizes.shell;
  return out;
}

Error gate_error(const SceneDoc& doc, const Check& check, int redraws) {
  std::string message = "the " + doc.scene.mechanic + " scene failed the gate: " + check.name +
                        " is " + check.measured.dump() + ", wanted " + check.wanted.dump();
  if (!check.note.empty()) message += " (" + check.note + ")";
  if (redraws > 0) message += "; " + std::to_string(redraws) + " others in its place failed too";
  return {ExitCode::gate, doc.id, "", std::move(message),
          "Try another --seed or --mechanic, or another outcome in the brief"};
}

}  // namespace

/// What the gate hands on to the module check.
struct Worker::Packed {
  PackedHtml html;
  PlayResult proof;
  std::vector<Input> human_win;  ///< for the pictures
  double gate_ms = 0, pack_ms = 0;
};

Error interrupted_error() {
  return {ExitCode::output, "", "", "interrupted", "Nothing was written; start it again"};
}

Worker::Worker(const PipelineOptions& options, std::mutex& redraw_guard)
    : options_(options),
      redraw_guard_(redraw_guard),
      player_(options.gate->human),
      checker_(options.root / "tools" / "replay-module.mjs") {}

Status Worker::gate_and_pack(Variant& variant, std::size_t index, Packed& packed) {
  const GateConfig& config = *options_.gate;
  Json redrawn = Json::array();
  for (int attempt = 0;; ++attempt) {
    if (options_.interrupted != nullptr && *options_.interrupted) return interrupted_error();
    SceneDoc& doc = variant.doc;
    const Template* spec = options_.catalog->find_template(doc.scene.mechanic);
    if (spec == nullptr) {
      return Error{ExitCode::bad_scene, doc.id, "/mechanic",
                   "unknown mechanic '" + doc.scene.mechanic + "'", ""};
    }
    const bool last = !options_.redraw || attempt >= config.redraws;
    Watch gate_watch;
    Screening screening = screen(doc, *spec, config, player_, last);
    packed.gate_ms += gate_watch.ms();
    if (screening.pass()) {
      Watch pack_watch;
      auto html =
          pack_html({options_.root}, doc.scene, {doc.store.ios, doc.store.android, doc.store.web},
                    {}, config.html_bytes);
      packed.pack_ms += pack_watch.ms();
      if (!html) return html.error();
      screening.verdict.checks.push_back(judge_size(html->html.size(), config));
      packed.html = std::move(*html);
    }
    if (screening.pass()) {
      variant.report["gate"] = to_json(screening, config.z);
      variant.report["redraws"] = std::move(redrawn);
      packed.proof = std::move(screening.verdict.proof);
      packed.human_win = std::move(screening.verdict.human_win);
      return Done{};
    }
    const Check failed = *screening.verdict.first_failed();
    if (last) return gate_error(doc, failed, attempt);
    redrawn.push_back({{"seed", doc.scene.seed},
                       {"mechanic", doc.scene.mechanic},
                       {"failed", failed.name},
                       {"measured", failed.measured},
                       {"wanted", failed.wanted}});
    const std::lock_guard lock(redraw_guard_);
    auto next = options_.redraw(doc, index, attempt + 1, screening.verdict.lean);
    if (!next) return next.error();
    std::string id = std::move(doc.id);
    doc = std::move(*next);
    doc.id = std::move(id);
  }
}

/// The win that proves the scene, played again by the module that ships.
Result<Check> Worker::check_module(const Variant& variant, const Packed& packed) {
  const std::string name = module_name(variant.doc.scene);
  const ModuleJob job{options_.root / "build" / "wasm" / name, packed.html.cooked,
                      packed.proof.trace, packed.proof.steps};
  auto run = checker_.run(job);
  if (!run) return run.error();
  const bool same = run->hash == packed.proof.hash && run->outcome == packed.proof.outcome;
  return Check{"module_agrees", same, hex(run->hash), hex(packed.proof.hash),
               "state after " + std::to_string(packed.proof.steps) +
                   " steps of the proving play in " + name};
}

Status Worker::write_files(Variant& variant, const Packed& packed,
                           const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return Error{ExitCode::output, folder.string(), "",
                 "the folder cannot be made: " + error.message(),
                 "Choose a folder that can be written to"};
  }
  const std::string scene = pretty_json(write_scene(variant.doc, *options_.catalog));
  if (auto done = write_file(folder / "scene.json", scene); !done) return done;
  if (auto done = write_file(folder / "playable.html", packed.html.html); !done) return done;
  if (options_.preview) {
    Watch watch;
    auto done = write_preview(renderer_, options_.root, variant.doc.scene, folder / "preview.png",
                              packed.human_win);
    if (!done) return done;
    variant.has_preview = true;
    variant.report["preview"] = {{"renderer", renderer_.renderer()}};
    variant.report["ms"]["preview"] = tenths(watch.ms());
  }
  return write_file(folder / "report.json", pretty_json(variant.report));
}

Status Worker::open() {
  if (!options_.preview) return Done{};
  return renderer_.open();
}

Result<Variant> Worker::make(SceneDoc doc, std::size_t index, const std::filesystem::path& folder,
                             const PipelineProgress& tell) {
  Variant out;
  out.doc = std::move(doc);
  out.report = Json::object();
  Packed packed;
  if (auto done = gate_and_pack(out, index, packed); !done) return done.error();
  tell(out.doc.id + ": check of the module");
  Watch module_watch;
  auto agrees = check_module(out, packed);
  if (!agrees) return agrees.error();
  if (!agrees->pass) {
    Error error = gate_error(out.doc, *agrees, 0);
    error.mend =
        "Build both from the same sources: cmake --build build/native, cmake --build build/wasm";
    return error;
  }
  const double module_ms = module_watch.ms();
  out.report["gate"]["checks"].push_back(to_json(*agrees));

  Json report;
  report["id"] = out.doc.id;
  report["mechanic"] = out.doc.scene.mechanic;
  report["seed"] = out.doc.scene.seed;
  report["outcome"] = out.doc.outcome;
  if (index < options_.chosen.size()) report["chosen"] = options_.chosen[index];
  report["host"] = nullptr;
  if (out.doc.scene.presenter.here())
    report["host"] = {{"look", out.doc.host_look}, {"for", out.doc.gene("presenter_for")}};
  report["gate"] = std::move(out.report["gate"]);
  report["redraws"] = std::move(out.report["redraws"]);
  report["bytes"] = sizes_json(packed.html.sizes);
  if (!packed.html.strip.bytes.empty()) report["pictures"] = to_json(packed.html.strip);
  report["proof"] = {{"steps", packed.proof.steps},
                     {"inputs", packed.proof.trace.size()},
                     {"hash", hex(packed.proof.hash)}};
  report["preview"] = nullptr;
  report["ms"] = {{"gate", tenths(packed.gate_ms)},
                  {"pack", tenths(packed.pack_ms)},
                  {"module", tenths(module_ms)}};
  out.report = std::move(report);
  if (options_.interrupted != nullptr && *options_.interrupted) return interrupted_error();
  tell(out.doc.id + ": files");
  if (auto done = write_files(out, packed, folder); !done) return done.error();
  return out;
}

}  // namespace pm::gen
