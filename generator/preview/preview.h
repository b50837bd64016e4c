#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generator/core/image.h"
#include "generator/core/result.h"
#include "runtime/scene/scene.h"
#include "runtime/shell/egl/headless.h"
#include "runtime/shell/host.h"
#include "runtime/view/playable.h"
#include "runtime/view/shader_text.h"

namespace pm::gen {

/// A moment of a play worth a picture.
enum class Moment { start, middle, end_card };

struct Shot {
  int width_px = 0, height_px = 0;
  Moment moment = Moment::start;
};

struct Picture {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgba;  ///< rows from the top
};

/// Steps a play and takes pictures of it by `shoot`.
using Screenplay = std::function<Status(Playable& play, const std::function<Picture()>& shoot)>;

/// Renders scenes without a window through the same view code that ships: one OpenGL ES context, on
/// a GPU when there is one. Belongs to the thread that opened it; several may draw at once, each
/// with its own.
class PreviewRenderer {
 public:
  PreviewRenderer();
  ~PreviewRenderer();
  PreviewRenderer(PreviewRenderer&&) noexcept;
  PreviewRenderer& operator=(PreviewRenderer&&) noexcept;

  /// ExitCode::component when the machine has no usable EGL.
  Status open(GlDevice device = GlDevice::best);
  /// GL renderer and version, for reports.
  std::string renderer() const;

  /// Plays the scene by its best hints, once for every size, and takes the pictures, in the order
  /// of `shots`. `middle` is the first moment past 40 % progress (or 8 s), `end_card` a second
  /// after the card came. A play that is seen whole is `win`, or the first human-like player's that
  /// wins when that is empty or touches before the first picture.
  Result<std::vector<Picture>> render(const std::filesystem::path& root, const Scene& scene,
                                      const std::vector<Shot>& shots,
                                      std::span<const Input> win = {});

  /// Puts a scene on a screen of that size and hands it over; `heard` is told its signals.
  Status on_screen(const std::filesystem::path& root, const Scene& scene, int width_px,
                   int height_px, const std::function<void(Signal)>& heard, const Screenplay& play);

  /// Plays the scene once by its best hints and calls `look` when each of `moments` (in the order
  /// of a play) has been drawn, with the frame still in the framebuffer.
  using Look = std::function<Status(Moment moment, Playable& play)>;
  Status watch(const std::filesystem::path& root, const Scene& scene, int width_px, int height_px,
               std::span<const Moment> moments, const Look& look, std::span<const Input> win = {});
  /// The context that draws: for passes of one's own over what was drawn.
  HeadlessGl& gl();

 private:
  Status render_size(const std::filesystem::path& root, const Scene& scene,
                     const std::vector<Shot>& shots, const Shot& size, std::span<const Input> win,
                     std::vector<Picture>& pictures);

  struct Room;
  std::unique_ptr<Room> room_;
};

/// The preview of a variant: portrait start, middle and end card beside a landscape middle, on one
/// sheet, as PNG. Written whole or not at all. `win` as in `PreviewRenderer::render`.
Status write_preview(PreviewRenderer& renderer, const std::filesystem::path& root,
                     const Scene& scene, const std::filesystem::path& file,
                     std::span<const Input> win = {});

/// The portrait start out of a preview that was written so.
Result<Image> preview_start(const std::filesystem::path& file);

/// One picture as PNG, for the time before a playable starts. Written whole or not at all.
Status write_poster(PreviewRenderer& renderer, const std::filesystem::path& root,
                    const Scene& scene, const Shot& shot, const std::filesystem::path& file);

}  // namespace pm::gen
