#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/diversity/choose.h"
#include "generator/diversity/screening_config.h"
#include "generator/diversity/screening_log.h"
#include "generator/screen/gate_config.h"
#include "runtime/shell/egl/headless.h"

namespace pm::gen {

struct ScreeningOptions {
  std::filesystem::path root;  ///< the folder of Playmill
  const Catalog* catalog = nullptr;
  const GateConfig* gate = nullptr;
  const ScreeningConfig* config = nullptr;
  int threads = 2;
  bool pictures = true;  ///< draw and measure them
  GlDevice device = GlDevice::best;
  std::function<void(std::string_view stage, int done, int of)> progress;  ///< may be empty
  const std::atomic<bool>* interrupted = nullptr;
  /// Taken instead of drawing and playing again, and told what is finished; may be null. It must
  /// belong to the same arguments.
  ScreeningLog* log = nullptr;
};

/// What was made, and what of it ships.
struct Screened {
  std::vector<Candidate> candidates;
  std::vector<Choice> choices;  ///< in the order of the variants
  Archive archive;              ///< of those that were not cut
  std::string renderer;         ///< that drew and measured; empty: nothing was drawn
  int drawn = 0;                ///< candidates whose pictures were measured
  int played = 0;
  int drawn_before = 0;  ///< of those drawn, by the run that left the log
  int plays_before = 0;  ///< plays that the log already held
  int rounds = 0;        ///< of re-scoring
  double draw_seconds = 0, play_seconds = 0;
};

/// Makes `candidates` scenes, screens them, the cheap questions first, and chooses `variants` of
/// them. Fit to the plan and colours cut before anything is drawn; pictures of what is left are
/// measured in batches; then bots play a few times, and elites are played again until their lower
/// bounds can be trusted. Same arguments, same choice, but for what different renderers make of the
/// same pictures.
Result<Screened> screen_candidates(const Brief& brief, const Plan& plan, std::uint64_t seed,
                                   int candidates, int variants, const ScreeningOptions& options);

/// The quick choice: by fit to the plan alone, in cells as asked for; nothing is drawn or played.
Result<Screened> choose_by_plan(const Brief& brief, const Plan& plan, std::uint64_t seed,
                                int variants, const ScreeningOptions& options);

/// The chosen scenes under the ids of their places.
Result<std::vector<SceneDoc>> chosen_scenes(const Screened& screened, const Brief& brief,
                                            const Plan& plan, const Catalog& catalog);

}  // namespace pm::gen
