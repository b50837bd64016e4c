#include <algorithm>

#include "generator/screen/gate.h"

namespace pm::gen {

namespace {

constexpr double kHastyZ = 1.0;  // standard deviations
constexpr double kFarOff = 0.2;  // of the pass rate; beyond it knobs turn by two steps

/// Seeds of one scene's plays never meet those of another bot.
std::uint64_t turn_seed(const Scene& scene, Bot bot, int turn) {
  return scene.seed * 6364136223846793005ULL + static_cast<std::uint64_t>(bot) * 100003ULL +
         static_cast<std::uint64_t>(turn) * 97ULL;
}

class Judge {
 public:
  Judge(const Scene& scene, std::string_view outcome, const GateConfig& config, Player& player)
      : scene_(scene), outcome_(outcome), config_(config), player_(player) {}

  Verdict run(bool thorough) {
    thorough_ = thorough;
    const double before = thread_seconds();
    for (const auto question :
         {&Judge::faults, &Judge::idle, &Judge::people, &Judge::winnable, &Judge::skill}) {
      (this->*question)();
      const bool pointless = broken_ || (!thorough && out_.lean != Lean::none);
      if (pointless) break;
    }
    out_.cpu_seconds = thread_seconds() - before;
    return std::move(out_);
  }

 private:
  BotFigures& figures(Bot bot) { return out_.bots[static_cast<std::size_t>(bot)]; }

  void note(Bot bot, const PlayResult& result, double before) {
    figures(bot).add(result, thread_seconds() - before);
    if (result.fault != nullptr) fault_ = result.fault;
    if (!result.won() || !result.trace_whole) return;
    if (out_.proof.trace.empty()) out_.proof = result;
    if (bot == Bot::human && out_.human_win.empty()) out_.human_win = result.trace;
  }

  void add(std::string name, bool pass, Json measured, Json wanted, std::string text, Lean lean) {
    out_.checks.push_back(
        {std::move(name), pass, std::move(measured), std::move(wanted), std::move(text)});
    if (!pass && out_.lean == Lean::none) out_.lean = lean;
  }

  void faults() {
    const PlayResult& soaked =
        player_.soak(scene_, turn_seed(scene_, Bot::random, 999), config_.soak_steps);
    broken_ = soaked.fault != nullptr;
    add("runs", !broken_, soaked.steps / 60, config_.soak_steps / 60,
        broken_ ? std::string(soaked.fault) : "seconds of rough handling without a fault",
        Lean::none);
  }

  void idle() {
    const double before = thread_seconds();
    const PlayResult& result =
        player_.play(scene_, Bot::idle, turn_seed(scene_, Bot::idle, 0), config_.idle_steps);
    note(Bot::idle, result, before);
    add("idle_does_not_win", !result.won(), result.won() ? "won" : "not won", "not won",
        "doing nothing", Lean::harder);
  }

  /// Plays until the interval of the pass rate lies inside or outside the band, or until the most
  /// plays there may be would say no other.
  void people() {
    const Band& band = config_.band(outcome_);
    BotFigures& people = figures(Bot::human);
    HitRate rate;
    bool pass = false;
    for (;;) {
      const double before = thread_seconds();
      note(Bot::human,
           player_.play(scene_, Bot::human, turn_seed(scene_, Bot::human, people.plays),
                        config_.play_steps),
           before);
      rate = wilson(people.wins, people.plays, config_.z);
      pass = rate.rate >= band.low && rate.rate <= band.high;
      if (people.plays >= config_.human_most) break;
      if (people.plays < config_.human_least) continue;
      if (settled(people.wins, people.plays, band)) break;
      const bool inside =
          (band.low <= 0 || rate.low >= band.low) && (band.high >= 1 || rate.high <= band.high);
      // On the way through repairs a scene that is wrongly thought outside costs one more turn of a
      // knob, and looking twice at every hopeless one costs far more.
      const HitRate hasty = wilson(people.wins, people.plays, thorough_ ? config_.z : kHastyZ);
      const bool outside = hasty.high < band.low || hasty.low > band.high;
      if (inside || outside) break;
    }
    out_.pass_rate = rate.rate;
    out_.far_off = rate.rate < band.low - kFarOff || rate.rate > band.high + kFarOff;
    Json measured;
    measured["rate"] = thousandths(rate.rate);
    measured["interval"] = Json::array({thousandths(rate.low), thousandths(rate.high)});
    measured["plays"] = rate.of;
    const Lean lean = rate.rate < band.low ? Lean::easier : Lean::harder;
    add("human_pass_rate", pass, std::move(measured), Json::array({band.low, band.high}),
        "wins of the human-like bot, asked outcome: " + std::string(outcome_), lean);
  }

  /// True when the plays that are left cannot change whether the rate of all lies in the band.
  bool settled(int wins, int plays, const Band& band) const {
    const int most = config_.human_most;
    const double least_rate = static_cast<double>(wins) / most;
    const double most_rate = static_cast<double>(wins + most - plays) / most;
    return most_rate < band.low || least_rate > band.high ||
           (least_rate >= band.low && most_rate <= band.high);
  }

  void winnable() {
    const double before = thread_seconds();
    const PlayResult& result = player_.solve(scene_, turn_seed(scene_, Bot::solver, 0),
                                             config_.play_steps, config_.solver_tries);
    if (result.won() && result.trace_whole) out_.proof = result;
    note(Bot::solver, result, before);
    const bool won = !out_.proof.trace.empty();
    Json measured = result.won() ? Json(thousandths(result.steps / 60.0)) : Json(nullptr);
    std::string text = "seconds to the win";
    if (result.tries > 1) text += ", found in try " + std::to_string(result.tries);
    if (!result.won()) text = won ? "won by the human-like bot only" : "no solver found a win";
    add("winnable", won, std::move(measured), config_.play_steps / 60, std::move(text),
        Lean::easier);
  }

  void skill() {
    BotFigures& random = figures(Bot::random);
    while (random.plays < config_.random_plays) {
      const double before = thread_seconds();
      note(Bot::random,
           player_.play(scene_, Bot::random, turn_seed(scene_, Bot::random, random.plays),
                        config_.play_steps),
           before);
    }
    const BotFigures& people = figures(Bot::human);
    const BotFigures& solver = figures(Bot::solver);
    const double random_rate = wilson(random.wins, random.plays, config_.z).rate;
    const bool above = out_.pass_rate - random_rate >= config_.margin_win_rate ||
                       people.progress - random.progress >= config_.margin_progress;
    const bool below = solver.wins > 0 || solver.progress >= people.progress;
    Json measured;
    measured["random"] = Json::array({thousandths(random_rate), thousandths(random.progress)});
    measured["human"] = Json::array({thousandths(out_.pass_rate), thousandths(people.progress)});
    measured["solver"] =
        Json::array({thousandths(solver.wins > 0 ? 1 : 0), thousandths(solver.progress)});
    // Where chance does as well as thought, the game asks for too little, or nobody gets anywhere.
    const Lean lean = !below || out_.pass_rate < 0.5 ? Lean::easier : Lean::harder;
    add("skill_pays", above && below, std::move(measured),
        Json::array({config_.margin_win_rate, config_.margin_progress}),
        "win rate and progress: solver >= human >= random with one of the margins", lean);
    if (fault_ == nullptr) return;
    add("no_fault", false, fault_, nullptr, "a fault in one of the plays", Lean::none);
  }

  const Scene& scene_;
  std::string_view outcome_;
  const GateConfig& config_;
  Player& player_;
  Verdict out_;
  bool broken_ = false;
  bool thorough_ = true;
  const char* fault_ = nullptr;
};

}  // namespace

bool Verdict::pass() const { return first_failed() == nullptr; }

const Check* Verdict::first_failed() const {
  for (const Check& check : checks) {
    if (!check.pass) return &check;
  }
  return nullptr;
}

Json to_json(const Check& check) {
  Json out;
  out["name"] = check.name;
  out["pass"] = check.pass;
  out["measured"] = check.measured;
  out["wanted"] = check.wanted;
  if (!check.note.empty()) out["note"] = check.note;
  return out;
}

Verdict judge_play(const Scene& scene, std::string_view outcome, const GateConfig& config,
                   Player& player, bool thorough) {
  return Judge(scene, outcome, config, player).run(thorough);
}

}  // namespace pm::gen
