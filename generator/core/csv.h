#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// One record of a table, its fields as they stand in the file (quotes taken off).
struct CsvRow {
  std::size_t line = 0;  ///< where the record begins, counted from 1
  std::vector<std::string> fields;
};

/// A table with named columns.
struct Csv {
  std::string file;  ///< as the person gave it, for messages
  CsvRow head;
  std::vector<CsvRow> rows;

  /// Index of a column, whatever its case; -1 when there is none.
  int column(std::string_view name) const;
};

/// The records of delimited text as they come, of any number of fields; empty lines are skipped.
/// Errors name `file:line`.
Result<std::vector<CsvRow>> parse_records(std::string_view text, std::string_view file,
                                          ExitCode code, char delimiter);

/// Reads comma-separated text (RFC 4180, either kind of line end). Empty lines are skipped; every
/// record must have as many fields as the head. Errors name `file:line`.
Result<Csv> parse_csv(std::string_view text, std::string_view file, ExitCode code);

/// A field as it is written into a file: in quotes, its own quotes doubled.
std::string csv_field(std::string_view text);

/// The whole field as a finite number, or nothing.
std::optional<double> field_number(std::string_view field);

/// A field as messages show it: in quotes, on one line, at most 60 characters.
std::string shown_field(std::string_view field);

/// An error about one line of a table: `file:line` in the place of the file.
Error table_error(const Csv& csv, std::size_t line, ExitCode code, std::string message,
                  std::string mend);

}  // namespace pm::gen
