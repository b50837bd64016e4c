#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"
#include "runtime/view/screen_parts.h"

namespace pm {

namespace {

PanelLook hud_panel(const Painter& p, float unit) {
  PanelLook look;
  look.top = p.color(ColorId::panel_top);
  look.low = p.color(ColorId::panel_low);
  look.line = p.color(ColorId::panel_line);
  look.radius = unit * 4.6F;
  look.line_width = unit * 0.8F;
  look.shadow = unit * 2.4F;
  return look;
}

void draw_tick(Painter& p, float x, float y, float r) {
  p.disc(x, y, r * 1.15F, 0x2fa043ff);
  p.line(x - r * 0.5F, y + r * 0.05F, x - r * 0.15F, y + r * 0.42F, r * 0.28F, 0xffffffff);
  p.line(x - r * 0.15F, y + r * 0.42F, x + r * 0.5F, y - r * 0.4F, r * 0.28F, 0xffffffff);
}

float letters_of(int number) {
  return number > 999 ? 4.0F : (number > 99 ? 3.0F : (number > 9 ? 2.0F : 1.0F));
}

/// Sprite with a count to its right, both smaller where the panel is narrow, or below it where it
/// is very narrow; ticked off when done. What was wanted at first decides, so that nothing jumps
/// while the count goes down.
void draw_goal(Painter& p, const HudGoal& goal, float pop, const Box& box) {
  const int left = goal.want - goal.have;
  SpriteLook look;
  look.rotation = 0.12F * pop;
  const float fits = box.w / (box.h * (1.2F + 0.3F * letters_of(goal.want)));
  if (fits < 0.6F) {
    const float half = (box.h < box.w ? box.h : box.w) * 0.34F * (1 + 0.18F * pop);
    p.sprite(goal.slot, box.cx(), box.y + box.h * 0.3F, half, look);
    const float y = box.y + box.h * 0.82F;
    if (left <= 0)
      draw_tick(p, box.cx(), y, box.h * 0.15F);
    else
      p.number(left, TextStyle::value, box.cx(), y, box.h * 0.3F * (1 + 0.18F * pop));
    return;
  }
  const float size = box.h * (fits < 1 ? fits : 1);
  const float half = size * 0.46F * (1 + 0.2F * pop);
  const float digit = size * 0.38F * (1 + 0.18F * pop);
  const float text_w = left <= 0 ? size * 0.4F : digit * 0.78F * letters_of(left);
  const float start = box.cx() - (size * 0.96F + text_w) * 0.5F;
  p.sprite(goal.slot, start + size * 0.44F, box.cy(), half, look);
  const float x = goal.slot >= 0 ? start + size * 0.98F : box.cx() - text_w * 0.5F;
  if (left <= 0)
    draw_tick(p, x + size * 0.2F, box.cy(), size * 0.2F);
  else
    p.number(left, TextStyle::value, x, box.cy(), digit, Align::left);
}

void draw_budget(Painter& p, const HudModel& hud, float pop, const Box& box) {
  const bool low = hud.budget_kind == Budget::time ? hud.budget <= 5 : hud.budget <= 3;
  p.text(p.copy(CopyId::budget), TextStyle::label,
         Box{box.x, box.y + box.h * 0.10F, box.w, box.h * 0.28F});
  const float beat = low ? 1 + 0.12F * pop : 1 + 0.2F * pop;
  const float fits = box.w * 0.86F / (0.78F * letters_of(hud.budget));
  const float height = box.h * 0.42F < fits ? box.h * 0.42F : fits;
  p.number(hud.budget, TextStyle::value, box.cx(), box.y + box.h * 0.645F, height * beat);
}

}  // namespace

void HudMotion::step(const HudModel& hud) {
  const float target = static_cast<float>(hud.progress_per_mille) * 0.001F;
  bar += (target - bar) * 0.12F;
  for (std::size_t i = 0; i < have.size(); ++i) {
    if (hud.goals[i].have != have[i]) {
      have[i] = hud.goals[i].have;
      pop[i] = 1;
    }
    pop[i] *= 0.88F;
  }
  if (hud.budget != budget) {
    budget = hud.budget;
    budget_pop = 1;
  }
  budget_pop *= 0.88F;
}

void draw_hud(Painter& p, const Layout& l, const HudModel& hud, const HudMotion& motion,
              float seconds, float prompt_shown) {
  const float u = l.unit;
  if (l.title.h > 3) p.text(p.copy(CopyId::name), TextStyle::title, l.title);
  p.panel(l.hud, hud_panel(p, u));

  const bool budget = hud.budget_kind != Budget::none;
  const float pad = u * 2.6F;
  Box goals{l.hud.x + pad, l.hud.y, l.hud.w - 2 * pad, l.hud.h};
  if (budget) {
    const float w = goals.w * (hud.goal_count >= 3 ? 0.28F : 0.34F);
    draw_budget(p, hud, motion.budget_pop, Box{goals.x + goals.w - w, goals.y, w, goals.h});
    goals.w -= w;
    const Rgba edge = with_alpha(p.color(ColorId::panel_line), 0.25F);
    p.rect(Box{goals.x + goals.w, l.hud.y + l.hud.h * 0.22F, u * 0.4F, l.hud.h * 0.56F}, edge, edge,
           u * 0.2F);
  }
  if (hud.goal_count > 0) {
    const float each = goals.w / static_cast<float>(hud.goal_count);
    for (int i = 0; i < hud.goal_count; ++i) {
      float w = each;
      float x = goals.x + each * static_cast<float>(i);
      const float wish = goals.h * 2.4F;
      if (w > wish) {
        x += (w - wish) * 0.5F;
        w = wish;
      }
      draw_goal(p, hud.goals[static_cast<std::size_t>(i)], motion.pop[static_cast<std::size_t>(i)],
                Box{x, l.hud.y + l.hud.h * 0.1F, w, l.hud.h * 0.8F});
    }
  } else {
    p.text(p.copy(CopyId::goal), TextStyle::label,
           Box{goals.x, l.hud.y + l.hud.h * 0.2F, goals.w, l.hud.h * 0.6F}, Align::centre, 1, 2);
  }

  // Progress: a groove, the fill with a light stripe, three stars.
  const Box& b = l.bar;
  if (prompt_shown > 0.5F && l.prompt.y < b.y + b.h) return;
  PanelLook groove;
  groove.top = mix(p.color(ColorId::board_low), 0x000000ff, 0.25F);
  groove.low = p.color(ColorId::board_low);
  groove.line = mix(p.color(ColorId::board_low), 0x000010ff, 0.55F);
  groove.radius = b.h * 0.5F;
  groove.line_width = u * 0.6F;
  groove.shadow = u * 1.2F;
  groove.gloss = 0.05F;
  p.panel(b, groove);
  const float inset = u * 0.75F;
  const float w = (b.w - 2 * inset) * clamp01(motion.bar);
  if (w > b.h * 0.4F) {
    const Box fill{b.x + inset, b.y + inset, w, b.h - 2 * inset};
    p.panel(fill, PanelLook{p.color(ColorId::progress_top), p.color(ColorId::progress_low), 0,
                            fill.h * 0.5F, 0, 0, 0.3F});
    const float shine = seconds * 0.45F - static_cast<float>(static_cast<int>(seconds * 0.45F));
    p.glow(fill.x + fill.w * shine, fill.cy(), fill.h * 0.7F, with_alpha(0xffffffff, 0.4F));
  }
  for (int i = 1; i <= 3; ++i) {
    const float at = static_cast<float>(i) / 3.0F;
    const bool lit = motion.bar >= at - 0.02F;
    SpriteLook look;
    if (!lit) look.multiply = 0x8c93a8ff;
    if (lit) look.rotation = 0.08F * pm_sinf(seconds * 3 + static_cast<float>(i));
    p.sprite(p.scene().star_slot, b.x + b.w * at - (i == 3 ? b.h * 0.3F : 0), b.cy(),
             b.h * (lit ? 1.02F : 0.86F), look);
  }
}

void draw_cta(Painter& p, const Box& box, float seconds, float press, float emphasis) {
  const float beat = 1 + (0.018F + 0.022F * emphasis) * pm_sinf(seconds * 4.2F) - 0.05F * press;
  p.push(box.cx(), box.cy(), beat);
  const Box local{-box.w * 0.5F, -box.h * 0.5F, box.w, box.h};
  PanelLook look;
  look.top = mix(p.color(ColorId::cta_top), 0x000000ff, 0.12F * press);
  look.low = mix(p.color(ColorId::cta_low), 0x000000ff, 0.12F * press);
  look.line = p.color(ColorId::cta_line);
  look.radius = box.h * 0.5F;
  look.line_width = box.h * 0.06F;
  look.shadow = box.h * 0.2F;
  look.gloss = 0.3F;
  p.panel(local, look);
  // A light runs over the button now and then.
  const float cycle = seconds * 0.4F - static_cast<float>(static_cast<int>(seconds * 0.4F));
  if (cycle < 0.3F) {
    const float x = local.x + box.h * 0.4F + (box.w - box.h * 0.8F) * (cycle / 0.3F);
    p.glow(x, 0, box.h * 0.36F, with_alpha(0xffffffff, 0.5F * bump(cycle / 0.3F)));
  }
  p.text(
      p.copy(CopyId::cta), TextStyle::button,
      Box{local.x + box.h * 0.35F, local.y + box.h * 0.13F, box.w - box.h * 0.7F, box.h * 0.74F});
  p.pop();
}

void draw_prompt(Painter& p, const Layout& l, float shown) {
  if (shown <= 0.01F) return;
  const Box& box = l.prompt;
  p.push(box.cx(), box.cy(), 0.6F + 0.4F * ease_out_back(shown), 0);
  p.set_alpha(clamp01(shown * 1.5F));
  PanelLook look = hud_panel(p, l.unit);
  look.radius = box.h * 0.5F;
  p.panel(Box{-box.w * 0.5F, -box.h * 0.5F, box.w, box.h}, look);
  p.text(p.copy(CopyId::prompt), TextStyle::body,
         Box{-box.w * 0.5F + box.h * 0.4F, -box.h * 0.36F, box.w - box.h * 0.8F, box.h * 0.72F});
  p.set_alpha(1);
  p.pop();
}

}  // namespace pm
