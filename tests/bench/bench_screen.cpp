// bench_screen BRIEF CANDIDATES [THREADS]: how many candidates a second are made, drawn and
// measured, and played, printed as JSON with the renderer that drew them.
#include <chrono>
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
  const double before = now();
  const Screened screened =
      need(screen_candidates(brief, plan, brief.seed, candidates, 8, options));
  const double seconds = now() - before;
  const Json out = {{"renderer", screened.renderer},
                    {"threads", options.threads},
                    {"candidates", candidates},
                    {"seconds", seconds},
                    {"candidates_per_second", candidates / seconds},
                    {"drawn", screened.drawn},
                    {"drawn_per_second", screened.drawn / screened.draw_seconds},
                    {"played", screened.played},
                    {"play_seconds", screened.play_seconds},
                    {"picture", {config.look.width_px, config.look.height_px}}};
  std::printf("%s\n", out.dump(1).c_str());
  return 0;
}
