#include "generator/import/words.h"

#include "generator/import/source.h"

namespace pm::gen {

namespace {

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

}  // namespace

bool is_blank(std::string_view text) {
  return text.empty() || text == "-" || text == "--" || text == "N/A" || text == "null";
}

bool says_total(const std::string& cell, std::span<const std::string> own_words) {
  const std::string word = normal_column(cell);
  for (const char* known :
       {"total", "totals", "grand total", "subtotal", "summary", "sum", "gesamt", "summe", "totaal",
        "totale", "итого", "合计", "总计", "合計", "총계"}) {
    if (starts_with_word(word, known)) return true;
  }
  for (const std::string& known : own_words) {
    if (starts_with_word(word, known)) return true;
  }
  return false;
}

}  // namespace pm::gen
