// Ground, blocks and targets.
#include "runtime/mechanics/slingshot/slingshot.h"
#include "runtime/view/ease.h"
#include "runtime/view/painter.h"

namespace pm {

namespace {

constexpr Rgba kWhite = 0xffffffff;
constexpr Rgba kDark = 0x1d1330ff;

float fraction(float v) { return v - static_cast<float>(static_cast<int>(v)); }

/// The land under the sling, in keeping with the background behind it.
struct Land {
  std::string_view background;
  Rgba turf_top, turf_low, soil_top, soil_low;
  bool blades;
};
constexpr Land kLands[] = {
    {"meadow", 0xa8e04aff, 0x5cb52eff, 0xb9793fff, 0x7d4a26ff, true},
    {"forest", 0x8fce4aff, 0x4a9a34ff, 0x8f6238ff, 0x5a3a22ff, true},
    {"sea", 0xffe9adff, 0xf3c876ff, 0xdca75cff, 0xb07d3eff, false},
    {"reef", 0xffe9adff, 0xf3c876ff, 0xdca75cff, 0xb07d3eff, false},
    {"desert", 0xffe0a0ff, 0xf0b865ff, 0xd08a4aff, 0x9a5c30ff, false},
    {"snow", 0xffffffff, 0xcfe6fbff, 0x86a9d8ff, 0x5877b0ff, false},
    {"candy", 0xffb3d9ff, 0xf57fbfff, 0xc98a5cff, 0x8d5638ff, false},
    {"space", 0xb79cf0ff, 0x7d62c6ff, 0x55408fff, 0x33245fff, false},
    {"city", 0x8f9ac8ff, 0x626c9eff, 0x454c78ff, 0x2b3054ff, false},
    {"road", 0xa8e04aff, 0x5cb52eff, 0x8b8fa0ff, 0x5c6074ff, true},
    {"kitchen", 0xf3c48cff, 0xd8995aff, 0xb5703aff, 0x7d4a26ff, false},
    {"room", 0xf3c48cff, 0xd8995aff, 0xb5703aff, 0x7d4a26ff, false},
    {"stage", 0xd08a5aff, 0xa45f3aff, 0x7a4030ff, 0x4a2424ff, false},
    {"studio", 0xd9e2f5ff, 0xb4c2e4ff, 0x8d9cc8ff, 0x66749fff, false},
};

const Land& land_of(std::string_view background) {
  for (const Land& land : kLands) {
    if (land.background == background) return land;
  }
  return kLands[0];
}

struct Skin {
  Rgba light, body, line, mark;
};
constexpr Skin kSkins[3] = {
    {0xf2b468ff, 0xcf8138ff, 0x5e2f12ff, 0x9c5a24ff},  // wood
    {0xdaf6ffff, 0x86d3f7ff, 0x2a6aa6ff, 0xffffffff},  // ice
    {0xc6ccdaff, 0x8d95abff, 0x3b4058ff, 0x6c7490ff},  // stone
};

/// Turf from x0 to x1 with its surface at y.
void draw_turf(Painter& painter, const Land& land, float x0, float x1, float y, float radius) {
  const Rgba line = mix(land.turf_low, kDark, 0.55F);
  // Scalloped turf: dark outline, fill, lit edge.
  for (float x = x0 + 14; x < x1 - 8; x += 34) {
    const float r = 17 + 5 * fraction(x * 0.0271F + 3.7F);
    painter.disc(x, y + 18, r + 4, line);
  }
  for (float x = x0 + 14; x < x1 - 8; x += 34) {
    const float r = 17 + 5 * fraction(x * 0.0271F + 3.7F);
    painter.disc(x, y + 18, r, land.turf_low);
  }
  painter.rect(Box{x0 - 4, y - 5, x1 - x0 + 8, 34}, line, line, radius > 0 ? 14.0F : 0.0F);
  painter.rect(Box{x0, y - 1, x1 - x0, 27}, land.turf_top, land.turf_low,
               radius > 0 ? 11.0F : 0.0F);
  painter.rect(Box{x0 + 6, y + 1, x1 - x0 - 12, 6}, with_alpha(kWhite, 0.38F),
               with_alpha(kWhite, 0.10F), 3);
  if (!land.blades) return;
  for (float x = x0 + 12; x < x1 - 10; x += 47) {
    const float n = fraction(x * 0.0173F + 5.13F);
    if (n < 0.35F) continue;
    for (int i = -1; i <= 1; ++i) {
      const float lean = static_cast<float>(i) * 8.0F;
      painter.line(x + static_cast<float>(i) * 4, y + 4, x + lean, y - 8 - 10 * n, 6,
                   mix(land.turf_low, kDark, 0.12F));
    }
  }
}

}  // namespace

void Slingshot::draw_ground(Painter& painter) const {
  const Box v = painter.visible();
  const Land& land = land_of(painter.scene().background.name);
  const SlingLayout& layout = world_.layout();
  const float foot = b2Max(v.y + v.h, kGroundY + 60) + 4;
  const float left = v.x - 8;
  const float right = b2Max(v.x + v.w, layout.plateau_x + 40) + 8;
  const float cliff = layout.plateau_x;
  const bool raised = layout.plateau_y < kGroundY - 1;
  const Rgba line = mix(land.soil_low, kDark, 0.45F);
  painter.rect(Box{left, kGroundY, right - left, foot - kGroundY}, land.soil_top, land.soil_low);
  // Stones and darker layers in the soil, fewer with depth.
  for (float x = left + 30; x < right; x += 96) {
    const float n = fraction((x + 2000) * 0.0137F);
    for (int row = 0; row < 4; ++row) {
      const float py = kGroundY + 66 + 74 * static_cast<float>(row) + 40 * n;
      const float px = x + 48 * static_cast<float>(row % 2) + 30 * n;
      if (py + 20 > foot) break;
      const float size = 16 + 16 * fraction(n * 7.3F + static_cast<float>(row) * 0.41F);
      painter.rect(Box{px, py + 3, size * 1.6F, size * 0.8F}, with_alpha(kDark, 0.22F),
                   with_alpha(kDark, 0.22F), size * 0.4F);
      painter.rect(Box{px, py, size * 1.6F, size * 0.8F}, mix(land.soil_top, kWhite, 0.20F),
                   mix(land.soil_top, land.soil_low, 0.4F), size * 0.4F);
    }
  }
  draw_turf(painter, land, left, raised ? cliff + 24 : right, kGroundY, 0);
  if (!raised) return;
  // The cliff stands in front of the low turf and melts into the soil below.
  painter.rect(Box{cliff - 6, layout.plateau_y + 4, 60, kGroundY - layout.plateau_y + 34}, line,
               line, 12);
  painter.rect(Box{cliff, layout.plateau_y + 6, right - cliff, kGroundY - layout.plateau_y + 36},
               land.soil_top, land.soil_top, 10);
  draw_turf(painter, land, cliff, right, layout.plateau_y, 16);
}

void Slingshot::draw_block(Painter& painter, const SlingBody& body, float x, float y,
                           float angle) const {
  const Skin& skin = kSkins[static_cast<int>(body.material)];
  const float worn = 1 - clamp01(body.health / body.full);
  const float flash = static_cast<float>(body.flash) / 8.0F;
  painter.push(x, y, 1, angle);
  const float hw = body.w * 0.5F;
  const float hh = body.h * 0.5F;
  const bool wide = hw > hh;
  PanelLook look;
  look.top = mix(mix(skin.light, skin.line, worn * 0.30F), kWhite, flash * 0.6F);
  look.low = mix(mix(skin.body, skin.line, worn * 0.30F), kWhite, flash * 0.5F);
  look.line = skin.line;
  look.line_width = 5.5F;
  look.radius = body.material == Material::stone ? 12.0F : 8.0F;
  look.gloss = body.material == Material::ice ? 0.5F : 0.20F;
  painter.panel(Box{-hw, -hh, body.w, body.h}, look);
  const Rgba mark = with_alpha(skin.mark, 0.75F);
  if (body.material == Material::wood) {
    // Grain along the length, a knot, and end caps.
    for (int i = -1; i <= 1; i += 2) {
      const float off = static_cast<float>(i) * 0.34F;
      if (wide)
        painter.line(-hw + 12, hh * off * 1.2F, hw - 12, hh * off, 3, mark);
      else
        painter.line(hw * off, -hh + 12, hw * off * 1.2F, hh - 12, 3, mark);
    }
    if (hw > 30 && hh > 30) {
      painter.disc(hw * 0.2F, -hh * 0.1F, 11, mark);
      painter.disc(hw * 0.2F, -hh * 0.1F, 7, look.low);
      painter.disc(hw * 0.2F, -hh * 0.1F, 3.5F, mark);
    }
    for (int i = -1; i <= 1; i += 2) {
      const float s = static_cast<float>(i);
      painter.disc(wide ? s * (hw - 13) : s * (hw > 30 ? hw - 13 : 0), wide ? 0 : s * (hh - 13),
                   4.2F, skin.line);
    }
  } else if (body.material == Material::ice) {
    painter.line(-hw * 0.55F, hh * 0.15F, -hw * 0.05F, -hh * 0.55F, 6, with_alpha(kWhite, 0.75F));
    painter.line(-hw * 0.10F, hh * 0.35F, hw * 0.22F, -hh * 0.10F, 4, with_alpha(kWhite, 0.55F));
    painter.disc(hw * 0.4F, hh * 0.45F, 3.5F, with_alpha(kWhite, 0.8F));
  } else {
    painter.rect(Box{-hw * 0.62F, -hh * 0.62F, 9, 6}, mark, mark, 3);
    painter.rect(Box{hw * 0.15F, hh * 0.30F, 12, 7}, mark, mark, 3.5F);
    painter.rect(Box{hw * 0.30F, -hh * 0.35F, 7, 5}, mark, mark, 2.5F);
    painter.rect(Box{-hw * 0.4F, hh * 0.55F, 7, 5}, with_alpha(kWhite, 0.4F),
                 with_alpha(kWhite, 0.4F), 2.5F);
  }
  // Cracks grow with the damage.
  if (worn > 0.12F) {
    const Rgba crack = with_alpha(mix(skin.line, kDark, 0.4F), 0.85F);
    const float ax = wide ? -hw * 0.15F : -hw + 3;
    const float ay = wide ? -hh + 3 : -hh * 0.2F;
    const float bx = wide ? hw * 0.02F : -hw * 0.1F;
    const float by = wide ? -hh * 0.1F : hh * 0.02F;
    painter.line(ax, ay, bx, by, 3.2F, crack);
    painter.line(bx, by, bx + (wide ? 9.0F : 4.0F), by + (wide ? hh * 0.6F : 16.0F), 2.8F, crack);
    if (worn > 0.5F) {
      painter.line(bx, by, bx + (wide ? hw * 0.3F : hw * 0.7F), by - (wide ? hh * 0.3F : 9.0F),
                   2.6F, crack);
      painter.line(-bx + hw * 0.3F, hh - 4, -bx + hw * 0.22F, hh * 0.2F, 2.6F, crack);
    }
  }
  painter.pop();
}

void Slingshot::draw_target(Painter& painter, const ViewClock& clock, int index) const {
  const SlingBody& body = world_.bodies()[static_cast<std::size_t>(index)];
  float x = lerp(body.prev_x, world_.x(index), clock.alpha);
  float y = lerp(body.prev_y, world_.y(index), clock.alpha);
  SpriteLook look;
  look.rotation = lerp(body.prev_angle, body.body->GetAngle(), clock.alpha);
  const float phase = static_cast<float>(index) * 0.37F;
  const bool awake = body.body->IsAwake();
  if (outcome_ == Outcome::lost) {
    // Who is left laughs.
    const float hop = bump(fraction(clock.seconds * 1.7F + phase));
    y -= 16 * hop;
    look.scale_y = 0.94F + 0.10F * hop;
    look.scale_x = 2 - look.scale_y;
  } else if (world_.shot_flying() || aiming_) {
    look.mood = Mood::worried;
    if (aiming_) look.rotation += 0.05F * pm_sinf(clock.seconds * 18.0F + phase * 9);
  } else {
    const float breath = pm_sinf(clock.seconds * 2.6F + phase * 11);
    look.scale_y = 1 + 0.025F * breath;
    look.scale_x = 1 - 0.02F * breath;
    y -= kTargetRadius * 0.025F * breath;
    if (fraction(clock.seconds * 0.29F + phase) < 0.045F) look.mood = Mood::blink;
  }
  if (awake && body.body->GetLinearVelocity().LengthSquared() > 4) look.mood = Mood::wow;
  look.flash = static_cast<float>(body.flash) / 8.0F * 0.8F;
  const float worn = 1 - clamp01(body.health / body.full);
  look.multiply = mix(kWhite, 0xd0b0c0ff, worn);
  const int slot = target_slot(index);
  painter.sprite(slot, x, y, sprite_half(slot, kTargetRadius), look);
}

void Slingshot::draw_bodies(Painter& painter, const ViewClock& clock) const {
  const auto& bodies = world_.bodies();
  const SlingLayout& layout = world_.layout();
  for (int i = 0; i < world_.parts(); ++i) {
    const SlingBody& body = bodies[static_cast<std::size_t>(i)];
    if (!body.alive) continue;
    const float ground = world_.x(i) > layout.plateau_x ? layout.plateau_y : kGroundY;
    const float gap = ground - world_.y(i) - body.h * 0.5F;
    if (gap < 30) painter.shadow(world_.x(i) + 5, ground + 3, body.w * 0.62F + 8, 11, 0.34F);
  }
  // Targets first: posts in front of them make the house deep.
  for (int i = 0; i < world_.parts(); ++i) {
    const SlingBody& body = bodies[static_cast<std::size_t>(i)];
    if (body.alive && body.kind == SlingKind::target) draw_target(painter, clock, i);
  }
  for (int i = 0; i < world_.parts(); ++i) {
    const SlingBody& body = bodies[static_cast<std::size_t>(i)];
    if (!body.alive || body.kind != SlingKind::block) continue;
    draw_block(painter, body, lerp(body.prev_x, world_.x(i), clock.alpha),
               lerp(body.prev_y, world_.y(i), clock.alpha),
               lerp(body.prev_angle, body.body->GetAngle(), clock.alpha));
  }
}

}  // namespace pm
