#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/csv.h"
#include "generator/core/result.h"

namespace pm::gen {

/// Says which variant a creative of a report is: by a mapping, else by the variant's name inside
/// the creative's, as `pack` writes it into file names ("fruit_drop_01_unity.html", "FD
/// fruit-drop-01 v2"). Without known variants every creative is a variant of its own, called by its
/// file name without ending.
class Identities {
 public:
  Identities() = default;
  explicit Identities(std::vector<std::string> variants);

  /// Adds a table with the columns `creative` and `variant`. Errors (usage) name the line.
  Status add_mapping(const Csv& table);

  /// The variant's id; empty when the creative belongs to none that is known.
  std::string of(std::string_view creative) const;
  bool knows_variants() const { return !variants_.empty(); }
  /// A known variant whose name is near, for messages; empty when none is.
  std::string nearest(std::string_view creative) const;

 private:
  std::vector<std::string> variants_;
  std::vector<std::string> names_;  // normalised, as long as `variants_`
  std::map<std::string, std::string, std::less<>> mapping_;
};

/// Ids of the variants below a folder that `generate` or `run` wrote: every folder with a
/// scene.json, up to four levels deep; or the ids listed in a text file, one a line.
Result<std::vector<std::string>> known_variants(const std::string& path);

}  // namespace pm::gen
