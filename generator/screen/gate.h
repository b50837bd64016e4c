#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/playtest/play.h"
#include "generator/playtest/report.h"
#include "generator/schema/catalog.h"
#include "generator/screen/gate_config.h"

namespace pm::gen {

/// One question of the gate and its answer.
struct Check {
  std::string name;
  bool pass = false;
  Json measured;
  Json wanted;
  std::string note;  ///< for people; may be empty
};
Json to_json(const Check& check);

/// Which way the difficulty must go to mend what failed.
enum class Lean : std::uint8_t { none, easier, harder };

/// What play-testing says of a scene.
struct Verdict {
  std::vector<Check> checks;
  std::array<BotFigures, kBots.size()> bots{};
  Lean lean = Lean::none;
  bool far_off = false;  ///< the pass rate is far from its band
  double pass_rate = 0;  ///< of the human-like bot, 0..1
  /// A win that replays; empty trace when nobody won.
  PlayResult proof;
  /// The first win of a human-like player, for pictures; empty when none won.
  std::vector<Input> human_win;
  double cpu_seconds = 0;

  bool pass() const;
  const Check* first_failed() const;
};

/// Plays a scene and judges it: runs without a fault, can be won, is not won by doing nothing, is
/// passed by human-like players as often as `outcome` asks, and rewards skill. `thorough` answers
/// every question; otherwise the first answer that calls for another difficulty ends it.
Verdict judge_play(const Scene& scene, std::string_view outcome, const GateConfig& config,
                   Player& player, bool thorough);

/// The part of `judge_look` that needs no play: contrast of words, distances of pieces.
std::vector<Check> judge_colors(const Scene& scene, const Template& spec, const GateConfig& config);
/// Contrast of words, distances of pieces, touch targets. `spec` is the scene's template.
std::vector<Check> judge_look(const Scene& scene, const Template& spec, const GateConfig& config);

Check judge_size(std::size_t html_bytes, const GateConfig& config);

/// How far (CSS pixels, at most `most`) a press may miss the middle of what the first hint touches,
/// in any direction, and still do the same. Negative when no hint came within ten seconds.
double touch_reach(const Scene& scene, double screen_width_px, double screen_height_px,
                   double most);

}  // namespace pm::gen
