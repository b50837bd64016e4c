#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pm::gen {

/// A text prepared for matching: folded, split into stemmed words; runs of unspaced scripts kept
/// for substring search.
struct Terms {
  std::vector<std::string> words;    ///< stemmed, in order
  std::vector<std::string> surface;  ///< the same words as written (folded only)
  std::u32string unspaced;  ///< folded Han, kana, Hangul and Thai text, other text as spaces
};

Terms split_terms(std::string_view text);
/// Matching form of a term: stemmed words joined by spaces.
std::string term_key(std::string_view term);
/// Simple English stem: plural endings, -ing and -ed.
std::string stem(std::string_view word);

/// What a term speaks for.
struct Target {
  std::uint32_t subject = 0;  ///< index into the caller's list
  float weight = 0;
};

/// Terms and what they speak for; finds all of them in a text in one pass.
class TermIndex {
 public:
  void add(std::string_view term, std::uint32_t subject, float weight);

  struct Hit {
    std::string word;       ///< as the text has it (folded)
    int count = 0;          ///< how often
    std::size_t first = 0;  ///< index of the first word of its first place; unspaced: character
    bool unspaced = false;
    const std::vector<Target>* targets = nullptr;
  };
  /// Hits in order of the terms' first places.
  std::vector<Hit> find(const Terms& text) const;

 private:
  std::unordered_map<std::string, std::vector<Target>> spaced_;
  std::vector<std::pair<std::u32string, std::vector<Target>>> unspaced_;
  std::size_t longest_ = 1;  ///< words in the longest spaced term
};

}  // namespace pm::gen
