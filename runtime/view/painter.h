#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/scene/scene.h"
#include "runtime/sim/bounded.h"

namespace pm {

/// Face of a sprite that has one; ignored by the others.
enum class Mood : std::uint8_t { happy, wow, worried, blink, angry, count };

/// Looks of text. Colours come from the scene's palette.
enum class TextStyle : std::uint8_t {
  title,     ///< big, gradient fill, double outline, slight arc: product name, win word
  praise,    ///< like title, smaller: "Juicy!"
  button,    ///< on the CTA
  value,     ///< number on a panel, accent colour
  label,     ///< small word on a panel
  body,      ///< sentence on a panel
  floating,  ///< score that pops over the board: white with dark outline
  count
};

enum class Align : std::uint8_t { left, centre, right };

struct Box {
  float x = 0, y = 0, w = 0, h = 0;  ///< top left and size
  float cx() const { return x + w * 0.5F; }
  float cy() const { return y + h * 0.5F; }
  bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
};

struct SpriteLook {
  float rotation = 0;  ///< radians, clockwise
  float scale_x = 1, scale_y = 1;
  float alpha = 1;
  float flash = 0;  ///< 0..1 towards white
  Mood mood = Mood::happy;
  Rgba multiply = 0xffffffff;  ///< colour filter, e.g. grey for locked
};

/// Rounded two-tone panel with outline, light upper half and soft shadow.
struct PanelLook {
  Rgba top = 0, low = 0, line = 0;
  float radius = 0;  ///< corner radius
  float line_width = 0;
  float shadow = 0;     ///< offset and blur of the shadow; 0 none
  float gloss = 0.22F;  ///< strength of the light upper half, 0..1
};

/// One quad. 64 bytes, as shaders/batch.vert reads them; painted in order.
struct Quad {
  float x, y;            ///< centre, px, y down
  float half_w, half_h;  ///< px
  float cos_r, sin_r;
  float p0, p1;  ///< sprites: flash and -; panels: corner radius and line width, px; flat: -, taper
  float u0, v0, u1, v1;  ///< texture rectangle; panels: shadow, -, gloss, -
  Rgba color_a, color_b, color_c;
  std::uint32_t kind;  ///< QuadKind
};
static_assert(sizeof(Quad) == 64);

enum class QuadKind : std::uint32_t {
  sprite,
  text,
  far,
  near,
  image,
  panel,
  piece,  ///< part of an unturned panel, see Batches
  flat
};

/// Collects a frame's quads. Knows no GL: a list of values that any renderer can draw.
/// Coordinates are those of the current transform (stage units inside Mechanic::draw, pixels in the
/// HUD). Every call is cheap and allocates nothing in the steady state.
class Painter {
 public:
  /// `half` is the half size of the sprite's unit square: the silhouette of a typical sprite
  /// reaches about 0.8 of it. No-op for slot < 0.
  void sprite(int slot, float x, float y, float half, const SpriteLook& look = {});
  /// Whether the slot's first mood is there, or will be when the frame is drawn.
  bool baked(int slot) const;
  void panel(const Box& box, const PanelLook& look);
  /// Flat quad with corner radius, optionally a vertical gradient (top to low).
  void rect(const Box& box, Rgba top, Rgba low, float radius = 0);
  /// Quad whose upper edge has the width of `box` times `taper` (perspective strips).
  void background(bool near_layer, float dx, float dy,
                  float grow);  ///< the baked layers, whole screen
  void life(float x, float y, float half, float rotation, float alpha);  ///< drifting element
  /// Whether the product's icon is there to be drawn.
  bool has_icon() const { return pictures_ && scene_->pictures.icon >= 0; }
  void icon(const Box& box, float alpha = 1);  ///< the product's icon, its corners round
  void trapezoid(const Box& box, float taper, Rgba top, Rgba low);
  void line(float x0, float y0, float x1, float y1, float width, Rgba color);
  void glow(float x, float y, float radius, Rgba color);  ///< soft radial light
  void shadow(float x, float y, float rx, float ry,
              float alpha);  ///< soft dark ellipse on the ground
  void disc(float x, float y, float radius, Rgba color);
  void ring(float x, float y, float radius, float width, Rgba color, float from_turn = 0,
            float to_turn = 1);
  void spark(float x, float y, float radius, float rotation, Rgba color);  ///< four-pointed glint
  void rays(float x, float y, float radius, float rotation, Rgba color);   ///< sunburst

  /// Text fitted into `box` (shrunk, never clipped; breaks into up to `lines` lines).
  void text(std::string_view utf8, TextStyle style, const Box& box, Align align = Align::centre,
            float alpha = 1, int lines = 1);
  /// Digits, sign and "/%x+:" without rasterising anew. `height` is the digit height. Returns
  /// width.
  float number(int value, TextStyle style, float x, float y, float height,
               Align align = Align::centre, float alpha = 1, std::string_view prefix = {},
               std::string_view suffix = {});

  /// Words of the current locale.
  std::string_view copy(int id) const;
  std::string_view copy(CopyId id) const { return copy(static_cast<int>(id)); }
  Rgba color(ColorId id) const { return scene_->color(id); }
  const Scene& scene() const { return *scene_; }

  /// The whole screen in current coordinates: mechanics paint ground and walls out to its edges.
  Box visible() const;
  /// Nested placement: translate, rotate, scale on top of the current transform.
  void push(float x, float y, float scale, float rotation = 0);
  void pop();
  /// Everything painted until the matching call is multiplied by this alpha.
  void set_alpha(float alpha) { alpha_ = alpha; }

  // Renderer side.
  struct Cell {
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    bool baked = false;
    bool wanted = false;  ///< was painted since it was planned
  };
  /// Cells that every scene has, behind those of its sprites: the background's drifting element and
  /// white lights to be coloured.
  enum class Extra : std::uint8_t { life, glow, spark, rays, count };
  struct Transform {
    float a = 1, b = 0, tx = 0, ty = 0;
  };  ///< x' = a x - b y + tx, y' = b x + a y + ty
  class TextSource;

  void begin(const Scene& scene, int locale, float width_px, float height_px, TextSource& text);
  std::span<const Quad> quads() const { return quads_; }
  /// With `at_once` every wanted cell will be baked before the frame is drawn; otherwise a sprite's
  /// first mood stands in for one that is not there yet.
  void set_cells(std::span<Cell> cells, bool at_once) {
    cells_ = cells;
    at_once_ = at_once;
  }
  /// Whether the strip of the product's pictures is there, or will be when the frame is drawn.
  void set_pictures(bool there) { pictures_ = there; }
  float scale() const;  ///< px per current unit
  /// Resolution at which words are rasterised, px per unit. Animated pushes then scale the picture
  /// of a word instead of asking for a new one every frame.
  void set_text_scale(float px_per_unit) { text_scale_ = px_per_unit; }

 private:
  Quad& add(QuadKind kind, float x, float y, float half_w, float half_h, float rotation);
  Quad& paint_cell(Cell& cell, float x, float y, float half_w, float half_h, float rotation,
                   Rgba filter);
  void extra(Extra which, float x, float y, float rx, float ry, float rotation, Rgba color);

  const Scene* scene_ = nullptr;
  TextSource* text_ = nullptr;
  Bounded<Quad> quads_;
  Bounded<Transform> stack_;
  Transform now_;
  std::span<Cell> cells_;  ///< slot * Mood::count + mood, then Extra
  float width_ = 0, height_ = 0;
  float alpha_ = 1;
  float text_scale_ = 1;
  bool at_once_ = false;
  bool pictures_ = false;
  int locale_ = 0;
};

/// Linear blend of two colours, t in 0..1.
Rgba mix(Rgba a, Rgba b, float t);
Rgba with_alpha(Rgba color, float alpha);

}  // namespace pm
