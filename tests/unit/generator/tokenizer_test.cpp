#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "generator/planner/tokenizer.h"

using namespace pm::gen;

namespace {

std::vector<std::int32_t> rows_of(std::string_view text) { return model_tokens(text).rows; }

std::set<std::int32_t> set_of(std::string_view text) {
  const auto rows = rows_of(text);
  return {rows.begin(), rows.end()};
}

bool contains(const std::set<std::int32_t>& all, const std::set<std::int32_t>& part) {
  return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

}  // namespace

TEST_CASE("a word becomes itself, its letter groups and its pair with the word before",
          "[planner][tokenizer]") {
  // cat; <ca cat at>; <cat cat>. The frame as a whole would only repeat the word.
  CHECK(rows_of("cat").size() == 6);
  const ModelTokens two = model_tokens("Cat food");
  CHECK(two.words == std::vector<std::string>{"cat", "food"});
  CHECK(contains(set_of("cat food"), set_of("cat")));
  CHECK(contains(set_of("cat food"), set_of("food")));
  // One more than the words have alone: the pair.
  CHECK(rows_of("cat food").size() == rows_of("cat").size() + rows_of("food").size() + 1);
  CHECK(set_of("food cat") != set_of("cat food"));
}

TEST_CASE("case and accents hide no word", "[planner][tokenizer]") {
  CHECK(rows_of("PUZZLE") == rows_of("puzzle"));
  // The accented word keeps its own row beside those of the plain one.
  CHECK(contains(set_of("\u00e9lan"), set_of("elan")));
  CHECK(rows_of("\u00e9lan").size() == rows_of("elan").size() + 1);
  // Accents written apart, Arabic vowel signs, joiners.
  CHECK(rows_of("e\u0301lan") == rows_of("elan"));
  CHECK(rows_of("\u0643\u064f\u0631\u0629") == rows_of("\u0643\u0631\u0629"));
  CHECK(rows_of("ab\u200dcd") == rows_of("abcd"));
}

TEST_CASE("scripts without spaces are read by groups of characters", "[planner][tokenizer]") {
  // Of n characters: n of one, n - 1 of two, n - 2 of three, n - 3 of four.
  CHECK(rows_of("\u76ca\u667a\u6e38\u620f").size() == 4 + 3 + 2 + 1);
  CHECK(contains(set_of("\u514d\u8d39\u6e38\u620f"), set_of("\u6e38\u620f")));
  // Kana begin a word where the script changes.
  CHECK(model_tokens("\u731b\u7378\u3068\u30b2\u30fc\u30e0").words.size() == 3);
}

TEST_CASE("the rows are those the model was trained with", "[planner][tokenizer]") {
  // Taken when the shipped model was trained. A change here makes the model useless: train again.
  CHECK(rows_of("cat") == std::vector<std::int32_t>{44740, 96476, 85444, 71665, 219311, 127893});
  CHECK(rows_of("\u6e38\u620f") == std::vector<std::int32_t>{125963, 92131, 146122});
}

TEST_CASE("anything can be split, within bounds", "[planner][tokenizer]") {
  std::string wild;
  for (int i = 0; i < 200'000; ++i) wild += static_cast<char>((i * 7919 + i / 256) & 255);
  std::string longest(500'000, 'a');
  std::string spaced;
  for (int i = 0; i < 50'000; ++i) spaced += "w" + std::to_string(i) + " ";
  std::string han;
  for (int i = 0; i < 50'000; ++i) han += "\u6e38";
  for (const std::string& text :
       {std::string(), std::string("\0\x01\x7f", 3), wild, longest, spaced, han,
        std::string("\xff\xfe\xed\xa0\x80 \xf4\x90\x80\x80")}) {
    const ModelTokens tokens = model_tokens(text);
    CHECK(tokens.rows.size() <= kMostModelRows);
    CHECK(tokens.words.size() <= kMostModelWords);
    CHECK(tokens.word_of.size() == tokens.rows.size());
    CHECK(std::all_of(tokens.rows.begin(), tokens.rows.end(), [](std::int32_t row) {
      return row > 0 && row < static_cast<std::int32_t>(kModelRows);
    }));
    CHECK(std::all_of(tokens.word_of.begin(), tokens.word_of.end(),
                      [&](std::uint16_t word) { return word < tokens.words.size(); }));
  }
}
