#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pm::gen {

enum class NumberKind : std::uint8_t {
  count,  ///< whole things: what stands before three digits can only part thousands
  amount  ///< money and averages, which have decimals
};

/// Which of point and comma parts the decimals of a table. One number is often ambiguous (1.234), a
/// whole table seldom is: every cell is looked at before any is read.
class NumberStyle {
 public:
  void look_at(std::string_view cell, NumberKind kind);
  /// '.' or ',': by the evidence of the cells, `otherwise` when there is none; nothing when cells
  /// contradict each other.
  std::optional<char> decimal(char otherwise) const;

 private:
  bool point_ = false;
  bool comma_ = false;
};

/// What a cell says. Spaces of any width and apostrophes part thousands, signs and codes of
/// currencies and a percent sign are dropped, digits of other scripts are read. Empty cells, dashes
/// and "N/A" are no number: `missing`.
struct NumberCell {
  bool missing = false;
  std::optional<double> value;  ///< finite; nothing when the cell is neither missing nor a number
  std::string currency;         ///< ISO code, when a sign or code stood beside the number
};
NumberCell read_number(std::string_view cell, NumberKind kind, char decimal);

}  // namespace pm::gen
