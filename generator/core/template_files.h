#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// The JSON files of templates/`folder`, one row of a registry each, in the order of their names.
/// Error (internal) when there is none; `what` names a row ("network").
Result<std::vector<std::filesystem::path>> template_files(std::string_view folder,
                                                          std::string_view what);

}  // namespace pm::gen
