#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// JSON that keeps the order of its fields, so that what is written reads well and diffs small.
using Json = nlohmann::ordered_json;

/// Parses a text; the error names line and column.
Result<Json> parse_json(std::string_view text, std::string_view file, ExitCode code);
/// Reads and parses a file of at most `max_bytes`.
Result<Json> load_json(const std::string& path, std::size_t max_bytes, ExitCode code);
/// Indented by two, with a line end; short arrays of numbers or strings stay on one line.
std::string pretty_json(const Json& value);

/// A number rounded to three decimals, as reports have them.
double thousandths(double value);

/// Appends a field or index to a JSON pointer.
std::string pointer_to(std::string_view parent, std::string_view field);
std::string pointer_to(std::string_view parent, std::size_t index);

}  // namespace pm::gen
