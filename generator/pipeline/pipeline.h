#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"
#include "generator/screen/gate.h"
#include "generator/screen/gate_config.h"

namespace pm::gen {

/// Draws another scene in place of one that the gate gave up. `attempt` counts from 1; `lean` says
/// which way the difficulty should go. Never called from two threads at once.
using Redraw = std::function<Result<SceneDoc>(const SceneDoc& failed, std::size_t index,
                                              int attempt, Lean lean)>;

/// Told after each finished stage of a variant, on the thread that called `make_variants`.
using PipelineProgress = std::function<void(std::string_view label)>;
/// How often each variant reports.
inline constexpr std::size_t kStagesPerVariant = 3;

/// A variant whose folder `<id>/` holds scene.json, playable.html, report.json and, unless left
/// out, preview.png.
struct Variant {
  SceneDoc doc;  ///< as it ships, after repairs
  Json report;   ///< report.json
  bool has_preview = false;
};

struct PipelineOptions {
  std::filesystem::path root;  ///< the folder of Playmill
  const Catalog* catalog = nullptr;
  const GateConfig* gate = nullptr;
  int threads = 2;      ///< workers that gate, pack and check
  bool preview = true;  ///< render preview.png
  /// Takes variants whose folders an earlier run left whole as they are; on an error those that are
  /// whole stay.
  bool go_on = false;
  /// Told of each variant when its folder is in place, on the calling thread, in the order in which
  /// they are ready.
  std::function<void(const Variant& variant)> ready;
  /// By scene: what its report says of how it was chosen; empty: nothing.
  std::vector<Json> chosen;
  Redraw redraw;                                   ///< empty: a scene that fails ends the run
  PipelineProgress progress;                       ///< may be empty
  const std::atomic<bool>* interrupted = nullptr;  ///< true: end soon, leave nothing
};

/// Gates, repairs, packs and checks every scene and writes its folder below `folder`, which must
/// exist; results in the order of `docs`. A folder appears under its name when it is whole. The
/// first error ends the run: a gate failure (gate), an unwritable disk (output), a missing part
/// (component).
Result<std::vector<Variant>> make_variants(std::vector<SceneDoc> docs,
                                           const std::filesystem::path& folder,
                                           const PipelineOptions& options);

/// The same for one scene.
Result<Variant> make_variant(SceneDoc doc, const std::filesystem::path& folder,
                             const PipelineOptions& options);

}  // namespace pm::gen
