#include "runtime/view/text_source.h"

#include "runtime/shell/gl.h"
#include "runtime/sim/hash.h"

namespace pm {

namespace {
constexpr int kGap = 2;
constexpr int kMostShrinks = 16;  // to a quarter: four lines where one was tried first

int round_up(float v) { return static_cast<int>(v + 0.999F); }
}  // namespace

TextSpec styled(TextStyle style, float font_px, const Scene& scene) {
  TextSpec s;
  s.font_px = font_px;
  const auto c = [&](ColorId id) { return scene.color(id); };
  switch (style) {
    case TextStyle::title:
    case TextStyle::praise:
      s.fill_top = c(ColorId::title_top);
      s.fill_low = c(ColorId::title_low);
      s.line = c(ColorId::title_line);
      s.outer = 0xffffffff;
      s.line_px = font_px * 0.13F;
      s.arc_px = static_cast<std::int32_t>(font_px * 0.16F);
      break;
    case TextStyle::button: {
      const Rgba ink = c(ColorId::cta_text);
      s.fill_top = s.fill_low = ink;
      // A dark outline lifts light letters off the button; dark letters need none.
      if (((ink >> 16U) & 255U) > 128) {
        s.line = c(ColorId::cta_line);
        s.line_px = font_px * 0.10F;
      }
      break;
    }
    case TextStyle::value: s.fill_top = s.fill_low = c(ColorId::accent); break;
    case TextStyle::label:
      s.fill_top = s.fill_low = mix(c(ColorId::text), c(ColorId::panel_low), 0.12F);
      break;
    case TextStyle::body: s.fill_top = s.fill_low = c(ColorId::text); break;
    case TextStyle::floating:
    case TextStyle::count:
      s.fill_top = 0xffffffff;
      s.fill_low = 0xfff2c8ff;
      s.line = c(ColorId::title_line);
      s.line_px = font_px * 0.14F;
      break;
  }
  return s;
}

void Painter::TextSource::reset(TextRaster* raster, std::uint32_t texture, float screen_px) {
  raster_ = raster;
  texture_ = texture;
  screen_px_ = screen_px;
  count_ = 0;
  shelf_x_ = shelf_y_ = shelf_h_ = 0;
  for (Digits& d : digits_) d.ready = false;
}

bool Painter::TextSource::place(float w, float h, int& x, int& y) {
  const int iw = round_up(w) + kGap;
  const int ih = round_up(h) + kGap;
  if (iw > kSize) return false;
  if (shelf_x_ + iw > kSize) {
    shelf_y_ += shelf_h_;
    shelf_x_ = shelf_h_ = 0;
  }
  if (shelf_y_ + ih > kSize) return false;
  x = shelf_x_;
  y = shelf_y_;
  shelf_x_ += iw;
  if (ih > shelf_h_) shelf_h_ = ih;
  return true;
}

bool Painter::TextSource::render(TextSpec& spec, Entry& entry) {
  raster_->measure(spec);
  int x = 0;
  int y = 0;
  if (spec.width <= 0 || !place(spec.width, spec.height, x, y)) return false;
  glBindTexture(GL_TEXTURE_2D, texture_);
  raster_->draw(spec, x, y);
  entry.width = spec.width;
  entry.height = spec.height;
  constexpr float inv = 1.0F / kSize;
  // Half a texel inside: what lies beside may be left over from another word.
  const float left = static_cast<float>(x) + 0.5F;
  const float top = static_cast<float>(y) + 0.5F;
  entry.cell =
      Cell{left * inv, top * inv, (left + spec.width - 1) * inv, (top + spec.height - 1) * inv};
  return true;
}

const Painter::TextSource::Entry* Painter::TextSource::word(std::string_view utf8, TextStyle style,
                                                            float box_w, float box_h, int lines,
                                                            bool rtl, const Scene& scene) {
  if (utf8.empty() || raster_ == nullptr || box_w < 1 || box_h < 1) return nullptr;
  Hasher h;
  h.add(utf8);
  h.add(static_cast<int>(style) * 8 + lines);
  h.add(static_cast<int>(box_w + 0.5F));
  h.add(static_cast<int>(box_h + 0.5F));
  const auto key = static_cast<std::uint32_t>(h.value ^ (h.value >> 32U));
  for (int i = 0; i < count_; ++i) {
    if (entries_[static_cast<std::size_t>(i)].key == key)
      return &entries_[static_cast<std::size_t>(i)];
  }
  for (int attempt = 0; attempt < 2; ++attempt) {
    // The outline and the line height take room too; a first guess from the box, the shell shrinks.
    const bool outlined =
        style != TextStyle::value && style != TextStyle::label && style != TextStyle::body;
    float font = box_h / (outlined ? 1.45F : 1.2F);
    if (lines > 1) font = box_h / 1.25F;
    for (int shrink = 0; shrink < kMostShrinks; ++shrink) {
      TextSpec spec = styled(style, font, scene);
      spec.utf8 = utf8.data();
      spec.length = static_cast<std::int32_t>(utf8.size());
      spec.max_width = box_w < kSize - kGap ? box_w : kSize - kGap;
      spec.max_lines = lines;
      spec.rtl = rtl ? 1 : 0;
      raster_->measure(spec);
      if (spec.height > box_h + 0.5F && shrink < kMostShrinks - 1) {
        font = spec.font_px * 0.91F;
        continue;
      }
      if (static_cast<std::size_t>(count_) < entries_.size()) {
        Entry& entry = entries_[static_cast<std::size_t>(count_)];
        if (render(spec, entry)) {
          entry.key = key;
          ++count_;
          return &entry;
        }
      }
      break;
    }
    reset(raster_, texture_, screen_px_);
  }
  return nullptr;
}

const Painter::TextSource::Digits& Painter::TextSource::digits(TextStyle style,
                                                               const Scene& scene) {
  Digits& set = digits_[static_cast<std::size_t>(style)];
  if (set.ready || raster_ == nullptr) return set;
  set.ready = true;
  const float px = screen_px_ * 0.052F;
  set.em = px < 14 ? 14 : (px > 72 ? 72 : px);
  for (std::size_t i = 0; i < kGlyphs.size(); ++i) {
    TextSpec spec = styled(style, set.em, scene);
    spec.arc_px = 0;
    spec.utf8 = kGlyphs[i] == 'x' ? "\xc3\x97" : kGlyphs.data() + i;
    spec.length = kGlyphs[i] == 'x' ? 2 : 1;
    spec.max_width = kSize;
    set.glyph[i] = Entry{};
    render(spec, set.glyph[i]);
  }
  return set;
}

}  // namespace pm
