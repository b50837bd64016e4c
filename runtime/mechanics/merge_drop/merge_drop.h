#pragma once
#include "runtime/mechanics/mechanic.h"
#include "runtime/mechanics/merge_drop/drop_world.h"

namespace pm {

/// A sprite on its last way into a merge; for the eye only.
struct DropGhost {
  std::int16_t slot = -1;
  std::uint8_t age = 0;  ///< steps, alive below kGhostSteps
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0, radius = 0;
};
inline constexpr int kGhostSteps = 7;

/// Pieces at rest as plain discs: what the move search looks at.
struct DropBoard {
  struct Disc {
    float x = 0, y = 0, r = 0;
    int level = 0;
  };
  std::array<Disc, kDropPool> discs{};
  int count = 0;
};

/// Drop pieces into a box; two equal ones that touch become the next of the chain. Won by making
/// the last of the chain (or by score), lost when a piece stays above the line.
class MergeDrop final : public Mechanic {
 public:
  StageSize stage() const override;
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

  const DropWorld& world() const { return world_; }

 private:
  enum Param {
    kTargetLevel,
    kTargetCount,
    kRadii,
    kBoxWidth,
    kBoxHeight,
    kStartFill,
    kDropMaxLevel,
    kLuck,
    kCooldown,
    kBounce,
    kOverflowTime,
    kWinScore
  };

  // Rules (merge_drop.cpp).
  int slot_of(int level) const;
  void fill_start();
  /// Level of a coming piece; `must_match` takes one that lies open, other than `avoid`.
  int pick_level(bool must_match, int avoid);
  bool exposed(int index) const;
  float hang_y(int level) const;
  float clamp_aim(float x, int level) const;
  void follow_finger();
  void drop(Events& events);
  void take_news(const DropNews& news, Events& events);
  void judge(Events& events);
  void celebrate(Events& events);
  void update_progress();

  // Moves (merge_drop_moves.cpp, merge_drop_native.cpp).
  void snapshot(const DropWorld& world, DropBoard& board) const;
  int score_drop(const DropBoard& board, int level, float x) const;
  int best_score(const DropBoard& board, int level) const;
  int candidates(const DropBoard& board, int level, std::span<float> out) const;
  int search_deep(std::span<Gesture> out, int count) const;
  int judge_board(const DropWorld& world, int merges_value) const;

  // Drawing (merge_drop_view.cpp).
  void draw_box_back(Painter& painter) const;
  void draw_box_front(Painter& painter) const;
  void draw_line(Painter& painter, const ViewClock& clock) const;
  void draw_pieces(Painter& painter, const ViewClock& clock) const;
  void draw_piece(Painter& painter, const ViewClock& clock, int index) const;
  void draw_hanging(Painter& painter, const ViewClock& clock) const;
  void draw_guide(Painter& painter, const ViewClock& clock, float x) const;
  void draw_cloud(Painter& painter, float x, float y) const;
  void draw_chain(Painter& painter) const;
  float sprite_half(int slot, float radius) const;

  const Scene* scene_ = nullptr;
  Rng rng_;
  DropWorld world_;
  Outcome outcome_ = Outcome::playing;
  int levels_ = 7;
  int target_count_ = 1;
  int drop_max_ = 4;
  int win_score_ = 0;

  int level_ = 1, next_ = 1;  ///< hanging piece and the one after it
  float aim_x_ = 500;         ///< where the finger wants it
  float hang_x_ = 500, prev_hang_x_ = 500;
  bool holding_ = false;
  bool pending_ = false;  ///< released; falls as soon as it may
  int cooldown_ = 0;      ///< steps until the next release
  int hang_age_ = 0;      ///< steps since this piece came
  int drops_ = 0;
  int made_ = 0;  ///< pieces of the target level made
  int score_ = 0;
  int combo_ = 0, combo_left_ = 0;  ///< length and remaining steps of the chain
  int progress_ = 0;
  int start_best_ = 1;
  int over_ = 0;          ///< worst time above the line, steps
  int finish_steps_ = 0;  ///< steps since the outcome was known
  int line_flash_ = 0;    ///< steps left of the line's flash
  std::array<DropGhost, 16> ghosts_{};
  int ghost_next_ = 0;

  mutable std::unique_ptr<DropWorld> scratch_;  ///< for the deep search only
};

std::unique_ptr<Mechanic> make_merge_drop();

}  // namespace pm
