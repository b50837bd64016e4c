#pragma once
#include <cstdint>
#include <string>

#include "generator/brief/brief.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/planner/plan.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

// What the studio's page asks with, by the names that all its requests share. All of it is hostile.

inline constexpr int kMostAskedVariants = 24;

/// Error (usage) for a request of a shape that nobody knows.
Error unusable(std::string message);

/// A whole number between `least` and `most`; `otherwise` where there is none.
int whole(const Json& ask, const char* key, int least, int most, int otherwise);
/// 1 where there is none.
std::uint64_t seed_of(const Json& ask);
/// Empty where there is none.
std::string text_of(const Json& ask, const char* key);

/// The brief, its pictures read, which must stand in it (data URIs). Errors as of `read_brief`, or
/// usage.
Result<Brief> brief_of(const Json& ask, const Catalog& catalog);
Result<Plan> plan_of(const Json& ask);

/// A composed scene as the page keeps it: the request that makes it again, and the scene.
Json composed_json(const SceneDoc& doc, const Catalog& catalog);

}  // namespace pm::gen
