#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"
#include "runtime/view/presenter.h"
#include "runtime/view/screen_parts.h"

namespace pm {

EndCard layout_end_card(const Layout& l, bool can_retry) {
  EndCard card;
  const float u = l.unit;
  const Box& s = l.safe;
  card.has_retry = can_retry;
  if (l.portrait) {
    const float w = s.w * 0.88F;
    const float h = s.h * 0.74F < w * 1.42F ? s.h * 0.74F : w * 1.42F;
    card.panel = Box{s.cx() - w * 0.5F, s.cy() - h * 0.46F, w, h};
  } else {
    const float h = s.h * 0.8F;
    const float w = s.w * 0.8F < h * 1.7F ? s.w * 0.8F : h * 1.7F;
    card.panel = Box{s.cx() - w * 0.5F, s.cy() - h * 0.45F, w, h};
  }
  const Box& c = card.panel;
  const float least_h = l.portrait ? 16 * u : 17 * u;
  const float cta_h = least_h > l.finger ? least_h : l.finger;
  const float cta_w = l.portrait ? c.w * 0.82F : c.w * 0.46F;
  const float x = l.portrait ? c.cx() : c.x + c.w * 0.70F;
  float y = c.y + c.h - cta_h - 5 * u;
  if (can_retry) {
    const float rh = 10 * u;
    card.retry = Box{x - cta_w * 0.36F, y + cta_h - rh, cta_w * 0.72F, rh};
    y -= rh + 3 * u;
  }
  card.cta = Box{x - cta_w * 0.5F, y, cta_w, cta_h};
  return card;
}

namespace {

EndCardPlaces place_end_card(const Layout& l, const EndCard& card) {
  const float u = l.unit;
  const Box& c = card.panel;
  EndCardPlaces at;
  at.panel = c;
  at.ribbon = Box{c.x - u * 2, c.y + c.h * (l.portrait ? 0.065F : 0.07F), c.w + u * 4,
                  l.portrait ? c.h * 0.125F : c.h * 0.2F};
  const float top = at.ribbon.y + at.ribbon.h;
  at.icon_x = l.portrait ? c.cx() : c.x + c.w * 0.25F;
  at.icon_half = l.portrait ? (c.h * 0.185F < 24 * u ? c.h * 0.185F : 24 * u) : c.h * 0.25F;
  at.icon_y = l.portrait ? c.y + c.h * 0.4F : c.y + c.h * 0.58F;
  const float text_x = l.portrait ? c.x + c.w * 0.07F : c.x + c.w * 0.46F;
  const float text_w = l.portrait ? c.w * 0.86F : c.w * 0.49F;
  const float name_y = l.portrait ? at.icon_y + at.icon_half + u * 1.2F : top + u * 2;
  const float room = card.cta.y - name_y - u * 2;
  const float name_h = room * 0.42F < 11 * u ? room * 0.42F : 11 * u;
  const float line_h = room * 0.52F < 13 * u ? room * 0.52F : 13 * u;
  const float pad = (room - name_h - line_h) * 0.4F;
  at.name = Box{text_x, name_y + pad * 0.5F, text_w, name_h};
  at.line = Box{text_x, name_y + name_h + pad, text_w, line_h};
  return at;
}

/// The product's picture: its own icon in a frame, or the sprite that stands for it.
void draw_icon(Painter& p, float x, float y, float half, float unit, Mood mood) {
  if (p.has_icon()) {
    const Box box{x - half * 0.86F, y - half * 0.86F, half * 1.72F, half * 1.72F};
    const float frame = unit * 0.9F;
    p.panel(Box{box.x - frame, box.y - frame, box.w + 2 * frame, box.h + 2 * frame},
            PanelLook{0xffffffff, 0xf0f0f6ff, 0, half * 0.38F, 0, unit * 2, 0});
    p.icon(box);
    return;
  }
  SpriteLook look;
  look.mood = mood;
  p.sprite(p.scene().icon_slot, x, y, half, look);
}

void draw_stars(Painter& p, float x, float y, float half, float t) {
  for (int i = 0; i < 3; ++i) {
    const float at = t - 0.25F - 0.16F * static_cast<float>(i);
    if (at <= 0) continue;
    const float grow = ease_out_back(at * 3);
    const float side = static_cast<float>(i - 1);
    SpriteLook look;
    look.rotation = side * 0.22F + 0.05F * pm_sinf(t * 3 + side);
    p.sprite(p.scene().star_slot, x + side * half * 1.75F,
             y + (i == 1 ? -half * 0.3F : half * 0.1F), half * (i == 1 ? 1.25F : 1) * grow, look);
  }
}

/// Band across the card with folded ends; bright for a win, muted for a loss.
void draw_ribbon(Painter& p, const Box& b, bool won, float u) {
  const Rgba top =
      won ? p.color(ColorId::board_top) : mix(p.color(ColorId::board_top), 0x6b6f86ff, 0.6F);
  const Rgba low =
      won ? p.color(ColorId::board_low) : mix(p.color(ColorId::board_low), 0x3a3d52ff, 0.6F);
  const Rgba line = mix(low, 0x080618ff, 0.5F);
  const float tail = b.h * 0.42F;
  for (const float side : {-1.0F, 1.0F}) {
    const float x = side < 0 ? b.x - tail * 0.4F : b.x + b.w - tail * 0.6F;
    p.panel(Box{x, b.y + b.h * 0.22F, tail, b.h * 0.9F},
            PanelLook{mix(low, 0x000000ff, 0.18F), mix(low, 0x000000ff, 0.3F), line, u * 1.2F,
                      u * 0.7F, u * 1.5F, 0});
  }
  p.panel(b, PanelLook{top, low, line, u * 2.2F, u * 0.8F, u * 2, 0.16F});
}

}  // namespace

void draw_end_card(Painter& p, const Layout& l, const EndCard& card, Outcome outcome,
                   const Presenter& presenter, float t, float seconds, float cta_press) {
  const float u = l.unit;
  const bool won = outcome == Outcome::won;
  const Rgba dim = with_alpha(won ? 0x140c3cff : 0x0c0a24ff, 0.62F * ease_out(t * 3));
  p.rect(Box{0, 0, l.width, l.height}, dim, dim);
  const Box& c = card.panel;
  const float head_x = c.cx();
  const float head_y = c.y - u * 1.5F;

  EndCardPlaces at = place_end_card(l, card);
  if (presenter.here()) presenter.take_place(l, card, at);

  if (won) {
    p.rays(head_x, c.cy() - c.h * 0.15F, (l.width > l.height ? l.width : l.height) * 0.75F,
           seconds * 0.25F, with_alpha(0xffe9a0ff, 0.5F * ease_out(t * 2)));
  }
  const float rise = ease_out_back(t * 2.2F);
  p.push(0, (1 - rise) * l.height * 0.5F, 1);
  PanelLook look;
  look.top = p.color(ColorId::panel_top);
  look.low = p.color(ColorId::panel_low);
  look.line = p.color(ColorId::panel_line);
  look.radius = u * 7;
  look.line_width = u * 1.1F;
  look.shadow = u * 4;
  look.gloss = 0;
  p.panel(c, look);
  const float inset = u * 2.6F;
  const Rgba frame = with_alpha(p.color(ColorId::panel_line), 0.16F);
  p.panel(Box{c.x + inset, c.y + inset, c.w - 2 * inset, c.h - 2 * inset},
          PanelLook{0xffffff00, 0xffffff00, frame, u * 5, u * 0.6F, 0, 0});

  // Stars over the upper edge on a win, the worried host or icon on a loss.
  if (won) draw_stars(p, head_x, head_y, 9.5F * u, t);
  const Box& title = at.ribbon;
  draw_ribbon(p, title, won, u);
  p.text(
      p.copy(won ? CopyId::win_title : CopyId::lose_title), TextStyle::title,
      Box{title.x + c.w * 0.08F, title.y - title.h * 0.2F, title.w - c.w * 0.16F, title.h * 1.36F});

  p.glow(at.icon_x, at.icon_y, at.icon_half * 1.7F, with_alpha(0xffffffff, 0.75F));
  const float bob = pm_sinf(seconds * 2.4F) * u * 0.8F;
  const float pop = ease_out_back((t - 0.2F) * 2.4F);
  if (pop > 0.02F) {
    if (!won && p.scene().host_slot >= 0 && !p.has_icon() && !presenter.here()) {
      SpriteLook sad;
      sad.mood = Mood::worried;
      p.sprite(p.scene().host_slot, at.icon_x, at.icon_y + bob, at.icon_half * pop, sad);
    } else {
      draw_icon(p, at.icon_x, at.icon_y + bob, at.icon_half * pop, u,
                won ? Mood::wow : Mood::worried);
    }
  }

  p.text(p.copy(CopyId::name), TextStyle::value, at.name);
  std::string_view line = p.copy(won ? CopyId::win_line : CopyId::lose_line);
  if (won && !p.copy(CopyId::tagline).empty()) line = p.copy(CopyId::tagline);
  if (presenter.here())
    presenter.draw_on_card(p, l, at, line, t, seconds);
  else
    p.text(line, TextStyle::body, at.line, Align::centre, 1, 2);

  if (card.has_retry) {
    const Box& r = card.retry;
    PanelLook quiet = look;
    quiet.radius = r.h * 0.5F;
    quiet.shadow = u * 1.2F;
    quiet.line_width = u * 0.6F;
    p.panel(r, quiet);
    p.text(p.copy(CopyId::retry), TextStyle::body,
           Box{r.x + r.h * 0.4F, r.y + r.h * 0.16F, r.w - r.h * 0.8F, r.h * 0.68F});
  }
  draw_cta(p, card.cta, seconds, cta_press, 1);
  p.pop();
}

void draw_hand(Painter& p, const Gesture& g, float t, float alpha) {
  if (g.count == 0) return;
  // Come, press, glide, lift; the loop is 1.6 s long.
  const float glide = clamp01((t - 0.25F) / 0.45F);
  float x = g.points[0].x;
  float y = g.points[0].y;
  if (g.count > 1) {
    const float along = ease_in_out(glide) * static_cast<float>(g.count - 1);
    int leg = static_cast<int>(along);
    if (leg >= g.count - 1) leg = g.count - 2;
    const float part = along - static_cast<float>(leg);
    const Point a = g.points[static_cast<std::size_t>(leg)];
    const Point b = g.points[static_cast<std::size_t>(leg) + 1];
    x = lerp(a.x, b.x, part);
    y = lerp(a.y, b.y, part);
  }
  const float press = clamp01(t * 8 - 1) * (1 - clamp01((t - 0.78F) * 10));
  const float fade = alpha * clamp01(t * 8) * (1 - clamp01((t - 0.9F) * 10));
  if (press > 0.05F) {
    p.ring(x, y, 26 + 30 * (g.count > 1 ? 0.4F : bump(t)), 7,
           with_alpha(0xffffffff, 0.75F * press * fade));
    p.glow(x, y, 80, with_alpha(0xffffffff, 0.45F * press * fade));
  }
  // The finger tip of the hand sprite lies at (-0.35, -0.75) of its half size (y down).
  const float half = 95 * (1.12F - 0.12F * press);
  SpriteLook look;
  look.alpha = fade;
  look.rotation = -0.06F + 0.06F * press;
  p.sprite(p.scene().hand_slot, x + half * 0.35F, y + half * 0.72F + 16 * (1 - press), half, look);
}

}  // namespace pm
