#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "generator/preview/preview.h"
#include "generator/session/view.h"

namespace pm::gen {

/// A picture of a replayed view, as a file of the folder.
struct Still {
  std::string file;
  std::string moment;  ///< event of the play, or "last"
  std::uint32_t step = 0;
};

/// Plays a view again on a screen and keeps its moments (first picture, first touch, progress, end,
/// end card, the last state) as PNG files. The finger is drawn where it was. The view must have
/// passed replay_session for the scene.
Result<std::vector<Still>> film_moments(PreviewRenderer& renderer,
                                        const std::filesystem::path& root, const Scene& scene,
                                        const SessionView& view, int width_px, int height_px,
                                        const std::filesystem::path& folder);

/// The same as a film: PNG files 000001.png and on, `fps` (1..60) of them for a second; how many.
Result<int> film_frames(PreviewRenderer& renderer, const std::filesystem::path& root,
                        const Scene& scene, const SessionView& view, int width_px, int height_px,
                        int fps, const std::filesystem::path& folder);

}  // namespace pm::gen
