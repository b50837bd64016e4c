#include "generator/readout/readout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <set>

#include "generator/optimiser/choices.h"
#include "generator/readout/sentences.h"

namespace pm::gen {

namespace {

/// Steps of the funnel in their order; the first that is there is what it is measured against.
constexpr std::array<const char*, 2> kShown{"displayed", "shown"};
constexpr std::array<const char*, 8> kSteps{"first_touch", "started", "progress_25", "progress_50",
                                            "progress_75", "solved",  "end_card",    "cta"};

/// Sums of a variant's rows.
Measured sum_of(std::span<const Measured> rows, const std::string& id) {
  Measured out;
  out.variant = id;
  for (const Measured& row : rows) {
    if (row.variant != id) continue;
    out.impressions += row.impressions;
    out.clicks += row.clicks;
    out.installs += row.installs;
    out.spend += row.spend;
    out.revenue += row.revenue;
    for (const auto& [name, value] : row.engagement) out.engagement[name] += value;
  }
  return out;
}

double count_of(const Measured& sums, const char* name) {
  const auto at = sums.engagement.find(name);
  return at == sums.engagement.end() ? 0 : at->second;
}

std::vector<std::string> variants_in(std::span<const Measured> rows) {
  std::map<std::string, double> impressions;
  for (const Measured& row : rows) impressions[row.variant] += row.impressions;
  std::vector<std::string> out;
  for (const auto& [id, count] : impressions) {
    if (count > 0) out.push_back(id);
  }
  return out;
}

VariantReadout counted(std::span<const Measured> rows, const std::string& id) {
  const Measured sums = sum_of(rows, id);
  VariantReadout out;
  out.id = id;
  out.impressions = sums.impressions;
  out.clicks = sums.clicks;
  out.installs = sums.installs;
  out.spend = sums.spend;
  out.revenue = sums.revenue;
  out.ipm = count_rate(sums.installs, sums.impressions);
  if (sums.clicks > 0) {
    out.ctr = share_rate(sums.clicks, sums.impressions);
    if (sums.installs <= sums.clicks) out.cvr = share_rate(sums.installs, sums.clicks);
  }
  for (const char* name : kShown) {
    if (out.shown > 0) break;
    out.shown = count_of(sums, name);
  }
  if (out.shown > 0) {
    for (const char* step : kSteps) {
      const double count = count_of(sums, step);
      if (count > 0) out.funnel.push_back({step, count, share_rate(count, out.shown)});
    }
  }
  const double seen = std::max(count_of(sums, "shown"), out.shown);
  if (seen > 0) out.mean_seconds = count_of(sums, "seconds") / seen;
  return out;
}

/// By day: an arm's impressions and installs; of all others their installs, and how many their own
/// rates would have given, so that a change of who the others are is no change of the day.
struct ByDay {
  std::vector<Tally> own, others;
};

ByDay by_day(const Counts& counts, std::size_t arm) {
  ByDay out;
  out.own.resize(counts.periods.size());
  out.others.resize(counts.periods.size());
  const std::vector<Tally> totals = counts.totals();
  for (std::size_t c = 0; c < counts.cells.size(); ++c) {
    const Cell& cell = counts.cells[c];
    const auto own = static_cast<std::size_t>(cell.arm);
    const auto day = static_cast<std::size_t>(counts.period[c]);
    Tally& tally = own == arm ? out.own[day] : out.others[day];
    const double rate = own == arm ? 1 : totals[own].installs / totals[own].impressions;
    tally.impressions += cell.impressions * rate;
    tally.installs += cell.installs;
  }
  return out;
}

std::vector<ChoiceReadout> read_choices(std::span<const VariantReadout> variants,
                                        const ReadoutOptions& options) {
  std::set<std::string> names;
  std::vector<const std::map<std::string, std::string>*> genomes;
  std::vector<Tally> tallies;
  std::vector<const VariantReadout*> known;
  for (const VariantReadout& variant : variants) {
    const auto at = options.genomes.find(variant.id);
    if (at == options.genomes.end()) continue;
    genomes.push_back(&at->second);
    known.push_back(&variant);
    tallies.push_back({variant.impressions, variant.installs});
    for (const auto& [name, value] : at->second) names.insert(name);
  }
  std::vector<ChoiceReadout> out;
  for (const std::string& name : names) {
    std::map<std::string, int> levels;
    Circumstance choice;
    for (const auto* genome : genomes) {
      const auto value = genome->find(name);
      const std::string level = value == genome->end() ? std::string() : value->second;
      choice.level.push_back(
          levels.try_emplace(level, static_cast<int>(levels.size())).first->second);
    }
    choice.levels = static_cast<int>(levels.size());
    if (choice.levels < 2) continue;
    const auto effects = choice_effects(tallies, std::span(&choice, 1));
    for (const auto& [level, index] : levels) {
      ChoiceReadout one;
      one.choice = name;
      one.level = level;
      one.effect = effects[0][static_cast<std::size_t>(index)];
      double installs = 0;
      for (std::size_t i = 0; i < known.size(); ++i) {
        if (choice.level[i] != index) continue;
        ++one.variants;
        one.impressions += known[i]->impressions;
        installs += known[i]->installs;
      }
      one.ipm = count_rate(installs, one.impressions);
      // What only one variant has says no more than the variant does.
      if (one.variants > 1) out.push_back(std::move(one));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const ChoiceReadout& a, const ChoiceReadout& b) {
    return std::abs(std::log(a.effect)) > std::abs(std::log(b.effect));
  });
  return out;
}

SplitCheck read_split(std::span<const VariantReadout> variants, const ReadoutOptions& options) {
  if (options.meant.empty()) return {};
  std::vector<double> impressions;
  std::vector<double> shares;
  double total = 0;
  for (const VariantReadout& variant : variants) {
    const auto at = options.meant.find(variant.id);
    if (at == options.meant.end()) return {};
    impressions.push_back(variant.impressions);
    shares.push_back(at->second);
    total += at->second;
  }
  for (double& share : shares) share /= total;
  return check_split(impressions, shares);
}

std::string main_currency(std::span<const Measured> rows) {
  std::map<std::string, double> weight;
  for (const Measured& row : rows) weight[row.currency] += row.spend + row.revenue;
  std::string out;
  double most = 0;
  for (const auto& [name, sum] : weight) {
    if (sum > most) most = sum, out = name;
  }
  return out;
}

}  // namespace

Readout read_out(std::span<const Measured> rows, const ReadoutOptions& options) {
  Readout out;
  std::vector<std::string> ids = variants_in(rows);
  if (ids.empty()) return out;
  // Once to know the order, once in it, so that every index means the same.
  std::vector<std::size_t> all(ids.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  {
    const Decision first = decide(counts_of(rows, ids, {}, 0), all, {});
    std::vector<std::size_t> order = all;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return first.all.mean[a] > first.all.mean[b];
    });
    std::vector<std::string> sorted;
    for (const std::size_t i : order) sorted.push_back(ids[i]);
    ids = std::move(sorted);
  }
  const Counts counts = counts_of(rows, ids, {}, 0);
  for (const std::string& id : ids) out.variants.push_back(counted(rows, id));
  std::set<std::string> networks;
  out.last_day = last_day(rows);
  out.first_day = out.last_day;
  for (const Measured& row : rows) {
    out.first_day = std::min(out.first_day, row.day);
    networks.insert(row.network);
  }
  out.networks.assign(networks.begin(), networks.end());
  out.currency = main_currency(rows);
  const auto named = std::find(ids.begin(), ids.end(), options.reference);
  if (named != ids.end()) {
    out.reference = static_cast<std::size_t>(named - ids.begin());
  } else {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (out.variants[i].impressions > out.variants[out.reference].impressions) out.reference = i;
    }
  }
  DecisionOptions how;
  how.reference = out.reference;
  how.confidence = options.confidence;
  how.margin = options.margin;
  out.decision = decide(counts, all, how);
  const auto values =
      arm_values(values_of(rows, ids), static_cast<int>(ids.size()), options.worth_at_least);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    VariantReadout& variant = out.variants[i];
    variant.believed = {out.decision.all.mean[i], rate_quantile(out.decision.all, i, 0.05),
                        rate_quantile(out.decision.all, i, 0.95)};
    variant.chance_best = out.decision.best[i];
    variant.value = values[i];
    const ByDay days = by_day(counts, i);
    variant.fatigue = check_fatigue(days.own, days.others,
                                    static_cast<std::size_t>(std::max(1, options.recent_days)));
  }
  out.choices = read_choices(out.variants, options);
  out.split = read_split(out.variants, options);
  out.boss = boss_sentences(out);
  out.alarms = alarm_sentences(out);
  return out;
}

}  // namespace pm::gen
