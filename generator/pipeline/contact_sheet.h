#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "generator/core/result.h"
#include "generator/pipeline/pipeline.h"

namespace pm::gen {

/// What stands above the variants.
struct SheetHead {
  std::string name;     ///< of the product
  std::string tagline;  ///< may be empty
  std::string command;  ///< what made it, to be run again; may be empty
};

/// index.html of a run: a page that shows every variant with its picture and figures and plays it
/// in a phone frame. Needs nothing but the folders beside it. All words are escaped.
Result<std::string> contact_sheet(const std::filesystem::path& root, const SheetHead& head,
                                  std::span<const Variant> variants, const Catalog& catalog,
                                  const GateConfig& gate);

}  // namespace pm::gen
