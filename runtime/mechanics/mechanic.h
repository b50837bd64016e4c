#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "runtime/scene/scene.h"
#include "runtime/sim/events.h"
#include "runtime/sim/hash.h"
#include "runtime/sim/input.h"
#include "runtime/sim/rng.h"

namespace pm {

class Painter;

struct StageSize {
  int width = 1000;  ///< stage units; 1000 by convention
  int height = 1000;
  /// Of the height, from the top: air that a flight may pass through, and panels may cover.
  int sky = 0;
  int seen() const { return height - sky; }
};

enum class Outcome : std::uint8_t { playing, won, lost };

/// What limits the play, shown beside the goals.
enum class Budget : std::uint8_t { none, moves, shots, time, lives };

struct HudGoal {
  int slot = -1;  ///< sprite shown, -1 none
  int have = 0;
  int want = 0;
};

struct HudModel {
  std::array<HudGoal, 3> goals{};
  int goal_count = 0;
  Budget budget_kind = Budget::none;
  int budget = 0;              ///< what is left
  int progress_per_mille = 0;  ///< 0..1000, drives the bar and the challenge events
  int score = 0;
};

/// A finger's path: press at points[0], glide through the rest, lift at the last. One point: a tap.
struct Gesture {
  std::array<Point, 8> points{};
  std::uint8_t count = 0;
  std::uint8_t glide_steps = 12;  ///< time between press and lift, in steps
  std::int32_t score = 0;         ///< bigger is better; <= 0: pointless or harmful
};

enum class Depth : std::uint8_t {
  greedy,  ///< one step ahead, cheap: serves the tutorial hand and the human-like bots
  deep     ///< what a solver plays; may search. Native builds only may be slow here.
};

/// How the view's clock stands to the simulation's.
struct ViewClock {
  float alpha = 0;    ///< 0..1 between the previous and the current step
  float seconds = 0;  ///< view time, for idle motion only
};

/// One kind of mini-game.
///
/// DOES: hold the whole state of a play, advance it one fixed 60 Hz step at a time, say how it
/// goes, offer legal moves, and paint itself. DOES NOT: know GL, SDL, JSON, the screen, wall-clock
/// time or libm; allocate after `setup`; let `draw` change anything. Same scene + same inputs =
/// same hash, native and WebAssembly.
///
/// To add one: make runtime/mechanics/<name>/ with a `std::unique_ptr<pm::Mechanic>
/// pm::make_<name>()` and templates/<name>.json. An empty file `uses_box2d` in the folder links the
/// physics. Files named *_native.cpp are left out of the shipped module.
class Mechanic {
 public:
  virtual ~Mechanic() = default;

  virtual StageSize stage() const = 0;
  /// Builds the start position. All memory is taken here. `scene` outlives the mechanic.
  virtual void setup(const Scene& scene, Rng rng) = 0;
  /// Inputs may come at any time and with any coordinates in [-4000, 4000].
  virtual void input(const Input& input, Events& events) = 0;
  virtual void step(Events& events) = 0;

  virtual Outcome outcome() const = 0;
  /// True when a move would be taken at once (bots and the hand wait for it).
  virtual bool ready() const = 0;
  virtual void hud(HudModel& hud) const = 0;
  /// Writes candidate moves (any order) and returns how many; the best score is the hint.
  virtual int moves(std::span<Gesture> out, Depth depth) const = 0;
  virtual void hash(Hasher& hasher) const = 0;

  /// Paints the stage in stage units through `painter`. Called once a frame.
  virtual void draw(Painter& painter, const ViewClock& clock) const = 0;
  /// Largest half size (stage units) at which a slot is drawn; sets its resolution in the atlas.
  virtual float slot_radius(int slot) const = 0;

#ifndef PM_SHIPPED
  /// Names of the parameters in the order of the code's enum; a test holds them to the template.
  virtual std::span<const std::string_view> param_names() const = 0;
  virtual std::span<const std::string_view> role_names() const = 0;
#endif
};

/// Generated from the folders of runtime/mechanics; null for an unknown name.
std::unique_ptr<Mechanic> make_mechanic(std::string_view name);
std::span<const std::string_view> mechanic_names();

}  // namespace pm
