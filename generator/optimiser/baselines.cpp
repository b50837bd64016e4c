#include <algorithm>
#include <boost/random/gamma_distribution.hpp>
#include <cmath>
#include <numeric>
#include <optional>

#include "generator/optimiser/policies.h"

namespace pm::gen {

namespace {

std::vector<Tally> totals(const View& view) {
  std::vector<Tally> out(view.arms);
  for (const Period& period : view.periods) {
    for (std::size_t i = 0; i < view.arms; ++i) {
      out[i].impressions += period.impressions[i];
      out[i].installs += period.installs[i];
    }
  }
  return out;
}

/// Index of the highest measured rate; ties are broken by chance, so that the order of the arms
/// tells nothing.
std::size_t best_measured(std::span<const Tally> arms, Chance& chance) {
  std::size_t best = 0;
  double top = -1;
  std::uint32_t ties = 0;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    const double rate = arms[i].impressions > 0 ? arms[i].installs / arms[i].impressions : 0;
    if (rate > top) {
      top = rate;
      best = i;
      ties = 1;
    } else if (rate == top && chance.rng.below(++ties) == 0) {
      best = i;
    }
  }
  return best;
}

std::vector<double> equal(std::size_t arms) {
  return std::vector<double>(arms, 1.0 / static_cast<double>(arms));
}

std::vector<double> only(std::size_t arms, std::size_t arm) {
  std::vector<double> out(arms, 0.0);
  out[arm] = 1;
  return out;
}

class Uniform : public Policy {
 public:
  std::vector<double> share(const View& view, Chance& /*chance*/) override {
    return equal(view.arms);
  }
  std::size_t pick(const View& view, Chance& chance) override {
    return best_measured(totals(view), chance);
  }
};

class ExploreThenCommit : public Policy {
 public:
  explicit ExploreThenCommit(double part) : part_(part) {}
  std::vector<double> share(const View& view, Chance& chance) override {
    const int explore = std::max(1, static_cast<int>(std::ceil(part_ * view.batches - 1e-9)));
    if (static_cast<int>(view.periods.size()) < explore) return equal(view.arms);
    return only(view.arms, pick(view, chance));
  }
  std::size_t pick(const View& view, Chance& chance) override {
    if (!committed_) committed_ = best_measured(totals(view), chance);
    return *committed_;
  }

 private:
  double part_;
  std::optional<std::size_t> committed_;
};

class Greedy : public Policy {
 public:
  std::vector<double> share(const View& view, Chance& chance) override {
    return view.periods.empty() ? equal(view.arms) : only(view.arms, pick(view, chance));
  }
  std::size_t pick(const View& view, Chance& chance) override {
    return best_measured(totals(view), chance);
  }
};

/// As many rounds as it takes to halve the arms down to one, of equal length; each serves the
/// survivors equally and drops the worse half, by all that was measured.
class SequentialHalving : public Policy {
 public:
  std::vector<double> share(const View& view, Chance& chance) override {
    if (survivors_.empty()) {
      survivors_.resize(view.arms);
      std::iota(survivors_.begin(), survivors_.end(), std::size_t{0});
      while ((std::size_t{1} << rounds_) < view.arms) ++rounds_;
    }
    if (rounds_ > 0) {
      const auto due = view.periods.size() * rounds_ / static_cast<std::size_t>(view.batches);
      for (; dropped_ < due; ++dropped_) drop_half(view, chance);
    }
    std::vector<double> out(view.arms, 0.0);
    for (const std::size_t i : survivors_) out[i] = 1.0 / static_cast<double>(survivors_.size());
    return out;
  }
  std::size_t pick(const View& view, Chance& chance) override {
    const std::vector<Tally> all = totals(view);
    std::vector<Tally> left;
    for (const std::size_t i : survivors_) left.push_back(all[i]);
    return survivors_[best_measured(left, chance)];
  }

 private:
  void drop_half(const View& view, Chance& chance) {
    const std::vector<Tally> all = totals(view);
    std::vector<std::size_t> keep;
    const std::size_t want = (survivors_.size() + 1) / 2;
    while (keep.size() < want) {
      std::vector<Tally> left;
      for (const std::size_t i : survivors_) left.push_back(all[i]);
      const std::size_t best = best_measured(left, chance);
      keep.push_back(survivors_[best]);
      survivors_.erase(survivors_.begin() + static_cast<std::ptrdiff_t>(best));
    }
    survivors_ = std::move(keep);
  }

  std::vector<std::size_t> survivors_;
  std::size_t rounds_ = 0;
  std::size_t dropped_ = 0;
};

/// Textbook Thompson sampling of a batch: Beta(1, 1) for each arm, shares are the chances of being
/// best, from 128 joint draws.
class Thompson : public Policy {
 public:
  std::vector<double> share(const View& view, Chance& chance) override {
    constexpr int kDraws = 128;
    const std::vector<Tally> arms = totals(view);
    std::vector<double> out(view.arms, 0.0);
    if (view.periods.empty()) return equal(view.arms);
    for (int d = 0; d < kDraws; ++d) {
      std::size_t best = 0;
      double top = -1;
      for (std::size_t i = 0; i < arms.size(); ++i) {
        const double hits = 1 + arms[i].installs;
        const double misses = 1 + std::max(0.0, arms[i].impressions - arms[i].installs);
        boost::random::gamma_distribution<double> for_hits(hits);
        boost::random::gamma_distribution<double> for_misses(misses);
        const double x = for_hits(chance);
        const double y = for_misses(chance);
        const double rate = x / (x + y);
        if (rate > top) top = rate, best = i;
      }
      out[best] += 1.0 / kDraws;
    }
    return out;
  }
  std::size_t pick(const View& view, Chance& /*chance*/) override {
    const std::vector<Tally> arms = totals(view);
    const auto mean = [&](std::size_t i) {
      return (1 + arms[i].installs) / (2 + arms[i].impressions);
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < arms.size(); ++i) {
      if (mean(i) > mean(best)) best = i;
    }
    return best;
  }
};

}  // namespace

std::unique_ptr<Policy> make_uniform() { return std::make_unique<Uniform>(); }
std::unique_ptr<Policy> make_explore_then_commit(double part) {
  return std::make_unique<ExploreThenCommit>(part);
}
std::unique_ptr<Policy> make_sequential_halving() { return std::make_unique<SequentialHalving>(); }
std::unique_ptr<Policy> make_greedy() { return std::make_unique<Greedy>(); }
std::unique_ptr<Policy> make_thompson() { return std::make_unique<Thompson>(); }

}  // namespace pm::gen
