#include "runtime/shell/sdl/window.h"

#include "runtime/shell/gl.h"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

// A canvas has one context for ever: what lives in it is deleted object by object.
// clang-format off
EM_JS(void, pm_forget_gl_objects, (), {
  const kinds = [
    [GL.textures, 'deleteTexture'],
    [GL.framebuffers, 'deleteFramebuffer'],
    [GL.buffers, 'deleteBuffer'],
    [GL.vaos, 'deleteVertexArray'],
    [GL.shaders, 'deleteShader'],
    [GL.programs, 'deleteProgram'],
  ];
  for (const [table, remove] of kinds) {
    table.forEach((object, id) => {
      if (object) GLctx[remove](object);
      table[id] = null;
    });
  }
});
// clang-format on
#endif

namespace pm {

SdlWindow::~SdlWindow() {
  if (context_ != nullptr) SDL_GL_DeleteContext(context_);
  if (window_ != nullptr) SDL_DestroyWindow(window_);
}

bool SdlWindow::fail(const char* what) {
  error_ = std::string(what) + ": " + SDL_GetError();
  return false;
}

bool SdlWindow::open(const std::string& title, int width, int height) {
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return fail("no display");
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  window_ =
      SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                       SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (window_ == nullptr) return fail("no window");
  return fresh_context();
}

bool SdlWindow::fresh_context() {
#ifdef __EMSCRIPTEN__
  if (context_ != nullptr) {
    pm_forget_gl_objects();
    return true;
  }
#endif
  if (context_ != nullptr) SDL_GL_DeleteContext(context_);
  context_ = SDL_GL_CreateContext(window_);
  if (context_ == nullptr) return fail("no OpenGL ES 3 context");
  // Waits for the screen where it can; the frame loop paces itself where not.
  SDL_GL_SetSwapInterval(1);
  return true;
}

void SdlWindow::widen([[maybe_unused]] int points) {
#ifndef __EMSCRIPTEN__
  int width = 0;
  int height = 0;
  size(width, height);
  SDL_SetWindowSize(window_, width + points, height);
#endif
}

float SdlWindow::density() const {
  int points = 0;
  int pixels = 0;
  int unused = 0;
  size(points, unused);
  size_px(pixels, unused);
  return points > 0 ? static_cast<float>(pixels) / static_cast<float>(points) : 1.0F;
}

std::string SdlWindow::renderer() const {
  const auto text = [](GLenum name) {
    const auto* value = reinterpret_cast<const char*>(glGetString(name));
    return std::string(value != nullptr ? value : "?");
  };
  return text(GL_RENDERER) + ", " + text(GL_VERSION);
}

namespace {

Key key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_ESCAPE: return Key::quit;
    case SDLK_SPACE: return Key::pause;
    case SDLK_PERIOD: return Key::step;
    case SDLK_r: return Key::restart;
    case SDLK_LEFTBRACKET: return Key::rewind;
    case SDLK_RIGHTBRACKET: return Key::forward;
    case SDLK_F1: return Key::inspector;
    default: return Key::none;
  }
}

HostEvent pointer_event(InputKind kind, float x, float y) {
  HostEvent out;
  out.kind = HostEvent::Kind::pointer;
  out.input = kind;
  out.x = x;
  out.y = y;
  return out;
}

}  // namespace

HostEvent EventReader::read(const SDL_Event& event, const SdlWindow& window) {
  HostEvent out;
  const float density = window.density();
  const auto mouse = [&](InputKind kind, int x, int y) {
    return pointer_event(kind, static_cast<float>(x) * density, static_cast<float>(y) * density);
  };
  const auto touch = [&](InputKind kind) {
    int width = 0;
    int height = 0;
    window.size_px(width, height);
    return pointer_event(kind, event.tfinger.x * static_cast<float>(width),
                         event.tfinger.y * static_cast<float>(height));
  };
  switch (event.type) {
    case SDL_QUIT: out.kind = HostEvent::Kind::quit; return out;
    case SDL_KEYDOWN:
      out.key = key_of(event.key.keysym.sym);
      if (out.key != Key::none) out.kind = HostEvent::Kind::key;
      return out;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) break;
      return mouse(event.type == SDL_MOUSEBUTTONDOWN ? InputKind::down : InputKind::up,
                   event.button.x, event.button.y);
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID || (event.motion.state & SDL_BUTTON_LMASK) == 0) {
        break;
      }
      return mouse(InputKind::move, event.motion.x, event.motion.y);
    case SDL_FINGERDOWN:
      if (has_finger_) break;
      has_finger_ = true;
      finger_ = event.tfinger.fingerId;
      return touch(InputKind::down);
    case SDL_FINGERMOTION:
      if (!has_finger_ || event.tfinger.fingerId != finger_) break;
      return touch(InputKind::move);
    case SDL_FINGERUP:
      if (!has_finger_ || event.tfinger.fingerId != finger_) break;
      has_finger_ = false;
      return touch(InputKind::up);
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_MINIMIZED ||
          event.window.event == SDL_WINDOWEVENT_HIDDEN) {
        out.kind = HostEvent::Kind::hidden;
      }
      if (event.window.event == SDL_WINDOWEVENT_RESTORED ||
          event.window.event == SDL_WINDOWEVENT_SHOWN) {
        out.kind = HostEvent::Kind::shown;
      }
      return out;
    default: break;
  }
  return out;
}

}  // namespace pm
