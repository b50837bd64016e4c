#pragma once
#include <array>
#include <cstdint>

#include "generator/core/json.h"
#include "generator/playtest/play.h"

namespace pm::gen {

/// A share with the interval that the plays leave room for, all 0..1.
struct HitRate {
  int hits = 0;
  int of = 0;
  double rate = 0;
  double low = 0, high = 1;
};
/// Wilson's score interval; `z` 1.96 leaves out 5 %. Without a play: 0..1.
HitRate wilson(int hits, int of, double z);

/// What many plays of one bot came to. Times in seconds, means over the plays that have them.
struct BotFigures {
  int plays = 0;
  int wins = 0;
  double progress = 0;       ///< mean at the end, 0..1; a win is 1
  double win_seconds = 0;    ///< mean time to win
  double first_touch = 0;    ///< mean time of the first press
  double touches = 0;        ///< mean presses a play
  double lost_progress = 0;  ///< mean progress of the plays not won
  double steps = 0;          ///< all steps simulated
  double cpu_seconds = 0;    ///< processor time of this thread
  const char* fault = nullptr;

  double seconds_total = 0, touch_total = 0, first_total = 0, progress_total = 0, lost_total = 0;
  int touched = 0;
  void add(const PlayResult& result, double cpu);
};

struct PlaytestReport {
  std::array<BotFigures, kBots.size()> bots{};
  double z = 1.96;
};

/// `plays` plays of each bot; solver and idle bots need fewer to tell the same.
PlaytestReport playtest(const Scene& scene, int plays, std::uint64_t seed, std::uint32_t max_steps,
                        const HumanTraits& traits);
Json to_json(const BotFigures& figures, double z);

/// Processor time of the calling thread in seconds.
double thread_seconds();

}  // namespace pm::gen
