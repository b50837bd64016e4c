#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "generator/ledger/ledger.h"
#include "generator/session/stay.h"
#include "generator/session/touches.h"

namespace pm::gen {

/// Touches by form of screen and place: [landscape][end card].
using TouchGrids = std::array<std::array<TouchCounts, 2>, 2>;

/// What is kept of views to say how they were played: far less than their records.
struct ViewTally {
  std::size_t views = 0;  ///< that were displayed
  std::vector<Stay> stays;
  std::vector<double> first_touch_seconds;  ///< after `displayed`; of those who touched
  /// By fingerprint of the scene: a place on the screen means something on that scene only.
  std::map<std::string, TouchGrids> touches;
};

/// Adds a view; nothing when it was never displayed.
void add_view(ViewTally& tally, const SessionView& view);
/// Adds views that were counted apart.
void add_tally(ViewTally& tally, const ViewTally& more);

/// How the views in a ledger were played, by variant. Flagged ones are left out, and so is a record
/// that cannot be read: it was checked when it came.
Result<std::map<std::string, ViewTally>> plays_in(Ledger& ledger, const LedgerFilter& filter);

}  // namespace pm::gen
