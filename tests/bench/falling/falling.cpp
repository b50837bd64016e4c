// The bench's own mechanic: 300 bodies that fall into a box, the same scene that the peers in
// tests/bench/peers run. Linked with the shipped view and shell into a module of its own; no game.
#include "runtime/mechanics/mechanic.h"
#include "runtime/sim/det_math_box2d.h"
#include "runtime/view/ease.h"
#include "runtime/view/painter.h"
// After our maths, as in the mechanics.
#include <box2d/box2d.h>

#include <vector>

namespace pm {

namespace {

constexpr int kBodies = 300;
constexpr float kUnits = 100;  // stage units per metre
constexpr float kRadius = 25;  // stage units
constexpr float kFloor = 1380;
constexpr int kPutBackEvery = 2;  // steps

struct Body {
  b2Body* body = nullptr;
  float x = 0, y = 0, angle = 0;  // one step ago, for the interpolation
};

class Falling final : public Mechanic {
 public:
  StageSize stage() const override { return {1000, 1400}; }

  void setup(const Scene& scene, Rng) override {
    scene_ = &scene;
    world_ = std::make_unique<b2World>(b2Vec2(0, 10));
    wall(500, kFloor + 20, 500, 20);
    wall(-20, 0, 20, 2000);
    wall(1020, 0, 20, 2000);
    bodies_.clear();
    bodies_.reserve(kBodies);
    for (int i = 0; i < kBodies; ++i) {
      b2BodyDef def;
      def.type = b2_dynamicBody;
      def.position.Set((30 + static_cast<float>(i % 15) * 66) / kUnits,
                       (kFloor - 40 - static_cast<float>(i / 15) * 60) / kUnits);
      b2FixtureDef fixture;
      b2CircleShape disc;
      disc.m_radius = kRadius / kUnits;
      b2PolygonShape box;
      box.SetAsBox(kRadius * 0.9F / kUnits, kRadius * 0.9F / kUnits);
      fixture.shape = i % 2 == 0 ? static_cast<b2Shape*>(&disc) : &box;
      fixture.density = 1;
      fixture.friction = 0.3F;
      fixture.restitution = 0.2F;
      b2Body* body = world_->CreateBody(&def);
      body->CreateFixture(&fixture);
      bodies_.push_back({body, 0, 0, 0});
    }
    step_ = 0;
    remember();
  }

  void input(const Input&, Events&) override {}

  void step(Events&) override {
    remember();
    if (step_ % kPutBackEvery == 0) {
      Body& b = bodies_[static_cast<std::size_t>(step_ / kPutBackEvery % kBodies)];
      b.x = static_cast<float>(30 + step_ * 37 % 940);
      b.y = -50;
      b.angle = 0;
      b.body->SetTransform(b2Vec2(b.x / kUnits, b.y / kUnits), 0);
      b.body->SetLinearVelocity(b2Vec2(0, 0));
      b.body->SetAngularVelocity(0);
      b.body->SetAwake(true);
    }
    world_->Step(1.0F / 60.0F, 8, 3);
    ++step_;
  }

  Outcome outcome() const override { return Outcome::playing; }
  bool ready() const override { return false; }
  void hud(HudModel&) const override {}
  int moves(std::span<Gesture>, Depth) const override { return 0; }

  void hash(Hasher& hasher) const override {
    for (const Body& b : bodies_) {
      hasher.add(b.body->GetPosition().x);
      hasher.add(b.body->GetPosition().y);
    }
  }

  void draw(Painter& painter, const ViewClock& clock) const override {
    const RoleRange pieces = scene_->role(0);
    for (int i = 0; i < kBodies; ++i) {
      const Body& b = bodies_[static_cast<std::size_t>(i)];
      SpriteLook look;
      look.rotation = lerp(b.angle, b.body->GetAngle(), clock.alpha);
      painter.sprite(pieces.first + i % 6, lerp(b.x, b.body->GetPosition().x * kUnits, clock.alpha),
                     lerp(b.y, b.body->GetPosition().y * kUnits, clock.alpha), slot_radius(0),
                     look);
    }
  }
  float slot_radius(int) const override { return kRadius / 0.8F; }

 private:
  void wall(float x, float y, float half_w, float half_h) {
    b2BodyDef def;
    def.position.Set(x / kUnits, y / kUnits);
    b2PolygonShape shape;
    shape.SetAsBox(half_w / kUnits, half_h / kUnits);
    world_->CreateBody(&def)->CreateFixture(&shape, 0);
  }
  void remember() {
    for (Body& b : bodies_) {
      b.x = b.body->GetPosition().x * kUnits;
      b.y = b.body->GetPosition().y * kUnits;
      b.angle = b.body->GetAngle();
    }
  }

  const Scene* scene_ = nullptr;
  std::unique_ptr<b2World> world_;
  std::vector<Body> bodies_;
  int step_ = 0;
};

constexpr std::string_view kName = "falling";

}  // namespace

std::unique_ptr<Mechanic> make_mechanic(std::string_view name) {
  return name == kName ? std::make_unique<Falling>() : nullptr;
}
std::span<const std::string_view> mechanic_names() { return {&kName, 1}; }

}  // namespace pm
