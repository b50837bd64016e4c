#include "generator/optimiser/delay.h"

#include <algorithm>
#include <map>

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

DelayCurve fit_delay(std::span<const Snapshot> known) {
  std::map<int, std::map<int, double>> periods;
  int oldest = 0;
  for (const Snapshot& one : known) {
    if (one.age < 0) continue;
    double& installs = periods[one.period][one.age];
    installs = std::max(installs, one.installs);
    oldest = std::max(oldest, one.age);
  }
  const auto ages = static_cast<std::size_t>(oldest) + 1;
  std::vector<double> before(ages, 0.0);
  std::vector<double> after(ages, 0.0);
  for (const auto& [period, at_age] : periods) {
    for (auto next = at_age.begin(), last = next++; next != at_age.end(); last = next++) {
      // Between two reports nobody knows when they came: at the later one, which errs to caution.
      for (int age = last->first + 1; age <= next->first; ++age) {
        before[static_cast<std::size_t>(age)] += last->second;
        after[static_cast<std::size_t>(age)] +=
            age == next->first ? std::max(last->second, next->second) : last->second;
      }
    }
  }
  std::vector<double> complete(ages, 1.0);
  for (std::size_t age = ages - 1; age > 0; --age) {
    complete[age - 1] = complete[age] * (before[age] + 0.5) / (after[age] + 0.5);
  }
  return DelayCurve(std::move(complete));
}

}  // namespace pm::gen
