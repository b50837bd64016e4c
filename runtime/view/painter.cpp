#include "runtime/view/painter.h"

#include "runtime/sim/det_math.h"
#include "runtime/view/text_source.h"

namespace pm {

Rgba mix(Rgba a, Rgba b, float t) {
  Rgba out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto x = static_cast<float>((a >> shift) & 255U);
    const auto y = static_cast<float>((b >> shift) & 255U);
    out |= static_cast<Rgba>(x + (y - x) * t + 0.5F) << shift;
  }
  return out;
}

Rgba with_alpha(Rgba color, float alpha) {
  if (alpha < 0) alpha = 0;
  if (alpha > 1) alpha = 1;
  const auto a = static_cast<float>(color & 255U) * alpha;
  return (color & 0xffffff00U) | static_cast<Rgba>(a + 0.5F);
}

void Painter::begin(const Scene& scene, int locale, float width_px, float height_px,
                    TextSource& text) {
  scene_ = &scene;
  text_ = &text;
  locale_ = locale;
  width_ = width_px;
  height_ = height_px;
  alpha_ = 1;
  text_scale_ = 1;
  quads_.clear();
  stack_.clear();
  now_ = Transform{};
  if (quads_.capacity() == 0) {
    quads_.reserve(2048);
    stack_.reserve(16);
  }
}

float Painter::scale() const { return pm_sqrtf(now_.a * now_.a + now_.b * now_.b); }

void Painter::push(float x, float y, float s, float rotation) {
  stack_.push_back(now_);
  const float c = pm_cosf(rotation) * s;
  const float n = pm_sinf(rotation) * s;
  Transform t;
  t.tx = now_.a * x - now_.b * y + now_.tx;
  t.ty = now_.b * x + now_.a * y + now_.ty;
  t.a = now_.a * c - now_.b * n;
  t.b = now_.b * c + now_.a * n;
  now_ = t;
}

void Painter::pop() {
  if (stack_.empty()) return;
  now_ = stack_.back();
  stack_.pop_back();
}

Box Painter::visible() const {
  const float inv = 1.0F / scale();
  return Box{-now_.tx * inv, -now_.ty * inv, width_ * inv, height_ * inv};
}

Quad& Painter::add(QuadKind kind, float x, float y, float half_w, float half_h, float rotation) {
  // A frame never needs more; past it the last quad is overwritten rather than memory taken.
  if (quads_.full()) quads_.pop_back();
  const float s = scale();
  Quad q{};
  q.x = now_.a * x - now_.b * y + now_.tx;
  q.y = now_.b * x + now_.a * y + now_.ty;
  q.half_w = half_w * s;
  q.half_h = half_h * s;
  float c = now_.a / s;
  float n = now_.b / s;
  if (rotation != 0) {
    const float rc = pm_cosf(rotation);
    const float rs = pm_sinf(rotation);
    const float c2 = c * rc - n * rs;
    n = n * rc + c * rs;
    c = c2;
  }
  q.cos_r = c;
  q.sin_r = n;
  q.kind = static_cast<std::uint32_t>(kind);
  quads_.push_back(q);
  return quads_.back();
}

void Painter::sprite(int slot, float x, float y, float half, const SpriteLook& look) {
  const std::size_t first = static_cast<std::size_t>(slot) * static_cast<std::size_t>(Mood::count);
  if (slot < 0 || first + static_cast<std::size_t>(Extra::count) >= cells_.size()) return;
  // A slot without a face has one cell for all its moods.
  Cell* cell = &cells_[first + static_cast<std::size_t>(look.mood)];
  if (cell->u1 <= 0) cell = &cells_[first];
  cell->wanted = true;
  if (!cell->baked && !at_once_ && cells_[first].baked) cell = &cells_[first];
  paint_cell(*cell, x, y, half * look.scale_x, half * look.scale_y, look.rotation,
             with_alpha(look.multiply, look.alpha))
      .p0 = look.flash;
}

bool Painter::baked(int slot) const {
  const std::size_t first = static_cast<std::size_t>(slot) * static_cast<std::size_t>(Mood::count);
  return at_once_ || (slot >= 0 && first < cells_.size() && cells_[first].baked);
}

/// A cell that the renderer makes for every scene, under a colour.
void Painter::extra(Extra which, float x, float y, float rx, float ry, float rotation, Rgba color) {
  const std::size_t index =
      cells_.size() - static_cast<std::size_t>(Extra::count) + static_cast<std::size_t>(which);
  if (index >= cells_.size()) return;
  Quad& q = paint_cell(cells_[index], x, y, rx, ry, rotation, color);
  if (which == Extra::spark) q.p0 = 0.4F;  // white hot
}

Quad& Painter::paint_cell(Cell& cell, float x, float y, float half_w, float half_h, float rotation,
                          Rgba filter) {
  cell.wanted = true;
  Quad& q = add(QuadKind::sprite, x, y, half_w, half_h, rotation);
  q.u0 = cell.u0;
  q.v0 = cell.v0;
  q.u1 = cell.u1;
  q.v1 = cell.v1;
  q.color_a = with_alpha(filter, alpha_);
  return q;
}

void Painter::panel(const Box& box, const PanelLook& look) {
  const float s = scale();
  const float grow = look.shadow;
  Quad& q = add(QuadKind::panel, box.cx(), box.cy(), box.w * 0.5F + grow, box.h * 0.5F + grow, 0);
  q.p0 = look.radius * s;
  q.p1 = look.line_width * s;
  q.u0 = grow * s;
  q.u1 = look.gloss;
  q.color_a = with_alpha(look.top, alpha_);
  q.color_b = with_alpha(look.low, alpha_);
  q.color_c = with_alpha(look.line, alpha_);
}

void Painter::rect(const Box& box, Rgba top, Rgba low, float radius) {
  panel(box, PanelLook{top, low, 0, radius, 0, 0, 0});
}

void Painter::background(bool near_layer, float dx, float dy, float grow) {
  Quad& q = add(near_layer ? QuadKind::near : QuadKind::far, width_ * 0.5F + dx,
                height_ * 0.5F + dy, width_ * (0.5F + grow), height_ * (0.5F + grow), 0);
  q.v0 = 1;
  q.u1 = 1;
  q.color_a = with_alpha(0xffffffff, alpha_);
}

void Painter::life(float x, float y, float half, float rotation, float alpha) {
  extra(Extra::life, x, y, half, half, rotation, with_alpha(0xffffffff, alpha));
}

void Painter::icon(const Box& box, float alpha) {
  constexpr float kRim = 0.034F;  // inside what is clear round it
  const PictureStrip& strip = scene_->pictures;
  const auto count = static_cast<float>(strip.count);
  const auto top = static_cast<float>(strip.icon);
  Quad& q = add(QuadKind::image, box.cx(), box.cy(), box.w * 0.5F, box.h * 0.5F, 0);
  q.u0 = kRim;
  q.u1 = 1 - kRim;
  q.v0 = (top + kRim) / count;
  q.v1 = (top + 1 - kRim) / count;
  q.color_a = with_alpha(0xffffffff, alpha * alpha_);
}

void Painter::trapezoid(const Box& box, float taper, Rgba top, Rgba low) {
  Quad& q = add(QuadKind::flat, box.cx(), box.cy(), box.w * 0.5F, box.h * 0.5F, 0);
  q.p1 = taper;
  q.color_a = with_alpha(top, alpha_);
  q.color_b = with_alpha(low, alpha_);
}

void Painter::line(float x0, float y0, float x1, float y1, float width, Rgba color) {
  const float dx = x1 - x0;
  const float dy = y1 - y0;
  const float length = pm_sqrtf(dx * dx + dy * dy);
  Quad& q = add(QuadKind::panel, (x0 + x1) * 0.5F, (y0 + y1) * 0.5F, (length + width) * 0.5F,
                width * 0.5F, pm_atan2f(dy, dx));
  q.p0 = width * 0.5F * scale();
  q.color_a = q.color_b = with_alpha(color, alpha_);
}

void Painter::glow(float x, float y, float radius, Rgba color) {
  extra(Extra::glow, x, y, radius, radius, 0, color);
}

void Painter::shadow(float x, float y, float rx, float ry, float alpha) {
  extra(Extra::glow, x, y, rx, ry, 0, with_alpha(0x10082eff, alpha));
}

void Painter::disc(float x, float y, float radius, Rgba color) {
  rect(Box{x - radius, y - radius, radius * 2, radius * 2}, color, color, radius);
}

void Painter::ring(float x, float y, float radius, float width, Rgba color, float from_turn,
                   float to_turn) {
  if (to_turn - from_turn >= 1) {
    const float half = radius + width * 0.5F;
    panel(Box{x - half, y - half, half * 2, half * 2}, PanelLook{0, 0, color, half, width, 0, 0});
    return;
  }
  constexpr int kLegs = 16;
  const auto at = [&](int leg) {
    return 6.2831853F * (from_turn + (to_turn - from_turn) * static_cast<float>(leg) / kLegs);
  };
  for (int i = 0; i < kLegs; ++i) {
    const float a = at(i);
    const float b = at(i + 1);
    line(x + radius * pm_sinf(a), y - radius * pm_cosf(a), x + radius * pm_sinf(b),
         y - radius * pm_cosf(b), width, color);
  }
}

void Painter::spark(float x, float y, float radius, float rotation, Rgba color) {
  extra(Extra::spark, x, y, radius, radius, rotation, color);
}

void Painter::rays(float x, float y, float radius, float rotation, Rgba color) {
  extra(Extra::rays, x, y, radius, radius, rotation, color);
}

std::string_view Painter::copy(int id) const { return scene_->copy(locale_, id); }

void Painter::text(std::string_view utf8, TextStyle style, const Box& box, Align align, float alpha,
                   int lines) {
  const float s = text_scale_;
  const bool rtl = static_cast<std::size_t>(locale_) < scene_->locales.size() &&
                   scene_->locales[static_cast<std::size_t>(locale_)].right_to_left;
  const TextSource::Entry* entry =
      text_->word(utf8, style, box.w * s, box.h * s, lines, rtl, *scene_);
  if (entry == nullptr) return;
  const float w = entry->width / s;
  const float h = entry->height / s;
  float x = box.cx();
  if (align == Align::left) x = box.x + w * 0.5F;
  if (align == Align::right) x = box.x + box.w - w * 0.5F;
  Quad& q = add(QuadKind::text, x, box.cy(), w * 0.5F, h * 0.5F, 0);
  q.u0 = entry->cell.u0;
  q.v0 = entry->cell.v0;
  q.u1 = entry->cell.u1;
  q.v1 = entry->cell.v1;
  q.color_a = with_alpha(0xffffffff, alpha * alpha_);
}

float Painter::number(int value, TextStyle style, float x, float y, float height, Align align,
                      float alpha, std::string_view prefix, std::string_view suffix) {
  const TextSource::Digits& set = text_->digits(style, *scene_);
  if (!set.ready) return 0;
  char chars[32];
  int n = 0;
  const auto put = [&](char c) {
    if (n < 32) chars[n++] = c;
  };
  for (const char c : prefix) put(c);
  char reversed[12];
  int digits = 0;
  unsigned rest = value < 0 ? 0U - static_cast<unsigned>(value) : static_cast<unsigned>(value);
  do {
    reversed[digits++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) put('-');
  while (digits > 0) put(reversed[--digits]);
  for (const char c : suffix) put(c);

  // Digits stand about 0.72 em tall; outlines are part of the glyph's box and overlap their
  // neighbours.
  const float to_units = height / (set.em * 0.72F);
  const float outline = style == TextStyle::title || style == TextStyle::praise ? 2.4F : 1.7F;
  const float overlap = styled(style, set.em, *scene_).line_px * outline + 2;
  float width = 0;
  const auto glyph = [&](char c) -> const TextSource::Entry* {
    const std::size_t at = TextSource::kGlyphs.find(c);
    return at == std::string_view::npos ? nullptr : &set.glyph[at];
  };
  for (int i = 0; i < n; ++i) {
    if (const auto* g = glyph(chars[i])) width += (g->width - overlap) * to_units;
  }
  float pen = x;
  if (align == Align::centre) pen -= width * 0.5F;
  if (align == Align::right) pen -= width;
  for (int i = 0; i < n; ++i) {
    const auto* g = glyph(chars[i]);
    if (g == nullptr || g->width <= 0) continue;
    const float advance = (g->width - overlap) * to_units;
    Quad& q = add(QuadKind::text, pen + advance * 0.5F, y, g->width * to_units * 0.5F,
                  g->height * to_units * 0.5F, 0);
    q.u0 = g->cell.u0;
    q.v0 = g->cell.v0;
    q.u1 = g->cell.u1;
    q.v1 = g->cell.v1;
    q.color_a = with_alpha(0xffffffff, alpha * alpha_);
    pen += advance;
  }
  return width;
}

}  // namespace pm
