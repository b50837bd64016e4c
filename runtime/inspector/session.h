#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "runtime/view/playable.h"

namespace pm {

/// A scalar parameter that can be turned while playing.
struct LiveParam {
  std::string name, unit, effect;
  std::size_t at = 0;  ///< index in Scene::param_values
  std::int32_t min = 0, max = 0;
};

/// What a session plays. The shell fills it from a file; the session itself knows no JSON.
struct SceneSetup {
  Scene scene;
  ShaderText shaders;
  std::vector<LiveParam> params;
  std::string id;     ///< scene's name for the title bar
  std::string store;  ///< link that the CTA would open, for the log
};

/// Presses pointers in a person's place.
class Driver {
 public:
  virtual ~Driver() = default;
  /// Called once before each step of the view.
  virtual void drive(Playable& play) = 0;
  /// Forgets a half-made gesture: after a restart or a rewind.
  virtual void reset() = 0;
};

/// Where effects sound; null for silence.
class SoundOut {
 public:
  virtual ~SoundOut() = default;
  virtual void play(Sound sound, int pitch_pm, int gain_pm) = 0;
};

struct LogLine {
  enum class Kind : std::uint8_t { event, signal, note };
  std::uint32_t step = 0;  ///< game step after which it was told
  Kind kind = Kind::note;
  Event event;
  std::string text;
};

/// Times of the last frames in milliseconds, oldest first from `next`.
struct FrameTimes {
  static constexpr int kFrames = 180;
  std::array<float, kFrames> sim{}, draw{}, whole{};
  int next = 0;

  void push(float sim_ms, float draw_ms, float whole_ms);
};

/// A play that can be paused, stepped and wound back: the runtime plus its tape.
///
/// The tape holds every input with the step it was made at and the state hash after every step.
/// Rewinding simulates the scene anew from its start with the taped inputs, so each rewind is also
/// a proof of determinism: every hash on the way is held against the taped one.
class Session final : public Host {
 public:
  Session(TextRaster& raster, SoundOut* sound, Driver* driver);

  /// Puts a scene on; a fresh tape. False when its mechanic is unknown: then all stays as it was.
  bool open(SceneSetup setup);
  /// Call with a current context; again after the context was made anew.
  void init_gl();
  void resize(int width_px, int height_px);
  /// Previews and tests: everything is baked before the first picture.
  void bake_at_once() { play_.bake_at_once(); }

  /// One step of the view; the game's step unless an effect holds the picture.
  void advance();
  void draw(float alpha);
  /// A person's pointer. While a tape is replayed the rest of it is cut off: a new future begins.
  void pointer(InputKind kind, float x_px, float y_px);

  /// From the start with an empty tape.
  void restart();
  /// Simulates up to `step` (clamped to the tape). True when every hash agreed.
  bool seek(std::uint32_t step);
  /// Gives a parameter a value and restarts.
  void set_param(std::size_t index, std::int32_t value);
  void note(std::string text);

  bool playing_tape() const { return play_.game().steps() + 1 < hashes_.size(); }
  std::uint32_t tape_steps() const { return static_cast<std::uint32_t>(hashes_.size() - 1); }
  std::size_t tape_inputs() const { return tape_.size(); }
  /// Hash after each step of the tape; [0] is the start position.
  const std::vector<std::uint64_t>& hashes() const { return hashes_; }
  /// First step whose replay differed from the tape; -1 when none ever did.
  std::int64_t first_difference() const { return first_difference_; }
  std::uint32_t verified_steps() const { return verified_steps_; }
  const std::deque<LogLine>& log() const { return log_; }
  const SceneSetup& setup() const { return setup_; }
  const Playable& play() const { return play_; }
  FrameTimes& times() { return times_; }
  const FrameTimes& times() const { return times_; }
  /// Time spent since the last call, ms.
  float take_sim_ms();
  float take_draw_ms();

  bool paused = false;
  bool bots = false;  ///< the driver plays
  float speed = 1;    ///< view steps per 1/60 s

  // Host
  TextRaster& text() override { return raster_; }
  void signal(Signal signal) override;
  void sound(Sound sound, int pitch_pm, int gain_pm) override;

 private:
  bool begin();
  void feed_tape();
  void after_step();

  TextRaster& raster_;
  SoundOut* sound_;
  Driver* driver_;
  SceneSetup setup_;
  Playable play_;
  std::vector<Input> tape_;
  std::size_t tape_at_ = 0;
  std::vector<std::uint64_t> hashes_;
  std::int64_t first_difference_ = -1;
  std::uint32_t verified_steps_ = 0;
  std::deque<LogLine> log_;
  FrameTimes times_;
  float sim_ms_ = 0, draw_ms_ = 0;
  int width_px_ = 0, height_px_ = 0;
  bool silent_ = false;
};

const char* name_of(EventKind kind);
const char* name_of(Signal signal);
const char* name_of(Phase phase);
const char* name_of(Outcome outcome);

}  // namespace pm
