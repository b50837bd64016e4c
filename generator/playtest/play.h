#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/sim/game.h"

namespace pm::gen {

/// Who plays. All of them act through touches only, as a viewer does.
enum class Bot : std::uint8_t {
  idle,    ///< never touches
  random,  ///< taps and drags anywhere on the stage
  human,   ///< sees what one step ahead brings, late, and does not hit exactly
  greedy,  ///< the best move one step ahead, at once and exactly
  solver   ///< searches; what it wins is proven winnable
};
inline constexpr std::array<Bot, 5> kBots{Bot::idle, Bot::random, Bot::human, Bot::greedy,
                                          Bot::solver};
std::string_view bot_name(Bot bot);

/// What keeps the human-like bot from playing like a machine. Ranges are drawn from evenly.
struct HumanTraits {
  int first_min = 50, first_max = 140;       ///< steps before the first touch
  int reaction_min = 15, reaction_max = 45;  ///< steps between a resting board and the touch
  /// Steps between the coming of a chance that was watched for and the touch.
  int alert_min = 5, alert_max = 18;
  /// Largest miss in stage units on each axis; small misses are likelier. 40 units are 15 px on a
  /// phone of 390 px, whose spread of 6 px is what fingers have.
  int aim_error = 40;
  int temperature_pm = 250;  ///< 1/1000 of the best score by which a move may be worse and be taken
  int lapse_pm = 100;        ///< chance of a move without a thought, any that is offered
  int hesitate_pm = 60;      ///< chance that the player stops to think
  int hesitate_min = 30, hesitate_max = 90;     ///< steps
  int glide_min_pm = 700, glide_max_pm = 1700;  ///< 1/1000 of the move's own glide time
};

inline constexpr std::uint32_t kNever = 0xffffffffU;

/// How a play went. `hash` is the game's after `steps` steps; replaying `trace` gives it again.
struct PlayResult {
  Outcome outcome = Outcome::playing;
  std::uint32_t steps = 0;
  std::uint32_t touches = 0;           ///< presses
  std::uint32_t first_touch = kNever;  ///< step of the first press
  int progress_pm = 0;                 ///< at the end, 1000 when won
  std::uint64_t hash = 0;
  int tries = 1;                ///< plays a solver needed
  bool trace_whole = true;      ///< false when the trace did not fit
  const char* fault = nullptr;  ///< what the game did that it must never do; null: nothing
  std::vector<Input> trace;

  bool won() const { return outcome == Outcome::won; }
  /// 1 for a win, the progress as a share otherwise: what bots are compared by.
  double score() const { return won() ? 1.0 : progress_pm / 1000.0; }
};

/// Plays scenes. Holds the buffers, so that a play after the first takes memory only where the
/// mechanic's own set-up does. One per thread.
class Player {
 public:
  explicit Player(const HumanTraits& traits = {});

  /// Plays until the game is decided or `max_steps` have passed. Same arguments, same play. The
  /// result is good until the next call.
  const PlayResult& play(const Scene& scene, Bot bot, std::uint64_t seed, std::uint32_t max_steps);
  /// Looks for a win, the cheapest way first: one step ahead, then by search, then both with
  /// shaken judgement; `tries` plays in all. The result is that of the last.
  const PlayResult& solve(const Scene& scene, std::uint64_t seed, std::uint32_t max_steps,
                          int tries);
  /// Random touches for exactly `steps` steps, also off the stage and after the end, with retries:
  /// looks for faults, not for a result.
  const PlayResult& soak(const Scene& scene, std::uint64_t seed, std::uint32_t steps);
  /// One bot for exactly `steps` steps; lost games are tried again while the scene allows it.
  const PlayResult& session(const Scene& scene, Bot bot, std::uint64_t seed, std::uint32_t steps);
  /// Applies a trace again. For proofs.
  const PlayResult& replay(const Scene& scene, std::span<const Input> trace, std::uint32_t steps);

 private:
  const PlayResult& run(const Scene& scene, Bot bot, std::uint64_t seed, std::uint32_t max_steps,
                        int shake);
  bool begin(const Scene& scene);
  const PlayResult& finish();
  void look_for_faults();

  HumanTraits traits_;
  Game game_;
  PlayResult result_;
  std::array<Gesture, 256> moves_{};
};

/// One play with buffers of its own.
PlayResult play(const Scene& scene, Bot bot, std::uint64_t seed, std::uint32_t max_steps);

}  // namespace pm::gen
