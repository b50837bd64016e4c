#include "runtime/mechanics/runner/frame.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

/// What stands on and beside the road, painted from far to near.
namespace pm::runner {

namespace {

constexpr float kMetre = 1.0F / (100.0F * kUnitsPerCm);
constexpr float kBehind = -3.6F;  ///< metres behind the runner at which things leave the picture
constexpr float kPlot = 4.2F;     ///< metres between plots of scenery
constexpr float kPrizeM = 7.2F;   ///< the prize stands this far behind the line
constexpr int kFlySteps = 16;     ///< a coin on its way to the count

/// Distance from the middle of a sprite down to where it stands, in half sizes.
float foot(const Painter& painter, int slot) {
  if (slot < 0) return 0.75F;
  const int radius = painter.scene().slots[static_cast<std::size_t>(slot)].radius_pm;
  return static_cast<float>(radius) * 0.001F * 0.96F;
}

}  // namespace

void Runner::draw_gate(Painter& painter, const Frame& f, const Item& item, float ahead) const {
  const bool good = is_good_gate(item.kind);
  const Rgba top = good ? 0x5fd0ffff : 0xff8a78ff;
  const Rgba low = good ? 0x1d7df2ff : 0xdf2743ff;
  const Rgba dark = good ? 0x0d3f9aff : 0x8a1030ff;
  float grow = 1;
  float alpha = out_of_haze(ahead);
  if (item.met) {
    const float t = clamp01((f.steps - static_cast<float>(item.met_step)) / 15);
    grow = 1 + 0.3F * ease_out(t);
    alpha *= 0.75F * (1 - t) * (1 - t);
  } else if (ahead < 0) {
    alpha *= clamp01(0.8F + ahead / 2.0F);
  }
  if (alpha <= 0.01F) return;
  const Seen at = project(ahead, static_cast<float>(item.lane - 1), 0);
  const float s = at.scale * grow;
  const float w = 236 * s;
  const float h = 250 * s;
  painter.set_alpha(alpha);
  painter.shadow(at.x, at.y, w * 0.62F, 26 * s, 0.4F);
  PanelLook field;
  field.top = with_alpha(top, 0.80F);
  field.low = with_alpha(low, 0.86F);
  field.line = with_alpha(0xffffffff, 0.9F);
  field.radius = 20 * s;
  field.line_width = 7 * s;
  field.gloss = 0.3F;
  painter.panel(Box{at.x - w * 0.47F, at.y - h - 22 * s, w * 0.94F, h * 0.92F}, field);
  PanelLook post;
  post.top = mix(top, 0xffffffff, 0.35F);
  post.low = low;
  post.line = dark;
  post.line_width = 5 * s;
  post.radius = 14 * s;
  for (const float side : {-1.0F, 1.0F}) {
    const float x = at.x + side * w * 0.47F;
    painter.panel(Box{x - 15 * s, at.y - h - 40 * s, 30 * s, h + 44 * s}, post);
    painter.disc(x, at.y - h - 40 * s, 20 * s, dark);
    painter.disc(x, at.y - h - 42 * s, 14 * s, mix(top, 0xffffffff, 0.5F));
  }
  std::string_view sign = "+";
  if (item.kind == Thing::multiply) sign = "x";
  if (item.kind == Thing::subtract) sign = "-";
  if (item.kind == Thing::divide) sign = "/";
  int signs = 2;
  for (int v = item.value; v >= 10; v /= 10) ++signs;
  const float digit = 300.0F / static_cast<float>(signs + 1) * s;
  painter.number(item.value, TextStyle::floating, at.x, at.y - h * 0.62F, digit, Align::centre, 1,
                 sign);
  painter.set_alpha(1);
}

void Runner::draw_item(Painter& painter, const Frame& f, const Item& item) const {
  const float ahead = static_cast<float>(item.at) * kMetre - f.pos;
  if (is_gate(item.kind)) return draw_gate(painter, f, item, ahead);
  const auto lane = static_cast<float>(item.lane - 1);
  const float since = f.steps - static_cast<float>(item.met_step);
  SpriteLook look;

  if (item.kind == Thing::coins) {
    const int slot = sprite(kCoin, 0);
    const float up = static_cast<float>(item.height_cm) * 0.01F;
    const auto phase = static_cast<float>(item.at % 60000) * 0.0001F;
    if (item.met) {
      if (since >= kFlySteps) return;
      const float t = since / kFlySteps;
      const Seen from = project(0.3F, lane, up);
      const float x = lerp(from.x, f.bubble_x, ease_in_out(t));
      const float y = lerp(from.y, f.bubble_y, ease_out(t)) - 60 * bump(t);
      look.scale_x = look.scale_y = 1 - 0.62F * t;
      look.flash = 0.5F * (1 - t);
      look.alpha = clamp01(2.4F - 2.4F * t);
      painter.sprite(slot, x, y, 62, look);
      return;
    }
    const Seen at = project(ahead, lane, up + 0.08F * pm_sinf(f.seconds * 4 + phase * 7));
    const Seen ground = project(ahead, lane, 0);
    const float half = 62 * at.scale;
    painter.shadow(ground.x, ground.y, half * 0.6F, half * 0.2F, 0.3F);
    const float turn = pm_cosf(f.seconds * 3.4F + phase * 5);
    look.scale_x = 0.3F + 0.7F * (turn < 0 ? -turn : turn);
    look.alpha = out_of_haze(ahead) * clamp01((ahead - kBehind) / 1.2F);
    painter.sprite(slot, at.x, at.y, half, look);
    return;
  }

  const bool low = item.kind == Thing::low;
  const int slot = sprite(low ? kHurdle : kBarrier, item.variant);
  const float base = low ? 112.0F : 136.0F;
  if (item.met) {
    // Knocked out of the way: up, aside, spinning.
    if (since >= 44) return;
    const float t = since / 44;
    const float side = (item.variant & 1) != 0 ? 1.0F : -1.0F;
    const Seen at = project(0.4F - t, lane + side * 1.9F * t, 3.2F * bump(t * 0.9F) + 0.5F);
    look.rotation = side * 7 * t;
    look.alpha = clamp01(2.2F - 2.2F * t);
    look.flash = 0.6F * clamp01(1 - t * 5);
    painter.sprite(slot, at.x, at.y, base * at.scale, look);
    return;
  }
  const Seen at = project(ahead, lane, 0);
  const float half = base * at.scale;
  look.alpha = out_of_haze(ahead) * clamp01((ahead - kBehind) / 2.0F);
  painter.shadow(at.x, at.y - 2 * at.scale, half * 0.95F, half * 0.30F, 0.42F * look.alpha);
  painter.sprite(slot, at.x, at.y - half * foot(painter, slot), half, look);
}

void Runner::draw_scenery(Painter& painter, const Frame& f, int index) const {
  const float ahead = static_cast<float>(index) * kPlot - f.pos;
  const RoleRange range = scene_->role(kScenery);
  if (range.count == 0 || ahead > kFarM || ahead < -5) return;
  const Box screen = painter.visible();
  // Close rows on both sides, and a wide scatter that only broad screens get to see.
  for (int n = 0; n < 8; ++n) {
    const float chance = scatter(index, n);
    const bool close = n < 2;
    if (chance > (close ? 0.82F : 0.6F)) continue;
    const float side = (n & 1) != 0 ? 1.0F : -1.0F;
    const float out = close
                          ? 2.35F + 0.8F * scatter(index, n + 20)
                          : 2.6F + static_cast<float>(n / 2) * 2.9F + 2.4F * scatter(index, n + 20);
    const int pick =
        range.first + static_cast<int>(scatter(index, n + 40) * static_cast<float>(range.count));
    const Seen at = project(ahead + scatter(index, n + 60) * 2, side * out, 0);
    const float size = 0.8F + 0.35F * scatter(index, n + 80);
    // The first sprite of the role is the tallest: trees, towers, lamps.
    const float half = (pick == range.first ? 205.0F : 150.0F) * at.scale * size;
    if (at.x + half < screen.x || at.x - half > screen.x + screen.w) continue;
    SpriteLook look;
    look.alpha = out_of_haze(ahead) * clamp01((ahead + 5) / 1.5F);
    look.rotation = 0.02F * pm_sinf(f.seconds * 1.4F + static_cast<float>(index * 3 + n));
    if ((index + n) % 2 == 0) look.scale_x = -1;
    painter.shadow(at.x, at.y, half * 0.75F, half * 0.22F, 0.32F * look.alpha);
    painter.sprite(pick, at.x, at.y - half * foot(painter, pick), half, look);
  }
}

void Runner::draw_finish(Painter& painter, const Frame& f, bool front) const {
  const float line = static_cast<float>(finish_) * kMetre - f.pos;
  if (line > kFarM) return;
  const float fade = out_of_haze(line);
  if (!front) {
    // The prize with its rays, behind the line.
    const float ahead = line + kPrizeM;
    const int slot = sprite(kFinish, 0);
    const Seen at = project(ahead, 0, 0);
    const bool won = outcome_ == Outcome::won;
    const float joy = won ? pm_sinf((static_cast<float>(since_end_) + f.alpha) * 0.22F) : 0;
    const float half = 225 * at.scale * (1 + 0.05F * joy);
    const float y = at.y - half * foot(painter, slot);
    painter.rays(at.x, y, half * 2.3F, f.seconds * 0.5F,
                 with_alpha(0xfff0b0ff, (won ? 0.75F : 0.45F) * fade));
    painter.glow(at.x, y, half * 1.7F, with_alpha(0xffe27aff, 0.6F * fade));
    painter.shadow(at.x, at.y, half * 0.95F, half * 0.26F, 0.42F * fade);
    SpriteLook look;
    look.alpha = fade;
    look.scale_x = 1 + 0.05F * joy;
    look.scale_y = 1 - 0.05F * joy;
    painter.sprite(slot, at.x, y, half, look);
    return;
  }
  if (line < kBehind - 1) return;
  // Chequered line and an arch over it.
  for (int row = 0; row < 2; ++row) {
    const Seen n = project(line + static_cast<float>(row) * 0.7F, 0, 0);
    const Seen a = project(line + static_cast<float>(row + 1) * 0.7F, 0, 0);
    const float half_w = kRoadHalf * kLaneWidth;
    painter.trapezoid(Box{500 - half_w * n.scale, a.y, 2 * half_w * n.scale, n.y - a.y},
                      a.scale / n.scale, with_alpha(0xffffffff, fade),
                      with_alpha(0xf0ecffff, fade));
    constexpr int kChecks = 12;
    const float step = 2 * half_w / kChecks;
    for (int i = row; i < kChecks; i += 2) {
      const float x = -half_w + (static_cast<float>(i) + 0.5F) * step;
      const float w = step * n.scale;
      painter.trapezoid(Box{500 + x * (n.scale + a.scale) * 0.5F - w * 0.5F, a.y, w, n.y - a.y},
                        a.scale / n.scale, with_alpha(0x2a2550ff, fade),
                        with_alpha(0x2a2550ff, fade));
    }
  }
  const Seen at = project(line, 0, 0);
  const float alpha = fade * clamp01((line - kBehind) / 2.0F);
  if (alpha <= 0.01F) return;
  const float s = at.scale;
  painter.set_alpha(alpha);
  PanelLook post;
  post.top = painter.color(ColorId::frame_top);
  post.low = painter.color(ColorId::frame_low);
  post.line = mix(painter.color(ColorId::frame_low), 0x301018ff, 0.6F);
  post.radius = 16 * s;
  post.line_width = 7 * s;
  const float span = (kRoadHalf + 0.12F) * kLaneWidth * s;
  for (const float side : {-1.0F, 1.0F}) {
    painter.shadow(500 + side * span, at.y, 60 * s, 20 * s, 0.4F);
    painter.panel(Box{500 + side * span - 24 * s, at.y - 560 * s, 48 * s, 566 * s}, post);
    painter.disc(500 + side * span, at.y - 572 * s, 34 * s, post.line);
    painter.disc(500 + side * span, at.y - 574 * s, 26 * s, painter.color(ColorId::accent));
  }
  post.shadow = 14 * s;
  const Box banner{500 - span - 10 * s, at.y - 560 * s, 2 * span + 20 * s, 120 * s};
  painter.panel(banner, post);
  constexpr int kFlags = 14;
  const float cell = (banner.w - 44 * s) / kFlags;
  for (int row = 0; row < 2; ++row) {
    for (int i = 0; i < kFlags; ++i) {
      const Rgba tone = ((i + row) & 1) != 0 ? 0xffffffff : 0x2a2550ff;
      painter.rect(Box{banner.x + 22 * s + static_cast<float>(i) * cell,
                       banner.y + (22 + 38 * static_cast<float>(row)) * s, cell + 0.6F, 38 * s},
                   tone, tone);
    }
  }
  painter.set_alpha(1);
}

void Runner::draw_things(Painter& painter, const Frame& f) const {
  const auto metre = [](const Item& item) { return static_cast<float>(item.at) * kMetre; };
  std::size_t low = next_;
  while (low > 0 && metre(items_[low - 1]) > f.pos + kBehind) --low;
  std::size_t high = low;
  while (high < items_.size() && metre(items_[high]) < f.pos + kFarM) ++high;

  // A merge of lists that are each sorted by distance: things, plots of scenery, finish, runner.
  std::size_t item = high;
  int plot = static_cast<int>((f.pos + kFarM) / kPlot);
  const int last_plot = static_cast<int>((f.pos - 5) / kPlot) - 1;
  const float line = static_cast<float>(finish_) * kMetre;
  bool runner_done = false;
  bool prize_done = false;
  bool line_done = false;
  for (;;) {
    const float item_m = item > low ? metre(items_[item - 1]) : -1e6F;
    const float plot_m = plot >= last_plot ? static_cast<float>(plot) * kPlot : -1e6F;
    const float next_m = item_m > plot_m ? item_m : plot_m;
    if (!prize_done && next_m < line + kPrizeM) {
      prize_done = true;
      draw_finish(painter, f, false);
    }
    if (!line_done && next_m < line) {
      line_done = true;
      if (line > f.pos) draw_finish(painter, f, true);
    }
    if (!runner_done && next_m < f.pos) {
      runner_done = true;
      draw_runner(painter, f);
      if (line <= f.pos) draw_finish(painter, f, true);
    }
    if (next_m < -1e5F) break;
    if (item_m > plot_m) {
      draw_item(painter, f, items_[--item]);
    } else {
      draw_scenery(painter, f, plot--);
    }
  }

  // Wind along the edges when it is fast.
  const float rush = clamp01((static_cast<float>(speed()) - 1250) / 700);
  if (scene_->juice < 2 || outcome_ != Outcome::playing || rush <= 0) return;
  const Box screen = painter.visible();
  for (int i = 0; i < 8; ++i) {
    const float t = f.seconds * 1.7F + static_cast<float>(i) * 0.37F;
    const auto turn = static_cast<int>(t);
    const float part = t - static_cast<float>(turn);
    const float side = (i & 1) != 0 ? 1.0F : -1.0F;
    const float lane = side * (2.1F + 2.2F * scatter(turn, i));
    const float up = 0.6F + 3.4F * scatter(turn, i + 9);
    const Seen a = project(lerp(26, -4, part), lane, up);
    const Seen b = project(lerp(26, -4, part) + 3.2F, lane, up);
    if (a.x < screen.x - 100 || a.x > screen.x + screen.w + 100) continue;
    painter.line(a.x, a.y, b.x, b.y, 5 * b.scale,
                 with_alpha(0xffffffff, 0.34F * rush * bump(part)));
  }
}

}  // namespace pm::runner
