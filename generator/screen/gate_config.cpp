#include "generator/screen/gate_config.h"

#include <cmath>

#include "generator/core/files.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

int per_mille(const Json& share) {
  return static_cast<int>(std::lround(share.get<double>() * 1000));
}

std::uint32_t steps_of(const Json& seconds) { return seconds.get<std::uint32_t>() * 60; }

Band band_of(const Json& pair) { return {pair[0].get<double>(), pair[1].get<double>()}; }

}  // namespace

const Band& GateConfig::band(std::string_view outcome) const {
  if (outcome == "win") return win;
  if (outcome == "near_win") return near_win;
  if (outcome == "fail") return fail;
  return open;
}

Result<GateConfig> parse_gate_config(const Json& document, std::string_view file) {
  if (auto checked = check_schema(document, "gate", ExitCode::internal, file); !checked) {
    return checked.error();
  }
  // A range whose ends are swapped has no meaning; the schema cannot say so.
  for (const auto& [group, members] : document.items()) {
    if (!members.is_object()) continue;
    for (const auto& [name, value] : members.items()) {
      if (name == "screen" || !value.is_array() || value[0] <= value[1]) continue;
      return Error{ExitCode::internal, std::string(file), pointer_to("/" + group, name),
                   "the least value is above the most", "Swap them"};
    }
  }
  GateConfig out;
  const Json& plays = document["plays"];
  out.play_steps = steps_of(plays["seconds"]);
  out.soak_steps = steps_of(plays["soak_seconds"]);
  out.idle_steps = steps_of(plays["idle_seconds"]);
  out.solver_tries = plays["solver_tries"].get<int>();
  out.human_least = plays["human_least"].get<int>();
  out.human_most = plays["human_most"].get<int>();
  out.random_plays = plays["random"].get<int>();
  out.z = plays["z"].get<double>();
  const Json& human = document["human"];
  HumanTraits& traits = out.human;
  traits.first_min = human["first_steps"][0].get<int>();
  traits.first_max = human["first_steps"][1].get<int>();
  traits.reaction_min = human["reaction_steps"][0].get<int>();
  traits.reaction_max = human["reaction_steps"][1].get<int>();
  traits.alert_min = human["alert_steps"][0].get<int>();
  traits.alert_max = human["alert_steps"][1].get<int>();
  traits.aim_error = human["aim_error_units"].get<int>();
  traits.temperature_pm = per_mille(human["temperature"]);
  traits.lapse_pm = per_mille(human["lapse"]);
  traits.hesitate_pm = per_mille(human["hesitate"]);
  traits.hesitate_min = human["hesitate_steps"][0].get<int>();
  traits.hesitate_max = human["hesitate_steps"][1].get<int>();
  traits.glide_min_pm = per_mille(human["glide"][0]);
  traits.glide_max_pm = per_mille(human["glide"][1]);
  const Json& rates = document["pass_rate"];
  out.win = band_of(rates["win"]);
  out.near_win = band_of(rates["near_win"]);
  out.fail = band_of(rates["fail"]);
  out.open = band_of(rates["auto"]);
  out.margin_win_rate = document["skill_margin"]["win_rate"].get<double>();
  out.margin_progress = document["skill_margin"]["progress"].get<double>();
  out.contrast_cta = document["contrast"]["cta"].get<double>();
  out.contrast_panel = document["contrast"]["panel"].get<double>();
  out.piece_distance = document["piece_distance"].get<double>();
  out.touch_px = document["touch"]["px"].get<double>();
  out.screen = {document["touch"]["screen"][0].get<int>(),
                document["touch"]["screen"][1].get<int>()};
  out.html_bytes = document["html_bytes"].get<std::size_t>();
  out.repair_turns = document["repair"]["turns"].get<int>();
  out.redraws = document["repair"]["redraws"].get<int>();
  return out;
}

Result<GateConfig> load_gate_config() {
  auto root = playmill_root();
  if (!root) return root.error();
  const std::string path = (*root / "templates" / "gate.json").string();
  auto document = load_json(path, 1U << 20U, ExitCode::internal);
  if (!document) return document.error();
  return parse_gate_config(*document, path);
}

}  // namespace pm::gen
