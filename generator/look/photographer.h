#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generator/look/judge.h"
#include "generator/look/meter.h"
#include "generator/preview/preview.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// Draws scenes small, as they start and in mid-play, and measures the pictures in batches. One per
/// thread, used only by the thread that opened it.
class Photographer {
 public:
  Photographer(std::filesystem::path root, const LookConfig& config);

  /// Error (component) when there is nothing to draw or to compute with.
  Status open(GlDevice device = GlDevice::best);
  std::string renderer() const { return renderer_.renderer(); }

  /// How many scenes make one batch.
  static std::size_t batch_scenes(const LookConfig& config);
  /// The scores of all scenes, in their order.
  Result<std::vector<LookScores>> look_at(std::span<const SceneDoc* const> scenes,
                                          const Catalog& catalog);

 private:
  Status draw(const SceneDoc& doc, const Template& spec);

  std::filesystem::path root_;
  LookConfig config_;
  PreviewRenderer renderer_;
  LookMeter meter_;
};

}  // namespace pm::gen
