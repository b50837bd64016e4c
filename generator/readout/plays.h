#pragma once
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generator/measured/plays.h"
#include "generator/readout/rates.h"

namespace pm::gen {

/// A share of views at a time after they began, with its 95 % interval.
struct CurvePoint {
  double seconds = 0;
  Rate share;
};

/// The middle of times with its 95 % interval (of ranks: David, Nagaraja 2003, 7.1); 0 to infinity
/// where too few are known to say more.
struct MedianTime {
  double seconds = 0;
  double low = 0, high = 0;
};

/// How views of one kind were played.
struct PlayCurves {
  std::string name;  ///< variant, or level of a choice
  std::string choice;
  std::size_t views = 0;  ///< that were displayed
  std::size_t touched = 0;
  Rate touched_share;
  MedianTime first_touch;  ///< after the first picture, of those who touched; 0 to 0: nobody did
  /// Share of all views that have touched by then. Who told nothing more has not touched.
  std::vector<CurvePoint> touching;
  /// Share of views that are still there, those whose end nobody saw taken into account (see
  /// drop_off). Ends where nobody is known to be there any more.
  std::vector<CurvePoint> staying;
};

struct PlaysReadout {
  std::vector<PlayCurves> variants;
  /// The same by choice, for what some but not all variants have in common. Views are pooled as if
  /// their variants differed in nothing else.
  std::vector<PlayCurves> choices;
  std::map<std::string, ViewTally> tallies;  ///< by variant
};

/// Curves at half seconds: touching up to 20, staying up to a minute.
PlayCurves play_curves(const std::string& name, const ViewTally& tally);

/// Seconds at which tables say who is still there.
inline constexpr std::array<int, 3> kStaySeconds{5, 15, 30};

/// Share still there after so long; nothing when no view is known to have been seen for so long.
std::optional<Rate> staying_at(const PlayCurves& curves, double seconds);

/// `order` says in which order variants come; `genomes` holds their choices by name, as far as they
/// are known.
PlaysReadout plays_readout(
    std::map<std::string, ViewTally> tallies, std::span<const std::string> order,
    const std::map<std::string, std::map<std::string, std::string>>& genomes);

}  // namespace pm::gen
