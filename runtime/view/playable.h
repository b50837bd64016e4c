#pragma once
#include <span>
#include <vector>

#include "runtime/shell/host.h"
#include "runtime/sim/game.h"
#include "runtime/view/effects.h"
#include "runtime/view/presenter.h"
#include "runtime/view/renderer.h"
#include "runtime/view/screen_parts.h"
#include "runtime/view/text_source.h"

namespace pm {

/// What a shell must do after a pointer event.
enum class PointerAnswer : std::uint8_t { nothing, open_store };

/// A scene on a screen: owns the game and everything seen. Shells feed it time, size and pointers.
///
/// STEP BY STEP: `start`, `init_gl` (again after a context loss), `resize`, then `frame` each
/// animation frame and `pointer` as events come.
/// The store opens only as the answer to a lifted finger on the CTA, never for the first touch of
/// the session, never within half a second of the play's end or of the end card's arrival, and not
/// twice within half a second (a double tap is one wish).
class Playable {
 public:
  /// Of its trace the game keeps so many inputs; a play that had more has no whole one.
  static constexpr std::size_t kMostInputs = 4096;

  bool start(Scene scene, ShaderText shaders, Host& host, int locale);
  /// `last`, of the same context, spares compiling what it has compiled; it must not be used any
  /// more.
  void init_gl(const Playable* last = nullptr);
  /// In place of `init_gl`: takes over what another one has on the GPU, which must not be used any
  /// more. Its programs go on serving, so the first frame is whole. False when it has other shaders
  /// or another number of pictures (whether they are the same is the caller's to know), and nothing
  /// was taken. For the studio, where scenes are edited live.
  bool adopt_gl(Playable& other);
  /// `density`: pixels of the screen by CSS pixel, for what fingers must hit.
  void resize(int width_px, int height_px, const Insets& insets, float density = 1);
  /// Advances by whole 60 Hz steps up to `now_ms` (at most 4, so a stall never fast-forwards) and
  /// draws, interpolated.
  void frame(double now_ms);
  /// Forgets the elapsed time: after the page was hidden.
  void resume() { last_ms_ = -1; }
  PointerAnswer pointer(InputKind kind, float x_px, float y_px);

  Game& game() { return game_; }
  const Game& game() const { return game_; }
  const Scene& scene() const { return scene_; }
  const Layout& layout() const { return layout_; }
  /// One simulation step with its effects; shells that keep their own clock (previews, tests) use
  /// this and `draw` instead of `frame`.
  void step();
  void draw(float alpha);
  std::span<const Quad> quads() const { return painter_.quads(); }
  /// The words from the next frame on; an index into the scene's locales.
  void set_locale(int locale) { locale_ = locale; }
  /// Previews: wait for the driver and bake what a picture shows before it is drawn.
  void bake_at_once(bool on = true) { bake_at_once_ = on; }
  /// Known once the driver has compiled what was drawn.
  Renderer::Status gl_status() const { return renderer_.status(); }
  Renderer::Pictures pictures() const { return renderer_.pictures(); }
  std::size_t draw_calls() const { return renderer_.draw_calls(); }
  /// For measuring pictures: draws a part of `quads()` again, knows whose cell a quad shows.
  Renderer& renderer() { return renderer_; }
  /// Best move now, in stage units; count 0 when there is none.
  const Gesture& hint() const { return hint_; }
  void refresh_hint();

 private:
  void draw_background();
  void step_presenter(std::span<const Event> events, bool prompt, bool teach);
  void play_sounds();
  void say_displayed();
  void send_signals();
  void bake();
  Point to_stage(float x_px, float y_px) const;

  Scene scene_;
  ShaderText shaders_;
  Host* host_ = nullptr;
  int locale_ = 0;
  Game game_;
  Renderer renderer_;
  Painter painter_;
  Painter::TextSource words_;
  Effects effects_;
  Layout layout_;
  Insets insets_;
  HudModel hud_;
  HudMotion hud_motion_;
  EndCard card_;
  Gesture hint_;
  Bounded<float> slot_px_;
  bool gl_ready_ = false;
  bool bake_at_once_ = false;
  bool displayed_ = false;
  double last_ms_ = -1;
  double behind_ms_ = 0;
  std::uint32_t view_steps_ = 0;
  std::uint32_t store_from_ = 0;  ///< first view step in which the store may open
  int touches_ = 0;
  int good_moves_ = 0;
  float prompt_shown_ = 0;
  float hand_shown_ = 0;
  float cta_press_ = 0;
  bool finger_down_ = false;
  bool finger_on_cta_ = false;
  bool finger_on_retry_ = false;
  int progress_sent_ = 0;
  int progress_from_ = 0;  ///< per mille at the first touch
  bool started_sent_ = false;
  Phase shown_phase_ = Phase::playing;
  Presenter presenter_;
};

}  // namespace pm
