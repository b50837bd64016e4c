#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/scene/scene.h"

namespace pm {

/// A playable scene of a mechanic with the defaults of templates/<mechanic>.json: default
/// parameters (changed by `params`), default sprites in each role, English words.
/// Aborts with a message when the template cannot be read: a test set-up fault.
Scene test_scene(std::string_view mechanic, std::uint64_t seed,
                 std::initializer_list<std::pair<std::string_view, int>> params = {});
Scene test_scene(std::string_view mechanic, std::uint64_t seed,
                 std::span<const std::pair<std::string, int>> params);

/// Gives a scene a presenter in a look of templates/hosts.json (by name; empty: the first) and
/// English lines. Everything else stays.
void give_presenter(Scene& scene, std::string_view look = {});

}  // namespace pm
