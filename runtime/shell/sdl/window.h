#pragma once
#include <SDL2/SDL.h>

#include <string>

#include "runtime/sim/input.h"

namespace pm {

/// A resizable SDL2 window with an OpenGL ES 3.0 context, current on the thread that opened it.
class SdlWindow {
 public:
  SdlWindow() = default;
  ~SdlWindow();
  SdlWindow(const SdlWindow&) = delete;
  SdlWindow& operator=(const SdlWindow&) = delete;

  /// Size in points (the desktop's unit). False with `error()` set when there is no display or no
  /// OpenGL ES 3.
  bool open(const std::string& title, int width, int height);
  /// Throws everything in the context away, with the context itself where a new one can be had.
  bool fresh_context();
  void swap() { SDL_GL_SwapWindow(window_); }
  /// Makes the window wider (or narrower) by so many points; a page keeps the size that its browser
  /// gives it.
  void widen(int points);
  void title(const std::string& text) { SDL_SetWindowTitle(window_, text.c_str()); }

  /// Size in points, and in pixels of the framebuffer.
  void size(int& width, int& height) const { SDL_GetWindowSize(window_, &width, &height); }
  void size_px(int& width, int& height) const { SDL_GL_GetDrawableSize(window_, &width, &height); }
  /// Pixels per point: 1, or up to 3 on dense screens.
  float density() const;
  /// GL_RENDERER and GL_VERSION, for reports.
  std::string renderer() const;

  SDL_Window* handle() const { return window_; }
  SDL_GLContext context() const { return context_; }
  const std::string& error() const { return error_; }

 private:
  bool fail(const char* what);

  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  std::string error_;
};

/// What the player understands of the keyboard.
enum class Key : std::uint8_t { none, quit, pause, step, restart, rewind, forward, inspector };

/// One thing that happened at the window. Coordinates in pixels of the framebuffer.
struct HostEvent {
  enum class Kind : std::uint8_t { none, quit, key, pointer, hidden, shown };
  Kind kind = Kind::none;
  Key key = Key::none;
  InputKind input = InputKind::down;
  float x = 0, y = 0;
};

/// Mouse and the first finger become one pointer; mouse events that SDL makes from touches are
/// left out.
class EventReader {
 public:
  HostEvent read(const SDL_Event& event, const SdlWindow& window);

 private:
  bool has_finger_ = false;
  SDL_FingerID finger_ = 0;
};

}  // namespace pm
