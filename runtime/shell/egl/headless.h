#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace pm {

/// What draws: `best` is a GPU where the machine has one, else software; `software` is Mesa's
/// llvmpipe even where there is a GPU (EGL_MESA_device_software).
enum class GlDevice : std::uint8_t { best, software };

/// Whether EGL offers a device that is no software and can be opened.
bool headless_gpu();

/// Call before the first context is opened when several threads will draw: a software renderer then
/// draws on the thread that asks, instead of starting a thread per core for every context.
void headless_threads(int count);

/// An OpenGL ES 3 context without a window (EGL, surfaceless). One per thread; current on the
/// thread that opened it, which must also end it.
class HeadlessGl {
 public:
  HeadlessGl() = default;
  HeadlessGl(const HeadlessGl&) = delete;
  HeadlessGl& operator=(const HeadlessGl&) = delete;
  ~HeadlessGl();

  /// False with `error()` set when no such context can be made.
  bool open(GlDevice device = GlDevice::best);
  const std::string& error() const { return error_; }
  /// GL_RENDERER and GL_VERSION, for reports.
  std::string renderer() const;

  /// Draws into an offscreen frame of this size from now on. The runtime draws to framebuffer 0,
  /// which a surfaceless context does not have: a pixel buffer surface of that size stands in.
  bool size(int width_px, int height_px);
  /// Deletes every object of the context but those that `keep` found and these programs. The
  /// runtime never does (a page's objects go with the page), and a context that draws one scene
  /// after the other would fill up.
  void clear(std::vector<std::uint32_t> programs = {});
  /// The objects of now survive `clear`.
  void keep();
  /// True for OpenGL ES 3.1 and later: compute shaders.
  bool computes() const;
  /// Rows from the top, RGBA, opaque.
  std::vector<std::uint8_t> read() const;
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  static constexpr int kKinds = 6;  ///< of objects
  template <class Visit>
  static void each_object(const Visit& visit);

  void* display_ = nullptr;
  void* config_ = nullptr;
  void* context_ = nullptr;
  void* surface_ = nullptr;
  int width_ = 0, height_ = 0;
  std::array<std::vector<std::uint32_t>, kKinds> kept_;  ///< names by kind
  std::string error_;
};

}  // namespace pm
