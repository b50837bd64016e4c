#include "runtime/mechanics/runner/frame.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm::runner {

namespace {

struct Theme {
  std::string_view background;
  Land land;
};

// The road is mid and cool so that the warm, bright things on it stand out.
constexpr Land kMeadow = {0x86d24fff, 0x77c544ff, 0xd8f3f2ff, 0x6f7fb0ff, 0x6876a8ff,
                          0xff5a52ff, 0xfff6ecff, 0xfdf6e0ff, true};
constexpr Theme kThemes[] = {
    {"forest",
     {0x5fae55ff, 0x54a14eff, 0xd3efcfff, 0x8a7f92ff, 0x80768aff, 0xf2b13cff, 0xfff4dcff,
      0xfff4dcff, true}},
    {"candy",
     {0xffb7dcff, 0xffa9d3ff, 0xffeaf6ff, 0x9a7fd8ff, 0x9076d0ff, 0xff5fa2ff, 0xffffffff,
      0xfff0faff, false}},
    {"sea",
     {0xf8dfa0ff, 0xf3d691ff, 0xe2f7fbff, 0x4f93bfff, 0x488ab7ff, 0xff7a4dff, 0xffffffff,
      0xf4fbffff, false}},
    {"city",
     {0x3b3578ff, 0x352f6eff, 0x7a5fb0ff, 0x50509aff, 0x494890ff, 0xff5f9eff, 0xffe9c9ff,
      0xffe08aff, false}},
    {"space",
     {0x4a3a9aff, 0x42338dff, 0x7a6ad8ff, 0x3f6ab8ff, 0x3860acff, 0x46e0f0ff, 0xf2f6ffff,
      0xc8f6ffff, false}},
    {"reef",
     {0xf2dca0ff, 0xead08eff, 0xbfeef5ff, 0x3f86c0ff, 0x397db6ff, 0xff7a6aff, 0xffffffff,
      0xf0fcffff, false}},
    {"snow",
     {0xf2f8ffff, 0xe4eefbff, 0xf6fbffff, 0x7f9fd0ff, 0x7696c8ff, 0xe85564ff, 0xffffffff,
      0xffffffff, false}},
    {"desert",
     {0xf6cf86ff, 0xefc476ff, 0xffe9c4ff, 0x8f6a78ff, 0x866270ff, 0xf2683fff, 0xfff4dcff,
      0xffeec8ff, false}},
    {"stage",
     {0x5b2d92ff, 0x522786ff, 0xb070d0ff, 0x7a4ab8ff, 0x7043acff, 0xffc95cff, 0xfff5dcff,
      0xffe7a8ff, false}},
    {"room",
     {0xe9c79aff, 0xe2bd8cff, 0xfff2dfff, 0x5f8296ff, 0x587a8eff, 0xe8704aff, 0xfff8ecff,
      0xfff4e4ff, false}},
    {"kitchen",
     {0xf6dcb0ff, 0xefd09cff, 0xfff4e0ff, 0x8f6f9aff, 0x866790ff, 0xe8523fff, 0xfff8ecff,
      0xfff2deff, false}},
    {"studio",
     {0xf0dcdcff, 0xe9d1d3ff, 0xfff6f3ff, 0x9c84a8ff, 0x937b9fff, 0xe0708aff, 0xffffffff,
      0xfff6f6ff, false}},
};

/// The turn of hue, saturation, lightness and warmth that the background's shader applies.
Rgba regrade(Rgba color, float turn, float saturation, float lightness, float warmth) {
  float c[3] = {static_cast<float>(color >> 24U & 255U) / 255.0F,
                static_cast<float>(color >> 16U & 255U) / 255.0F,
                static_cast<float>(color >> 8U & 255U) / 255.0F};
  const auto luma = [](const float* v) { return 0.3F * v[0] + 0.59F * v[1] + 0.11F * v[2]; };
  constexpr float kAxis = 0.577F;
  const float l = luma(c);
  const float cosine = pm_cosf(turn);
  const float sine = pm_sinf(turn);
  const float along = kAxis * (c[0] + c[1] + c[2]);
  float r[3];
  for (int i = 0; i < 3; ++i) {
    const float cross = kAxis * (c[(i + 2) % 3] - c[(i + 1) % 3]);
    r[i] = c[i] * cosine + cross * sine + kAxis * along * (1 - cosine);
  }
  const float lift = l - luma(r);
  constexpr float kWarm[3] = {0.17F, 0, -0.21F};
  Rgba out = color & 255U;
  for (int i = 0; i < 3; ++i) {
    float v = l + (r[i] + lift - l) * saturation;
    v *= 1 + warmth * kWarm[i] * (0.35F + l);
    v = clamp01(v);
    v = lightness < 1 ? v * lightness : 1 - (1 - v) / lightness;
    out |= static_cast<Rgba>(clamp01(v) * 255.0F + 0.5F) << (24 - 8 * i);
  }
  return out;
}

}  // namespace

float out_of_haze(float ahead) { return clamp01((kFarM - ahead) / 14.0F); }

float scatter(int index, int salt) {
  std::uint32_t h =
      static_cast<std::uint32_t>(index) * 2654435761U + static_cast<std::uint32_t>(salt) * 40503U;
  h ^= h >> 15U;
  h *= 2246822519U;
  h ^= h >> 13U;
  return static_cast<float>(h >> 8U) * (1.0F / 16777216.0F);
}

Land land_of(const Scene& scene) {
  Land land = kMeadow;
  for (const Theme& theme : kThemes) {
    if (theme.background == scene.background.name) land = theme.land;
  }
  const auto& grade = scene.background.grade_pm;
  if (grade[0] == 0 && grade[1] == 1000 && grade[2] == 1000 && grade[3] == 0) return land;
  for (Rgba* c : {&land.ground_a, &land.ground_b, &land.haze, &land.road_a, &land.road_b}) {
    *c = regrade(*c, static_cast<float>(grade[0]) * 0.001F, static_cast<float>(grade[1]) * 0.001F,
                 static_cast<float>(grade[2] < 1 ? 1 : grade[2]) * 0.001F,
                 static_cast<float>(grade[3]) * 0.001F);
  }
  return land;
}

void Runner::draw_ground(Painter& painter, const Frame& f) const {
  const Land land = land_of(painter.scene());
  const Box screen = painter.visible();
  const float bottom = screen.y + screen.h;
  if (bottom <= kHorizon) return;
  const auto clipped = [&](float y) { return y > bottom ? bottom : y; };

  // Haze where the land meets the sky.
  painter.rect(Box{screen.x, kHorizon - 110, screen.w, 111}, with_alpha(land.haze, 0),
               with_alpha(land.haze, 0.8F));
  // Two ranges of far hills slide a little as the road goes by.
  for (int range = 0; range < 2; ++range) {
    const Rgba tone = mix(land.ground_b, land.haze, range == 0 ? 0.72F : 0.48F);
    const float gap = range == 0 ? 430.0F : 310.0F;
    const float slide = 60 * pm_sinf(f.pos * (range == 0 ? 0.004F : 0.008F));
    const int from = static_cast<int>(screen.x / gap) - 2;
    const int to = static_cast<int>((screen.x + screen.w) / gap) + 2;
    for (int i = from; i <= to && i < from + 24; ++i) {
      const float radius = gap * (0.72F + 0.4F * scatter(i, 7 + range));
      const float rise = (range == 0 ? 46.0F : 22.0F) + 34 * scatter(i, 3 + range);
      const float x = (static_cast<float>(i) + 0.5F * scatter(i, 11 + range)) * gap + slide;
      painter.rect(Box{x - radius, kHorizon - rise, radius * 2, radius * 2},
                   mix(tone, 0xffffffff, 0.2F), tone, radius);
    }
  }
  painter.rect(Box{screen.x, kHorizon, screen.w, bottom - kHorizon}, land.ground_a, land.ground_a);

  // Bands of land and road run towards the viewer. Near ones are cut at the screen's edge.
  constexpr float kBand = 5;
  const int first = static_cast<int>((f.pos - 6.9F) / kBand) - 2;
  for (int i = first + 18; i >= first; --i) {
    const float near_m = static_cast<float>(i) * kBand - f.pos;
    const float far_m = near_m + kBand;
    if (far_m < -6.9F || near_m > kFarM + 10) continue;
    const Seen n = project(near_m < -6.9F ? -6.9F : near_m, kRoadHalf, 0);
    const Seen a = project(far_m > kFarM + 10 ? 400 : far_m, kRoadHalf, 0);
    if (a.y >= bottom) continue;
    const bool odd = (i & 1) != 0;
    if (odd)
      painter.rect(Box{screen.x, a.y, screen.w, clipped(n.y) - a.y}, land.ground_b, land.ground_b);
    const float low_w = (n.x - 500) * 2;
    const Rgba road = odd ? land.road_b : land.road_a;
    painter.trapezoid(Box{500 - low_w * 0.5F, a.y, low_w, n.y - a.y + 0.5F},
                      (a.x - 500) * 2 / low_w, road, road);
  }
  // Tufts of grass, or pebbles where nothing grows.
  constexpr float kPatch = 1.9F;
  const int patch = static_cast<int>((f.pos - 4) / kPatch) - 1;
  for (int i = patch + 17; i >= patch; --i) {
    for (int n = 0; n < 4; ++n) {
      const float side = (n & 1) != 0 ? 1.0F : -1.0F;
      const float lane = side * (1.95F + (n < 2 ? 1.6F : 5.0F) * scatter(i, n + 100));
      const float from = static_cast<float>(i) * kPatch + scatter(i, n + 110) * kPatch - f.pos;
      const Seen at = project(from, lane, 0);
      if (from < -4.5F || at.y > bottom + 40 || at.x < screen.x - 30 ||
          at.x > screen.x + screen.w + 30)
        continue;
      const float fade = clamp01((30 - from) / 10);
      if (fade <= 0) continue;
      const float s = at.scale;
      if (land.grass) {
        const Rgba blade = with_alpha(mix(land.ground_b, 0x0f5a2cff, 0.42F), 0.85F * fade);
        for (int b = -1; b <= 1; ++b) {
          const auto lean = static_cast<float>(b);
          painter.line(at.x + lean * 6 * s, at.y, at.x + lean * 15 * s,
                       at.y - (26 - 7 * lean * lean) * s, 6.5F * s, blade);
        }
      } else {
        const float r = (9 + 9 * scatter(i, n + 120)) * s;
        painter.rect(Box{at.x - r, at.y - r * 0.45F, 2 * r, r * 0.9F},
                     with_alpha(mix(land.ground_a, 0xffffffff, 0.32F), 0.7F * fade),
                     with_alpha(mix(land.ground_b, 0x1a1040ff, 0.18F), 0.7F * fade), r * 0.45F);
      }
    }
  }
  // Beyond the bands the road is one wedge up to the horizon.
  const Seen end = project(kFarM + 4, kRoadHalf, 0);
  const float end_w = (end.x - 500) * 2;
  painter.trapezoid(Box{500 - end_w * 0.5F, kHorizon, end_w, end.y - kHorizon + 1}, 0.02F,
                    land.road_a, land.road_a);

  // A soft dark seam outside the kerb seats the road in the land; kerb stones alternate.
  const Seen seam_near = project(-6.5F, kRoadHalf + 0.13F, 0);
  const Seen seam_far = project(kFarM, kRoadHalf + 0.13F, 0);
  constexpr float kStone = 1.6F;
  const int stone = static_cast<int>((f.pos - 5) / kStone) - 1;
  for (const float side : {-1.0F, 1.0F}) {
    painter.line(500 + side * (seam_near.x - 500), seam_near.y, 500 + side * (seam_far.x - 500),
                 seam_far.y, 5, with_alpha(mix(land.ground_b, 0x10203cff, 0.45F), 0.55F));
    for (int i = stone + 27; i >= stone; --i) {
      const float from = static_cast<float>(i) * kStone - f.pos;
      if (from < -5.5F || from > 40) continue;
      const Seen a = project(from, side * (kRoadHalf + 0.04F), 0);
      const Seen b = project(from + kStone, side * (kRoadHalf + 0.04F), 0);
      if (b.y > bottom + 40) continue;
      const Rgba tone = (i & 1) != 0 ? land.kerb_a : land.kerb_b;
      const float fade = clamp01((40 - from) / 12);
      painter.line(a.x, a.y + 7 * a.scale, b.x, b.y + 7 * b.scale, 26 * b.scale,
                   with_alpha(mix(tone, 0x201838ff, 0.42F), fade));
      painter.line(a.x, a.y, b.x, b.y, 24 * b.scale, with_alpha(tone, fade));
    }
  }
  // Dashes between the lanes.
  constexpr float kDash = 4.5F;
  const int dash = static_cast<int>((f.pos - 5) / kDash) - 1;
  for (int i = dash + 13; i >= dash; --i) {
    const float from = static_cast<float>(i) * kDash - f.pos;
    if (from < -5.5F || from > kFarM) continue;
    for (const float lane : {-0.5F, 0.5F}) {
      const Seen a = project(from, lane, 0);
      const Seen b = project(from + 2.0F, lane, 0);
      painter.line(a.x, a.y, b.x, b.y, 13 * b.scale,
                   with_alpha(land.line, 0.8F * out_of_haze(from)));
    }
  }
  // Depth: the far land dissolves, the near corners are a little darker.
  painter.rect(Box{screen.x, kHorizon, screen.w, 190}, with_alpha(land.haze, 0.8F),
               with_alpha(land.haze, 0));
  const float shade_top = 1000;
  if (bottom > shade_top) {
    const Rgba dark = mix(land.ground_b, 0x101c40ff, 0.6F);
    painter.rect(Box{screen.x, shade_top, screen.w, bottom - shade_top}, with_alpha(dark, 0),
                 with_alpha(dark, 0.38F));
  }
}

}  // namespace pm::runner
