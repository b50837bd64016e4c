#include "generator/optimiser/delay.h"

#include <algorithm>

namespace pm::gen {

DelayCurve fit_delay(std::span<const Arrivals> periods) {
  std::size_t ages = 0;
  for (const Arrivals& period : periods) ages = std::max(ages, period.size());
  if (ages == 0) return {};
  std::vector<double> complete(ages, 1.0);
  double share = 1;
  for (std::size_t age = ages - 1; age > 0; --age) {
    double at_age = 0;
    double up_to_age = 0;
    for (const Arrivals& period : periods) {
      if (period.size() <= age) continue;
      at_age += period[age];
      for (std::size_t a = 0; a <= age; ++a) up_to_age += period[a];
    }
    share *= 1 - at_age / (up_to_age + 0.5);
    complete[age - 1] = share;
  }
  return DelayCurve(std::move(complete));
}

}  // namespace pm::gen
