#include "generator/cli/table.h"

#include <algorithm>
#include <cstdio>
#include <ftxui/screen/string.hpp>

namespace pm::gen {

Table::Table(std::vector<std::string> head) { rows_.push_back(std::move(head)); }

void Table::row(std::vector<std::string> cells) {
  cells.resize(rows_.front().size());
  rows_.push_back(std::move(cells));
}

std::vector<std::string> Table::lines() const {
  const auto width = [](const std::string& text) {
    return static_cast<std::size_t>(ftxui::string_width(text));
  };
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (const auto& cells : rows_) {
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], width(cells[i]));
  }
  std::vector<std::string> out;
  for (const auto& cells : rows_) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      line += cells[i];
      if (i + 1 < cells.size()) line.append(widths[i] - width(cells[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace pm::gen
