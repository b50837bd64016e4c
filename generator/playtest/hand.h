#pragma once
#include <span>

#include "generator/playtest/play.h"

namespace pm::gen {

/// A fingertip that follows a gesture, one input a step.
class Stylus {
 public:
  bool down() const { return at_ >= 0; }
  void press(const Gesture& gesture, int glide_steps);
  /// Gives the game this step's input, if there is one.
  void act(Game& game);

 private:
  Gesture gesture_;
  int glide_ = 1;
  int at_ = -1;
};

/// Decides when and where a bot touches. `moves` is working memory.
class BotPolicy {
 public:
  BotPolicy(Bot bot, const HumanTraits& traits, std::uint64_t seed, int shake);
  /// May start a gesture. False when the mechanic offered something it must not offer.
  bool think(const Game& game, std::span<Gesture> moves, Stylus& stylus);

 private:
  bool machine(const Game& game, std::span<Gesture> moves, Stylus& stylus);
  bool person(const Game& game, std::span<Gesture> moves, Stylus& stylus);
  void anywhere(const Game& game, Stylus& stylus);
  int pick_softly(std::span<const Gesture> moves);
  int miss();

  Bot bot_;
  HumanTraits traits_;
  Rng rng_;
  int shake_pm_;           ///< how far a solver's scores are shaken, 1/1000
  int temperature_pm_;     ///< of this very player
  int wait_ = -1;          ///< steps until it looks again; -1: not decided
  bool watching_ = false;  ///< the game brings chances by itself, one waits for them
  bool armed_ = false;     ///< a chance was seen and its delay has passed
  bool touched_ = false;
};

}  // namespace pm::gen
