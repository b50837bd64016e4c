#include "generator/cli/report_heat.h"

#include <algorithm>
#include <cstdio>

#include "generator/cli/progress.h"
#include "generator/core/text.h"
#include "generator/replay/heatmap.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostVariants = 8;
constexpr int kShort_px = 300, kLong_px = 650;

struct Wanted {
  const std::string* variant = nullptr;
  const Scene* scene = nullptr;
  const TouchGrids* grids = nullptr;

  int touches(bool landscape) const {
    return (*grids)[landscape][false].touches + (*grids)[landscape][true].touches;
  }
  int touches() const { return touches(false) + touches(true); }
};

/// Variants whose touches belong to the scene that is known of them, the most touched first.
std::vector<Wanted> wanted_pictures(const PlaysReadout& plays,
                                    const std::map<std::string, Scene>& scenes) {
  std::vector<Wanted> out;
  for (const PlayCurves& variant : plays.variants) {
    const auto scene = scenes.find(variant.name);
    if (scene == scenes.end()) continue;
    const auto& by_scene = plays.tallies.at(variant.name).touches;
    const auto grids = by_scene.find(scene_fingerprint(scene->second));
    if (grids != by_scene.end()) out.push_back({&variant.name, &scene->second, &grids->second});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Wanted& a, const Wanted& b) { return a.touches() > b.touches(); });
  if (out.size() > kMostVariants) out.resize(kMostVariants);
  return out;
}

Status add_pictures(PreviewRenderer& renderer, const std::filesystem::path& root,
                    const Wanted& wanted, std::vector<HeatPicture>& out) {
  const bool landscape = wanted.touches(true) > wanted.touches(false);
  for (const bool end_card : {false, true}) {
    const TouchCounts& counts = (*wanted.grids)[landscape][end_card];
    if (counts.touches == 0) continue;
    auto image =
        heat_picture(renderer, root, *wanted.scene, counts, landscape ? kLong_px : kShort_px,
                     landscape ? kShort_px : kLong_px, end_card);
    if (!image) return image.error();
    out.push_back({*wanted.variant, end_card ? "on the end card" : "in play",
                   "data:image/png;base64," + base64(encode_opaque_png(*image)), counts.touches,
                   counts.views});
  }
  return Done{};
}

}  // namespace

std::vector<HeatPicture> heat_pictures(const std::filesystem::path& root, const PlaysReadout& plays,
                                       const std::map<std::string, Scene>& scenes,
                                       const Context& context) {
  std::vector<HeatPicture> out;
  const std::vector<Wanted> wanted = wanted_pictures(plays, scenes);
  if (wanted.empty()) return out;
  PreviewRenderer renderer;
  Status done = renderer.open();
  Progress progress(wanted.size(), context.json);
  for (std::size_t i = 0; done && i < wanted.size(); ++i) {
    done = add_pictures(renderer, root, wanted[i], out);
    progress.advance("heatmaps");
  }
  if (!done)
    std::fprintf(stderr, "playmill: heatmaps are left out: %s\n", to_line(done.error()).c_str());
  return out;
}

}  // namespace pm::gen
