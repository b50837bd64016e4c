#include "generator/composer/tune.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace pm::gen {

namespace {

/// "0 tubes, 1 shelves": a look, not an amount.
bool is_look(const ParamSpec& param) {
  return param.unit.starts_with("0 ") && param.unit.find(", 1 ") != std::string::npos;
}

/// A start of 0 at the bottom of the range means "off".
bool is_off(const ParamSpec& param, std::string_view outcome) {
  return param.start(outcome) == 0 && param.min == 0;
}

std::int32_t clamped(const ParamSpec& param, std::string_view outcome, int value) {
  // A knob must not reach 0 where that means "no limit".
  const std::int32_t low = param.min == 0 && param.start(outcome) > 0 ? 1 : param.min;
  return std::clamp(value, low, param.max);
}

}  // namespace

std::vector<std::vector<std::int32_t>> tune_params(const Template& spec, std::string_view outcome,
                                                   double difficulty, pm::Rng& rng) {
  std::vector<std::vector<std::int32_t>> out;
  std::vector<bool> is_knob(spec.params.size(), false);
  for (const KnobSpec& knob : spec.knobs) {
    if (const int i = spec.param_index(knob.param); i >= 0)
      is_knob[static_cast<std::size_t>(i)] = true;
  }
  for (std::size_t i = 0; i < spec.params.size(); ++i) {
    const ParamSpec& param = spec.params[i];
    std::vector<std::int32_t> values = param.defaults;
    if (!param.list) values[0] = param.start(outcome);
    const float lot = rng.unit();
    if (!param.list && is_look(param)) {
      values[0] = param.min +
                  static_cast<std::int32_t>(lot * static_cast<float>(param.max - param.min + 1));
      values[0] = std::min(values[0], param.max);
    } else if (!param.list && !is_knob[i] && param.defaults[0] != param.min) {
      const double span = 0.12 * (static_cast<double>(param.max) - param.min);
      values[0] = clamped(param, outcome,
                          values[0] + static_cast<int>(std::lround(span * (2.0 * lot - 1.0))));
    }
    out.push_back(std::move(values));
  }
  // The strongest knob takes most of the wish; one more is turned a step either way for variety.
  const double weights[] = {2.0, 1.0, 0.6};
  for (std::size_t k = 0; k < spec.knobs.size() && k < 3; ++k) {
    const KnobSpec& knob = spec.knobs[k];
    const int i = spec.param_index(knob.param);
    if (i < 0 || spec.params[static_cast<std::size_t>(i)].list) continue;
    const ParamSpec& param = spec.params[static_cast<std::size_t>(i)];
    if (is_off(param, outcome)) continue;
    const int harder = knob.easier_up ? -1 : 1;
    const int steps = static_cast<int>(std::lround(difficulty * weights[k]));
    const int extra = k == 1 ? rng.range(-1, 1) : 0;
    std::int32_t& value = out[static_cast<std::size_t>(i)][0];
    value = clamped(param, outcome, value + (harder * steps + extra) * std::max(1, knob.step));
  }
  return out;
}

}  // namespace pm::gen
