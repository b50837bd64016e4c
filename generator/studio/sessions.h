#pragma once
#include <span>
#include <string>
#include <string_view>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// A scene that the page knows, by the page's own key.
struct KnownScene {
  std::string key;
  Scene scene;
};

/// Session records as a collector keeps them, for the page: every view joined, played again and
/// held against its recorded states; those of a known scene with their inputs (step, kind, x, y one
/// after another), and where each known scene was touched. `text` may come from anywhere.
Result<Json> watch_sessions(std::string_view text, std::span<const KnownScene> scenes);

}  // namespace pm::gen
