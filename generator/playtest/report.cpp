#include "generator/playtest/report.h"

#include <time.h>

#include <algorithm>
#include <cmath>

namespace pm::gen {

namespace {
constexpr int kSolverTries = 3;
}  // namespace

HitRate wilson(int hits, int of, double z) {
  HitRate out{hits, of, 0, 0, 1};
  if (of <= 0) return out;
  const double n = of;
  const double p = hits / n;
  const double zz = z * z;
  const double middle = (p + zz / (2 * n)) / (1 + zz / n);
  const double half = z / (1 + zz / n) * std::sqrt(p * (1 - p) / n + zz / (4 * n * n));
  out.rate = p;
  out.low = std::max(0.0, middle - half);
  out.high = std::min(1.0, middle + half);
  // The formula's own rounding would leave a hair at the ends.
  if (hits == 0) out.low = 0;
  if (hits == of) out.high = 1;
  return out;
}

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void BotFigures::add(const PlayResult& result, double cpu) {
  ++plays;
  steps += result.steps;
  cpu_seconds += cpu;
  touch_total += result.touches;
  progress_total += result.score();
  if (result.fault != nullptr && fault == nullptr) fault = result.fault;
  if (result.first_touch != kNever) {
    first_total += result.first_touch / 60.0;
    ++touched;
  }
  if (result.won()) {
    ++wins;
    seconds_total += result.steps / 60.0;
  } else {
    lost_total += result.progress_pm / 1000.0;
  }
  progress = progress_total / plays;
  touches = touch_total / plays;
  first_touch = touched > 0 ? first_total / touched : 0;
  win_seconds = wins > 0 ? seconds_total / wins : 0;
  lost_progress = plays > wins ? lost_total / (plays - wins) : 0;
}

PlaytestReport playtest(const Scene& scene, int plays, std::uint64_t seed, std::uint32_t max_steps,
                        const HumanTraits& traits) {
  PlaytestReport report;
  Player player(traits);
  for (const Bot bot : kBots) {
    BotFigures& figures = report.bots[static_cast<std::size_t>(bot)];
    // Idle and greedy play alike each time; the solver is slow and seldom differs.
    int count = plays;
    if (bot == Bot::idle || bot == Bot::greedy) count = 1;
    if (bot == Bot::solver) count = std::clamp(plays / 10, 1, 5);
    for (int i = 0; i < count; ++i) {
      const double before = thread_seconds();
      const std::uint64_t turn = seed + static_cast<std::uint64_t>(i) * 16;
      const PlayResult* result = &player.play(scene, bot, turn, max_steps);
      if (bot == Bot::solver && !result->won()) {
        result = &player.solve(scene, turn, max_steps, kSolverTries);
      }
      figures.add(*result, thread_seconds() - before);
    }
  }
  return report;
}

Json to_json(const BotFigures& figures, double z) {
  const HitRate rate = wilson(figures.wins, figures.plays, z);
  Json out;
  out["plays"] = figures.plays;
  out["wins"] = figures.wins;
  out["win_rate"] = thousandths(rate.rate);
  out["win_rate_interval"] = Json::array({thousandths(rate.low), thousandths(rate.high)});
  out["progress"] = thousandths(figures.progress);
  if (figures.wins > 0) out["win_seconds"] = thousandths(figures.win_seconds);
  if (figures.wins < figures.plays) out["lost_progress"] = thousandths(figures.lost_progress);
  if (figures.touched > 0) out["first_touch_seconds"] = thousandths(figures.first_touch);
  out["touches"] = thousandths(figures.touches);
  if (figures.fault != nullptr) out["fault"] = figures.fault;
  return out;
}

}  // namespace pm::gen
