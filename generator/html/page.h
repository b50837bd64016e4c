#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// A start tag as it stands in the file; names are lower case.
struct HtmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  int line = 0;
  bool in_head = false;  ///< in head, or before anything that starts the body

  /// Null when there is no such attribute.
  const std::string* attribute(std::string_view wanted) const;
};

/// Content of a script or style element.
struct HtmlText {
  std::string text;
  int line = 0;
  std::size_t element = 0;  ///< index of its element
};

/// What a parser calls an error of the markup.
struct HtmlFault {
  std::string what;
  int line = 0;
};

/// An HTML file taken apart: tags in their order, the scripts and styles between them.
struct HtmlPage {
  bool doctype = false;
  std::vector<HtmlElement> elements;
  std::vector<HtmlText> scripts;  ///< without src, or with one and text all the same
  std::vector<HtmlText> styles;
  std::vector<std::string> comments;
  std::vector<HtmlFault> faults;  ///< the first of them

  bool has(std::string_view element) const;
};

/// Takes hostile input: bounded in elements, depth, faults and time. Error (package) when the file
/// is beyond those bounds. The bytes are read as UTF-8.
Result<HtmlPage> read_html(std::string_view bytes, std::string_view file);

/// References of a style sheet: what url(…) and @import name, quotes taken off.
std::vector<std::string> style_references(std::string_view css);

}  // namespace pm::gen
