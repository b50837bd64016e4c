#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "runtime/mechanics/mechanic.h"
#include "runtime/mechanics/runner/course.h"

namespace pm::runner {

/// Order of templates/runner.json.
enum Param : std::uint8_t { kLength, kSpeed, kDensity, kLives, kGoal, kGates, kStart, kParamCount };
enum Role : std::uint8_t { kHero, kCoin, kBarrier, kHurdle, kScenery, kFinish, kRoleCount };

inline constexpr int kMaxFollowers = 12;
inline constexpr int kTrail = 64;        ///< steps of the runner's way that followers repeat
inline constexpr int kLaneMilli = 1000;  ///< sideways positions are in 1/1000 of a lane
inline constexpr int kJumpSteps = 38;    ///< time in the air
inline constexpr int kJumpCm = 230;      ///< height of a jump
inline constexpr int kClearCm = 55;      ///< feet above this clear a low obstacle
inline constexpr int kLong = 10000;      ///< "long ago" for step counters

/// One thing on the course that can be met.
struct Item {
  std::int32_t at = 0;         ///< distance units from the start
  std::int16_t value = 0;      ///< gate number
  std::int16_t height_cm = 0;  ///< of a coin's centre above the road
  std::int8_t lane = 0;
  std::uint8_t variant = 0;
  Thing kind = Thing::none;  ///< coins: a single coin
  bool met = false;
  std::int32_t met_step = 0;
};

/// A point of the road seen through the camera, in stage units.
struct Seen {
  float x = 0, y = 0;
  float scale = 0;  ///< 1 at the runner
};
/// `ahead` metres before the runner, `lane` lanes from the middle, `up` metres above the road.
Seen project(float ahead, float lane, float up);
inline constexpr float kHorizon = 345;    ///< stage units
inline constexpr float kRunnerY = 1180;   ///< feet of the runner
inline constexpr float kLaneWidth = 250;  ///< at the runner

class Runner final : public Mechanic {
 public:
  StageSize stage() const override { return {1000, 1500}; }
  void setup(const Scene& scene, Rng rng) override;
  void input(const Input& input, Events& events) override;
  void step(Events& events) override;
  Outcome outcome() const override { return outcome_; }
  bool ready() const override;
  void hud(HudModel& hud) const override;
  int moves(std::span<Gesture> out, Depth depth) const override;
  void hash(Hasher& hasher) const override;
  void draw(Painter& painter, const ViewClock& clock) const override;
  float slot_radius(int slot) const override;
#ifndef PM_SHIPPED
  std::span<const std::string_view> param_names() const override;
  std::span<const std::string_view> role_names() const override;
#endif

  // Read by tests.
  std::span<const Row> rows() const { return rows_; }
  int best() const { return best_; }
  int goal() const { return goal_; }
  int count() const { return count_; }
  int lives() const { return lives_; }

 private:
  // Simulation.
  void place_items();
  void steer(int direction, Events& events);
  void jump(Events& events);
  void tap(Point at, Events& events);
  void run(Events& events);
  void move_body(Events& events);
  void meet(Item& item, Events& events);
  void take_hit(Item& item, Events& events);
  void set_count(int count, Events& events);
  void finish(Outcome outcome);
  int speed() const;      ///< cm/s now
  int height_cm() const;  ///< of the feet
  int steps_to(std::int32_t at) const;
  int sprite(Role role, int variant) const;

  // Bots.
  Standing look(int first_row, int lane, int rows) const;

  // View, each paints one layer. `Frame` holds the interpolated state.
  struct Frame;
  Frame frame(const ViewClock& clock) const;
  void draw_ground(Painter& painter, const Frame& f) const;
  void draw_things(Painter& painter, const Frame& f) const;
  void draw_item(Painter& painter, const Frame& f, const Item& item) const;
  void draw_gate(Painter& painter, const Frame& f, const Item& item, float ahead) const;
  void draw_scenery(Painter& painter, const Frame& f, int index) const;
  void draw_finish(Painter& painter, const Frame& f, bool front) const;
  void draw_runner(Painter& painter, const Frame& f) const;
  void draw_count(Painter& painter, const Frame& f, float x, float y) const;

  const Scene* scene_ = nullptr;
  Bounded<Row> rows_;
  Bounded<Item> items_;
  std::int32_t first_row_ = 0;  ///< distance of row 0
  std::int32_t finish_ = 0;     ///< distance of the line
  int base_speed_ = 1300;       ///< cm/s
  int best_ = 0;                ///< count of a perfect run
  int goal_ = 0;

  Outcome outcome_ = Outcome::playing;
  int steps_ = 0;
  int go_step_ = kLong;  ///< when the run began in earnest
  std::int32_t pos_ = 0, pos_before_ = 0;
  int x_ = 0, x_before_ = 0;  ///< 1/1000 lane from the middle
  int target_ = 1;            ///< lane headed for
  int air_ = -1;              ///< steps since take-off, -1 on the ground
  int jump_wish_ = 0;         ///< steps a too early jump is still remembered
  int count_ = 1;
  int lives_ = 3;
  int safe_ = 0;  ///< steps without harm left after a hit
  int chain_ = 0, chain_left_ = 0;
  int cruise_pm_ = 350;     ///< speed factor, 1/1000; low before the start and after a hit
  std::size_t next_ = 0;    ///< first item that is not behind
  std::uint32_t past_ = 0;  ///< digest of all that was met

  // The finger.
  bool down_ = false;
  bool used_ = false;  ///< this touch has already moved the runner
  Point from_;

  // Step counters for the view.
  int since_land_ = kLong, since_hurt_ = kLong, since_gate_ = kLong, since_coin_ = kLong;
  int since_turn_ = kLong, since_wall_ = kLong, since_end_ = kLong;
  int turn_ = 0;  ///< direction of the last lane change
  int wall_ = 0;
  bool gate_good_ = false;
  int followers_ = 0;
  std::array<std::int32_t, kMaxFollowers> joined_{};  ///< step at which each follower came
  std::array<std::int16_t, kTrail> trail_x_{};
  std::array<std::int16_t, kTrail> trail_up_{};  ///< cm
};

/// Copies that run along for a count: few at once, the full crowd at 100.
int followers_for(int count);

}  // namespace pm::runner
