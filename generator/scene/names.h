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

/// Names in scene.json's `host` and in templates/hosts.json, in the order of the enums.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(PresenterTrait::count)>
    kPresenterTraitNames{"body", "hair", "hat", "outfit", "beard", "eyewear", "age"};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(PresenterColor::count)>
    kPresenterColorNames{"skin", "hair_color", "cloth", "trim", "iris", "ground"};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(PresenterMood::count)>
    kPresenterMoodNames{"cheerful", "calm", "excited", "cool"};

/// What the host says: in scene.json's copy behind the template's own words.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(PresenterLine::count)>
    kPresenterLineNames{"host_greet", "host_point", "host_praise", "host_near",
                        "host_fail",  "host_win",   "host_end"};

}  // namespace pm::gen
