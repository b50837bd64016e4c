#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "generator/core/csv.h"
#include "generator/core/result.h"

namespace pm::gen {

/// What a report that cannot be read ends with.
inline constexpr ExitCode kBadReport = ExitCode::usage;

/// Columns that a head of this many cells has in common with what can be read; the line with the
/// most of them is the head, what stands above it (a title, a range of days) is passed over.
using HeadScore = std::function<int(std::span<const std::string> cells)>;

/// Reads delimited text with comma, semicolon, tab or bar, or JSON (a list of flat objects, alone
/// or as the value of any field of an object) into one table. Rows may lack empty cells at their
/// end. Columns of the same name are told apart by a number. Errors (usage) name file and line.
Result<Csv> read_sheet(std::string_view text, std::string_view file, const HeadScore& score);

}  // namespace pm::gen
