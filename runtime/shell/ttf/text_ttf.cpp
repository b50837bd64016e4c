#include "runtime/shell/ttf/text_ttf.h"

#include <SDL2/SDL_ttf.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <mutex>

#include "runtime/shell/gl.h"

namespace pm {

namespace {

/// Bold faces, best first. The first that has all characters of a text is taken.
constexpr std::array kFontFiles = {
    "/usr/share/fonts/truetype/noto/NotoSans-ExtraBold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansHebrew-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansThai-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansBengali-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansTamil-Bold.ttf",
};

std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : (lead < 0xe0 ? 2 : (lead < 0xf0 ? 3 : 4));
    std::uint32_t point = size == 1 ? lead : lead & (0xffU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k) {
      point = (point << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    }
    out.push_back(point);
    i += size;
  }
  return out;
}

/// How a line is shaped: SDL_ttf guesses neither direction nor script, and without the script
/// HarfBuzz joins no Arabic letters and stacks no Devanagari.
struct Script {
  const char* tag = "Latn";
  bool right_to_left = false;
};

Script script_of(std::uint32_t point) {
  if ((point >= 0x590 && point < 0x600) || (point >= 0xfb1d && point < 0xfb50))
    return {"Hebr", true};
  if ((point >= 0x600 && point < 0x780) || (point >= 0xfb50 && point < 0xfe00) ||
      (point >= 0xfe70 && point < 0xff00))
    return {"Arab", true};
  if (point >= 0x900 && point < 0x980) return {"Deva", false};
  if (point >= 0x980 && point < 0xa00) return {"Beng", false};
  if (point >= 0xb80 && point < 0xc00) return {"Taml", false};
  if (point >= 0xe00 && point < 0xe80) return {"Thai", false};
  return {};
}

Script script_of(std::string_view line) {
  for (const std::uint32_t point : code_points(line)) {
    const Script script = script_of(point);
    if (std::string_view(script.tag) != Script{}.tag) return script;
  }
  return {};
}

void append_utf8(std::string& out, std::uint32_t p) {
  if (p < 0x80) {
    out += static_cast<char>(p);
    return;
  }
  const int more = p < 0x800 ? 1 : (p < 0x10000 ? 2 : 3);
  constexpr std::uint32_t kLead[] = {0, 0xc0, 0xe0, 0xf0};
  out += static_cast<char>(kLead[more] | (p >> static_cast<unsigned>(6 * more)));
  for (int i = more - 1; i >= 0; --i) {
    out += static_cast<char>(0x80U | ((p >> static_cast<unsigned>(6 * i)) & 0x3fU));
  }
}

bool reads_left_to_right(std::uint32_t p) {
  return (p >= '0' && p <= '9') || (p >= 'A' && p <= 'Z') || (p >= 'a' && p <= 'z') ||
         (p >= 0xc0 && p < 0x590);
}

/// A right-to-left line is laid out as one run: Latin words and numbers in it are turned round
/// beforehand, so that they read from the left (the part of UAX #9 that short lines need).
std::string turned(std::string_view line) {
  std::vector<std::uint32_t> points = code_points(line);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!reads_left_to_right(points[i])) continue;
    std::size_t end = i + 1;
    for (std::size_t k = end; k < points.size() && !script_of(points[k]).right_to_left; ++k) {
      if (reads_left_to_right(points[k])) end = k + 1;
    }
    std::reverse(points.begin() + static_cast<std::ptrdiff_t>(i),
                 points.begin() + static_cast<std::ptrdiff_t>(end));
    i = end;
  }
  std::string out;
  for (const std::uint32_t point : points) append_utf8(out, point);
  return out;
}

/// Sets the font's shaping for a line and gives the line as it is to be handed over.
std::string shaped(TTF_Font* font, const std::string& line) {
  const Script script = script_of(line);
  TTF_SetFontDirection(font, script.right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
  TTF_SetFontScriptName(font, script.tag);
  return script.right_to_left ? turned(line) : line;
}

/// SDL_ttf and the FreeType library below it are one for all threads.
std::mutex& engine() {
  static std::mutex guard;
  return guard;
}

struct Mask {
  int width = 0, height = 0;
  std::vector<std::uint8_t> alpha;
};

Mask render_mask(TTF_Font* font, const std::string& line, int outline) {
  TTF_SetFontOutline(font, outline);
  Mask mask;
  SDL_Surface* surface =
      TTF_RenderUTF8_Blended(font, shaped(font, line).c_str(), SDL_Color{255, 255, 255, 255});
  TTF_SetFontOutline(font, 0);
  if (surface == nullptr) return mask;
  mask.width = surface->w;
  mask.height = surface->h;
  mask.alpha.resize(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height));
  const auto* rows = static_cast<const std::uint8_t*>(surface->pixels);
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      mask.alpha[static_cast<std::size_t>(y * mask.width + x)] =
          rows[y * surface->pitch + x * 4 + 3];
    }
  }
  SDL_FreeSurface(surface);
  return mask;
}

}  // namespace

struct TtfText::Fonts {
  bool started = false;
  std::map<std::pair<int, int>, TTF_Font*> open;  // (file, px)
  std::vector<int> present;

  TTF_Font* get(int file, int px) {
    TTF_Font*& font = open[{file, px}];
    if (font == nullptr) font = TTF_OpenFont(kFontFiles[static_cast<std::size_t>(file)], px);
    return font;
  }

  int file_for(std::string_view text) {
    const auto points = code_points(text);
    int best = present.empty() ? -1 : present.front();
    std::size_t best_missing = points.size() + 1;
    for (const int file : present) {
      TTF_Font* probe = get(file, 16);
      if (probe == nullptr) continue;
      const auto missing = static_cast<std::size_t>(std::count_if(
          points.begin(), points.end(),
          [&](std::uint32_t p) { return p > 32 && TTF_GlyphIsProvided32(probe, p) == 0; }));
      if (missing < best_missing) {
        best_missing = missing;
        best = file;
      }
      if (missing == 0) break;
    }
    return best;
  }

  /// Greedy breaking at spaces (or between any characters of scripts without them) into at most
  /// `spec.max_lines` lines of `spec.max_width`.
  std::vector<std::string> lines(const TextSpec& spec, TTF_Font* font) const {
    const std::string text(spec.utf8, static_cast<std::size_t>(spec.length));
    const auto width = [&](const std::string& s) {
      int w = 0;
      TTF_SizeUTF8(font, shaped(font, s).c_str(), &w, nullptr);
      return static_cast<float>(w) + spec.line_px * 2;
    };
    std::vector<std::string> out;
    if (spec.max_lines <= 1 || width(text) <= spec.max_width) return {text};
    const bool spaced = text.find(' ') != std::string::npos;
    std::string line;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = 0;
      if (spaced) {
        end = text.find(' ', i);
        end = end == std::string::npos ? text.size() : end + 1;
      } else {
        end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
      }
      const std::string piece = text.substr(i, end - i);
      const bool last_line = static_cast<int>(out.size()) + 1 >= spec.max_lines;
      std::string trial = line + piece;
      while (!trial.empty() && trial.back() == ' ') trial.pop_back();
      if (!line.empty() && !last_line && width(trial) > spec.max_width) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        out.push_back(line);
        line.clear();
      }
      line += piece;
      i = end;
    }
    if (!line.empty()) out.push_back(line);
    return out;
  }
};

TtfText::TtfText() : fonts_(std::make_unique<Fonts>()) {
  const std::lock_guard lock(engine());
  fonts_->started = TTF_Init() == 0;
  for (std::size_t i = 0; i < kFontFiles.size(); ++i) {
    if (fonts_->started && std::filesystem::exists(kFontFiles[i]))
      fonts_->present.push_back(static_cast<int>(i));
  }
}

TtfText::~TtfText() {
  const std::lock_guard lock(engine());
  for (const auto& [key, font] : fonts_->open) {
    if (font != nullptr) TTF_CloseFont(font);
  }
  if (fonts_->started) TTF_Quit();
}

bool TtfText::usable() const { return !fonts_->present.empty(); }

void TtfText::measure(TextSpec& spec) {
  const std::lock_guard lock(engine());
  spec.width = spec.height = 0;
  const std::string_view text(spec.utf8, static_cast<std::size_t>(spec.length));
  const int file = fonts_->file_for(text);
  if (file < 0) return;
  for (int attempt = 0; attempt < 24; ++attempt) {
    const int px = std::max(6, static_cast<int>(spec.font_px + 0.5F));
    TTF_Font* font = fonts_->get(file, px);
    if (font == nullptr) return;
    const auto lines = fonts_->lines(spec, font);
    float width = 0;
    for (const std::string& line : lines) {
      int w = 0;
      TTF_SizeUTF8(font, shaped(font, line).c_str(), &w, nullptr);
      width = std::max(width, static_cast<float>(w));
    }
    const float outline = spec.line_px * ((spec.outer & 255U) != 0 ? 1.6F : 1.0F);
    spec.width = width + outline * 2 + 2;
    spec.height =
        static_cast<float>(TTF_FontHeight(font)) * 0.92F * static_cast<float>(lines.size()) +
        outline * 2 + static_cast<float>(spec.arc_px) + 2;
    if (spec.width <= spec.max_width || px <= 6) break;
    // Smaller letters may break elsewhere: not at once to where the present lines would fit.
    const float least = lines.size() > 1 ? 0.87F : 0.0F;
    const float shrink = std::clamp(spec.max_width / spec.width, least, 0.97F);
    spec.line_px *= shrink;
    spec.arc_px = static_cast<std::int32_t>(static_cast<float>(spec.arc_px) * shrink);
    spec.font_px *= shrink;
  }
}

void TtfText::draw(const TextSpec& spec, int left, int top) {
  const std::lock_guard lock(engine());
  const int width = static_cast<int>(spec.width + 0.999F);
  const int height = static_cast<int>(spec.height + 0.999F);
  std::vector<float> image(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4,
                           0.0F);
  const std::string_view text(spec.utf8, static_cast<std::size_t>(spec.length));
  const int file = fonts_->file_for(text);
  TTF_Font* font =
      file < 0 ? nullptr : fonts_->get(file, std::max(6, static_cast<int>(spec.font_px + 0.5F)));
  if (font == nullptr) return;

  const auto lines = fonts_->lines(spec, font);
  const float line_height = static_cast<float>(TTF_FontHeight(font)) * 0.92F;
  const float outline = spec.line_px * ((spec.outer & 255U) != 0 ? 1.6F : 1.0F);
  const auto paint = [&](const Mask& mask, int x0, int y0, Rgba from, Rgba to, float gradient_top) {
    for (int y = 0; y < mask.height; ++y) {
      for (int x = 0; x < mask.width; ++x) {
        const std::uint8_t cover = mask.alpha[static_cast<std::size_t>(y * mask.width + x)];
        if (cover == 0) continue;
        const int px = x0 + x;
        const float u =
            width > 1 ? 2.0F * static_cast<float>(px) / static_cast<float>(width) - 1 : 0;
        const int py = y0 + y + static_cast<int>(static_cast<float>(spec.arc_px) * u * u + 0.5F);
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
        const float t =
            std::clamp((static_cast<float>(y0 + y) - gradient_top) / line_height, 0.0F, 1.0F);
        const Rgba color = mix(from, to, t);
        const float a =
            static_cast<float>(cover) / 255.0F * static_cast<float>(color & 255U) / 255.0F;
        float* out = &image[static_cast<std::size_t>(py * width + px) * 4];
        for (int c = 0; c < 3; ++c) {
          const float value = static_cast<float>((color >> (24 - 8 * c)) & 255U);
          out[c] = out[c] * (1 - a) + value * a;
        }
        out[3] = out[3] * (1 - a) + 255.0F * a;
      }
    }
  };
  for (int pass = 0; pass < 3; ++pass) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Rgba color = pass == 0 ? spec.outer : (pass == 1 ? spec.line : spec.fill_top);
      if ((color & 255U) == 0) continue;
      const int grow = pass == 0 ? static_cast<int>(spec.line_px * 1.6F + 0.5F)
                                 : (pass == 1 ? static_cast<int>(spec.line_px + 0.5F) : 0);
      if (pass < 2 && grow == 0) continue;
      const Mask mask = render_mask(font, lines[i], grow);
      const int x = (width - mask.width) / 2;
      const float line_top = outline + line_height * static_cast<float>(i) - line_height * 0.04F;
      const int y = static_cast<int>(line_top + 0.5F) - grow;
      paint(mask, x, y, color, pass == 2 ? spec.fill_low : color, line_top);
    }
  }
  std::vector<std::uint8_t> bytes(image.size());
  std::transform(image.begin(), image.end(), bytes.begin(),
                 [](float v) { return static_cast<std::uint8_t>(v + 0.5F); });
  glTexSubImage2D(GL_TEXTURE_2D, 0, left, top, width, height, GL_RGBA, GL_UNSIGNED_BYTE,
                  bytes.data());
}

}  // namespace pm
