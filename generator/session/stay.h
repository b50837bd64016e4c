#pragma once
#include <vector>

#include "generator/session/view.h"

namespace pm::gen {

/// How long a view was seen, in seconds in view.
struct Stay {
  double seconds = 0;
  bool left = false;  ///< false: it was still seen when the last record was made
};

Stay stay_of(const SessionView& view);

/// A point of a drop-off curve: of those who were still there just before, some left.
struct DropOffPoint {
  double seconds = 0;
  double staying = 1;        ///< share of views that are seen longer than this
  double low = 1, high = 1;  ///< 95 % interval of that share
  int at_risk = 0;           ///< views still known to be there just before
};

/// The share of views that are seen longer than a time: the product-limit estimate (Kaplan, Meier
/// 1958), which also uses views whose end nobody saw, with intervals on the log-minus-log scale
/// (Kalbfleisch, Prentice 1980). One point for each time at which somebody left, in rising order.
std::vector<DropOffPoint> drop_off(std::vector<Stay> stays);

}  // namespace pm::gen
