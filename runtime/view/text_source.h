#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "runtime/view/painter.h"

namespace pm {

/// What a shell is asked to rasterise. Plain data: the WebAssembly shell reads it from memory by
/// these offsets (all fields 4 bytes; keep web/playable/text.ts in step).
struct TextSpec {
  const char* utf8 = nullptr;
  std::int32_t length = 0;  ///< bytes
  float font_px = 0;        ///< wanted size; the shell lowers it until the text fits
  float max_width = 0;      ///< px
  std::int32_t max_lines = 1;
  Rgba fill_top = 0, fill_low = 0;
  Rgba line = 0;   ///< outline, alpha 0 none
  Rgba outer = 0;  ///< second outline outside the first, alpha 0 none
  float line_px = 0;
  std::int32_t arc_px = 0;  ///< rise of the middle above the ends
  std::int32_t rtl = 0;
  // Answers of measure().
  float width = 0, height = 0;  ///< px, outlines included
  float baseline = 0;           ///< px from the top to the first baseline
};

/// The shell's text engine: the browser's own fonts on a 2D canvas, or FreeType with HarfBuzz.
class TextRaster {
 public:
  virtual ~TextRaster() = default;
  /// Fills width, height and the font_px that fits.
  virtual void measure(TextSpec& spec) = 0;
  /// Draws into the bound GL texture with the top left at (x, y), premultiplied alpha.
  virtual void draw(const TextSpec& spec, int x, int y) = 0;
};

/// Cache of rasterised words in one texture, rebuilt when the screen changes. A word is rasterised
/// when first drawn; a full cache drops everything once and starts again.
class Painter::TextSource {
 public:
  struct Entry {
    std::uint32_t key = 0;
    float width = 0, height = 0;  ///< px
    Cell cell;
  };
  static constexpr int kSize = 1024;  ///< texture edge, px
  static constexpr std::string_view kGlyphs = "0123456789+-/%x:";
  struct Digits {
    bool ready = false;
    float em = 0;
    std::array<Entry, 16> glyph;
  };

  void reset(TextRaster* raster, std::uint32_t texture, float screen_px);
  /// Null only when the text is empty or cannot be placed even in an empty cache.
  const Entry* word(std::string_view utf8, TextStyle style, float box_w, float box_h, int lines,
                    bool rtl, const Scene& scene);
  const Digits& digits(TextStyle style, const Scene& scene);

 private:
  bool place(float w, float h, int& x, int& y);
  bool render(TextSpec& spec, Entry& entry);

  TextRaster* raster_ = nullptr;
  std::uint32_t texture_ = 0;
  float screen_px_ = 0;
  std::array<Entry, 96> entries_{};
  int count_ = 0;
  std::array<Digits, static_cast<std::size_t>(TextStyle::count)> digits_{};
  int shelf_x_ = 0, shelf_y_ = 0, shelf_h_ = 0;
};

/// Colours and weights of a style for a font of `font_px`.
TextSpec styled(TextStyle style, float font_px, const Scene& scene);

}  // namespace pm
