#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "generator/core/result.h"
#include "generator/look/look.h"

namespace pm::gen {

/// The three drawings of a picture.
enum class LookLayer : std::uint8_t { whole, without_words, without_words_and_pieces };
inline constexpr int kLookLayers = 3;

/// Measures pictures in batches with the compute passes of shaders/screen, on the GPU or by the
/// software that stands in for one. Needs a current OpenGL ES 3.1 context, the same for every call.
///
/// STEP BY STEP: `open`; for each picture `add`, then `capture` or `put` each of its layers;
/// `measure` gives them all, in order, and empties the batch.
class LookMeter {
 public:
  /// Pictures of this size, multiples of 4; up to `batch` at once.
  LookMeter(int width_px, int height_px, int batch);
  ~LookMeter();
  LookMeter(const LookMeter&) = delete;
  LookMeter& operator=(const LookMeter&) = delete;

  /// `root` holds shaders/screen. `edge` and `blank`: see LookConfig. Error (component) when the
  /// context cannot compute.
  Status open(const std::filesystem::path& root, double edge, double blank);

  bool full() const;
  /// A place for a picture. The batch must not be full.
  void add(LookSubject subject);
  /// Takes a layer of the newest picture from the framebuffer.
  void capture(LookLayer layer);
  /// Takes it from memory: RGBA, rows from the top.
  void put(LookLayer layer, std::span<const std::uint8_t> rgba);

  Result<std::vector<PictureLook>> measure();

 private:
  struct Gl;
  int width_, height_, batch_;
  double edge_ = 0, blank_ = 0;
  std::vector<LookSubject> subjects_;
  std::unique_ptr<Gl> gl_;
};

}  // namespace pm::gen
