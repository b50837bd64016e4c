#pragma once
#include <array>
#include <span>

#include "generator/brief/brief.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

using Colors = std::array<Rgba, static_cast<std::size_t>(ColorId::count)>;

/// Text on a ground reaches at least this WCAG contrast.
inline constexpr double kTextContrast = 4.5;

/// Fills every colour of a scene. The call to action keeps the brand's hue, or takes the palette's;
/// where board or progress would share that hue, they step aside. `pieces` are the dominant colours
/// of the main sprites.
Colors make_colors(const Brief& brief, const BackgroundInfo& background, const PaletteInfo& palette,
                   std::span<const Rgba> pieces);

/// The palette of `fitting` whose call to action stands farthest from the pieces and the board.
const PaletteInfo* clearest_palette(std::span<const PaletteInfo* const> fitting,
                                    const BackgroundInfo& background, std::span<const Rgba> pieces);

}  // namespace pm::gen
