#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/scene/scene.h"
#include "runtime/view/painter.h"
#include "runtime/view/shader_text.h"

namespace pm {

/// Everything that touches OpenGL ES 3.0: programs, the baked textures, the one draw call a frame.
///
/// STEP BY STEP: `init` with a current context (again after a context loss: nothing of the old
/// context is freed), `bake` whenever the screen's size changes, `draw` once a frame.
/// DOES NOT allocate or create GL objects in `draw`.
class Renderer {
 public:
  enum class Status : std::uint8_t { ok, no_batch_program, no_sprite_program, no_background_program };

  Status init(const ShaderText& text, const Scene& scene);

  /// Draws the sprites into the atlas and the background into its textures. `slot_px` is the largest
  /// half size in pixels for each slot; `life_px` that of the drifting elements.
  void bake(const Scene& scene, int width_px, int height_px, std::span<const float> slot_px, float life_px);

  void draw(std::span<const Quad> quads, int width_px, int height_px);

  /// slot * Mood::count + mood.
  std::span<const Painter::Cell> cells() const { return cells_; }
  const Painter::Cell& life_cell() const { return life_cell_; }
  std::uint32_t text_texture() const { return textures_[kWords]; }
  static constexpr float kNearGrow = 0.03F;  ///< the near layer reaches past the screen by this much

 private:
  enum Texture { kAtlas, kWords, kFar, kNear, kPicture, kTextures };

  void bake_sprites(const Scene& scene, std::span<const float> slot_px, float life_px);
  void bake_back(const Scene& scene, int layer, int texture, int width_px, int height_px);
  void set_back_uniforms(const Scene& scene, int layer, float res_x, float res_y, float x, float y, float w,
                         float h, float aspect);

  std::uint32_t batch_ = 0, sprite_ = 0, back_ = 0;
  std::uint32_t textures_[kTextures] = {};
  std::uint32_t framebuffer_ = 0, instances_ = 0, batch_state_ = 0, empty_state_ = 0;
  int screen_uniform_ = -1;
  int sprite_uniforms_[4] = {};
  int back_uniforms_[6] = {};
  std::vector<Painter::Cell> cells_;
  Painter::Cell life_cell_;
};

}  // namespace pm
