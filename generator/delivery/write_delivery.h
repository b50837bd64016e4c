#pragma once
#include <filesystem>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/delivery/delivery.h"

namespace pm::gen {

/// Writes the packages that pass, what lies beside them, report.html, report.json (`report`, from
/// `delivery_json`) and SHA256SUMS over all of them into `folder`, which must exist. `root` is the
/// folder of Playmill.
Status write_delivery(const Delivery& delivery, const Json& report,
                      const std::filesystem::path& root, const std::filesystem::path& folder);

/// A folder that `write_delivery` filled.
bool holds_delivery(const std::filesystem::path& folder);

}  // namespace pm::gen
