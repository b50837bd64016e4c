#include "generator/composer/palette.h"

#include <algorithm>
#include <cmath>

#include "generator/core/color.h"

namespace pm::gen {

namespace {

/// Hues nearer than this look like one family.
constexpr double kSameHue = 32.0;
/// Below this chroma a colour reads as grey and has no hue to share.
constexpr double kGrey = 0.035;

Rgba turned(Rgba color, double degrees) {
  Oklch c = to_oklch(color);
  c.h = std::fmod(c.h + degrees + 720.0, 360.0);
  return from_oklch(c);
}

struct Button {
  Rgba top, low, line, text;
};

/// A button in the hue of `color`: white words where the colour is deep enough, dark ones on
/// yellow, lime and sky, where white could not be read.
Button make_button(Rgba color) {
  const Oklch base = to_oklch(color);
  constexpr double kStep = 0.045;  // half the lightness range of the gradient
  const auto shade = [&](double L) { return from_oklch({L, base.C, base.h}); };
  double dark = std::min(base.L, 0.72);
  while (dark > 0.2 && contrast(0xffffffff, shade(dark + kStep)) < kTextContrast) dark -= 0.01;
  Button button;
  if (base.L - dark < 0.17 || base.C < kGrey) {
    button = {shade(dark + kStep), shade(dark - kStep),
              from_oklch({dark * 0.5, base.C * 0.8, base.h}), 0xffffffff};
  } else {
    double light = std::max(base.L, 0.72);
    const Rgba ink = from_oklch({0.24, std::min(base.C, 0.08), base.h});
    while (light < 0.92 && contrast(ink, shade(light - kStep)) < kTextContrast) light += 0.01;
    button = {shade(light + kStep), shade(light - kStep), from_oklch({0.34, base.C * 0.8, base.h}),
              ink};
  }
  button.text = readable_on(button.text, button.top, button.low, kTextContrast);
  return button;
}

bool shares_hue(Rgba a, double hue) {
  const Oklch c = to_oklch(a);
  return c.C > kGrey && hue_gap(c.h, hue) < kSameHue;
}

}  // namespace

Colors make_colors(const Brief& brief, const BackgroundInfo& background, const PaletteInfo& palette,
                   std::span<const Rgba> pieces) {
  Colors colors{};
  const auto set = [&](ColorId id, Rgba color) {
    colors[static_cast<std::size_t>(id)] = color | 0xffU;
  };

  const Rgba brand = brief.brand.value_or(palette.cta);
  const double brand_hue = to_oklch(brand).h;
  const bool coloured = to_oklch(brand).C > kGrey;
  const Button button = make_button(brand);
  set(ColorId::cta_top, button.top);
  set(ColorId::cta_low, button.low);
  set(ColorId::cta_line, button.line);
  set(ColorId::cta_text, button.text);

  set(ColorId::panel_top, background.panel_top);
  set(ColorId::panel_low, background.panel_low);
  set(ColorId::panel_line, background.panel_line);
  set(ColorId::text,
      readable_on(background.text, background.panel_top, background.panel_low, kTextContrast));
  set(ColorId::accent, readable_on(brief.accent.value_or(background.accent), background.panel_top,
                                   background.panel_low, kTextContrast));

  // The board steps out of the call to action's hue, or into the brand's own background colour.
  double turn = 0;
  const double board_hue = to_oklch(background.board_top).h;
  if (brief.background && to_oklch(*brief.background).C > kGrey) {
    turn = to_oklch(*brief.background).h - board_hue;
  }
  if (coloured && shares_hue(turned(background.board_top, turn), brand_hue)) {
    double clear_most = -1;
    const double start = turn;
    for (const double step : {60.0, -60.0, 100.0, -100.0}) {
      // Of the ways out, take the one that keeps away from the pieces too.
      double clear = hue_gap(board_hue + start + step, brand_hue) * 0.5;
      for (const Rgba piece : pieces)
        clear += std::min(60.0, hue_gap(to_oklch(piece).h, board_hue + start + step)) / 6.0;
      clear -= std::fabs(step) * 0.2;
      if (clear > clear_most) clear_most = clear, turn = start + step;
    }
  }
  set(ColorId::board_top, turned(background.board_top, turn));
  set(ColorId::board_low, turned(background.board_low, turn));
  set(ColorId::cell, turned(background.cell, turn));
  set(ColorId::frame_top, background.frame_top);
  set(ColorId::frame_low, background.frame_low);

  set(ColorId::title_top, palette.title_top);
  set(ColorId::title_low, palette.title_low);
  const Oklch title = to_oklch(palette.title_low);
  set(ColorId::title_line, readable_on(from_oklch({0.30, std::max(0.07, title.C * 0.7), title.h}),
                                       palette.title_top, palette.title_low, kTextContrast));

  Rgba progress = palette.progress;
  for (const double step : {75.0, -75.0, 140.0}) {
    if (!coloured || !shares_hue(progress, brand_hue)) break;
    progress = turned(palette.progress, step);
  }
  const Oklch bar = to_oklch(progress);
  set(ColorId::progress_top, from_oklch({std::min(0.9, bar.L + 0.06), bar.C, bar.h}));
  set(ColorId::progress_low, from_oklch({bar.L - 0.08, bar.C, bar.h}));

  set(ColorId::confetti_1, brief.brand.value_or(palette.confetti[0]));
  set(ColorId::confetti_2, palette.confetti[1]);
  set(ColorId::confetti_3, palette.confetti[2]);
  set(ColorId::confetti_4, palette.confetti[3]);
  return colors;
}

const PaletteInfo* clearest_palette(std::span<const PaletteInfo* const> fitting,
                                    const BackgroundInfo& background,
                                    std::span<const Rgba> pieces) {
  const PaletteInfo* best = nullptr;
  double best_gap = -1;
  for (const PaletteInfo* palette : fitting) {
    const double hue = to_oklch(palette->cta).h;
    double gap = hue_gap(to_oklch(background.board_top).h, hue);
    for (const Rgba piece : pieces) {
      const Oklch c = to_oklch(piece);
      if (c.C > 0.08) gap = std::min(gap, hue_gap(c.h, hue) + 12.0);
    }
    if (gap > best_gap) best_gap = gap, best = palette;
  }
  return best;
}

}  // namespace pm::gen
