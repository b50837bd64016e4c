#include "generator/optimiser/decision.h"

#include <algorithm>

#include "generator/optimiser/choices.h"

namespace pm::gen {

namespace {

/// Arms that bring less money than the others keep at most an equal share; what they lose goes to
/// the rest in proportion.
void hold_back(std::vector<double>& shares, std::span<const std::size_t> served,
               std::span<const ArmValue> values) {
  if (values.empty()) return;
  const double equal = 1 / static_cast<double>(shares.size());
  double freed = 0;
  double rest = 0;
  const auto held = [&](std::size_t i) { return values[served[i]].worth_less; };
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!held(i)) {
      rest += shares[i];
    } else if (shares[i] > equal) {
      freed += shares[i] - equal;
      shares[i] = equal;
    }
  }
  if (freed <= 0) return;
  const auto free_arms = static_cast<double>(std::count_if(
      served.begin(), served.end(), [&](std::size_t arm) { return !values[arm].worth_less; }));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (free_arms == 0) {
      shares[i] = equal;
    } else if (!held(i)) {
      shares[i] += freed * (rest > 0 ? shares[i] / rest : 1 / free_arms);
    }
  }
}

}  // namespace

Pooled of_arms(const Pooled& all, std::span<const std::size_t> arms) {
  Pooled out = all;
  out.mean.clear();
  out.variance.clear();
  out.pull.clear();
  for (const std::size_t arm : arms) {
    out.mean.push_back(all.mean[arm]);
    out.variance.push_back(all.variance[arm]);
    out.pull.push_back(all.pull[arm]);
  }
  return out;
}

Decision decide(const Counts& counts, std::span<const std::size_t> served,
                const DecisionOptions& options) {
  Decision out;
  out.served.assign(served.begin(), served.end());
  out.evidence = weigh(counts.cells, static_cast<int>(counts.arms.size()), counts.circumstances);
  out.all = pool_with_choices(out.evidence.arms, options.choices);
  out.pooled = of_arms(out.all, served);
  out.best = chance_of_best(out.pooled);

  std::vector<int> place(counts.arms.size(), -1);
  for (std::size_t i = 0; i < served.size(); ++i) place[served[i]] = static_cast<int>(i);
  double seen = 0;
  std::vector<Cell> cells;
  std::vector<int> stratum;
  for (std::size_t c = 0; c < counts.cells.size(); ++c) {
    Cell cell = counts.cells[c];
    cell.arm = place[static_cast<std::size_t>(cell.arm)];
    if (cell.arm < 0) continue;
    seen += cell.impressions;
    cells.push_back(cell);
    stratum.push_back(counts.stratum[c]);
  }
  const int periods = static_cast<int>(counts.periods.size());
  const double remaining = options.remaining > 0 ? options.remaining : std::max(1.0, seen);
  const double next = options.next > 0 ? options.next : std::clamp(seen / periods, 1.0, remaining);
  std::vector<double> target = allocate(out.pooled, next, remaining, seen + remaining);
  hold_back(target, served, options.values);
  out.shares = guarded(target, options.previous,
                       options.periods_done < 0 ? periods : options.periods_done, options.guards);
  out.said =
      state(cells, stratum, out.pooled, options.reference, options.confidence, options.margin);
  return out;
}

}  // namespace pm::gen
