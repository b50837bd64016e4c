#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/readout/plays.h"
#include "generator/readout/readout.h"

namespace pm::gen {

/// A picture of where viewers touched a variant.
struct HeatPicture {
  std::string variant;
  std::string png_uri;  ///< data URI
  double touches = 0;
};

/// The whole readout for --json.
Json readout_json(const Readout& readout, const PlaysReadout& plays);
/// One line per variant.
std::string readout_csv(const Readout& readout);
/// One page, complete in itself.
Result<std::string> readout_page(const std::filesystem::path& root, const std::string& title,
                                 const Readout& readout, std::span<const Measured> rows,
                                 const PlaysReadout& plays, std::span<const HeatPicture> heat);

}  // namespace pm::gen
