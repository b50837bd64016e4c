#include "generator/optimiser/horizon_index.h"

#include <array>
#include <cmath>

namespace pm::gen {

namespace {

constexpr double kFirstLog = -4;
constexpr double kLogStep = 0.5;
// At log(ratio) = -4, -3.5 … 8.
constexpr std::array<double, 25> kIndex{0.0875, 0.1122, 0.1424, 0.1824, 0.2314, 0.2945, 0.3716,
                                        0.4657, 0.5773, 0.7065, 0.8514, 1.0098, 1.1786, 1.3541,
                                        1.5339, 1.7151, 1.8958, 2.0746, 2.2497, 2.4208, 2.5872,
                                        2.7487, 2.9050, 3.0556, 3.2016};

}  // namespace

double horizon_index(double ratio) {
  if (!(ratio > 0)) return 0;
  const double at = (std::log(ratio) - kFirstLog) / kLogStep;
  // Little to learn: the index goes with the square root of what could be learned.
  if (at <= 0) return kIndex.front() * std::exp(at * kLogStep / 2);
  // Much to learn: it goes with the root of the logarithm.
  constexpr double kLastAt = kIndex.size() - 1;
  if (at >= kLastAt) {
    const double log_ratio = kFirstLog + at * kLogStep;
    constexpr double kLastLog = kFirstLog + kLastAt * kLogStep;
    return kIndex.back() * std::sqrt(log_ratio / kLastLog);
  }
  const auto below = static_cast<std::size_t>(at);
  const double part = at - static_cast<double>(below);
  return kIndex[below] * (1 - part) + kIndex[below + 1] * part;
}

}  // namespace pm::gen
