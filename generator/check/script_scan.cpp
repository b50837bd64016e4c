#include "generator/check/script_scan.h"

#include <algorithm>

namespace pm::gen {

namespace {

constexpr std::size_t kKeptText = 2000;
constexpr std::size_t kKeptBefore = 40;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// `\/`, `\x2f` and `\u002f` of ASCII; other escapes lose their backslash.
std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i];
      continue;
    }
    const char kind = text[++i];
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
    int value = 0;
    bool whole = digits > 0 && text.size() - i > digits;
    for (std::size_t k = 1; whole && k <= digits; ++k) {
      const int digit = digit_of(text[i + k]);
      whole = digit >= 0;
      value = value * 16 + digit;
    }
    if (whole && value >= 0x20 && value < 0x7f) {
      out += static_cast<char>(value);
      i += digits;
    } else {
      out += kind == 'n' || kind == 't' || kind == 'r' ? ' ' : kind;
    }
  }
  return out;
}

class Scanner {
 public:
  explicit Scanner(std::string_view script) : script_(script) { out_.code.reserve(script.size()); }

  ScriptScan run() {
    while (at_ < script_.size()) step();
    return std::move(out_);
  }

 private:
  std::string_view script_;
  std::size_t at_ = 0;
  int line_ = 1;
  ScriptScan out_;
  std::vector<std::size_t> braces_;  ///< open braces of the template holes we are in
  std::size_t depth_ = 0;

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < script_.size() ? script_[at_ + ahead] : '\0';
  }
  /// One character goes by; blanked unless `kept`. Line ends stay, for the line numbers.
  void take(bool kept) {
    const char c = script_[at_++];
    if (c == '\n') ++line_;
    out_.code += kept || c == '\n' ? c : ' ';
  }

  void step() {
    const char c = peek();
    if (c == '/' && peek(1) == '/') {
      out_.line_comments = true;
      while (at_ < script_.size() && peek() != '\n') take(false);
    } else if (c == '/' && peek(1) == '*') {
      take(false);
      take(false);
      while (at_ < script_.size() && !(peek() == '*' && peek(1) == '/')) take(false);
      for (int i = 0; i < 2 && at_ < script_.size(); ++i) take(false);
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      take(true);
      template_text();
    } else if (c == '/' && starts_regex()) {
      regex();
    } else {
      if (c == '{') ++depth_;
      if (c == '}' && depth_ > 0) {
        --depth_;
        if (!braces_.empty() && braces_.back() == depth_) {
          braces_.pop_back();
          take(true);
          template_text();
          return;
        }
      }
      take(true);
    }
  }

  /// Code in front of here, without spaces.
  std::string before() const {
    std::string out;
    for (std::size_t i = out_.code.size(); i > 0 && out.size() < kKeptBefore; --i) {
      if (!is_space(out_.code[i - 1])) out += out_.code[i - 1];
      if (out_.code.size() - i > 4 * kKeptBefore) break;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  void keep(std::size_t from, std::size_t end, std::string before, int line) {
    const std::string_view text = script_.substr(from, std::min(end - from, kKeptText));
    out_.strings.push_back({unescaped(text), std::move(before), line, end - from});
  }

  void string(char quote) {
    std::string context = before();
    const int line = line_;
    take(true);
    const std::size_t from = at_;
    while (at_ < script_.size() && peek() != quote && peek() != '\n') {
      if (peek() == '\\' && at_ + 1 < script_.size()) take(false);
      take(false);
    }
    keep(from, at_, std::move(context), line);
    if (at_ < script_.size()) take(true);
  }

  /// After ` or after the brace that closes a hole.
  void template_text() {
    std::string context = before();
    const int line = line_;
    const std::size_t from = at_;
    while (at_ < script_.size() && peek() != '`' && !(peek() == '$' && peek(1) == '{')) {
      if (peek() == '\\' && at_ + 1 < script_.size()) take(false);
      take(false);
    }
    keep(from, at_, std::move(context), line);
    if (at_ >= script_.size()) return;
    if (peek() == '`') {
      take(true);
      return;
    }
    take(true);
    take(true);
    braces_.push_back(depth_++);
  }

  /// A slash divides after a value and opens a regular expression elsewhere.
  bool starts_regex() const {
    std::size_t i = out_.code.size();
    while (i > 0 && is_space(out_.code[i - 1])) --i;
    if (i == 0) return true;
    const char last = out_.code[i - 1];
    if (last == ')' || last == ']' || last == '}' || last == '"' || last == '\'' || last == '`') {
      return false;
    }
    if (!is_name(last)) return true;
    std::size_t from = i;
    while (from > 0 && is_name(out_.code[from - 1]) && i - from < 12) --from;
    const std::string_view word(out_.code.data() + from, i - from);
    return word == "return" || word == "typeof" || word == "case" || word == "in" || word == "of" ||
           word == "void" || word == "delete" || word == "do" || word == "else";
  }

  void regex() {
    // One that does not close on its line was a division.
    bool in_class = false;
    std::size_t end = at_ + 1;
    for (; end < script_.size() && script_[end] != '\n'; ++end) {
      const char c = script_[end];
      if (c == '\\') {
        ++end;
      } else if (c == '[') {
        in_class = true;
      } else if (c == ']') {
        in_class = false;
      } else if (c == '/' && !in_class) {
        break;
      }
    }
    if (end >= script_.size() || script_[end] != '/') {
      take(true);
      return;
    }
    while (at_ < end) take(false);
    take(true);
  }
};

}  // namespace

ScriptScan scan_script(std::string_view script) { return Scanner(script).run(); }

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  if (word.empty()) return std::string_view::npos;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  while (from < text.size()) {
    const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                   word.begin(), word.end(), same);
    if (found == text.end()) break;
    const auto at = static_cast<std::size_t>(found - text.begin());
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_name(text[at - 1])) && (end >= text.size() || !is_name(text[end])))
      return at;
    from = at + 1;
  }
  return std::string_view::npos;
}

int line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(
                 text.begin(),
                 text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size())), '\n'));
}

}  // namespace pm::gen
