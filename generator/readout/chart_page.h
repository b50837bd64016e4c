#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// A page with charts: complete in one file, requests nothing. Tables say in plain HTML what the
/// charts draw.
struct ChartPage {
  std::string title;  ///< text
  std::string head;   ///< HTML under the title
  std::string body;   ///< HTML: sections; a figure's id says which chart goes there
  std::string foot;   ///< HTML
  Json data;          ///< for web/report
};

/// Fills generator/readout/page.html. Error (component) when build/web/report.js is not built.
Result<std::string> chart_page(const std::filesystem::path& root, const ChartPage& page);

/// A table; cells are HTML. Columns whose name begins with '#' hold numbers.
std::string html_table(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows);

/// "<b>12</b><span>label</span>" in a box.
std::string figure_box(std::string_view value, std::string_view label);

}  // namespace pm::gen
