#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pm::gen {

/// No day and no number is longer than this; what a cell has beyond it is not looked at.
inline constexpr std::size_t kLongestCell = 64;

/// Empty, or one of the marks that dashboards write for "none".
bool is_blank(std::string_view text);

/// Whether a cell names its row as a sum of others, in a dashboard's language or by one of a
/// source's own words.
bool says_total(const std::string& cell, std::span<const std::string> own_words);

}  // namespace pm::gen
