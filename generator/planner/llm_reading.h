#pragma once
#include <string>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// What a language model is to answer: the part of the Plan schema that it can know, with the
/// catalog's names as enumerations. Flat, everything required, of the class that all services can
/// hold a model to. `categories`: names of store categories; without any they are not asked for.
Json reading_schema(const Catalog& catalog, const std::vector<std::string>& categories);

/// Instructions with the schema and what its names mean.
std::string reading_instructions(const Catalog& catalog, const Json& schema);
/// The product as JSON; long descriptions are cut.
std::string reading_data(const Brief& brief);

/// Maps misspelt names to near ones, drops unknown ones and repeated ones, brings weights into
/// 0..100; then holds the answer against the schema.
Status accept_reading(const Json& schema, Json& answer);

/// The accepted answer over `base`, the embedded planner's plan: what the model chose takes nine
/// tenths of the mechanics, so that a wish can still be met. Words that the brief does not have are
/// no reasons. The result is checked against the Plan schema.
Result<Plan> plan_of_reading(const Json& answer, const Brief& brief, const Plan& base);

}  // namespace pm::gen
