#pragma once
#include <array>
#include <span>

#include "runtime/sim/events.h"
#include "runtime/sim/rng.h"
#include "runtime/view/painter.h"

namespace pm {

/// Particles, pop-up numbers, praise words, shake, flash and confetti, fed by the simulation's
/// events. Lives in stage units except for confetti and praise. Own seeded chance, stepped at 60 Hz
/// with the simulation, so that pictures are reproducible; nothing here is read by the simulation.
class Effects {
 public:
  void reset(std::uint64_t seed);
  /// One 60 Hz step. `juice` 0..3 scales everything; `sprite_half` is a typical piece's half size.
  void step(std::span<const Event> events, const Scene& scene, float stage_unit);
  void draw_front(Painter& painter) const;  ///< in stage units
  void draw_screen(Painter& painter, float width, float height,
                   const Box& praise_at) const;  ///< in pixels
  /// Camera offset in 1/1000 of the screen's shorter edge.
  float shake_x() const { return shake_x_; }
  float shake_y() const { return shake_y_; }
  /// Hit-stop: the shell holds the simulation for this many steps more.
  int hold_steps() const { return hold_; }
  void take_hold_step() {
    if (hold_ > 0) --hold_;
  }

 private:
  enum class Shape : std::uint8_t { spark, glow, disc, chip, ring };
  struct Particle {
    float x, y, vx, vy, size, spin, angle, gravity;
    std::int16_t age, life;
    Rgba color;
    Shape shape;
  };
  struct Number {
    float x, y;
    int value;
    std::int16_t age;
    bool plus;
  };
  struct Confetti {
    float x, y, vx, vy, angle, spin;  ///< screen fractions
    Rgba color;
    std::int16_t age;
  };

  void on_event(const Event& event, const Scene& scene);
  void burst(const Event& event, int count, float speed, Rgba color, Shape shape, float size,
             float gravity, int life);
  void rain(const Scene& scene, int count);
  void punch(float strength);

  Rng rng_;
  std::array<Particle, 320> particles_{};
  int particle_count_ = 0;
  std::array<Number, 12> numbers_{};
  int number_count_ = 0;
  std::array<Confetti, 120> confetti_{};
  int confetti_count_ = 0;
  float juice_ = 1;
  float unit_ = 1;
  float shake_ = 0, shake_x_ = 0, shake_y_ = 0;
  float flash_ = 0;
  Rgba flash_color_ = 0;
  int praise_ = -1;
  int praise_age_ = 0;
  int hold_ = 0;
};

}  // namespace pm
