#pragma once
#include <string>

namespace pm::gen {

/// A rate and its interval.
struct Rate {
  double value = 0;
  double low = 0, high = 0;
};

/// Events ÷ base with the exact 95 % interval of a Poisson count (Garwood 1936). For rare events;
/// an interval for one look. Without a base all are 0.
Rate count_rate(double events, double base);

/// Part of a whole with Wilson's 95 % interval (1927), for rates that are not rare.
Rate share_rate(double part, double whole);

/// "5.21 <small>4.90 to 5.53</small>", multiplied by `scale`.
std::string rate_html(const Rate& rate, double scale);

}  // namespace pm::gen
