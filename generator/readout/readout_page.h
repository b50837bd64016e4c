#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "generator/core/result.h"
#include "generator/readout/plays_page.h"
#include "generator/readout/readout.h"

namespace pm::gen {

/// One page, complete in itself.
Result<std::string> readout_page(const std::filesystem::path& root, const std::string& title,
                                 const Readout& readout, std::span<const Measured> rows,
                                 const PlaysReadout& plays, std::span<const HeatPicture> heat);

}  // namespace pm::gen
