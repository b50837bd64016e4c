#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "runtime/inspector/inspector.h"
#include "runtime/shell/sdl/audio.h"
#include "runtime/shell/sdl/window.h"

namespace pm {

/// A window with one scene in it and the inspector beside the game: what the native player and the
/// inspectable page share. It owns time only in so far as `frame` is told it.
///
/// STEP BY STEP: `show` a scene, `open` the window, then `frame` again and again; `show` may be
/// called at any time for another scene. Without `open` there is a simulation and no picture.
class Workbench {
 public:
  enum class Shown : std::uint8_t { ok, unknown_mechanic, no_context };

  Workbench(TextRaster& text, bool inspecting);
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  /// Puts a scene on. The last one stays on when its mechanic is unknown.
  Shown show(SceneSetup setup);
  /// `width` and `height` of the game in points; the inspector's room comes on top. False with
  /// `error()` set when there is no display or no OpenGL ES 3.
  bool open(int width, int height);
  /// Effects and music, from the first touch on.
  void open_audio() { audio_.open(session_->setup().scene); }
  /// Everything on the GPU anew: after the context was lost.
  bool renew_gl();

  /// Events, the steps that are due at `now_s` (seconds of any clock), and a picture.
  void frame(double now_s);
  /// Draws as things are; `alpha` between the last two steps, 0..1.
  void paint(float alpha);
  void press(Key key);

  bool wants_to_quit() const { return quit_; }
  void quit() { quit_ = true; }
  bool hidden() const { return hidden_; }
  bool inspecting() const { return inspecting_; }
  /// Points at the panel's foot that belong to somebody else.
  void reserve_foot(float points) { foot_ = points; }
  Session& session() { return *session_; }
  Inspector& inspector() { return inspector_; }
  SdlWindow& window() { return window_; }
  const std::string& error() const { return window_.error(); }

 private:
  void start_gl();
  void handle(const HostEvent& event);
  void fit();
  float panel_points() const;

  SdlWindow window_;
  EventReader reader_;
  SdlAudio audio_;
  std::unique_ptr<Driver> driver_;
  std::unique_ptr<Session> session_;
  Inspector inspector_;
  bool imgui_ = false;
  bool inspecting_ = true;
  bool quit_ = false;
  bool hidden_ = false;
  float foot_ = 0;
  double last_s_ = -1;
  double behind_ = 0;
};

}  // namespace pm
