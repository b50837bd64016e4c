#include "runtime/mechanics/merge_drop/drop_world.h"

#include "runtime/sim/box2d_ready.h"

namespace pm {

namespace {

constexpr float kStep = 1.0F / 60.0F;
constexpr int kSpeedRounds = 8;      // b2World::Step's velocity iterations
constexpr int kApartRounds = 5;      // and its position iterations
constexpr int kMergeReadySteps = 7;  // a chain is seen link by link
constexpr float kFallLimit = 34;     // m/s; keeps a fast piece from tunnelling through a small one

int index_of(const b2Fixture* fixture) {
  return static_cast<int>(const_cast<b2Fixture*>(fixture)->GetBody()->GetUserData().pointer) - 1;
}

void add_wall(b2World& world, float x0, float y0, float x1, float y1) {
  b2BodyDef def;
  b2Body* body = world.CreateBody(&def);
  b2PolygonShape box;
  const float s = 0.5F / kDropUnits;
  box.SetAsBox((x1 - x0) * s, (y1 - y0) * s, b2Vec2((x0 + x1) * s, (y0 + y1) * s), 0);
  b2FixtureDef fixture;
  fixture.shape = &box;
  fixture.friction = 0.35F;
  body->CreateFixture(&fixture);
}

void set_radius(b2Body& body, float radius) {
  auto* circle = static_cast<b2CircleShape*>(body.GetFixtureList()->GetShape());
  circle->m_radius = radius / kDropUnits;
  body.ResetMassData();
}

}  // namespace

void DropWorld::build(const DropRules& rules) {
  rules_ = rules;
  box2d_ready();
  world_ = std::make_unique<b2World>(b2Vec2(0, rules.gravity));
  world_->SetContactListener(this);
  // The walls are thicker than any step is long, so nothing gets through them without it. It costs
  // more than the two rounds of pushing apart beyond Box2D's usual three that keep the pile firm.
  world_->SetContinuousPhysics(false);
  constexpr float kThick = 200;
  constexpr float kAbove = 1500;  // pieces cannot hop over the walls
  add_wall(*world_, rules.left - kThick, rules.floor, rules.right + kThick, rules.floor + kThick);
  add_wall(*world_, rules.left - kThick, -kAbove, rules.left, rules.floor);
  add_wall(*world_, rules.right, -kAbove, rules.right + kThick, rules.floor);
  for (int i = 0; i < kDropPool; ++i) {
    b2BodyDef def;
    def.type = b2_dynamicBody;
    def.enabled = false;
    def.linearDamping = 0.15F;
    def.angularDamping = 1.2F;
    def.userData.pointer = static_cast<uintptr_t>(i + 1);
    b2Body* body = world_->CreateBody(&def);
    b2CircleShape circle;
    circle.m_radius = 0.5F;
    b2FixtureDef fixture;
    fixture.shape = &circle;
    fixture.density = 1;
    fixture.friction = 0.35F;
    fixture.restitution = rules.bounce;
    body->CreateFixture(&fixture);
    pieces_[static_cast<std::size_t>(i)] = DropPiece{};
    pieces_[static_cast<std::size_t>(i)].body = body;
  }
}

void DropWorld::copy_from(const DropWorld& other) {
  for (int i = 0; i < kDropPool; ++i) {
    DropPiece& to = pieces_[static_cast<std::size_t>(i)];
    const DropPiece& from = other.pieces_[static_cast<std::size_t>(i)];
    b2Body* body = to.body;
    body->SetEnabled(false);
    to = from;
    to.body = body;
    if (from.level == 0) continue;
    set_radius(*body, other.radius(i));
    body->SetTransform(from.body->GetPosition(), from.body->GetAngle());
    body->SetEnabled(true);
    body->SetLinearVelocity(from.body->GetLinearVelocity());
    body->SetAngularVelocity(from.body->GetAngularVelocity());
    body->SetAwake(true);
  }
}

float DropWorld::radius(int index) const {
  const DropPiece& piece = pieces_[static_cast<std::size_t>(index)];
  const float full = rules_.radius[static_cast<std::size_t>(piece.level)];
  if (piece.grow >= kGrowSteps) return full;
  const float t = static_cast<float>(piece.grow) / static_cast<float>(kGrowSteps);
  return full * (0.72F + 0.28F * t);
}

void DropWorld::place(int index, int level, float x, float y, float radius) {
  DropPiece& piece = pieces_[static_cast<std::size_t>(index)];
  b2Body* body = piece.body;
  piece = DropPiece{};
  piece.body = body;
  piece.level = static_cast<std::int8_t>(level);
  set_radius(*body, radius);
  body->SetTransform(b2Vec2(x / kDropUnits, y / kDropUnits),
                     body->IsEnabled() ? body->GetAngle() : 0);
  if (!body->IsEnabled()) {
    body->SetAngularVelocity(0);
    body->SetEnabled(true);
  }
  body->SetAwake(true);
  piece.prev_x = x;
  piece.prev_y = y;
  piece.prev_angle = body->GetAngle();
}

int DropWorld::add(int level, float x, float y, float velocity_y) {
  for (int i = 0; i < kDropPool; ++i) {
    DropPiece& piece = pieces_[static_cast<std::size_t>(i)];
    if (piece.level != 0) continue;
    place(i, level, x, y, rules_.radius[static_cast<std::size_t>(level)]);
    piece.grow = kGrowSteps;
    piece.body->SetLinearVelocity(b2Vec2(0, velocity_y));
    return i;
  }
  return -1;
}

void DropWorld::remove(int index) {
  DropPiece& piece = pieces_[static_cast<std::size_t>(index)];
  if (piece.level == 0) return;
  piece.body->SetEnabled(false);
  piece.level = 0;
}

void DropWorld::PostSolve(b2Contact* contact, const b2ContactImpulse* impulse) {
  float strongest = 0;
  for (int i = 0; i < impulse->count; ++i) strongest = b2Max(strongest, impulse->normalImpulses[i]);
  b2WorldManifold manifold;
  contact->GetWorldManifold(&manifold);
  const int ends[2] = {index_of(contact->GetFixtureA()), index_of(contact->GetFixtureB())};
  for (int side = 0; side < 2; ++side) {
    if (ends[side] < 0) continue;
    DropPiece& piece = pieces_[static_cast<std::size_t>(ends[side])];
    const float speed = strongest / piece.body->GetMass();
    if (speed <= piece.hit) continue;
    const float sign = side == 0 ? -1.0F : 1.0F;  // the normal points from A to B
    piece.hit = speed;
    piece.hit_nx = manifold.normal.x * sign;
    piece.hit_ny = manifold.normal.y * sign;
  }
}

void DropWorld::step(DropNews& news) {
  news.merge_count = news.landing_count = 0;
  for (int i = 0; i < kDropPool; ++i) {
    DropPiece& piece = pieces_[static_cast<std::size_t>(i)];
    if (piece.level == 0) continue;
    piece.prev_x = x(i);
    piece.prev_y = y(i);
    piece.prev_angle = piece.body->GetAngle();
    piece.hit = 0;
    if (piece.age < 60000) ++piece.age;
    if (piece.squash > 0) --piece.squash;
    if (piece.grow < kGrowSteps) {
      ++piece.grow;
      set_radius(*piece.body, radius(i));
      // Setting the transform anew refreshes the broad phase's box for the new size.
      piece.body->SetTransform(piece.body->GetPosition(), piece.body->GetAngle());
      piece.body->SetAwake(true);
    }
    b2Vec2 velocity = piece.body->GetLinearVelocity();
    if (velocity.y > kFallLimit) {
      velocity.y = kFallLimit;
      piece.body->SetLinearVelocity(velocity);
    }
  }
  world_->Step(kStep, kSpeedRounds, kApartRounds);
  for (int i = 0; i < kDropPool; ++i) {
    DropPiece& piece = pieces_[static_cast<std::size_t>(i)];
    if (piece.level == 0) continue;
    if (piece.hit > 2.2F && piece.squash < 8) {
      piece.squash = kSquashSteps;
      piece.squash_pm = static_cast<std::int16_t>(b2Min(40.0F + piece.hit * 7.0F, 125.0F));
      piece.squash_nx = piece.hit_nx;
      piece.squash_ny = piece.hit_ny;
    }
    if (!piece.landed && piece.hit > 0) {
      piece.landed = true;
      if (news.landing_count < static_cast<int>(news.landings.size())) {
        news.landings[static_cast<std::size_t>(news.landing_count++)] = DropLanding{i, piece.hit};
      }
    }
    // A piece that only shoots past the line is no danger; one that stays is.
    const float speed = piece.body->GetLinearVelocity().LengthSquared();
    if (piece.landed && y(i) - radius(i) < rules_.line && speed < 4.0F) {
      if (piece.over < 10000) ++piece.over;
    } else {
      piece.over = static_cast<std::uint16_t>(piece.over > 3 ? piece.over - 3 : 0);
    }
  }
  find_merges(news);
}

void DropWorld::find_merges(DropNews& news) {
  std::array<std::int8_t, kDropPool> partner;
  partner.fill(-1);
  for (const b2Contact* c = world_->GetContactList(); c != nullptr; c = c->GetNext()) {
    if (!c->IsTouching()) continue;
    const int a = index_of(c->GetFixtureA());
    const int b = index_of(c->GetFixtureB());
    if (a < 0 || b < 0) continue;
    const DropPiece& pa = pieces_[static_cast<std::size_t>(a)];
    const DropPiece& pb = pieces_[static_cast<std::size_t>(b)];
    if (pa.level != pb.level || pa.level == 0) continue;
    if (pa.grow < kMergeReadySteps || pb.grow < kMergeReadySteps) continue;
    if (partner[static_cast<std::size_t>(a)] >= 0 || partner[static_cast<std::size_t>(b)] >= 0)
      continue;
    partner[static_cast<std::size_t>(a)] = static_cast<std::int8_t>(b);
    partner[static_cast<std::size_t>(b)] = static_cast<std::int8_t>(a);
  }
  for (int a = 0; a < kDropPool; ++a) {
    const int b = partner[static_cast<std::size_t>(a)];
    if (b > a && news.merge_count < static_cast<int>(news.merges.size())) merge(a, b, news);
  }
}

void DropWorld::merge(int a, int b, DropNews& news) {
  const int level = pieces_[static_cast<std::size_t>(a)].level + 1;
  DropMerge& m = news.merges[static_cast<std::size_t>(news.merge_count++)];
  m.level = level;
  m.from_x[0] = x(a);
  m.from_y[0] = y(a);
  m.from_x[1] = x(b);
  m.from_y[1] = y(b);
  m.x = (m.from_x[0] + m.from_x[1]) * 0.5F;
  m.y = (m.from_y[0] + m.from_y[1]) * 0.5F;
  const b2Vec2 drift = 0.25F * (pieces_[static_cast<std::size_t>(a)].body->GetLinearVelocity() +
                                pieces_[static_cast<std::size_t>(b)].body->GetLinearVelocity());
  remove(b);
  if (level > rules_.levels) {
    const float last = rules_.radius[static_cast<std::size_t>(rules_.levels)];
    remove(a);
    m.piece = -1;
    nudge_neighbours(-1, m.x, m.y, last);
    return;
  }
  const float full = rules_.radius[static_cast<std::size_t>(level)];
  m.x = b2Clamp(m.x, rules_.left + full, rules_.right - full);
  m.y = b2Min(m.y, rules_.floor - full * 0.8F);
  m.piece = a;
  place(a, level, m.x, m.y, full * 0.72F);
  DropPiece& made = pieces_[static_cast<std::size_t>(a)];
  made.landed = true;
  made.body->SetLinearVelocity(drift + b2Vec2(0, -1.6F));
  nudge_neighbours(a, m.x, m.y, full);
}

void DropWorld::nudge_neighbours(int centre, float x, float y, float radius) {
  for (int i = 0; i < kDropPool; ++i) {
    const DropPiece& piece = pieces_[static_cast<std::size_t>(i)];
    if (piece.level == 0 || i == centre) continue;
    const float dx = this->x(i) - x;
    const float dy = this->y(i) - y;
    const float reach = radius + this->radius(i) + 46;
    const float d2 = dx * dx + dy * dy;
    if (d2 > reach * reach || d2 < 1) continue;
    const float inv = 1.0F / pm_sqrtf(d2);
    b2Vec2 v = piece.body->GetLinearVelocity();
    v += b2Vec2(dx * inv * 1.1F, dy * inv * 0.7F - 1.3F);
    piece.body->SetAwake(true);
    piece.body->SetLinearVelocity(v);
  }
}

int DropWorld::worst_over() const {
  int worst = 0;
  for (const DropPiece& piece : pieces_) {
    if (piece.level != 0 && piece.over > worst) worst = piece.over;
  }
  return worst;
}

int DropWorld::count() const {
  int n = 0;
  for (const DropPiece& piece : pieces_) n += piece.level != 0 ? 1 : 0;
  return n;
}

bool DropWorld::calm() const {
  for (const DropPiece& piece : pieces_) {
    if (piece.level == 0) continue;
    if (!piece.landed || piece.grow < kGrowSteps) return false;
    if (piece.body->IsAwake() && piece.body->GetLinearVelocity().LengthSquared() > 0.25F)
      return false;
  }
  return true;
}

void DropWorld::hash(Hasher& hasher) const {
  for (const DropPiece& piece : pieces_) {
    hasher.add(static_cast<int>(piece.level));
    if (piece.level == 0) continue;
    const b2Vec2 p = piece.body->GetPosition();
    const b2Vec2 v = piece.body->GetLinearVelocity();
    hasher.add(p.x);
    hasher.add(p.y);
    hasher.add(piece.body->GetAngle());
    hasher.add(v.x);
    hasher.add(v.y);
    hasher.add(piece.body->GetAngularVelocity());
    hasher.add(static_cast<int>(piece.grow));
    hasher.add(static_cast<int>(piece.over));
    hasher.add(piece.landed);
  }
}

}  // namespace pm
