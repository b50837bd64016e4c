#pragma once
#include <array>
#include <cstdint>

#include "runtime/mechanics/mechanic.h"
#include "runtime/view/painter.h"

/// A short story told in choices: a hero with a problem, two to four questions, two or three
/// illustrated answers to each. Good answers earn hearts and make the scene better.
namespace pm::choice {

/// Order of templates/choice.json.
enum Param : std::uint8_t { kSteps, kOptions, kPass, kTimer, kWorth, kParamCount };
enum Role : std::uint8_t {
  kHero,
  kHeart,
  kProblem,
  kProps,
  kOptions1,
  kOptions2,
  kOptions3,
  kOptions4,
  kRoleCount
};

inline constexpr int kMaxSteps = 4;
inline constexpr int kMaxOptions = 3;
inline constexpr int kHeartsPerStep = 3;
inline constexpr int kLong = 10000;  ///< "long ago" for step counters

/// The template's own words, after the common ones.
enum Copy : int {
  kQuestion = static_cast<int>(CopyId::count),  ///< x4
  kLabel = kQuestion + kMaxSteps,               ///< x12, three to a step
  kGood = kLabel + kMaxSteps * kMaxOptions,     ///< x3
  kBad = kGood + 3                              ///< x3
};

/// What is going on within a step of the story. All lengths in simulation steps.
enum class Beat : std::uint8_t {
  enter,  ///< cards slide in; taken as soon as kReadyAfter
  ask,    ///< waiting for a choice
  react   ///< the choice flies to the hero and shows what it does
};
inline constexpr int kEnterSteps = 34;
inline constexpr int kReadyAfter = 16;
inline constexpr int kImpact = 32;  ///< the choice reaches the hero
inline constexpr int kPropIn = 44;  ///< what it changes appears
inline constexpr int kReactSteps = 92;
inline constexpr int kSkipAfter = 52;  ///< a touch goes on from here

class Choice final : public Mechanic {
 public:
  StageSize stage() const override { return {1000, 1250}; }
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
  int hearts() const { return hearts_; }
  int wanted() const { return wanted_; }
  int story_step() const { return at_; }
  int hearts_for(int step, int option) const;
  Box card(int place) const;  ///< stage units
  int option_at(int place) const { return order_[at()][static_cast<std::size_t>(place)]; }

 private:
  std::size_t at() const { return static_cast<std::size_t>(at_); }
  int worth(int step, int option) const;
  int best_left(int from_step) const;
  int slot_of(int role, int index) const;
  int option_slot(int step, int option) const { return slot_of(kOptions1 + step, option); }
  int card_under(Point at) const;
  void choose(int place, Events& events);
  void impact(Events& events);
  void next(Events& events);

  // View; `Frame` holds what the layers share.
  struct Frame;
  void draw_room(Painter& painter, const Frame& f) const;
  void draw_props(Painter& painter, const Frame& f) const;
  void draw_hero(Painter& painter, const Frame& f) const;
  void draw_bubble(Painter& painter, const Frame& f) const;
  void draw_question(Painter& painter, const Frame& f) const;
  void draw_card(Painter& painter, const Frame& f, int place) const;
  void draw_flight(Painter& painter, const Frame& f) const;

  const Scene* scene_ = nullptr;
  int steps_count_ = 3;
  int options_ = 3;
  int wanted_ = 6;                                                       ///< hearts to win
  int timer_steps_ = 0;                                                  ///< for one choice, 0 none
  std::array<std::array<std::int8_t, kMaxOptions>, kMaxSteps> order_{};  ///< place -> option

  Outcome outcome_ = Outcome::playing;
  Beat beat_ = Beat::enter;
  int beat_steps_ = 0;
  int clock_ = 0;  ///< all steps so far
  int at_ = 0;     ///< step of the story
  int hearts_ = 0;
  int streak_ = 0;    ///< good choices in a row
  int pressed_ = -1;  ///< place under the finger
  int chosen_ = -1;   ///< place, or -1 when the time ran out
  int time_left_ = 0;
  std::array<std::int8_t, kMaxSteps> earned_{};  ///< hearts by step, -1 open
  std::array<std::int8_t, kMaxSteps> picked_{};  ///< option taken by step, -1 none
  std::array<std::int32_t, kMaxSteps> shown_{};  ///< clock at which each prop appeared
  int since_end_ = kLong, since_press_ = kLong;
};

}  // namespace pm::choice
