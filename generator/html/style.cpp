#include <algorithm>
#include <cctype>

#include "generator/html/page.h"

namespace pm::gen {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// At `at`, in any case?
bool begins(std::string_view css, std::size_t at, std::string_view word) {
  if (css.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(css[at + i])) != word[i]) return false;
  }
  return true;
}

/// The string that opens at `at`, without its quotes; `at` moves behind it.
std::string_view quoted(std::string_view css, std::size_t& at) {
  const char quote = css[at];
  const std::size_t from = ++at;
  while (at < css.size() && css[at] != quote) at += css[at] == '\\' ? 2 : 1;
  const std::size_t end = std::min(at, css.size());
  at = std::min(end + 1, css.size());
  return css.substr(from, end - from);
}

}  // namespace

std::vector<std::string> style_references(std::string_view css) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < css.size();) {
    if (css.substr(at, 2) == "/*") {
      const std::size_t end = css.find("*/", at + 2);
      at = end == std::string_view::npos ? css.size() : end + 2;
    } else if (begins(css, at, "url(")) {
      at += 4;
      while (at < css.size() && is_space(css[at])) ++at;
      if (at < css.size() && (css[at] == '"' || css[at] == '\'')) {
        out.emplace_back(quoted(css, at));
      } else {
        const std::size_t end = std::min(css.find(')', at), css.size());
        out.emplace_back(trimmed(css.substr(at, end - at)));
        at = end;
      }
    } else if (begins(css, at, "@import")) {
      at += 7;
      while (at < css.size() && is_space(css[at])) ++at;
      if (at < css.size() && (css[at] == '"' || css[at] == '\'')) {
        out.emplace_back(quoted(css, at));
      }
    } else if (css[at] == '"' || css[at] == '\'') {
      quoted(css, at);
    } else {
      ++at;
    }
  }
  return out;
}

}  // namespace pm::gen
