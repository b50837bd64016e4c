#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/playtest/play.h"

namespace pm::gen {

struct Band {
  double low = 0, high = 1;
};

/// Thresholds of the gate: templates/gate.json, whose schema says what each means.
struct GateConfig {
  std::uint32_t play_steps = 0, soak_steps = 0, idle_steps = 0;
  int solver_tries = 0;
  int human_least = 0, human_most = 0;
  int random_plays = 0;
  double z = 0;
  HumanTraits human;
  Band win, near_win, fail, open;
  double margin_win_rate = 0, margin_progress = 0;
  double contrast_cta = 0, contrast_panel = 0;
  double piece_distance = 0;
  double touch_px = 0;
  std::array<int, 2> screen{};
  std::size_t html_bytes = 0;
  int repair_turns = 0, redraws = 0;

  /// Where the human-like pass rate must lie; `outcome` as in scene.json.
  const Band& band(std::string_view outcome) const;
};

Result<GateConfig> load_gate_config();
Result<GateConfig> parse_gate_config(const Json& document, std::string_view file);

}  // namespace pm::gen
