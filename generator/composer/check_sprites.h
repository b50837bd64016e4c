#pragma once
#include "generator/brief/brief.h"
#include "generator/core/result.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// Whether what the brief's sprites stand for exists: a kind or a role of some template, a drawn
/// object. Error (bad_brief) with the place and the nearest name.
Status check_sprites(const Brief& brief, const Catalog& catalog);

}  // namespace pm::gen
