#pragma once
#include <cstddef>
#include <iosfwd>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/planner/planner.h"

namespace pm::gen {

/// Longest line that a batch takes, in bytes; a description may hold 100 kB, escaped as JSON.
inline constexpr std::size_t kMostBatchLine = 1U << 20U;

struct BatchCount {
  std::size_t plans = 0;
  std::size_t errors = 0;
  std::size_t fallbacks = 0;  ///< plans by another planner than the one that was asked for
};

/// Plans a JSON Lines stream: one object per line with `id` (any text or number), `name`,
/// `description` and perhaps `category`. For each a line with the same `id` and the plan, its lists
/// as {name, p}; for a line that cannot be read one with `id` (if known), `line` and `error`.
/// Empty lines are skipped. Reads and writes line by line. Error (output) when `out` fails.
Result<BatchCount> plan_batch(std::istream& in, std::ostream& out, const Planner& planner);

/// The row of one plan: to_json's fields, lists as {name, p}.
Json batch_row(const Plan& plan);

}  // namespace pm::gen
