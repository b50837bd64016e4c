#include "generator/readout/rates.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstdio>

namespace pm::gen {

namespace {
constexpr double kHalf = 1.959964;  // standard deviations that leave out 2.5 % on each side
}

Rate count_rate(double events, double base) {
  if (!(base > 0)) return {};
  using Chi = boost::math::chi_squared_distribution<>;
  const double low = events > 0 ? boost::math::quantile(Chi(2 * events), 0.025) / 2 : 0;
  const double high = boost::math::quantile(Chi(2 * events + 2), 0.975) / 2;
  return {events / base, low / base, high / base};
}

Rate share_rate(double part, double whole) {
  if (!(whole > 0)) return {};
  const double p = std::min(1.0, part / whole);
  const double square = kHalf * kHalf / whole;
  const double middle = (p + square / 2) / (1 + square);
  const double half = kHalf / (1 + square) * std::sqrt(p * (1 - p) / whole + square / (4 * whole));
  return {p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string rate_html(const Rate& rate, double scale) {
  char text[96];
  std::snprintf(text, sizeof text, "%.2f<br><small>%.2f to %.2f</small>", rate.value * scale,
                rate.low * scale, rate.high * scale);
  return text;
}

}  // namespace pm::gen
