// The shipped module's face to the page: web/playable/runtime.ts calls the exports and provides the
// imports. No JavaScript is generated; what stands here is the whole interface.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <utility>

#include "runtime/audio/synth.h"
#include "runtime/scene/cooked.h"
#include "runtime/view/pictures.h"
#include "runtime/view/playable.h"

#define PM_EXPORT(name) extern "C" __attribute__((export_name(#name)))
#define PM_IMPORT extern "C" __attribute__((import_module("env")))

PM_IMPORT void pm_text_measure(pm::TextSpec* spec);
PM_IMPORT void pm_text_draw(const pm::TextSpec* spec, int x, int y);
PM_IMPORT void pm_signal(int signal);
PM_IMPORT void pm_sound(int sound, int pitch_pm, int gain_pm);
PM_IMPORT int pm_strip();

namespace {

class PageText final : public pm::TextRaster {
 public:
  void measure(pm::TextSpec& spec) override { pm_text_measure(&spec); }
  void draw(const pm::TextSpec& spec, int x, int y) override { pm_text_draw(&spec, x, y); }
};

class Page final : public pm::Host {
 public:
  pm::TextRaster& text() override { return text_; }
  void signal(pm::Signal signal) override { pm_signal(static_cast<int>(signal)); }
  void sound(pm::Sound sound, int pitch_pm, int gain_pm) override {
    pm_sound(static_cast<int>(sound), pitch_pm, gain_pm);
  }

 private:
  PageText text_;
};

// One play a page; never freed, so that no exit handlers are linked.
pm::Playable* play = nullptr;
Page* page = nullptr;

/// What pm_state writes, all 32-bit words. Read by web/playable/runtime.ts.
struct State {
  std::int32_t phase, outcome, progress_pm, step;
  std::uint32_t hash_low, hash_high;
  std::int32_t ready;
  std::int32_t glide_steps;
  std::int32_t hint_count;
  float hint_px[16];
  float cta[4], retry[4];  ///< x, y, width, height in px; retry is empty when not offered
  std::int32_t pictures;   ///< Renderer::Pictures
};
State state;

/// What pm_trace writes. Inputs are read as they lie: step, kind, x, y at 0, 4, 6, 8 of 12 bytes.
struct Trace {
  const pm::Input* inputs;
  std::uint32_t count;
  std::uint32_t most;  ///< so many are kept
};
Trace trace;
static_assert(sizeof(pm::Input) == 12 && offsetof(pm::Input, kind) == 4 &&
              offsetof(pm::Input, at) == 6);

}  // namespace

/// The page has the strip, in a texture's form; answers as Strip.
pm::Strip pm::send_strip(const pm::Scene&) { return static_cast<pm::Strip>(pm_strip()); }

/// Room for the cooked scene; handed back to pm_boot.
PM_EXPORT(pm_alloc) void* pm_alloc(std::uint32_t size) { return std::malloc(size); }

/// 0, or 1 + CookedError, or 100 when the scene is of another mechanic. Frees the bytes.
PM_EXPORT(pm_boot) int pm_boot(std::uint8_t* bytes, std::uint32_t size, int locale) {
  pm::Scene scene;
  pm::ShaderText shaders;
  const pm::CookedError error =
      pm::read_cooked(std::span<const std::uint8_t>(bytes, size), scene, shaders);
  std::free(bytes);
  if (error != pm::CookedError::none) return 1 + static_cast<int>(error);
  page = new Page;
  play = new pm::Playable;
  return play->start(std::move(scene), std::move(shaders), *page, locale) ? 0 : 100;
}

#ifdef PM_STUDIO
/// Another scene, edited or begun anew, in place of the one that plays; pm_resize must follow, and
/// the first frame waits until all its pictures are there. As pm_boot, and 200 when they need other
/// programs: then it must be loaded anew.
PM_EXPORT(pm_swap) int pm_swap(std::uint8_t* bytes, std::uint32_t size, int locale) {
  pm::Scene scene;
  pm::ShaderText shaders;
  const pm::CookedError error =
      pm::read_cooked(std::span<const std::uint8_t>(bytes, size), scene, shaders);
  std::free(bytes);
  if (error != pm::CookedError::none) return 1 + static_cast<int>(error);
  auto next = std::make_unique<pm::Playable>();
  if (!next->start(std::move(scene), std::move(shaders), *page, locale)) return 100;
  if (!next->adopt_gl(*play)) return 200;
  next->bake_at_once(true);
  delete std::exchange(play, next.release());
  return 0;
}
/// 1 when a frame with all its pictures would not have to wait for the driver.
PM_EXPORT(pm_compiled) int pm_compiled() {
  return play->renderer().compiled(play->scene()) ? 1 : 0;
}
/// While it is on, a frame waits until all its pictures are there.
PM_EXPORT(pm_at_once) void pm_at_once(int on) { play->bake_at_once(on != 0); }

/// A recorded play shown again: a step with all that is seen of it, the picture. Between steps,
/// pm_input gives what was done.
PM_EXPORT(pm_show_step) void pm_show_step() { play->step(); }
PM_EXPORT(pm_show) void pm_show() { play->draw(1); }
/// Where a point of the stage lies on the screen: x and y in px. The pointer stays valid.
PM_EXPORT(pm_place) const float* pm_place(float x, float y) {
  static float place[2];
  const pm::Layout& layout = play->layout();
  place[0] = layout.stage.x + x * layout.stage_scale;
  place[1] = layout.origin_y + y * layout.stage_scale;
  return place;
}
#endif

/// Makes everything that lives on the GPU; again after a context loss.
PM_EXPORT(pm_gl) void pm_gl() { play->init_gl(); }

PM_EXPORT(pm_resize)
void pm_resize(int width, int height, float top, float right, float bottom, float left,
               float density) {
  play->resize(width, height, pm::Insets{top, right, bottom, left}, density);
}

PM_EXPORT(pm_locale) void pm_locale(int locale) { play->set_locale(locale); }
/// Renderer::Status: whether the driver took the shaders.
PM_EXPORT(pm_frame) int pm_frame(double now_ms) {
  play->frame(now_ms);
  return static_cast<int>(play->gl_status());
}
PM_EXPORT(pm_resume) void pm_resume() { play->resume(); }

/// 1 when the store must be opened now, inside this gesture.
PM_EXPORT(pm_pointer) int pm_pointer(int kind, float x, float y) {
  return static_cast<int>(play->pointer(static_cast<pm::InputKind>(kind), x, y));
}

/// Simulation without a screen: replays and the generator's last check.
PM_EXPORT(pm_input) void pm_input(int kind, int x, int y) {
  play->game().input(static_cast<pm::InputKind>(kind),
                     pm::Point{static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
}
PM_EXPORT(pm_step) void pm_step(int steps) {
  for (int i = 0; i < steps; ++i) play->game().step();
}

/// Where the play stands, for hosts, tests and tools. The pointer stays valid.
PM_EXPORT(pm_state) const void* pm_state(int with_hint) {
  const pm::Game& game = play->game();
  pm::HudModel hud;
  game.hud(hud);
  const std::uint64_t hash = game.hash();
  state.phase = static_cast<int>(game.phase());
  state.outcome = static_cast<int>(game.outcome());
  state.progress_pm = hud.progress_per_mille;
  state.step = static_cast<int>(game.steps());
  state.hash_low = static_cast<std::uint32_t>(hash);
  state.hash_high = static_cast<std::uint32_t>(hash >> 32U);
  state.ready = game.mechanic().ready() ? 1 : 0;
  state.hint_count = 0;
  const pm::Layout& layout = play->layout();
  if (with_hint != 0 && layout.width > 0) {
    play->refresh_hint();
    const pm::Gesture& hint = play->hint();
    state.hint_count = hint.count;
    state.glide_steps = hint.glide_steps;
    for (int i = 0; i < hint.count; ++i) {
      state.hint_px[i * 2] =
          layout.stage.x + hint.points[static_cast<std::size_t>(i)].x * layout.stage_scale;
      state.hint_px[i * 2 + 1] =
          layout.origin_y + hint.points[static_cast<std::size_t>(i)].y * layout.stage_scale;
    }
  }
  const pm::EndCard card = pm::layout_end_card(layout, game.can_retry());
  const bool ended = game.phase() == pm::Phase::end_card;
  const pm::Box cta = ended ? card.cta : layout.cta;
  const pm::Box retry = ended && card.has_retry ? card.retry : pm::Box{};
  const float boxes[8] = {cta.x, cta.y, cta.w, cta.h, retry.x, retry.y, retry.w, retry.h};
  for (int i = 0; i < 4; ++i) {
    state.cta[i] = boxes[i];
    state.retry[i] = boxes[4 + i];
  }
  state.pictures = static_cast<int>(play->pictures());
  return &state;
}

/// Every input of the play so far, as far as they are kept. The pointer stays valid.
PM_EXPORT(pm_trace) const void* pm_trace() {
  const std::span<const pm::Input> inputs = play->game().trace();
  trace = Trace{inputs.data(), static_cast<std::uint32_t>(inputs.size()),
                static_cast<std::uint32_t>(pm::Playable::kMostInputs)};
  return &trace;
}

/// Samples of a sound at 22,050 Hz; the buffer is good until the next call.
PM_EXPORT(pm_sound_size) int pm_sound_size(int sound) { return pm::sound_samples(sound); }
PM_EXPORT(pm_sound_render) const float* pm_sound_render(int sound) {
  static std::vector<float>* samples = new std::vector<float>;
  pm::render_sound(sound, play->scene().seed, play->scene().presenter.voice_hz, *samples);
  return samples->data();
}
