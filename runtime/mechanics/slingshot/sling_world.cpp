#include "runtime/mechanics/slingshot/sling_world.h"

#include "runtime/sim/box2d_ready.h"

namespace pm {

namespace {

constexpr float kStep = 1.0F / 60.0F;
constexpr int kSettleSteps = 140;
constexpr int kShotStillSteps = 36;  // a spent shot leaves after this rest
constexpr int kShotLifeSteps = 330;
constexpr float kStageRight = 1000;
constexpr float kShotDensity = 2.6F;
constexpr float kKeepThrough =
    0.62F;  // share of its speed that a shot keeps through a broken block

struct Stuff {
  float density, friction, bounce, health, threshold;
};
constexpr Stuff kStuff[3] = {
    {1.0F, 0.72F, 0.05F, 3.2F, 1.5F},   // wood
    {0.9F, 0.50F, 0.02F, 1.6F, 0.9F},   // ice
    {2.0F, 0.80F, 0.03F, 13.0F, 3.2F},  // stone
};
constexpr Stuff kTargetStuff{0.9F, 0.85F, 0.15F, 1.25F, 0.75F};

int index_of(b2Fixture* fixture) {
  return static_cast<int>(fixture->GetBody()->GetUserData().pointer) - 1;
}

void add_ground(b2World& world, float x0, float y0, float x1, float y1) {
  b2BodyDef def;
  b2Body* body = world.CreateBody(&def);
  b2PolygonShape box;
  const float s = 0.5F / kSlingUnits;
  box.SetAsBox((x1 - x0) * s, (y1 - y0) * s, b2Vec2((x0 + x1) * s, (y0 + y1) * s), 0);
  b2FixtureDef fixture;
  fixture.shape = &box;
  fixture.friction = 0.85F;
  body->CreateFixture(&fixture);
}

}  // namespace

float sling_threshold(SlingKind kind, Material material) {
  return kind == SlingKind::target ? kTargetStuff.threshold
                                   : kStuff[static_cast<int>(material)].threshold;
}

float sling_health(SlingKind kind, Material material) {
  return kind == SlingKind::target ? kTargetStuff.health
                                   : kStuff[static_cast<int>(material)].health;
}

void SlingWorld::create(int index, const SlingPart& part) {
  SlingBody& out = bodies_[static_cast<std::size_t>(index)];
  out = SlingBody{};
  out.kind = part.kind;
  out.material = part.material;
  out.w = part.w;
  out.h = part.h;
  out.alive = part.kind != SlingKind::shot;
  b2BodyDef def;
  def.type = b2_dynamicBody;
  def.position.Set(part.x / kSlingUnits, part.y / kSlingUnits);
  def.enabled = out.alive;
  def.userData.pointer = static_cast<uintptr_t>(index + 1);
  def.bullet = part.kind == SlingKind::shot;
  def.angularDamping =
      part.kind == SlingKind::block ? 0.2F : (part.kind == SlingKind::target ? 3.0F : 1.0F);
  out.body = world_->CreateBody(&def);
  b2FixtureDef fixture;
  b2CircleShape circle;
  b2PolygonShape box;
  if (part.kind == SlingKind::block) {
    const Stuff& stuff = kStuff[static_cast<int>(part.material)];
    box.SetAsBox(part.w * 0.5F / kSlingUnits, part.h * 0.5F / kSlingUnits);
    fixture.shape = &box;
    fixture.density = stuff.density;
    fixture.friction = stuff.friction;
    fixture.restitution = stuff.bounce;
    // Bigger blocks take more.
    const float area = part.w * part.h / (28.0F * 110.0F);
    out.full = stuff.health * (0.7F + 0.3F * b2Min(area, 3.0F)) * layout_.block_strength;
  } else {
    circle.m_radius = part.w * 0.5F / kSlingUnits;
    fixture.shape = &circle;
    const bool target = part.kind == SlingKind::target;
    fixture.density = target ? kTargetStuff.density : kShotDensity;
    fixture.friction = target ? kTargetStuff.friction : 0.6F;
    fixture.restitution = target ? kTargetStuff.bounce : 0.28F;
    out.full = kTargetStuff.health * layout_.target_strength;
  }
  out.health = out.full;
  out.body->CreateFixture(&fixture);
  out.prev_x = part.x;
  out.prev_y = part.y;
}

void SlingWorld::build(const SlingLayout& layout) {
  layout_ = layout;
  box2d_ready();
  world_ = std::make_unique<b2World>(b2Vec2(0, kSlingGravity));
  world_->SetContactListener(this);
  add_ground(*world_, -3000, kGroundY, 4000, kGroundY + 400);
  if (layout.plateau_y < kGroundY - 1) {
    add_ground(*world_, layout.plateau_x, layout.plateau_y, 4000, kGroundY + 100);
  }
  bodies_.fill(SlingBody{});
  for (int i = 0; i < layout.count; ++i) create(i, layout.parts[static_cast<std::size_t>(i)]);
  const SlingPart shot{SlingKind::shot, Material::wood, -400, 0, 2 * kShotRadius, 2 * kShotRadius};
  for (int i = 0; i < kMaxShots; ++i) create(kMaxParts + i, shot);
  settle();
}

void SlingWorld::settle() {
  fragile_ = false;
  SlingNews news;
  for (int i = 0; i < kSettleSteps; ++i) {
    step(news);
    if (i > 30 && calm()) break;
  }
  for (int i = 0; i < layout_.count; ++i) {
    SlingBody& part = bodies_[static_cast<std::size_t>(i)];
    part.body->SetLinearVelocity(b2Vec2_zero);
    part.body->SetAngularVelocity(0);
    part.body->SetAwake(false);
    part.health = part.full;
    part.flash = 0;
  }
  hold();
  fragile_ = true;
}

void SlingWorld::copy_from(const SlingWorld& other) {
  fragile_ = true;
  for (int i = 0; i < kMaxBodies; ++i) {
    SlingBody& to = bodies_[static_cast<std::size_t>(i)];
    const SlingBody& from = other.bodies_[static_cast<std::size_t>(i)];
    b2Body* body = to.body;
    if (body == nullptr) continue;
    body->SetEnabled(false);
    to = from;
    to.body = body;
    if (!from.alive) continue;
    body->SetTransform(from.body->GetPosition(), from.body->GetAngle());
    body->SetEnabled(true);
    body->SetLinearVelocity(from.body->GetLinearVelocity());
    body->SetAngularVelocity(from.body->GetAngularVelocity());
    body->SetAwake(true);
  }
  // A step of no time finds who touches whom while all are awake: sleeping neighbours of a block
  // that breaks would not be woken otherwise. Then sleep is restored.
  world_->Step(0, 8, 3);
  for (int i = 0; i < kMaxBodies; ++i) {
    if (!bodies_[static_cast<std::size_t>(i)].alive) continue;
    bodies_[static_cast<std::size_t>(i)].body->SetAwake(
        other.bodies_[static_cast<std::size_t>(i)].body->IsAwake());
  }
}

void SlingWorld::launch(int index, float x, float y, float vx, float vy) {
  SlingBody& shot = bodies_[static_cast<std::size_t>(kMaxParts + index)];
  shot.alive = true;
  shot.age = shot.still = 0;
  shot.body->SetTransform(b2Vec2(x / kSlingUnits, y / kSlingUnits), 0);
  shot.body->SetEnabled(true);
  shot.body->SetAwake(true);
  shot.body->SetLinearVelocity(b2Vec2(vx, vy));
  shot.body->SetAngularVelocity(0);
  shot.prev_x = x;
  shot.prev_y = y;
  shot.prev_angle = 0;
}

void SlingWorld::PostSolve(b2Contact* contact, const b2ContactImpulse* impulse) {
  float sum = 0;
  for (int i = 0; i < impulse->count; ++i) sum += impulse->normalImpulses[i];
  const int a = index_of(contact->GetFixtureA());
  const int b = index_of(contact->GetFixtureB());
  for (int side = 0; side < 2; ++side) {
    const int me = side == 0 ? a : b;
    const int other = side == 0 ? b : a;
    if (me < 0) continue;
    SlingBody& body = bodies_[static_cast<std::size_t>(me)];
    if (sum <= body.blow) continue;
    body.blow = sum;
    body.by_shot = other >= kMaxParts;
  }
}

void SlingWorld::remove(int index, SlingEventKind kind, SlingNews& news) {
  SlingBody& body = bodies_[static_cast<std::size_t>(index)];
  if (news.count < static_cast<int>(news.items.size())) {
    news.items[static_cast<std::size_t>(news.count++)] =
        SlingNewsItem{kind, index, x(index), y(index), body.blow};
  }
  body.alive = false;
  body.body->SetEnabled(false);
}

void SlingWorld::take_damage(int index, SlingNews& news) {
  SlingBody& body = bodies_[static_cast<std::size_t>(index)];
  if (body.flash > 0) --body.flash;
  const float over = body.blow - sling_threshold(body.kind, body.material);
  if (body.kind == SlingKind::shot) {
    if (body.blow > 2.0F && news.count < static_cast<int>(news.items.size())) {
      news.items[static_cast<std::size_t>(news.count++)] =
          SlingNewsItem{SlingEventKind::hit, index, x(index), y(index), body.blow};
    }
    return;
  }
  if (over <= 0) return;
  // A shot's own blow counts for more than rubble: aim beats luck.
  body.health -= over * (body.by_shot ? 1.35F : 1.0F);
  if (body.health <= 0) {
    remove(index, SlingEventKind::broke, news);
    return;
  }
  body.flash = 8;
  if (news.count < static_cast<int>(news.items.size())) {
    news.items[static_cast<std::size_t>(news.count++)] =
        SlingNewsItem{SlingEventKind::hit, index, x(index), y(index), body.blow};
  }
}

void SlingWorld::step(SlingNews& news) {
  news.count = 0;
  hold();
  std::array<b2Vec2, kMaxShots> before;
  for (int i = 0; i < kMaxShots; ++i) {
    before[static_cast<std::size_t>(i)] =
        bodies_[static_cast<std::size_t>(kMaxParts + i)].body->GetLinearVelocity();
  }
  for (SlingBody& body : bodies_) {
    body.blow = 0;
    body.by_shot = false;
  }
  world_->Step(kStep, 8, 3);
  if (!fragile_) return;
  bool through = false;
  for (int i = 0; i < kMaxBodies; ++i) {
    const SlingBody& body = bodies_[static_cast<std::size_t>(i)];
    if (!body.alive) continue;
    const bool by_shot = body.by_shot;
    take_damage(i, news);
    through = through || (by_shot && !body.alive);
    // A target pushed off the stage is out: on a phone nobody could see or hit it there.
    const bool off = body.kind == SlingKind::target &&
                     (x(i) < -kTargetRadius || x(i) > kStageRight + kTargetRadius);
    if (body.alive && (off || x(i) < -700 || x(i) > 1900 || y(i) > 1500))
      remove(i, SlingEventKind::gone, news);
  }
  for (int i = 0; i < kMaxShots; ++i) {
    SlingBody& shot = bodies_[static_cast<std::size_t>(kMaxParts + i)];
    if (!shot.alive) continue;
    if (shot.age < 60000) ++shot.age;
    if (through && shot.blow > 0) {
      const b2Vec2 was = before[static_cast<std::size_t>(i)];
      const b2Vec2 is = shot.body->GetLinearVelocity();
      shot.body->SetLinearVelocity(kKeepThrough * was + (1 - kKeepThrough) * is);
    }
    shot.still = static_cast<std::uint16_t>(
        shot.body->GetLinearVelocity().LengthSquared() < 0.2F ? shot.still + 1 : 0);
    if (shot.still > kShotStillSteps || shot.age > kShotLifeSteps) {
      remove(kMaxParts + i, SlingEventKind::gone, news);
    }
  }
}

void SlingWorld::hold() {
  for (SlingBody& body : bodies_) {
    if (!body.alive) continue;
    body.prev_x = body.body->GetPosition().x * kSlingUnits;
    body.prev_y = body.body->GetPosition().y * kSlingUnits;
    body.prev_angle = body.body->GetAngle();
  }
}

int SlingWorld::targets_alive() const {
  int n = 0;
  for (int i = 0; i < layout_.count; ++i) {
    const SlingBody& body = bodies_[static_cast<std::size_t>(i)];
    n += body.alive && body.kind == SlingKind::target ? 1 : 0;
  }
  return n;
}

bool SlingWorld::shot_flying() const {
  for (int i = kMaxParts; i < kMaxBodies; ++i) {
    if (bodies_[static_cast<std::size_t>(i)].alive) return true;
  }
  return false;
}

bool SlingWorld::calm() const {
  for (const SlingBody& body : bodies_) {
    if (!body.alive || !body.body->IsAwake()) continue;
    if (body.body->GetLinearVelocity().LengthSquared() > 0.01F) return false;
    const float spin = body.body->GetAngularVelocity();
    if (spin > 0.15F || spin < -0.15F) return false;
  }
  return true;
}

void SlingWorld::hash(Hasher& hasher) const {
  for (const SlingBody& body : bodies_) {
    hasher.add(body.alive);
    if (!body.alive) continue;
    const b2Vec2 p = body.body->GetPosition();
    const b2Vec2 v = body.body->GetLinearVelocity();
    hasher.add(p.x);
    hasher.add(p.y);
    hasher.add(body.body->GetAngle());
    hasher.add(v.x);
    hasher.add(v.y);
    hasher.add(body.body->GetAngularVelocity());
    hasher.add(body.health);
    hasher.add(static_cast<int>(body.age));
    hasher.add(static_cast<int>(body.still));
  }
}

}  // namespace pm
