#include <algorithm>

#include "generator/optimiser/evidence.h"
#include "generator/optimiser/policies.h"

namespace pm::gen {

namespace {

class PlaymillPolicy : public Policy {
 public:
  explicit PlaymillPolicy(const PlaymillOptions& options) : options_(options) {}

  std::vector<double> share(const View& view, Chance& /*chance*/) override {
    const Pooled pooled = believe(view.arms, view.periods, options_.half_life_periods);
    const std::vector<double> target =
        allocate(pooled, view.next_impressions, view.remaining_impressions,
                 view.horizon_impressions, options_.tuning);
    previous_ = guarded(target, previous_, static_cast<int>(view.periods.size()), options_.guards);
    return previous_;
  }

  std::size_t pick(const View& view, Chance& /*chance*/) override {
    const Pooled pooled = believe(view.arms, view.periods, options_.half_life_periods);
    return static_cast<std::size_t>(std::max_element(pooled.mean.begin(), pooled.mean.end()) -
                                    pooled.mean.begin());
  }

 private:
  PlaymillOptions options_;
  std::vector<double> previous_;
};

}  // namespace

Pooled believe(std::size_t arms, std::span<const Period> periods, double half_life_periods) {
  std::vector<Arrivals> arrivals;
  arrivals.reserve(periods.size());
  for (const Period& period : periods) arrivals.push_back(period.arrivals);
  const DelayCurve curve = fit_delay(arrivals);

  std::vector<Cell> cells;
  cells.reserve(arms * periods.size());
  Circumstance day;
  day.levels = static_cast<int>(periods.size());
  for (std::size_t p = 0; p < periods.size(); ++p) {
    const std::size_t age = periods.size() - 1 - p;
    const double share = curve.share_by(age);
    const double weight = recency(static_cast<double>(age), half_life_periods);
    for (std::size_t i = 0; i < arms; ++i) {
      if (!(periods[p].impressions[i] > 0)) continue;
      cells.push_back(
          {static_cast<int>(i), periods[p].impressions[i], periods[p].installs[i], share, weight});
      day.level.push_back(static_cast<int>(p));
    }
  }
  const Evidence evidence = weigh(cells, static_cast<int>(arms), std::span(&day, 1));
  return pool(evidence.arms);
}

std::unique_ptr<Policy> make_playmill(const PlaymillOptions& options) {
  return std::make_unique<PlaymillPolicy>(options);
}

}  // namespace pm::gen
