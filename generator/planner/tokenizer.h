#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen {

/// Rows of the planner model's table. Row 0 is padding; features are hashed into 1..kModelRows-1.
inline constexpr std::uint32_t kModelRows = 270'029;
/// What is read of a text: later words and features are left out.
inline constexpr std::size_t kMostModelWords = 320;
inline constexpr std::size_t kMostModelRows = 3'072;

/// A text as the planner's model sees it: hashed features, each belonging to a word.
struct ModelTokens {
  std::vector<std::int32_t> rows;      ///< in order of the text
  std::vector<std::uint16_t> word_of;  ///< index into `words`, one per row
  std::vector<std::string> words;      ///< folded, as the text has them
};

/// Splits a text of any language: folded words with their character n-grams and word pairs;
/// for Han and kana the n-grams of the run. Malformed UTF-8 and control characters only separate.
/// Depends on core/text alone, so that the browser can run the very same code.
ModelTokens model_tokens(std::string_view text);

}  // namespace pm::gen
