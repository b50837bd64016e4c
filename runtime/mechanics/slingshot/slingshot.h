#pragma once
#include "runtime/mechanics/mechanic.h"
#include "runtime/mechanics/slingshot/sling_world.h"

namespace pm {

inline constexpr float kPouchX = 190, kPouchY = 880;  ///< where a shot rests in the sling
inline constexpr float kMaxPull = 165;                ///< longest stretch, stage units
inline constexpr float kMinPull = 30;                 ///< less than this is no shot
inline constexpr float kTopSpeed = 11.6F;             ///< m/s at full stretch and full power
inline constexpr int kReloadSteps = 40;               ///< from a launch until the next shot sits

/// A stretch of the sling and the flight that follows, as the simulation will carry it out.
struct SlingAim {
  float x = kPouchX, y = kPouchY;  ///< where the shot is held, stage units
  float vx = 0, vy = 0;            ///< speed when let go, m/s
  float pull = 0;                  ///< stretch, stage units
};

/// Shoot pieces with a sling at a tower and knock all targets out. Won when no target is left,
/// lost when the shots are spent and all is still.
class Slingshot final : public Mechanic {
 public:
  StageSize stage() const override { return StageSize{1000, 1240, 300}; }
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

  const SlingWorld& world() const { return world_; }

 private:
  enum Param {
    kShots,
    kTargets,
    kTowerHeight,
    kBlockStrength,
    kTargetStrength,
    kPower,
    kPreview,
    kPattern,
    kStoneShare,
    kLift
  };

  // Rules (slingshot.cpp).
  SlingAim aim_for(float dx, float dy) const;
  int shot_slot(int shot) const;
  int target_slot(int body) const;
  int body_slot(int body) const;
  void let_go(Events& events);
  void take_news(const SlingNews& news, Events& events);
  void judge(Events& events);

  // Moves (slingshot_moves.cpp, slingshot_native.cpp).
  int candidates(const SlingWorld& world, std::span<Gesture> out) const;
  Gesture gesture_for(float dir_x, float dir_y, float share) const;
  SlingAim aim_of(const Gesture& gesture) const;
  int score_flight(const SlingWorld& world, const SlingAim& aim) const;
  int search_deep(std::span<Gesture> out, int count) const;
  int try_shot(const SlingAim& aim) const;

  // Drawing (slingshot_view.cpp, slingshot_blocks_view.cpp).
  void draw_ground(Painter& painter) const;
  void draw_sling_back(Painter& painter) const;
  void draw_sling_front(Painter& painter) const;
  void draw_band(Painter& painter, float x, float y, bool front) const;
  void draw_bodies(Painter& painter, const ViewClock& clock) const;
  void draw_block(Painter& painter, const SlingBody& body, float x, float y, float angle) const;
  void draw_target(Painter& painter, const ViewClock& clock, int index) const;
  void draw_shot(Painter& painter, const ViewClock& clock, int index) const;
  void draw_loaded(Painter& painter, const ViewClock& clock) const;
  void draw_waiting(Painter& painter, const ViewClock& clock) const;
  void draw_preview(Painter& painter, const ViewClock& clock) const;
  void draw_trail(Painter& painter) const;
  void held_at(float alpha, float& x, float& y) const;
  float sprite_half(int slot, float radius) const;

  const Scene* scene_ = nullptr;
  SlingWorld world_;
  Outcome outcome_ = Outcome::playing;
  int shots_total_ = 4, targets_total_ = 3;
  float speed_factor_ = 1;

  int used_ = 0;    ///< shots let go
  int reload_ = 0;  ///< steps until the next shot sits in the sling
  bool aiming_ = false;
  float anchor_x_ = 0, anchor_y_ = 0;  ///< the stretch is measured from here
  SlingAim aim_, prev_aim_;
  int released_ = 10000;       ///< steps since the sling was let go: band and pouch swing
  SlingAim last_;              ///< the stretch of that moment
  int back_ = 10000;           ///< steps since an aim was given up: the shot springs back
  int quiet_ = 0;              ///< steps of rest with no shots left
  int freeze_ = 0;             ///< steps of hit-stop left
  int kills_ = 0, chain_ = 0;  ///< targets out; targets out by the present shot
  int score_ = 0;
  int since_shot_ = 0;
  int finish_steps_ = 0;
  std::array<Point, 48> trail_{};  ///< of the last shot
  int trail_count_ = 0;
  bool trail_open_ = false;

  mutable std::unique_ptr<SlingWorld> scratch_;  ///< for the deep search only
};

std::unique_ptr<Mechanic> make_slingshot();

}  // namespace pm
