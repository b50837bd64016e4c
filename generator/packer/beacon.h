#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// Whom packed pages tell of their views (docs/measuring.md).
struct Beacon {
  std::string url;       ///< the collector's address, absolute; /v1/sessions is added by the page
  std::string campaign;  ///< may be empty

  /// https, or this machine, from where nothing can be overheard.
  bool secure() const;
};

/// Letters, digits and _ . - only, at most 64: what records call a campaign or a variant.
bool is_record_name(std::string_view name);

/// Error (usage) for an address that is not absolute http or https or says more than where, and for
/// a name that no record may hold.
Result<Beacon> read_beacon(std::string url, std::string campaign);

/// What the page is told. `scene` is the scene's fingerprint; `variant` is cut to 64 characters.
nlohmann::ordered_json beacon_json(const Beacon& beacon, std::string_view variant,
                                   std::string_view scene, std::string_view network);

}  // namespace pm::gen
