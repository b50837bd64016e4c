#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen {

/// A string literal of a script.
struct ScriptString {
  std::string text;        ///< escapes of the usual kind undone; long ones cut
  std::string before;      ///< code in front of it, without spaces: what the string is used for
  int line = 1;            ///< in the script
  std::size_t length = 0;  ///< of the literal in the script
};

/// A script taken apart by its words alone: no syntax is checked, any input has an answer.
struct ScriptScan {
  std::vector<ScriptString> strings;
  std::string code;  ///< the script with strings, regular expressions and comments blanked out
  bool line_comments = false;
};

ScriptScan scan_script(std::string_view script);

/// Offset of `word` in `text`, as a word of its own and in any case; npos when it is not there.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

/// 1 for the first line.
int line_of(std::string_view text, std::size_t offset);

}  // namespace pm::gen
