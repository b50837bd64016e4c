#pragma once
#include <cstdint>
#include <vector>

#include "generator/playtest/play.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

/// A made-up viewer: how well and how long it plays. Everything here is invented; only the playing
/// is real.
struct Viewer {
  HumanTraits traits;
  Bot bot = Bot::human;  ///< some never touch, some tap about
  double patience_seconds = 0;
  int segment = 0;  ///< of the audience, with a taste of its own
  std::uint64_t seed = 0;
};

/// `count` viewers, the same for the same seed.
std::vector<Viewer> make_viewers(int count, std::uint64_t seed);

/// What a viewer did with a scene.
struct Session {
  bool touched = false;
  bool won = false;
  double progress = 0;  ///< 0..1
  double seconds = 0;   ///< played
};

/// Each viewer plays the scene through the runtime until it is decided or patience ends.
std::vector<Session> play_all(const Scene& scene, const std::vector<Viewer>& viewers);

/// A hidden taste: what an audience likes to see and how it likes to have played. Drawn by lot from
/// `seed`; `spread` is the sd of the log of the liking between scenes that differ in everything.
class Taste {
 public:
  Taste(std::uint64_t seed, double spread) : seed_(seed), spread_(spread) {}

  /// Chance to install relative to any constant, mean over the viewers that played.
  double liking(const SceneDoc& doc, const std::vector<Viewer>& viewers,
                const std::vector<Session>& sessions) const;

 private:
  double lot(std::string_view what) const;

  std::uint64_t seed_;
  double spread_;
};

}  // namespace pm::gen
