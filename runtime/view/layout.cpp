#include "runtime/view/layout.h"

namespace pm {

namespace {

constexpr float kFingerCssPx = 44;  // WCAG 2.2, 2.5.5; Apple's guidelines

float least(float a, float b) { return a < b ? a : b; }
float most(float a, float b) { return a > b ? a : b; }

void portrait(Layout& l, StageSize size) {
  const Box& s = l.safe;
  const float u = l.unit;
  const float gap = 2.2F * u;
  const float side = 3.2F * u;
  // On short screens the panels give way before the stage does.
  const float roomy = most(0, least(1, (s.h / s.w - 1.3F) / 0.6F));
  const float hud_h = (13.5F + 4.5F * roomy) * u;
  const float bar_h = (4.4F + 1.4F * roomy) * u;
  const float cta_h = most((13 + 3.5F * roomy) * u, least(l.finger, s.h * 0.16F));
  const float cta_w = least(s.w - 2 * side, 62 * u);

  float y = s.y + gap * (0.6F + 0.6F * roomy);
  const float stage_h =
      static_cast<float>(size.seen()) / static_cast<float>(size.width) * (s.w - 2 * u);
  const float spare = s.h - (hud_h + bar_h + cta_h + stage_h + gap * 6);
  if (spare > 14 * u) {
    const float title_h = most(11 * u, least(spare * 0.5F, 15 * u));
    l.title = Box{s.x + side, y, s.w - 2 * side, title_h};
    y += title_h + gap;
  } else {
    l.title = Box{s.x + side, y, 0, 0};
  }
  l.hud = Box{s.x + side, y, s.w - 2 * side, hud_h};
  y += hud_h + gap * 0.9F;
  l.bar = Box{s.x + side * 2.4F, y, s.w - side * 4.8F, bar_h};
  y += bar_h + gap * 0.9F;
  l.cta = Box{s.cx() - cta_w * 0.5F, s.y + s.h - cta_h - gap * (0.6F + 0.8F * roomy), cta_w, cta_h};
  fit_stage(l, Box{s.x + u, y, s.w - 2 * u, l.cta.y - gap - y}, size);

  // The instruction stands in the free strip above the stage.
  const float prompt_h = 12.5F * u;
  const float above = l.stage.y - y;
  l.prompt = Box{s.x + 2.2F * side, 0, s.w - 4.4F * side, prompt_h};
  if (above * 2 >= prompt_h) {
    const float shift = above < prompt_h + gap ? prompt_h + gap - above : 0;
    l.stage.y += shift < above ? shift : above;
    l.origin_y += shift < above ? shift : above;
    l.prompt.y = y + (l.stage.y - y - prompt_h) * 0.5F;
  } else if (roomy < 0.5F) {
    // On a short screen in the place of the progress bar, which says nothing yet; the stage begins
    // below it.
    l.prompt.h = 10.5F * u;
    l.prompt.y = l.hud.y + l.hud.h + gap * 0.5F;
    l.bar.y = l.prompt.cy() - bar_h * 0.5F;
    y = l.prompt.y + l.prompt.h + gap * 0.5F;
    fit_stage(l, Box{s.x + u, y, s.w - 2 * u, l.cta.y - gap * 0.7F - y}, size);
  } else {
    l.prompt.y = l.stage.y + l.stage.h * 0.04F;
  }
}

void landscape(Layout& l, StageSize size) {
  const Box& s = l.safe;
  const float u = l.unit;
  const float gap = 2.5F * u;
  // The stage takes the height; the column beside it what is left, and both stand in the middle.
  const float stage_h = s.h - gap * 1.2F;
  const float stage_w = least(
      stage_h * static_cast<float>(size.width) / static_cast<float>(size.seen()), s.w * 0.64F);
  const float between = 5 * u;
  const float column_w = most(s.w * 0.28F, least(s.w - stage_w - between - 2 * gap, 92 * u));
  const float x = s.x + most(gap, (s.w - column_w - between - stage_w) * 0.5F);
  const Box column{x, s.y + gap * 1.4F, column_w, s.h - gap * 2.8F};
  const float title_h = least(column.h * 0.2F, 19 * u);
  const float hud_h = least(column.h * 0.25F, 25 * u);
  const float cta_h = most(least(column.h * 0.19F, 17 * u), least(l.finger, s.h * 0.2F));
  l.title = Box{column.x, column.y, column.w, title_h};
  l.hud = Box{column.x, column.y + title_h + gap * 1.2F, column.w, hud_h};
  l.bar = Box{column.x + gap, l.hud.y + hud_h + gap * 1.4F, column.w - 2 * gap, 6 * u};
  const float cta_w = least(column.w, 78 * u);
  l.cta = Box{column.cx() - cta_w * 0.5F, column.y + column.h - cta_h, cta_w, cta_h};
  const float left = column.x + column.w + between;
  fit_stage(l, Box{left, s.y + gap * 0.6F, least(stage_w, s.x + s.w - gap - left), stage_h}, size);
  // Between the progress bar and the button.
  const float free_top = l.bar.y + l.bar.h + gap * 1.6F;
  const float free_h = l.cta.y - gap - free_top;
  const float prompt_h = least(13 * u, free_h);
  l.prompt = Box{column.x, free_top + (free_h - prompt_h) * 0.5F, column.w, prompt_h};
}

}  // namespace

void fit_stage(Layout& l, const Box& room, StageSize size) {
  l.stage_scale =
      least(room.w / static_cast<float>(size.width), room.h / static_cast<float>(size.seen()));
  const float w = l.stage_scale * static_cast<float>(size.width);
  const float h = l.stage_scale * static_cast<float>(size.seen());
  l.stage = Box{room.cx() - w * 0.5F, room.cy() - h * 0.5F, w, h};
  l.origin_y = l.stage.y - l.stage_scale * static_cast<float>(size.sky);
}

Layout make_layout(float width_px, float height_px, const Insets& insets, StageSize stage,
                   float density) {
  Layout l;
  l.finger = kFingerCssPx * density;
  l.width = width_px;
  l.height = height_px;
  l.safe = Box{insets.left, insets.top, most(1, width_px - insets.left - insets.right),
               most(1, height_px - insets.top - insets.bottom)};
  l.unit = least(l.safe.w, l.safe.h) * 0.01F;
  l.portrait = l.safe.h >= l.safe.w * 1.05F;
  if (l.portrait)
    portrait(l, stage);
  else
    landscape(l, stage);
  return l;
}

}  // namespace pm
