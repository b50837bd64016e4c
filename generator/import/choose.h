#pragma once
#include <span>

#include "generator/core/csv.h"
#include "generator/core/result.h"
#include "generator/import/report.h"
#include "generator/import/source.h"

namespace pm::gen {

/// Whose report a table is, and which of its columns say what.
struct ChosenSource {
  const ReportSource* source = nullptr;
  ColumnMap map;
};

/// The source whose columns fit best, among those of `options.network` when one is named. Errors
/// (usage): nothing fits, the columns tell of another source, or of none in particular.
Result<ChosenSource> choose_source(std::span<const ReportSource> sources, const Csv& csv,
                                   const ReportOptions& options);

}  // namespace pm::gen
