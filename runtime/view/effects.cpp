#include "runtime/view/effects.h"

#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm {

namespace {
constexpr float kTurn = 6.2831853F;
constexpr int kPraiseSteps = 66;
constexpr int kNumberSteps = 54;

Rgba slot_color(const Scene& scene, int slot) {
  if (slot < 0 || static_cast<std::size_t>(slot) >= scene.slots.size()) return 0xfff3c0ff;
  const SpriteSlot& s = scene.slots[static_cast<std::size_t>(slot)];
  return (s.tint & 255U) != 0 ? s.tint : s.color;
}
}  // namespace

void Effects::reset(std::uint64_t seed) {
  *this = Effects{};
  rng_ = Rng(seed, 7);
}

void Effects::punch(float strength) {
  if (strength * juice_ > shake_) shake_ = strength * juice_;
}

void Effects::burst(const Event& event, int count, float speed, Rgba color, Shape shape, float size,
                    float gravity, int life) {
  count = static_cast<int>(static_cast<float>(count) * juice_ + 0.5F);
  for (int i = 0; i < count && static_cast<std::size_t>(particle_count_) < particles_.size(); ++i) {
    const float angle = rng_.unit() * kTurn;
    const float pace = speed * (0.35F + 0.65F * rng_.unit());
    Particle& p = particles_[static_cast<std::size_t>(particle_count_++)];
    p.x = event.x;
    p.y = event.y;
    p.vx = pm_cosf(angle) * pace;
    p.vy = pm_sinf(angle) * pace;
    p.size = size * (0.5F + 0.8F * rng_.unit());
    p.angle = rng_.unit() * kTurn;
    p.spin = (rng_.unit() - 0.5F) * 0.4F;
    p.gravity = gravity;
    p.age = 0;
    p.life = static_cast<std::int16_t>(static_cast<float>(life) * (0.6F + 0.6F * rng_.unit()));
    p.color = mix(color, 0xffffffff, rng_.unit() * 0.45F);
    p.shape = shape;
  }
}

void Effects::rain(const Scene& scene, int count) {
  count = static_cast<int>(static_cast<float>(count) * juice_);
  for (int i = 0; i < count && static_cast<std::size_t>(confetti_count_) < confetti_.size(); ++i) {
    Confetti& c = confetti_[static_cast<std::size_t>(confetti_count_++)];
    c.x = rng_.unit();
    c.y = -0.05F - rng_.unit() * 0.6F;
    c.vx = (rng_.unit() - 0.5F) * 0.002F;
    c.vy = 0.005F + rng_.unit() * 0.005F;
    c.angle = rng_.unit() * kTurn;
    c.spin = 0.05F + rng_.unit() * 0.15F;
    c.color =
        scene.color(static_cast<ColorId>(static_cast<int>(ColorId::confetti_1) + rng_.range(0, 3)));
    c.age = 0;
  }
}

void Effects::on_event(const Event& e, const Scene& scene) {
  const Rgba own = slot_color(scene, e.slot);
  const auto strength = static_cast<float>(e.value) * 0.001F;
  switch (e.kind) {
    case EventKind::select: burst(e, 3, 3, own, Shape::spark, 16, 0, 18); break;
    case EventKind::land:
      if (e.value > 250) burst(e, 4, 4 * strength, 0xfff6e0c0, Shape::glow, 22, -0.02F, 22);
      break;
    case EventKind::pop:
      burst(e, 7, 9, own, Shape::disc, 13, 0.25F, 30);
      burst(e, 3, 5, 0xfff4c8ff, Shape::spark, 26, 0, 26);
      burst(e, 1, 0.1F, with_alpha(0xffffffff, 0.8F), Shape::ring, 58, 0, 16);
      break;
    case EventKind::merge:
      burst(e, 9 + e.value, 10 + static_cast<float>(e.value), own, Shape::disc, 15, 0.2F, 34);
      burst(e, 5, 8, 0xfff4c8ff, Shape::spark, 34, 0, 30);
      burst(e, 1, 0.1F, own, Shape::ring, 90 + 12 * static_cast<float>(e.value), 0, 20);
      punch(1.2F + 0.4F * static_cast<float>(e.value));
      break;
    case EventKind::special:
      burst(e, 10, 12, 0xfff0a0ff, Shape::spark, 34, 0, 30);
      if (e.value > 0) {
        punch(4);
        hold_ = juice_ > 0.5F ? 3 : 0;
      }
      break;
    case EventKind::combo:
      if (e.value >= 2) {
        praise_ = e.value >= 4 ? 2 : (e.value >= 3 ? 1 : 0);
        praise_age_ = 0;
      }
      break;
    case EventKind::launch: burst(e, 8, 6, 0xfff6e0d0, Shape::glow, 30, -0.03F, 24); break;
    case EventKind::hit:
      burst(e, 3 + static_cast<int>(6 * strength), 7, 0xfff0d8e0, Shape::glow, 26, 0, 22);
      punch(3 * strength);
      break;
    case EventKind::shatter:
      burst(e, 10, 11, own, Shape::chip, 17, 0.45F, 44);
      burst(e, 4, 5, 0xffffff90, Shape::glow, 46, -0.02F, 26);
      punch(2.5F);
      break;
    case EventKind::collect:
      burst(e, 5, 6, own, Shape::spark, 24, 0, 24);
      if (e.value > 0 && static_cast<std::size_t>(number_count_) < numbers_.size()) {
        numbers_[static_cast<std::size_t>(number_count_++)] =
            Number{static_cast<float>(e.x), static_cast<float>(e.y), e.value, 0, true};
      }
      break;
    case EventKind::gate:
      burst(e, 14, 10, 0x9fe8ffff, Shape::spark, 34, 0, 34);
      punch(2);
      break;
    case EventKind::hurt:
      burst(e, 10, 10, 0xff5a4aff, Shape::disc, 16, 0.3F, 32);
      punch(5);
      flash_ = 0.35F;
      flash_color_ = 0xff2a1aff;
      break;
    case EventKind::complete:
      burst(e, 18, 12, own, Shape::spark, 36, 0.05F, 44);
      burst(e, 1, 0.1F, 0xffffffff, Shape::ring, 150, 0, 24);
      rain(scene, 14);
      if (praise_ < 0) {
        praise_ = 0;
        praise_age_ = 0;
      }
      break;
    case EventKind::choose: burst(e, 14, 10, own, Shape::spark, 34, 0.05F, 38); break;
    case EventKind::won:
      rain(scene, 110);
      flash_ = 0.5F;
      flash_color_ = 0xffffffff;
      praise_ = -1;
      break;
    case EventKind::lost:
      punch(4);
      flash_ = 0.25F;
      flash_color_ = 0x1a1030ff;
      praise_ = -1;
      break;
    default: break;
  }
}

void Effects::step(std::span<const Event> events, const Scene& scene, float stage_unit) {
  constexpr float juice_levels[] = {0.0F, 0.6F, 1.0F, 1.5F};
  juice_ = juice_levels[scene.juice < 4 ? scene.juice : 3];
  unit_ = stage_unit;
  for (const Event& e : events) on_event(e, scene);

  for (int i = 0; i < particle_count_;) {
    Particle& p = particles_[static_cast<std::size_t>(i)];
    if (++p.age >= p.life) {
      p = particles_[static_cast<std::size_t>(--particle_count_)];
      continue;
    }
    p.vy += p.gravity;
    p.vx *= 0.95F;
    p.vy *= 0.96F;
    p.x += p.vx;
    p.y += p.vy;
    p.angle += p.spin;
    ++i;
  }
  for (int i = 0; i < number_count_;) {
    Number& n = numbers_[static_cast<std::size_t>(i)];
    if (++n.age >= kNumberSteps)
      n = numbers_[static_cast<std::size_t>(--number_count_)];
    else
      ++i;
  }
  for (int i = 0; i < confetti_count_;) {
    Confetti& c = confetti_[static_cast<std::size_t>(i)];
    c.x += c.vx + 0.0012F * pm_sinf(c.angle * 0.7F);
    c.y += c.vy;
    c.angle += c.spin;
    if (++c.age > 420 || c.y > 1.1F)
      c = confetti_[static_cast<std::size_t>(--confetti_count_)];
    else
      ++i;
  }
  if (praise_ >= 0 && ++praise_age_ > kPraiseSteps) praise_ = -1;
  shake_ *= 0.86F;
  if (shake_ < 0.15F) shake_ = 0;
  shake_x_ = (rng_.unit() * 2 - 1) * shake_;
  shake_y_ = (rng_.unit() * 2 - 1) * shake_;
  flash_ *= 0.88F;
  if (flash_ < 0.01F) flash_ = 0;
}

void Effects::draw_front(Painter& painter) const {
  for (int i = 0; i < particle_count_; ++i) {
    const Particle& p = particles_[static_cast<std::size_t>(i)];
    const float t = static_cast<float>(p.age) / static_cast<float>(p.life);
    const float fade = t < 0.6F ? 1 : (1 - t) / 0.4F;
    const float grow = p.size * (1 - t * 0.5F);
    switch (p.shape) {
      case Shape::spark:
        painter.spark(p.x, p.y, grow * 1.4F, p.angle, with_alpha(p.color, fade));
        break;
      case Shape::glow:
        painter.glow(p.x, p.y, p.size * (0.7F + t), with_alpha(p.color, 0.5F * (1 - t)));
        break;
      case Shape::disc: painter.disc(p.x, p.y, grow * 0.6F, with_alpha(p.color, fade)); break;
      case Shape::ring:
        painter.ring(p.x, p.y, p.size * (0.4F + 0.8F * ease_out(t)), 9 * (1 - t) + 1,
                     with_alpha(p.color, 0.8F * (1 - t)));
        break;
      case Shape::chip: {
        const float w = grow * (0.5F + 0.5F * bump(t));
        painter.push(p.x, p.y, 1, p.angle);
        painter.rect(Box{-w, -grow * 0.6F, w * 2, grow * 1.2F}, with_alpha(p.color, fade),
                     with_alpha(mix(p.color, 0x201030ff, 0.35F), fade), 4);
        painter.pop();
        break;
      }
    }
  }
  for (int i = 0; i < number_count_; ++i) {
    const Number& n = numbers_[static_cast<std::size_t>(i)];
    const float t = static_cast<float>(n.age) / kNumberSteps;
    const float size = 44 * ease_out_back(t * 4);
    painter.number(n.value, TextStyle::floating, n.x, n.y - 90 * ease_out(t) - 20, size,
                   Align::centre, t < 0.7F ? 1 : (1 - t) / 0.3F, n.plus ? "+" : "");
  }
}

void Effects::draw_screen(Painter& painter, float width, float height, const Box& praise_at) const {
  const float edge = width < height ? width : height;
  for (int i = 0; i < confetti_count_; ++i) {
    const Confetti& c = confetti_[static_cast<std::size_t>(i)];
    const float w = edge * 0.013F;
    const float turn = pm_cosf(c.angle * 1.7F);
    painter.push(c.x * width, c.y * height, 1, c.angle * 0.4F);
    const float half_h = w * (turn < 0 ? -turn : turn) + 0.5F;
    painter.rect(Box{-w, -half_h, w * 2, half_h * 2}, c.color,
                 mix(c.color, 0x000000ff, turn < 0 ? 0.25F : 0.05F), 1.5F);
    painter.pop();
  }
  if (flash_ > 0)
    painter.rect(Box{0, 0, width, height}, with_alpha(flash_color_, flash_),
                 with_alpha(flash_color_, flash_));
  if (praise_ >= 0) {
    const float t = static_cast<float>(praise_age_) / kPraiseSteps;
    const float grow = ease_out_back(t * 4.5F);
    const float fade = t > 0.75F ? (1 - t) / 0.25F : 1;
    painter.push(praise_at.cx(), praise_at.cy() - height * 0.03F * t, grow, -0.05F);
    painter.glow(0, 0, praise_at.w * 0.5F, with_alpha(0xffffffff, 0.35F * fade));
    painter.text(painter.copy(static_cast<int>(CopyId::praise_1) + praise_), TextStyle::praise,
                 Box{-praise_at.w * 0.5F, -praise_at.h * 0.5F, praise_at.w, praise_at.h},
                 Align::centre, fade);
    painter.pop();
  }
}

}  // namespace pm
