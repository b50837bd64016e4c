#pragma once
#include <string_view>

#include "generator/brief/brief.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// A report's table as head and rows, for the page to find its columns: in any charset, with any
/// delimiter and title that `playmill import` reads. At most 20,000 rows. Errors (usage) name
/// `name`.
Result<Json> read_report(std::string_view bytes, std::string_view name);

/// What counts say: for each arm what was counted, what is believed of it with its interval, how
/// likely it is the best, its next share; per period what each got; sentences that stay valid
/// however often one looks. `text` is a table as `playmill decide --counts` reads it.
Result<Json> learn_from_counts(std::string_view text);

/// The next generation: `parents` is a list of {id, request, rate, low_rate}. Scenes still have to
/// pass the gate. Error (usage) when a parent is none.
Result<Json> next_generation(const Json& parents, const Brief& brief, const Plan& plan,
                             const Catalog& catalog, int count, std::uint64_t seed);

}  // namespace pm::gen
