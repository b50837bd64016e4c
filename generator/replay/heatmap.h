#pragma once
#include <filesystem>
#include <span>

#include "generator/core/image.h"
#include "generator/core/result.h"
#include "generator/preview/preview.h"
#include "generator/session/touches.h"

namespace pm::gen {

/// Lays touches over a picture of the screen: the picture greyed and darkened, density from violet
/// to yellow, its peak the brightest. Without touches the picture alone is greyed.
void lay_heat(Image& screen, const TouchCounts& touches);

/// Where people touched a scene: a rendered frame of that size, from the middle of a play or of the
/// end card, under touches that were counted on screens of its form (wider than high or not).
Result<Image> heat_picture(PreviewRenderer& renderer, const std::filesystem::path& root,
                           const Scene& scene, const TouchCounts& touches, int width_px,
                           int height_px, bool end_card);

}  // namespace pm::gen
