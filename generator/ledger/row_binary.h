#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pm::gen {

/// Writes rows in ClickHouse's format RowBinary: the columns one after the other, without marks
/// between them. Known are String, Int64 (also as UInt64) and Nullable(Int64).
class RowWriter {
 public:
  void text(std::string_view value);
  void number(std::int64_t value);
  void maybe(const std::optional<std::int64_t>& value);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads what `RowWriter` writes. After bytes that are no row everything reads as empty.
class RowReader {
 public:
  /// The bytes must outlive the reader.
  explicit RowReader(std::string_view bytes) : rest_(bytes) {}

  bool more() const { return fine_ && !rest_.empty(); }
  std::string text();
  std::int64_t number();
  std::optional<std::int64_t> maybe();
  /// False: the bytes ended within a row, or were none.
  bool fine() const { return fine_; }

 private:
  std::string_view take(std::uint64_t size);

  std::string_view rest_;
  bool fine_ = true;
};

}  // namespace pm::gen
