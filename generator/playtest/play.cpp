#include "generator/playtest/play.h"

#include "generator/playtest/hand.h"

namespace pm::gen {

namespace {

constexpr std::size_t kLongestTrace = 1U << 15U;  // inputs: nine minutes of gliding without a rest
constexpr std::uint32_t kFaultEvery = 30;         // steps between two looks at the numbers
constexpr std::uint32_t kRetryAfter = 45;         // steps on the end card
constexpr int kSolverShake = 180;  // 1/1000; how far a second try strays from the best

}  // namespace

std::string_view bot_name(Bot bot) {
  constexpr std::array<std::string_view, kBots.size()> names{"idle", "random", "human", "greedy",
                                                             "solver"};
  return names[static_cast<std::size_t>(bot)];
}

Player::Player(const HumanTraits& traits) : traits_(traits) {
  game_.record(kLongestTrace);
  result_.trace.reserve(kLongestTrace);
}

bool Player::begin(const Scene& scene) {
  std::vector<Input> kept = std::move(result_.trace);
  kept.clear();
  result_ = PlayResult{};
  result_.trace = std::move(kept);
  if (game_.start(scene)) return true;
  result_.fault = "the mechanic is unknown to this program";
  return false;
}

void Player::look_for_faults() {
  if (result_.fault != nullptr) return;
  HudModel hud;
  game_.hud(hud);
  if (hud.progress_per_mille < 0 || hud.progress_per_mille > 1000)
    result_.fault = "progress left 0..1000";
  if (hud.goal_count < 0 || hud.goal_count > static_cast<int>(hud.goals.size())) {
    result_.fault = "the number of goals left 0..3";
    return;
  }
  for (int i = 0; i < hud.goal_count; ++i) {
    const HudGoal& goal = hud.goals[static_cast<std::size_t>(i)];
    if (goal.have < 0 || goal.want < 0) result_.fault = "a goal became negative";
  }
  if (hud.budget_kind != Budget::none && hud.budget < 0)
    result_.fault = "the budget became negative";
  if ((game_.phase() == Phase::playing) != (game_.outcome() == Outcome::playing)) {
    result_.fault = "the outcome changed after the end";
  }
}

const PlayResult& Player::finish() {
  look_for_faults();
  HudModel hud;
  game_.hud(hud);
  result_.outcome = game_.outcome();
  result_.steps = game_.steps();
  result_.progress_pm = result_.won() ? 1000 : hud.progress_per_mille;
  result_.hash = game_.hash();
  const auto trace = game_.trace();
  result_.trace.assign(trace.begin(), trace.end());
  result_.trace_whole = trace.size() < kLongestTrace;
  for (const Input& input : trace) {
    if (input.kind != InputKind::down) continue;
    if (result_.touches++ == 0) result_.first_touch = input.step;
  }
  return result_;
}

const PlayResult& Player::play(const Scene& scene, Bot bot, std::uint64_t seed,
                               std::uint32_t max_steps) {
  return run(scene, bot, seed, max_steps, 0);
}

const PlayResult& Player::run(const Scene& scene, Bot bot, std::uint64_t seed,
                              std::uint32_t max_steps, int shake) {
  if (!begin(scene)) return result_;
  BotPolicy policy(bot, traits_, seed, shake);
  Stylus stylus;
  while (game_.steps() < max_steps && game_.phase() == Phase::playing) {
    if (!policy.think(game_, moves_, stylus)) {
      result_.fault = "the mechanic offered an impossible move";
      break;
    }
    stylus.act(game_);
    game_.step();
    if (game_.steps() % kFaultEvery == 0) look_for_faults();
  }
  return finish();
}

const PlayResult& Player::solve(const Scene& scene, std::uint64_t seed, std::uint32_t max_steps,
                                int tries) {
  for (int i = 0; i < tries; ++i) {
    const Bot bot = i % 2 == 0 ? Bot::greedy : Bot::solver;
    run(scene, bot, seed + static_cast<std::uint64_t>(i), max_steps, i < 2 ? 0 : kSolverShake);
    result_.tries = i + 1;
    if (result_.won() || result_.fault != nullptr) break;
  }
  return result_;
}

const PlayResult& Player::soak(const Scene& scene, std::uint64_t seed, std::uint32_t steps) {
  if (!begin(scene)) return result_;
  BotPolicy policy(Bot::random, traits_, seed, 0);
  Stylus stylus;
  Rng rng(seed, 900);
  while (game_.steps() < steps) {
    // What fingers and browsers do besides: leave the stage, be interrupted, press when all is
    // over.
    if (rng.chance_per_mille(8)) {
      const int kind = rng.range(0, 4);
      const int x = rng.range(-4000, 4000);
      const int y = rng.range(-4000, 4000);
      game_.input(static_cast<InputKind>(kind),
                  Point{static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
    }
    if (game_.phase() == Phase::end_card && game_.can_retry() && rng.chance_per_mille(100)) {
      game_.input(InputKind::retry, {});
    }
    policy.think(game_, moves_, stylus);
    stylus.act(game_);
    game_.step();
    if (game_.steps() % kFaultEvery == 0) look_for_faults();
  }
  return finish();
}

const PlayResult& Player::session(const Scene& scene, Bot bot, std::uint64_t seed,
                                  std::uint32_t steps) {
  if (!begin(scene)) return result_;
  BotPolicy policy(bot, traits_, seed, 0);
  Stylus stylus;
  while (game_.steps() < steps) {
    if (game_.phase() == Phase::end_card && game_.can_retry() &&
        game_.phase_steps() == kRetryAfter) {
      game_.input(InputKind::retry, {});
    }
    if (!policy.think(game_, moves_, stylus)) {
      result_.fault = "the mechanic offered an impossible move";
      break;
    }
    stylus.act(game_);
    game_.step();
    if (game_.steps() % kFaultEvery == 0) look_for_faults();
  }
  return finish();
}

const PlayResult& Player::replay(const Scene& scene, std::span<const Input> trace,
                                 std::uint32_t steps) {
  if (!begin(scene)) return result_;
  std::size_t next = 0;
  while (game_.steps() < steps) {
    while (next < trace.size() && trace[next].step <= game_.steps()) {
      game_.input(trace[next].kind, trace[next].at);
      ++next;
    }
    game_.step();
  }
  return finish();
}

PlayResult play(const Scene& scene, Bot bot, std::uint64_t seed, std::uint32_t max_steps) {
  Player player;
  return player.play(scene, bot, seed, max_steps);
}

}  // namespace pm::gen
