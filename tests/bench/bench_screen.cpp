// bench_screen BRIEF CANDIDATES [THREADS]: how many candidates a second are made, drawn and
// measured, and played, printed as JSON with the renderer that drew them. Where a GPU draws, the
// same is done in software as well, and how far the scores are apart is told.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "generator/core/files.h"
#include "generator/diversity/screening.h"
#include "generator/planner/lexical.h"

using namespace pm::gen;

namespace {

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", to_line(result.error()).c_str());
  std::exit(1);
}

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Json figures(const Screened& screened, const ScreeningOptions& options, double seconds) {
  const auto candidates = static_cast<double>(screened.candidates.size());
  return {{"renderer", screened.renderer},
          {"threads", options.threads},
          {"candidates", screened.candidates.size()},
          {"seconds", seconds},
          {"candidates_per_second", candidates / seconds},
          {"drawn", screened.drawn},
          {"draw_seconds", screened.draw_seconds},
          {"drawn_per_second", screened.drawn / screened.draw_seconds},
          {"played", screened.played},
          {"play_seconds", screened.play_seconds},
          {"picture", {options.config->look.width_px, options.config->look.height_px}}};
}

/// How far the scores of the same candidates are apart, and what that changed.
Json apart(const Screened& a, const Screened& b) {
  std::vector<double> scores;
  int cuts = 0;
  for (std::size_t i = 0; i < a.candidates.size(); ++i) {
    const Candidate& one = a.candidates[i];
    const Candidate& other = b.candidates[i];
    if (one.look && other.look) scores.push_back(std::abs(one.look->score - other.look->score));
    if (one.cut != other.cut) ++cuts;
  }
  std::sort(scores.begin(), scores.end());
  int same = 0;
  for (const Choice& choice : a.choices) {
    same +=
        static_cast<int>(std::any_of(b.choices.begin(), b.choices.end(), [&](const Choice& other) {
          return other.candidate == choice.candidate;
        }));
  }
  const auto at = [&](double share) {
    if (scores.empty()) return 0.0;
    return scores[static_cast<std::size_t>(share * static_cast<double>(scores.size() - 1))];
  };
  return {{"compared", scores.size()}, {"score_median", at(0.5)}, {"score_p95", at(0.95)},
          {"score_most", at(1)},       {"cut_by_one_only", cuts}, {"chosen_by_both", same},
          {"chosen", a.choices.size()}};
}

}  // namespace

int main(int argc, char** argv) {
  setenv("PLAYMILL_ROOT", PLAYMILL_SOURCE_DIR, 0);
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench_screen BRIEF CANDIDATES [THREADS]\n");
    return 2;
  }
  const Catalog catalog = need(load_catalog());
  const Brief brief = need(load_brief(argv[1], catalog.template_names()));
  const Plan plan = need(make_lexical_planner(catalog)->plan(brief));
  const GateConfig gate = need(load_gate_config());
  const ScreeningConfig config = need(load_screening_config());
  const int candidates = std::max(8, std::atoi(argv[2]));
  ScreeningOptions options;
  options.root = need(playmill_root());
  options.catalog = &catalog;
  options.gate = &gate;
  options.config = &config;
  options.threads = argc > 3 ? std::max(1, std::atoi(argv[3]))
                             : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const auto screen = [&](pm::GlDevice device, Json& told) {
    options.device = device;
    const double before = now();
    auto screened = screen_candidates(brief, plan, brief.seed, candidates, 8, options);
    if (screened) told = figures(*screened, options, now() - before);
    return screened;
  };
  Json out;
  const Screened best = need(screen(pm::GlDevice::best, out));
  if (pm::headless_gpu()) {
    if (const auto software = screen(pm::GlDevice::software, out["software"])) {
      out["apart"] = apart(best, *software);
    } else {
      out["software"] = {{"error", to_line(software.error())}};
    }
  }
  std::printf("%s\n", out.dump(1).c_str());
  return 0;
}
