#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/scene/scene.h"
#include "runtime/sim/bounded.h"
#include "runtime/view/batches.h"
#include "runtime/view/painter.h"
#include "runtime/view/pictures.h"
#include "runtime/view/shader_text.h"

namespace pm {

/// Everything that touches OpenGL ES 3.0: programs, the baked textures, a frame's few draw calls.
///
/// STEP BY STEP: `init` with a current context (again after a context loss: nothing of the old
/// context is freed), `plan` whenever the screen's size changes; then each frame paint with
/// `cells`, `bake_some`, `draw`. Painting says which cells are wanted: those are baked first. What
/// is not baked yet is simply not there, so the viewer can play while the driver still compiles.
/// DOES NOT allocate or create GL objects in `draw`.
class Renderer {
 public:
  enum class Status : std::uint8_t {
    ok,
    no_batch_program,
    no_sprite_program,
    no_background_program
  };
  /// How far the pictures are: `shown` from the first frame on in which nothing was missing.
  enum class Pictures : std::uint8_t { coming, shown, all };

  /// `text` must outlive the renderer: the bakes are compiled after the first frame has been drawn,
  /// so that the driver has only the frame's own programs to compile before it. Programs of `last`,
  /// of the same context, whose text is the same serve here too: it must not be used any more.
  void init(const ShaderText& text, const Scene& scene, const Renderer* last = nullptr);
  /// After `init`: programs of one more, for those that are still missing.
  void take_programs(const Renderer& last);
  /// The same shaders in another place, for a scene that may use them in other slots; `plan` must
  /// follow.
  void move_text(const ShaderText& text, const Scene& scene);
  /// Names of the context's programs that this one holds.
  std::vector<std::uint32_t> programs() const;

  /// Lays out the atlas for a screen. `slot_px` is the largest half size in pixels for each slot,
  /// `life_px` that of the drifting elements. Everything must be baked anew afterwards.
  void plan(const Scene& scene, int width_px, int height_px, std::span<const float> slot_px,
            float life_px);

  /// Bakes some of what is left and whose program is ready: what the frame wants, then the
  /// background, then what may be wanted later.
  void bake_some(const Scene& scene);
  /// For pictures: waits for the driver, bakes the background and what was wanted, no more.
  void bake_wanted(const Scene& scene);
  /// Before a `bake_wanted` that should not wait: sends everything that is to be compiled, true
  /// once the driver has done so, or cannot say.
  bool compiled(const Scene& scene);
  Status status() const { return status_; }
  bool background_ready() const { return layers_baked_ == kLayers; }
  Pictures pictures() const { return pictures_; }
  bool has_strip() const { return strip_ == Strip::there; }

  /// Draws nothing while the driver still compiles the frame's two programs, unless told to wait.
  void draw(std::span<const Quad> quads, int width_px, int height_px, bool wait);
  /// Draw calls of the last frame.
  std::size_t draw_calls() const { return draw_calls_; }

  /// slot * Mood::count + mood, then Painter::Extra.
  std::span<Painter::Cell> cells() { return cells_; }
  std::uint32_t text_texture() const { return textures_[static_cast<int>(Pass::words)]; }
  static constexpr float kNearGrow =
      0.03F;  ///< the near layer reaches past the screen by this much

 private:
  static constexpr int kFaces = 5;  ///< texture behind those of Pass
  static constexpr int kTextures = 6;

  struct Program {
    std::uint32_t id = 0;
    bool linked = false;  ///< known to be
    int sent = 0;         ///< to the driver, in this frame
  };
  struct CellPlan {
    int cell, size, x, y;
  };
  enum Layer { far, near, life, kLayers };
  struct LayerView {
    float res_x, res_y, x, y, w, h, aspect;  ///< uniforms of shaders/bg_main.glsl
  };

  static int pack_rows(Bounded<CellPlan>& plans);
  void list_bakes(const Scene& scene);
  void find_archetypes(const Scene& scene);
  void link_bake(std::size_t bake);
  /// And not one of Painter::Extra.
  static bool is_sprite(const Scene& scene, const CellPlan& plan);
  void texture(int which);
  void texture(Pass pass) { texture(static_cast<int>(pass)); }
  void into_texture(int which);
  bool bake_faces(unsigned moods, bool wait);
  void send_lights();
  void take_strip(const Scene& scene);
  void begin_bake();
  void end_bake();
  bool ready(Program& program, bool wait, Status otherwise);
  bool ready(std::size_t bake, bool wait);
  void confirm();
  std::size_t face() const { return sprites_ + kLayers; }
  bool bake_sprites(const Scene& scene, bool wanted_only, bool wait, int& most);
  bool bake_background(const Scene& scene, bool wait);
  void bake_sprite(const Scene& scene, const CellPlan& plan);
  void bake_layer(const Scene& scene, Layer layer);
  void draw_layer(const LayerView& view);
  void make_mipmaps();

  Status status_ = Status::ok;
  Pictures pictures_ = Pictures::coming;
  const ShaderText* text_ = nullptr;
  int frames_ = 0;  ///< drawn so far
  bool lights_done_ = false;
  Strip strip_ = Strip::none;
  bool unsure_ = false;  ///< the driver does not say what it has compiled
  Program picture_, panel_;
  Bounded<Program> bakes_;  ///< sprites, background's layers, faces
  bool listed_ = false;     ///< all of them have been asked for
  std::size_t sprites_ = 0;
  int layers_baked_ = 0;
  int face_px_ = 0;
  unsigned faces_ = 0;                  ///< bit by mood: baked
  Bounded<std::uint8_t> archetype_of_;  ///< by slot
  std::uint32_t textures_[kTextures] = {};
  std::uint32_t framebuffer_ = 0, block_ = 0, empty_state_ = 0;
  int width_ = 0, height_ = 0, atlas_height_ = 0;
  Bounded<CellPlan> plans_;
  Bounded<Painter::Cell> cells_;
  Batches batches_;
  std::size_t draw_calls_ = 0;
};

}  // namespace pm
