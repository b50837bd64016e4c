#pragma once
#include <filesystem>
#include <string>

#include "generator/core/result.h"
#include "generator/delivery/delivery.h"

namespace pm::gen {

/// report.html: the same as report.json for people. Needs nothing else; all words are escaped.
/// `root` is the folder of Playmill. Error (component) when the page's template is missing.
Result<std::string> report_page(const std::filesystem::path& root, const Delivery& delivery);

}  // namespace pm::gen
