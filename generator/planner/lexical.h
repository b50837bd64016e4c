#pragma once
#include <memory>

#include "generator/planner/planner.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// The transparent planner: weighted terms of templates/lexicon, the tags of sprites and
/// backgrounds and the `fits` of the templates, matched against the brief's words. Needs nothing
/// but the data files. `catalog` must outlive it.
std::unique_ptr<Planner> make_lexical_planner(const Catalog& catalog);

/// Applies the brief's `mechanics` wishes and brings the probabilities back to sum 1. Error
/// (bad_brief) when nothing is left. For every planner's last step.
Status apply_wishes(const Brief& brief, Plan& plan);

/// A palette that suits the mood, drawn by the product's name; empty when there are none.
std::string palette_for(const Catalog& catalog, std::string_view mood, std::string_view name);

/// The language of a text by its script and commonest words; "en" when nothing speaks for another.
std::string guess_language(std::string_view text);

}  // namespace pm::gen
