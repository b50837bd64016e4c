#pragma once
#include <array>
#include <string_view>

#include "runtime/scene/scene.h"

namespace pm::gen {

/// Names in scene.json, in the order of ColorId.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(ColorId::count)> kColorNames{
    "cta_top",      "cta_low",    "cta_line",   "cta_text",   "panel_top",  "panel_low",
    "panel_line",   "text",       "accent",     "board_top",  "board_low",  "frame_top",
    "frame_low",    "cell",       "title_top",  "title_low",  "title_line", "progress_top",
    "progress_low", "confetti_1", "confetti_2", "confetti_3", "confetti_4"};

/// Names in scene.json and in the copy decks, in the order of CopyId.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(CopyId::count)> kCopyNames{
    "name", "tagline", "prompt",   "win_title", "win_line", "lose_title", "lose_line",
    "cta",  "retry",   "praise_1", "praise_2",  "praise_3", "goal",       "budget"};

}  // namespace pm::gen
