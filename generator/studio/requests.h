#pragma once
#include "generator/breeder/breed.h"
#include "generator/composer/compose.h"
#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// What a scene was asked for by, as the page keeps it; lots are decimal texts, since they need
/// more bits than a number of JavaScript has.
Json request_json(const ComposeRequest& request);
/// Error (usage) when the value is no such request or names a mechanic that does not exist.
Result<ComposeRequest> read_request(const Json& value, const Catalog& catalog);

/// Names of the facets in the order of Facet: story, tune, cast, look, palette, words, pace, juice.
std::span<const std::string_view> facet_names();

}  // namespace pm::gen
