#pragma once
#include <span>
#include <string>

#include "generator/core/json.h"
#include "generator/readout/plays.h"

namespace pm::gen {

/// A picture of where viewers touched a variant.
struct HeatPicture {
  std::string variant;
  std::string place;    ///< "in play", "on the end card"
  std::string png_uri;  ///< data URI
  int touches = 0, views = 0;
};

/// Sections of a report's page: curves with their tables, and heatmaps. Empty when nothing is
/// known.
std::string plays_html(const PlaysReadout& plays);
std::string heat_html(std::span<const HeatPicture> heat);

/// Adds the rows that the charts of `plays_html` draw to a page's data.
void add_curves(Json& data, const PlaysReadout& plays);

}  // namespace pm::gen
