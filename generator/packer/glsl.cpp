#include "generator/packer/glsl.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace pm::gen {

namespace {

bool word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string without_comments(std::string_view source) {
  std::string out;
  for (std::size_t i = 0; i < source.size();) {
    if (source.substr(i, 2) == "//") {
      while (i < source.size() && source[i] != '\n') ++i;
    } else if (source.substr(i, 2) == "/*") {
      const std::size_t end = source.find("*/", i + 2);
      i = end == std::string_view::npos ? source.size() : end + 2;
      out += ' ';
    } else {
      out += source[i++];
    }
  }
  return out;
}

/// `0.50` -> `.5`, `1.0` -> `1.`, `0.0` -> `0.`; exponents and suffixes are left as they are.
std::string short_number(std::string number) {
  const std::size_t dot = number.find('.');
  if (dot == std::string::npos || number.find_first_of("eE") != std::string::npos) return number;
  while (number.size() > dot + 1 && number.back() == '0') number.pop_back();
  if (number.size() > 2 && number[0] == '0' && number[1] == '.') number.erase(0, 1);
  if (number == ".") return "0.";
  return number;
}

}  // namespace

std::string minify_glsl(std::string_view source) {
  const std::string text = without_comments(source);
  std::string out;
  bool line_start = true;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\n') {
      line_start = true;
      ++i;
      continue;
    }
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++i;
      continue;
    }
    if (c == '#' && line_start) {
      std::size_t end = text.find('\n', i);
      if (end == std::string::npos) end = text.size();
      std::string line = text.substr(i, end - i);
      while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0)
        line.pop_back();
      if (!out.empty() && out.back() != '\n') out += '\n';
      out += line + '\n';
      i = end;
      continue;
    }
    line_start = false;
    if (word_char(c) || (c == '.' && i + 1 < text.size() &&
                         std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0)) {
      const bool number = std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.';
      std::size_t end = i;
      while (end < text.size() &&
             (word_char(text[end]) ||
              (number && (text[end] == '.' || ((text[end] == '-' || text[end] == '+') &&
                                               (text[end - 1] == 'e' || text[end - 1] == 'E')))))) {
        ++end;
      }
      std::string word = text.substr(i, end - i);
      if (number) word = short_number(word);
      if (!out.empty() && word_char(out.back()) && word_char(word.front()))
        out += ' ';
      else if (!out.empty() && word.front() == '.' && word_char(out.back()))
        out += ' ';
      out += word;
      i = end;
      continue;
    }
    // Keep `a - -b` and `a + +b` apart.
    if ((c == '-' || c == '+') && !out.empty() && out.back() == c && i > 0 &&
        std::isspace(static_cast<unsigned char>(text[i - 1])) != 0) {
      out += ' ';
    }
    out += c;
    ++i;
  }
  return out;
}

std::vector<GlslUnit> split_glsl(std::string_view source) {
  const std::string text = minify_glsl(source);
  std::vector<GlslUnit> units;
  const auto add = [&](std::string piece) {
    GlslUnit unit;
    std::string last;
    bool named = false;
    int parens = 0;
    for (std::size_t i = 0; i < piece.size();) {
      const char c = piece[i];
      if (word_char(c) && std::isdigit(static_cast<unsigned char>(c)) == 0) {
        std::size_t end = i;
        while (end < piece.size() && word_char(piece[end])) ++end;
        last = piece.substr(i, end - i);
        unit.uses.push_back(last);
        i = end;
        continue;
      }
      if (c == '(' && parens++ == 0 && !named && last != "layout") {
        unit.name = last;
        named = true;
      }
      if (c == ')') --parens;
      if (!named && parens == 0 && (c == '=' || c == ';' || c == '[' || c == ',')) {
        unit.name = last;
        named = true;
      }
      ++i;
    }
    if (piece.rfind("precision", 0) == 0 || piece[0] == '#') unit.name.clear();
    // A list of globals declares several names: keep it always.
    if (piece.find('{') == std::string::npos && piece.find(',') != std::string::npos &&
        piece.find('(') == std::string::npos) {
      unit.name.clear();
    }
    unit.text = std::move(piece);
    units.push_back(std::move(unit));
  };
  std::size_t start = 0;
  int depth = 0;
  bool initialiser = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == start && c == '#') {
      std::size_t end = text.find('\n', i);
      if (end == std::string::npos) end = text.size() - 1;
      add(text.substr(start, end + 1 - start));
      i = end;
      start = end + 1;
      continue;
    }
    if (i == start && c == '\n') {
      ++start;
      continue;
    }
    if (c == '=' && depth == 0) initialiser = true;
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0 && !initialiser) {
      std::size_t end = i;
      if (text.compare(start, 6, "struct") == 0 && end + 1 < text.size() && text[end + 1] == ';')
        ++end;
      add(text.substr(start, end + 1 - start));
      i = end;
      start = end + 1;
    } else if (c == ';' && depth == 0) {
      add(text.substr(start, i + 1 - start));
      start = i + 1;
      initialiser = false;
    }
  }
  return units;
}

std::string link_glsl(const std::vector<GlslUnit>& units, const std::vector<std::string>& roots) {
  std::set<std::string> wanted(roots.begin(), roots.end());
  std::vector<bool> kept(units.size(), false);
  for (bool grew = true; grew;) {
    grew = false;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (kept[i] || (!units[i].name.empty() && wanted.count(units[i].name) == 0)) continue;
      kept[i] = true;
      grew = true;
      wanted.insert(units[i].uses.begin(), units[i].uses.end());
    }
  }
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!kept[i]) continue;
    if (units[i].text[0] == '#' && !out.empty() && out.back() != '\n') out += '\n';
    out += units[i].text;
  }
  return out;
}

GlslNames short_names(const std::vector<GlslUnit>& library) {
  constexpr std::size_t kLetters = 26;
  GlslNames names;
  for (const GlslUnit& unit : library) {
    const bool function = unit.text.find('{') != std::string::npos &&
                          unit.text.find(unit.name + "(") != std::string::npos;
    if (!function || unit.name.empty() || unit.name == "main" || names.contains(unit.name))
      continue;
    std::string name = "Q";
    for (std::size_t n = names.size() + 1; n > 0; n = (n - 1) / kLetters)
      name += static_cast<char>('a' + (n - 1) % kLetters);
    names.emplace(unit.name, name);
  }
  return names;
}

std::string rename_glsl(std::string_view glsl, const GlslNames& names) {
  std::string out;
  for (std::size_t i = 0; i < glsl.size();) {
    std::size_t end = i;
    while (end < glsl.size() && word_char(glsl[end])) ++end;
    if (end == i) {
      out += glsl[i++];
      continue;
    }
    const std::string_view word = glsl.substr(i, end - i);
    const auto found = names.find(word);
    out += found == names.end() ? word : std::string_view(found->second);
    i = end;
  }
  return out;
}

}  // namespace pm::gen
