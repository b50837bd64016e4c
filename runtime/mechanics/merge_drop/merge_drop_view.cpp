#include "runtime/mechanics/merge_drop/merge_drop.h"
#include "runtime/view/ease.h"
#include "runtime/view/painter.h"

namespace pm {

namespace {

constexpr float kWall = 34;      // thickness of the box's frame
constexpr float kRimAbove = 64;  // the walls end this far above the line
constexpr float kFoot = 88;      // height of the foot that shows the chain
constexpr float kOutline = 6;
constexpr Rgba kWhite = 0xffffffff;
constexpr Rgba kDark = 0x1a1230ff;
constexpr Rgba kAlarm = 0xff3b4dff;

float fraction(float v) { return v - static_cast<float>(static_cast<int>(v)); }

float wave(float radians) { return pm_sinf(radians); }

}  // namespace

float MergeDrop::sprite_half(int slot, float radius) const {
  if (slot < 0 || static_cast<std::size_t>(slot) >= scene_->slots.size()) return radius * 1.25F;
  const float reach =
      static_cast<float>(scene_->slots[static_cast<std::size_t>(slot)].radius_pm) / 1000.0F;
  return radius * 1.02F / (reach > 0.3F ? reach : 0.8F);
}

void MergeDrop::draw(Painter& painter, const ViewClock& clock) const {
  draw_box_back(painter);
  if (outcome_ == Outcome::playing) {
    const float x = lerp(prev_hang_x_, hang_x_, clock.alpha);
    draw_guide(painter, clock, x);
  }
  draw_pieces(painter, clock);
  draw_box_front(painter);
  draw_line(painter, clock);
  draw_hanging(painter, clock);
}

void MergeDrop::draw_box_back(Painter& painter) const {
  const DropRules& r = world_.rules();
  const float rim = r.line - kRimAbove;
  const float width = r.right - r.left;
  painter.shadow(500, r.floor + kFoot - 4, width * 0.60F, 46, 0.42F);

  // Back wall: a cool, two-tone board with planks, darker towards the walls and the floor.
  const Rgba top = painter.color(ColorId::board_top);
  const Rgba low = painter.color(ColorId::board_low);
  painter.rect(Box{r.left - 4, rim + 14, width + 8, r.floor - rim - 8}, with_alpha(top, 0.90F),
               with_alpha(low, 0.96F));
  constexpr int kPlanks = 6;
  const float plank = width / kPlanks;
  for (int i = 0; i < kPlanks; i += 2) {
    painter.rect(Box{r.left + plank * static_cast<float>(i), rim + 14, plank, r.floor - rim - 14},
                 with_alpha(kWhite, 0.045F), with_alpha(kWhite, 0.012F));
  }
  painter.rect(Box{r.left, rim + 14, width, 46}, with_alpha(kDark, 0.30F), with_alpha(kDark, 0));
  painter.rect(Box{r.left, r.floor - 120, width, 120}, with_alpha(kDark, 0),
               with_alpha(kDark, 0.28F));
  for (int i = 0; i < 4; ++i) {
    const float w = 10.0F + 12.0F * static_cast<float>(i);
    const Rgba shade = with_alpha(kDark, 0.075F);
    painter.rect(Box{r.left, rim + 14, w, r.floor - rim - 14}, shade, shade);
    painter.rect(Box{r.right - w, rim + 14, w, r.floor - rim - 14}, shade, shade);
  }
  painter.glow(500, rim + (r.floor - rim) * 0.42F, width * 0.55F,
               with_alpha(mix(top, kWhite, 0.6F), 0.20F));
  // Far edge of the opening: gives the box its depth.
  painter.rect(Box{r.left - 6, rim + 4, width + 12, 16},
               mix(painter.color(ColorId::frame_low), kDark, 0.25F),
               mix(painter.color(ColorId::frame_low), kDark, 0.5F), 6);
}

void MergeDrop::draw_box_front(Painter& painter) const {
  const DropRules& r = world_.rules();
  const float rim = r.line - kRimAbove;
  const float width = r.right - r.left;
  const Rgba top = painter.color(ColorId::frame_top);
  const Rgba low = painter.color(ColorId::frame_low);
  const Rgba line = mix(low, kDark, 0.68F);
  const float tall = r.floor - rim;
  const Box left{r.left - kWall, rim, kWall, tall + 24};
  const Box right{r.right, rim, kWall, tall + 24};
  const Box foot{r.left - kWall - 8, r.floor, width + 2 * kWall + 16, kFoot};
  // One dark silhouette first, then the fills: the three parts read as one piece of furniture.
  for (const Box& b : {left, right, foot}) {
    painter.rect(Box{b.x - kOutline, b.y - kOutline, b.w + 2 * kOutline, b.h + 2 * kOutline}, line,
                 line, 22);
  }
  const Rgba waist = mix(top, low, 0.75F);
  for (const Box& b : {left, right}) {
    painter.rect(b, top, waist, 16);
    painter.rect(Box{b.x + 5, b.y + 7, 7, b.h - 40}, with_alpha(kWhite, 0.50F),
                 with_alpha(kWhite, 0.16F), 3.5F);
    painter.rect(Box{b.x + b.w - 10, b.y + 10, 8, b.h - 30}, with_alpha(kDark, 0.16F),
                 with_alpha(kDark, 0.16F), 4);
    painter.disc(b.cx(), b.y + 10, 11, mix(top, kWhite, 0.55F));
  }
  painter.rect(foot, mix(top, low, 0.35F), mix(low, kDark, 0.10F), 20);
  painter.rect(Box{foot.x + 10, foot.y + 6, foot.w - 20, 8}, with_alpha(kWhite, 0.42F),
               with_alpha(kWhite, 0.20F), 4);
  draw_chain(painter);
  // Two soft reflections say that there is glass.
  const float sheen = tall * 0.62F;
  painter.line(r.left + 74, rim + 90 + sheen * 0.55F, r.left + 74 + sheen * 0.30F, rim + 90, 46,
               with_alpha(kWhite, 0.055F));
  painter.line(r.left + 150, rim + 96 + sheen * 0.55F, r.left + 150 + sheen * 0.30F, rim + 96, 14,
               with_alpha(kWhite, 0.055F));
}

void MergeDrop::draw_chain(Painter& painter) const {
  // The way ahead, small to big, on the foot of the box.
  const DropRules& r = world_.rules();
  int best = start_best_;
  for (const DropPiece& piece : world_.pieces()) best = piece.level > best ? piece.level : best;
  const float width = r.right - r.left - 40;
  const float pitch = width / static_cast<float>(levels_);
  const float y = r.floor + kFoot * 0.5F + 3;
  const float step = pitch < 122 ? pitch : 122;
  const float first = 500 - step * static_cast<float>(levels_ - 1) * 0.5F;
  painter.rect(Box{first - step * 0.5F - 4, r.floor + 17, step * static_cast<float>(levels_) + 8,
                   kFoot - 28},
               with_alpha(kDark, 0.30F), with_alpha(kDark, 0.20F), (kFoot - 28) * 0.5F);
  for (int level = 1; level <= levels_; ++level) {
    const float x = first + step * static_cast<float>(level - 1);
    if (level < levels_) {
      for (int dot = 0; dot < 2; ++dot) {
        painter.disc(x + step * (0.44F + 0.12F * static_cast<float>(dot)), y, 3.2F,
                     with_alpha(kWhite, level < best ? 0.85F : 0.35F));
      }
    }
    const bool goal = level == levels_;
    if (goal) painter.glow(x, y, 52, with_alpha(painter.color(ColorId::accent), 0.55F));
    SpriteLook look;
    look.multiply = level <= best || goal ? kWhite : 0xa9a4c4ff;
    const int slot = slot_of(level);
    painter.sprite(slot, x, y, sprite_half(slot, goal ? 36.0F : 25.0F), look);
  }
}

void MergeDrop::draw_line(Painter& painter, const ViewClock& clock) const {
  const DropRules& r = world_.rules();
  const float danger = clamp01((static_cast<float>(over_) - 20.0F) / 40.0F);
  const float beat = 0.5F + 0.5F * wave(clock.seconds * 14.0F);
  const Rgba color = mix(with_alpha(kWhite, 0.42F), kAlarm, danger * (0.55F + 0.45F * beat));
  if (danger > 0) {
    painter.rect(Box{r.left, r.line - 60, r.right - r.left, 60}, with_alpha(kAlarm, 0),
                 with_alpha(kAlarm, danger * (0.16F + 0.20F * beat)));
    painter.rect(Box{r.left, r.line, r.right - r.left, 60},
                 with_alpha(kAlarm, danger * (0.16F + 0.20F * beat)), with_alpha(kAlarm, 0));
  }
  const float pitch = 43;
  for (float x = r.left + 12; x + 26 < r.right; x += pitch) {
    painter.rect(Box{x, r.line - 3, 26, 6}, color, color, 3);
  }
}

void MergeDrop::draw_piece(Painter& painter, const ViewClock& clock, int index) const {
  const DropPiece& piece = world_.pieces()[static_cast<std::size_t>(index)];
  const int slot = slot_of(piece.level);
  const float x = lerp(piece.prev_x, world_.x(index), clock.alpha);
  const float y = lerp(piece.prev_y, world_.y(index), clock.alpha);
  float radius = world_.radius(index);
  SpriteLook look;
  look.rotation = lerp(piece.prev_angle, piece.body->GetAngle(), clock.alpha);

  if (piece.grow < kGrowSteps ||
      (piece.age < 22 && piece.landed && piece.grow == kGrowSteps && drops_ > 0)) {
    // Newly merged: swells past its size and rings out.
    const float t = (static_cast<float>(piece.age) + clock.alpha) / 22.0F;
    const float full = world_.rules().radius[static_cast<std::size_t>(piece.level)];
    if (piece.grow < kGrowSteps || piece.squash == 0)
      radius = full * (0.55F + 0.45F * ease_out_back(t * 1.5F));
    look.flash = (1 - clamp01(t * 2.2F)) * 0.75F;
    painter.glow(x, y, radius * (1.5F + t),
                 with_alpha(painter.color(ColorId::accent), 0.55F * (1 - clamp01(t))));
  }
  if (piece.squash > 0) {
    const float t =
        1 - (static_cast<float>(piece.squash) - clock.alpha) / static_cast<float>(kSquashSteps);
    const float amount =
        static_cast<float>(piece.squash_pm) / 1000.0F * (1 - t) * pm_cosf(t * 8.6F);
    // The blow's axis in the sprite's own frame; volume is kept.
    const float c = pm_cosf(look.rotation);
    const float s = pm_sinf(look.rotation);
    const float nx = piece.squash_nx * c + piece.squash_ny * s;
    const float along_x = nx * nx;
    look.scale_x = 1 - amount * along_x + amount * (1 - along_x);
    look.scale_y = 1 + amount * along_x - amount * (1 - along_x);
  }

  const bool high = world_.y(index) - radius < world_.rules().line + 30 && piece.landed;
  const float blink = fraction(clock.seconds * 0.27F + static_cast<float>(index) * 0.379F);
  if (!piece.landed || piece.grow < kGrowSteps) {
    look.mood = Mood::wow;
  } else if (outcome_ == Outcome::lost || high || piece.over > 6) {
    look.mood = Mood::worried;
  } else if (outcome_ == Outcome::playing && blink < 0.035F) {
    look.mood = Mood::blink;
  }
  if (outcome_ == Outcome::lost) {
    look.multiply = mix(kWhite, 0x8f95b8ff, clamp01(static_cast<float>(finish_steps_) / 24.0F));
  } else if (piece.over > 24) {
    look.flash = 0.22F * (0.5F + 0.5F * wave(clock.seconds * 14.0F));
    look.rotation += 0.04F * wave(clock.seconds * 40.0F);
  }
  if (outcome_ == Outcome::won && piece.level == levels_) {
    const float t = clamp01((static_cast<float>(finish_steps_) + clock.alpha) / 30.0F);
    const float pulse = 1 + 0.05F * wave(clock.seconds * 7.0F);
    painter.rays(x, y, radius * 2.3F * ease_out_back(t), clock.seconds * 0.5F,
                 with_alpha(painter.color(ColorId::accent), 0.55F * t));
    painter.glow(x, y, radius * 1.9F, with_alpha(kWhite, 0.5F * t));
    radius *= (1 + 0.10F * ease_out_back(t)) * pulse;
  }
  painter.sprite(slot, x, y, sprite_half(slot, radius), look);
}

void MergeDrop::draw_pieces(Painter& painter, const ViewClock& clock) const {
  const DropRules& r = world_.rules();
  for (int i = 0; i < kDropPool; ++i) {
    if (world_.pieces()[static_cast<std::size_t>(i)].level == 0) continue;
    const float height = r.floor - world_.y(i) - world_.radius(i);
    if (height < 70) {
      const float near = 1 - clamp01(height / 70);
      painter.shadow(world_.x(i), r.floor - 4, world_.radius(i) * 0.85F, 15, 0.42F * near);
    }
  }
  // The biggest of the chain last: its light must not be covered.
  for (int i = 0; i < kDropPool; ++i) {
    const int level = world_.pieces()[static_cast<std::size_t>(i)].level;
    if (level != 0 && level < levels_) draw_piece(painter, clock, i);
  }
  for (int i = 0; i < kDropPool; ++i) {
    if (world_.pieces()[static_cast<std::size_t>(i)].level >= levels_)
      draw_piece(painter, clock, i);
  }
  for (const DropGhost& ghost : ghosts_) {
    if (ghost.slot < 0) continue;
    const float t = (static_cast<float>(ghost.age) + clock.alpha) / static_cast<float>(kGhostSteps);
    SpriteLook look;
    look.flash = 0.4F + 0.6F * t;
    look.alpha = 1 - t * 0.8F;
    painter.sprite(ghost.slot, lerp(ghost.x0, ghost.x1, ease_in_out(t)),
                   lerp(ghost.y0, ghost.y1, ease_in_out(t)),
                   sprite_half(ghost.slot, ghost.radius * (1 - 0.35F * t)), look);
  }
}

void MergeDrop::draw_guide(Painter& painter, const ViewClock& clock, float x) const {
  const DropRules& r = world_.rules();
  const float radius = r.radius[static_cast<std::size_t>(level_)];
  float floor = r.floor - radius;
  for (int i = 0; i < kDropPool; ++i) {
    if (world_.pieces()[static_cast<std::size_t>(i)].level == 0) continue;
    const float reach = radius + world_.radius(i);
    const float dx = world_.x(i) - x;
    if (dx >= reach || -dx >= reach) continue;
    const float y = world_.y(i) - pm_sqrtf(reach * reach - dx * dx);
    if (y < floor) floor = y;
  }
  const float strength = holding_ ? 0.85F : 0.45F;
  constexpr float kPitch = 36;
  const float shift = fraction(clock.seconds * 1.6F) * kPitch;
  const float from = hang_y(level_) + radius + 12;
  for (float y = from + shift; y < floor + radius - 8; y += kPitch) {
    const float fade = clamp01((y - from) / 40.0F) * clamp01((floor + radius - y) / 60.0F);
    painter.disc(x, y, 6.5F, with_alpha(kWhite, strength * fade));
  }
  if (holding_ && floor > from) {
    painter.ring(x, floor, radius - 4, 5, with_alpha(kWhite, 0.34F));
  }
}

void MergeDrop::draw_cloud(Painter& painter, float x, float y) const {
  // Puffs: outline layer, body, lit tops.
  constexpr float kPuffs[5][3] = {
      {-74, 8, 30}, {74, 8, 30}, {-34, -14, 42}, {36, -12, 40}, {0, 6, 44}};
  const Rgba line = mix(painter.color(ColorId::board_low), kDark, 0.35F);
  for (const auto& p : kPuffs) painter.disc(x + p[0], y + p[1], p[2] + 6, line);
  for (const auto& p : kPuffs) painter.disc(x + p[0], y + p[1], p[2], 0xd6e6fbff);
  for (const auto& p : kPuffs) painter.disc(x + p[0] - 2, y + p[1] - 5, p[2] - 6, kWhite);
}

void MergeDrop::draw_hanging(Painter& painter, const ViewClock& clock) const {
  const float x = lerp(prev_hang_x_, hang_x_, clock.alpha);
  const float speed = hang_x_ - prev_hang_x_;
  const float bob = 4.0F * wave(clock.seconds * 2.6F);
  const float cloud_y = 44 + bob;

  // The next piece waits in a bubble on the side that has room.
  const float side = b2Clamp((620 - x) / 50.0F, -1.0F, 1.0F);
  const float bx = x + 148 * side;
  const float by = 30 + bob * 0.6F;
  if (outcome_ == Outcome::playing) {
    painter.disc(x + 104 * side, by + 34, 9, with_alpha(kWhite, 0.9F));
    PanelLook bubble;
    bubble.top = painter.color(ColorId::panel_top);
    bubble.low = painter.color(ColorId::panel_low);
    bubble.line = painter.color(ColorId::panel_line);
    bubble.radius = 44;
    bubble.line_width = 5;
    bubble.shadow = 8;
    painter.panel(Box{bx - 44, by - 44, 88, 88}, bubble);
    const int next = slot_of(next_);
    const float pop = ease_out_back(static_cast<float>(hang_age_) / 14.0F);
    painter.sprite(next, bx, by, sprite_half(next, 29 * pop));
  }

  if (outcome_ == Outcome::playing) {
    // It waits until the one before has fallen clear.
    const float t =
        drops_ == 0 ? 1.0F : (static_cast<float>(hang_age_) - 7.0F + clock.alpha) / 13.0F;
    const float radius = world_.rules().radius[static_cast<std::size_t>(level_)];
    const float grow = ease_out_back(t);
    SpriteLook look;
    look.rotation = b2Clamp(-speed * 0.006F, -0.4F, 0.4F) + 0.03F * wave(clock.seconds * 2.1F);
    look.scale_x = holding_ ? 0.97F : 1.0F;
    look.scale_y = holding_ ? 1.04F : 1.0F;
    const float blink = fraction(clock.seconds * 0.31F);
    look.mood = holding_ ? Mood::wow : (blink < 0.04F ? Mood::blink : Mood::happy);
    const float y = hang_y(level_) + bob - (1 - clamp01(grow)) * radius;
    if (holding_) painter.glow(x, y, radius * 1.55F, with_alpha(kWhite, 0.5F));
    const int slot = slot_of(level_);
    painter.sprite(slot, x - speed * 0.4F, y, sprite_half(slot, radius * grow), look);
  }
  if (scene_->host_slot >= 0) {
    SpriteLook look;
    look.mood = over_ > 20 || outcome_ == Outcome::lost
                    ? Mood::worried
                    : (combo_ > 1 || hang_age_ < 16 ? Mood::wow : Mood::happy);
    look.rotation = b2Clamp(speed * 0.004F, -0.2F, 0.2F);
    painter.sprite(scene_->host_slot, x, cloud_y - 62, 78, look);
  }
  draw_cloud(painter, x, cloud_y);
}

}  // namespace pm
