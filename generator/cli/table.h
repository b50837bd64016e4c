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

/// "4.2 MB", "70.1 kB", "512 B"; a kilobyte is 1000 bytes.
std::string bytes_text(std::size_t bytes);

}  // namespace pm::gen
