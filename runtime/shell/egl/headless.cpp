#include "runtime/shell/egl/headless.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GLES3/gl3.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>

namespace pm {

namespace {

/// EGL hands every thread the same display, and ending it would end it for all.
struct DisplayUse {
  std::mutex guard;
  std::map<EGLDisplay, int> users;
};
DisplayUse& display_use() {
  static DisplayUse use;
  return use;
}

bool initialize(EGLDisplay display) {
  return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) != EGL_FALSE;
}

bool is_software(EGLDeviceEXT device) {
  const auto text = reinterpret_cast<PFNEGLQUERYDEVICESTRINGEXTPROC>(
      eglGetProcAddress("eglQueryDeviceStringEXT"));
  const char* extensions = text != nullptr ? text(device, EGL_EXTENSIONS) : nullptr;
  return extensions != nullptr && std::strstr(extensions, "EGL_MESA_device_software") != nullptr;
}

/// The first device of that kind whose display can be opened.
EGLDisplay device_display(bool software) {
  const auto get = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  const auto query =
      reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
  EGLDeviceEXT devices[16];
  EGLint count = 0;
  if (get == nullptr || query == nullptr || query(16, devices, &count) == EGL_FALSE) {
    return EGL_NO_DISPLAY;
  }
  for (EGLint i = 0; i < count; ++i) {
    if (is_software(devices[i]) != software) continue;
    const EGLDisplay display = get(EGL_PLATFORM_DEVICE_EXT, devices[i], nullptr);
    if (initialize(display)) return display;
  }
  return EGL_NO_DISPLAY;
}

EGLDisplay find_display(GlDevice device) {
  if (device == GlDevice::software) return device_display(true);
  for (const bool software : {false, true}) {
    const EGLDisplay display = device_display(software);
    if (display != EGL_NO_DISPLAY) return display;
  }
  const auto get = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get != nullptr) {
    const EGLDisplay display = get(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    if (initialize(display)) return display;
  }
  const EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
  return initialize(display) ? display : EGL_NO_DISPLAY;
}

EGLDisplay open_display(GlDevice device) {
  const std::lock_guard lock(display_use().guard);
  const EGLDisplay display = find_display(device);
  if (display != EGL_NO_DISPLAY) ++display_use().users[display];
  return display;
}

void close_display(EGLDisplay display) {
  const std::lock_guard lock(display_use().guard);
  if (--display_use().users[display] == 0) eglTerminate(display);
}

}  // namespace

bool headless_gpu() {
  const std::lock_guard lock(display_use().guard);
  const EGLDisplay display = device_display(false);
  if (display == EGL_NO_DISPLAY) return false;
  if (display_use().users[display] == 0) eglTerminate(display);
  return true;
}

void headless_threads(int count) {
  // Mesa's llvmpipe reads it when its display is opened; a user's own setting stands.
  if (count > 1) setenv("LP_NUM_THREADS", "0", 0);  // NOLINT(concurrency-mt-unsafe)
}

HeadlessGl::~HeadlessGl() {
  if (display_ == nullptr) return;
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (surface_ != nullptr) eglDestroySurface(display_, surface_);
  if (context_ != nullptr) eglDestroyContext(display_, context_);
  close_display(display_);
}

bool HeadlessGl::open(GlDevice device) {
  display_ = open_display(device);
  if (display_ == EGL_NO_DISPLAY) {
    error_ = device == GlDevice::software
                 ? "EGL offers no software device (is libegl-mesa0 installed?)"
                 : "no EGL display (is libegl-mesa0 installed?)";
    return false;
  }
  eglBindAPI(EGL_OPENGL_ES_API);
  const EGLint wanted[] = {EGL_SURFACE_TYPE,
                           EGL_PBUFFER_BIT,
                           EGL_RENDERABLE_TYPE,
                           EGL_OPENGL_ES3_BIT,
                           EGL_RED_SIZE,
                           8,
                           EGL_GREEN_SIZE,
                           8,
                           EGL_BLUE_SIZE,
                           8,
                           EGL_ALPHA_SIZE,
                           8,
                           EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (eglChooseConfig(display_, wanted, &config, 1, &count) == EGL_FALSE || count == 0) {
    error_ = "EGL offers no OpenGL ES 3 configuration with an offscreen surface";
    return false;
  }
  config_ = config;
  // Drawing needs 3.0, measuring pictures 3.1.
  for (const EGLint minor : {1, 0}) {
    const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, minor,
                                 EGL_NONE};
    context_ = eglCreateContext(display_, config_, EGL_NO_CONTEXT, attributes);
    if (context_ != EGL_NO_CONTEXT) break;
  }
  if (context_ == EGL_NO_CONTEXT) {
    error_ = "EGL cannot create an OpenGL ES 3 context";
    return false;
  }
  return size(64, 64);
}

bool HeadlessGl::size(int width_px, int height_px) {
  if (surface_ != nullptr && width_ == width_px && height_ == height_px) return true;
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (surface_ != nullptr) eglDestroySurface(display_, surface_);
  const EGLint attributes[] = {EGL_WIDTH, width_px, EGL_HEIGHT, height_px, EGL_NONE};
  surface_ = eglCreatePbufferSurface(display_, config_, attributes);
  width_ = width_px;
  height_ = height_px;
  if (surface_ == EGL_NO_SURFACE ||
      eglMakeCurrent(display_, surface_, surface_, context_) == EGL_FALSE) {
    error_ = "EGL cannot make an offscreen surface";
    return false;
  }
  return true;
}

template <class Visit>
void HeadlessGl::each_object(const Visit& visit) {
  // Drivers hand out the lowest free names, so a long gap is the end.
  constexpr GLuint kGap = 128;
  std::size_t kind = 0;
  const auto sweep = [&](GLboolean (*is)(GLuint), auto remove) {
    for (GLuint name = 1, seen = 0; name < seen + kGap; ++name) {
      if (is(name) == GL_FALSE) continue;
      seen = name;
      visit(kind, name, remove);
    }
    ++kind;
  };
  sweep(glIsProgram, [](GLuint name) { glDeleteProgram(name); });
  sweep(glIsShader, [](GLuint name) { glDeleteShader(name); });
  sweep(glIsFramebuffer, [](GLuint name) { glDeleteFramebuffers(1, &name); });
  sweep(glIsTexture, [](GLuint name) { glDeleteTextures(1, &name); });
  sweep(glIsVertexArray, [](GLuint name) { glDeleteVertexArrays(1, &name); });
  sweep(glIsBuffer, [](GLuint name) { glDeleteBuffers(1, &name); });
}

void HeadlessGl::keep() {
  for (auto& names : kept_) names.clear();
  each_object([this](std::size_t kind, GLuint name, auto) { kept_[kind].push_back(name); });
}

void HeadlessGl::clear(std::vector<std::uint32_t> programs) {
  glUseProgram(0);
  std::sort(programs.begin(), programs.end());
  each_object([&](std::size_t kind, GLuint name, auto remove) {
    // Found in rising order.
    if (std::binary_search(kept_[kind].begin(), kept_[kind].end(), name)) return;
    if (kind == 0 && std::binary_search(programs.begin(), programs.end(), name)) return;
    remove(name);
  });
}

bool HeadlessGl::computes() const {
  GLint major = 0;
  GLint minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  return major > 3 || (major == 3 && minor >= 1);
}

std::string HeadlessGl::renderer() const {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
  return std::string(name != nullptr ? name : "unknown") + ", " +
         (version != nullptr ? version : "unknown");
}

std::vector<std::uint8_t> HeadlessGl::read() const {
  const auto row = static_cast<std::size_t>(width_) * 4;
  const auto height = static_cast<std::size_t>(height_);
  std::vector<std::uint8_t> flipped(row * height);
  std::vector<std::uint8_t> pixels(row * height);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, flipped.data());
  for (std::size_t y = 0; y < height; ++y) {
    std::memcpy(pixels.data() + y * row, flipped.data() + (height - 1 - y) * row, row);
  }
  for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
  return pixels;
}

}  // namespace pm
