#include "generator/screen/screen.h"

#include <cstdlib>

namespace pm::gen {

namespace {

constexpr int kTurnsPerKnob = 3;  // then the next knob has its go, so that none goes to its end
constexpr double kHarm = 0.04;    // of the pass rate: a turn that moved it the wrong way by more

/// Walks the knobs: the strongest first, a finer one each time the direction turns round.
class Mender {
 public:
  Mender(pm::Scene& scene, const Template& spec) : scene_(scene), spec_(spec) {}

  /// Takes back a turn that did harm; the next knob has its go.
  KnobTurn undo(const KnobTurn& turn, double pass_rate) {
    set_param(scene_, spec_, turn.param, turn.from);
    next_knob();
    return {turn.param, turn.to, turn.from, "it did not help", pass_rate};
  }

  /// Turns one knob. False when none can go farther that way.
  bool turn(Lean lean, bool far_off, KnobTurn& done) {
    const bool reversed = last_ != Lean::none && lean != last_;
    if (reversed || count_ >= kTurnsPerKnob) next_knob();
    last_ = lean;
    for (std::size_t tried = 0; tried < spec_.knobs.size(); ++tried, next_knob()) {
      const KnobSpec& knob = spec_.knobs[at_ % spec_.knobs.size()];
      const int from = get_param(scene_, spec_, knob.param);
      const bool up = (lean == Lean::easier) == knob.easier_up;
      const int step = knob.step * (far_off && !reversed ? 2 : 1);
      if (!set_param(scene_, spec_, knob.param, up ? from + step : from - step)) continue;
      const int to = get_param(scene_, spec_, knob.param);
      // Where more is easier, 0 often means "no limit", the easiest of all: such a knob neither
      // goes there nor comes from there.
      const bool special = knob.easier_up && (to == 0 || from == 0);
      // At the end of its range, or of the sprites: too little to be worth playing it all again.
      const bool short_way = 2 * std::abs(to - from) < knob.step;
      if (short_way || special) {
        set_param(scene_, spec_, knob.param, from);
        continue;
      }
      done.param = knob.param;
      done.from = from;
      done.to = to;
      ++count_;
      return true;
    }
    return false;
  }

 private:
  void next_knob() {
    ++at_;
    count_ = 0;
  }

  pm::Scene& scene_;
  const Template& spec_;
  std::size_t at_ = 0;
  int count_ = 0;
  Lean last_ = Lean::none;
};

Json figures_json(const Verdict& verdict, double z) {
  Json out = Json::object();
  for (const Bot bot : kBots) {
    const BotFigures& figures = verdict.bots[static_cast<std::size_t>(bot)];
    if (figures.plays > 0) out[std::string(bot_name(bot))] = to_json(figures, z);
  }
  return out;
}

}  // namespace

Screening screen(SceneDoc& doc, const Template& spec, const GateConfig& config, Player& player,
                 bool explain) {
  const double before = thread_seconds();
  Screening out;
  Mender mender(doc.scene, spec);
  out.verdict = judge_play(doc.scene, doc.outcome, config, player, false);
  for (int left = config.repair_turns; left > 0; --left) {
    if (out.verdict.pass() || out.verdict.lean == Lean::none) break;
    const Lean lean = out.verdict.lean;
    const double rate = out.verdict.pass_rate;
    KnobTurn turn;
    turn.reason = out.verdict.first_failed()->name;
    turn.pass_rate = rate;
    if (!mender.turn(lean, out.verdict.far_off, turn)) break;
    out.turns.push_back(turn);
    out.verdict = judge_play(doc.scene, doc.outcome, config, player, false);
    const double gain =
        lean == Lean::easier ? out.verdict.pass_rate - rate : rate - out.verdict.pass_rate;
    // Not every knob of every scene does what its template says, and some are too coarse for it.
    const bool harmed = out.verdict.lean == lean && gain < -kHarm;
    const bool overshot = out.verdict.lean != lean && out.verdict.far_off;
    if (out.verdict.pass() || !(harmed || overshot)) continue;
    out.turns.push_back(mender.undo(turn, out.verdict.pass_rate));
    out.verdict.pass_rate = rate;
  }
  if (!out.verdict.pass() && explain)
    out.verdict = judge_play(doc.scene, doc.outcome, config, player, true);
  for (Check& check : judge_look(doc.scene, spec, config))
    out.verdict.checks.push_back(std::move(check));
  out.cpu_seconds = thread_seconds() - before;
  return out;
}

Json to_json(const Screening& screening, double z) {
  Json out;
  out["pass"] = screening.pass();
  out["checks"] = Json::array();
  for (const Check& check : screening.verdict.checks) out["checks"].push_back(to_json(check));
  out["bots"] = figures_json(screening.verdict, z);
  out["repairs"] = Json::array();
  for (const KnobTurn& turn : screening.turns) {
    out["repairs"].push_back({{"param", turn.param},
                              {"from", turn.from},
                              {"to", turn.to},
                              {"because", turn.reason},
                              {"pass_rate_before", thousandths(turn.pass_rate)}});
  }
  return out;
}

}  // namespace pm::gen
