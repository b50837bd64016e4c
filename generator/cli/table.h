#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace pm::gen {

/// Columns of text, as wide as their widest cell on a terminal (wide scripts count double).
class Table {
 public:
  explicit Table(std::vector<std::string> head);
  void row(std::vector<std::string> cells);
  /// Head, then the rows; no trailing spaces.
  std::vector<std::string> lines() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace pm::gen
