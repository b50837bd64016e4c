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
/// context is freed), `plan` whenever the screen's size changes, `bake_some` until it says that all
/// is baked, `draw` once a frame from the first on: what is not baked yet is simply not there, so
/// the viewer can play while the driver still compiles. DOES NOT allocate or create GL objects in
/// `draw`.
class Renderer {
 public:
  enum class Status : std::uint8_t {
    ok,
    no_batch_program,
    no_sprite_program,
    no_background_program
  };

  /// `text` must outlive the renderer: the bakes are compiled after the first frame has been drawn,
  /// so that the driver has only the frame's own program to compile before it.
  Status init(const ShaderText& text, const Scene& scene);

  /// Lays out the atlas for a screen. `slot_px` is the largest half size in pixels for each slot,
  /// `life_px` that of the drifting elements. Everything must be baked anew afterwards.
  void plan(const Scene& scene, int width_px, int height_px, std::span<const float> slot_px,
            float life_px);

  /// Bakes some of what is left and whose program is ready: every archetype's first mood, then the
  /// background, then the other moods. With `all`, everything, waiting for the driver. True when
  /// nothing is left.
  bool bake_some(const Scene& scene, bool all);
  Status status() const { return status_; }
  bool background_ready() const { return back_done_; }

  void draw(std::span<const Quad> quads, int width_px, int height_px);

  /// slot * Mood::count + mood.
  std::span<const Painter::Cell> cells() const { return cells_; }
  const Painter::Cell& life_cell() const { return life_cell_; }
  std::uint32_t text_texture() const { return textures_[kWords]; }
  static constexpr float kNearGrow =
      0.03F;  ///< the near layer reaches past the screen by this much

 private:
  enum Texture { kAtlas, kWords, kFar, kNear, kPicture, kTextures };

  /// One archetype's program; its uniforms are asked for when the driver has linked it.
  struct SpriteProgram {
    std::uint32_t program = 0;
    int uniforms[4] = {};
    bool asked = false;
    std::uint8_t baked = 0;  ///< 1: the first mood stands in for all, 2: every mood
  };
  struct CellPlan {
    int slot, mood, size, x, y;
  };

  static int pack_rows(std::vector<CellPlan>& plans);
  void link_bakes(const Scene& scene);
  bool ask(SpriteProgram& sprite, bool wait);
  bool bake_sprites(const Scene& scene, bool all, bool burst, bool& left);
  bool bake_background(const Scene& scene, bool wait);
  void bake_sprite(const Scene& scene, std::size_t archetype, bool first_mood);
  void bake_back(const Scene& scene, int layer, int texture);
  void bake_life(const Scene& scene);
  void set_back_uniforms(const Scene& scene, int layer, float res_x, float res_y, float x, float y,
                         float w, float h, float aspect);
  bool program_ready(std::uint32_t program, bool wait) const;

  Status status_ = Status::ok;
  const ShaderText* text_ = nullptr;
  bool drawn_ = false, linking_ = false;
  std::uint32_t batch_ = 0, back_ = 0;
  std::vector<SpriteProgram> sprites_;
  std::vector<std::uint8_t> archetype_of_;  ///< by slot
  std::uint32_t textures_[kTextures] = {};
  std::uint32_t framebuffer_ = 0, instances_ = 0, batch_state_ = 0, empty_state_ = 0;
  int screen_uniform_ = -1;
  int back_uniforms_[6] = {};
  bool back_asked_ = false, back_done_ = false, finished_ = false;
  int width_ = 0, height_ = 0, atlas_height_ = 0;
  std::vector<CellPlan> plans_;
  std::vector<Painter::Cell> cells_;
  Painter::Cell life_cell_;
};

}  // namespace pm
