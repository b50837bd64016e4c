#include "generator/campaign/belief.h"

#include <algorithm>
#include <set>

#include "generator/breeder/choice_levels.h"

namespace pm::gen {

namespace {

constexpr double kLowerLevel = 0.1;
constexpr std::size_t kEngagementLevels = 3;
constexpr double kLeastShown = 200;

/// How much of those who saw an arm began to play: events of the ad ÷ times it was shown.
std::vector<double> engagement_rates(std::span<const Measured> rows,
                                     std::span<const std::string> arms) {
  std::map<std::string, std::pair<double, double>> sums;
  for (const Measured& row : rows) {
    const auto value = [&](const char* name) {
      const auto at = row.engagement.find(name);
      return at == row.engagement.end() ? 0.0 : at->second;
    };
    const double shown = std::max(value("displayed"), value("shown"));
    const double played = std::max(value("started"), value("first_touch"));
    sums[row.variant].first += played;
    sums[row.variant].second += shown;
  }
  std::vector<double> out;
  for (const std::string& arm : arms) {
    const auto [played, shown] = sums[arm];
    out.push_back(shown >= kLeastShown ? played / shown : -1);
  }
  return out;
}

/// Arms in three groups by how much they are played, as one more choice that they may be drawn to
/// each other by: its link to installs is measured across arms and believed by credibility only.
/// Empty unless most arms tell.
Circumstance engagement_choice(std::span<const double> rates) {
  std::vector<double> known;
  for (const double rate : rates) {
    if (rate >= 0) known.push_back(rate);
  }
  if (3 * known.size() < 2 * rates.size() || known.size() < 2 * kEngagementLevels) return {};
  std::sort(known.begin(), known.end());
  Circumstance out;
  out.levels = static_cast<int>(kEngagementLevels);
  for (const double rate : rates) {
    int level = 1;  // unknown: in the middle
    if (rate >= 0) {
      const auto below = std::lower_bound(known.begin(), known.end(), rate) - known.begin();
      level = static_cast<int>(static_cast<std::size_t>(below) * kEngagementLevels / known.size());
    }
    out.level.push_back(level);
  }
  return out;
}

std::vector<std::vector<std::string>> choices_of_members(const Lineage& lineage) {
  std::vector<std::vector<std::string>> out;
  for (const Member& member : lineage.members) out.push_back(choices_of(member.doc));
  return out;
}

Standing standing_of(const CampaignSettings& settings, const Generation& generation,
                     std::span<const Measured> rows) {
  Standing out;
  const std::set<std::string> served(generation.served.begin(), generation.served.end());
  std::set<std::string> days;
  for (const Measured& row : rows) {
    if (row.day <= generation.after_day || !served.contains(row.variant)) continue;
    out.impressions += row.impressions;
    out.installs += row.installs;
    if (row.impressions > 0) days.insert(row.day);
  }
  out.days = static_cast<int>(days.size());
  out.over = out.impressions >= settings.impressions && out.days >= settings.min_days;
  return out;
}

}  // namespace

DelayCurve learnt_delay(std::span<const ReportedInstalls> reported, bool& known) {
  std::map<std::pair<std::string, std::string>, int> periods;
  std::map<int, std::set<int>> ages;
  std::vector<Snapshot> snapshots;
  for (const ReportedInstalls& report : reported) {
    for (const auto& [day, installs] : report.installs) {
      const int period =
          periods.try_emplace({report.source, day}, static_cast<int>(periods.size())).first->second;
      const int age = days_between(day, report.as_of);
      snapshots.push_back({period, age, installs});
      ages[period].insert(age);
    }
  }
  known = std::any_of(ages.begin(), ages.end(),
                      [](const auto& period) { return period.second.size() > 1; });
  return known ? fit_delay(std::span<const Snapshot>(snapshots)) : DelayCurve();
}

Belief believe_campaign(const CampaignSettings& settings, const Lineage& lineage,
                        std::span<const Measured> rows, const DelayCurve& delay, bool delay_known,
                        const std::map<std::string, double>& previous) {
  const Generation& generation = lineage.generations.back();
  Belief out;
  out.as_of = last_day(rows);
  out.arms = lineage.ids();
  out.delay = delay;
  out.delay_known = delay_known;
  out.standing = standing_of(settings, generation, rows);
  const Counts counts = counts_of(rows, out.arms, delay, settings.half_life_days);
  out.totals = counts.totals();
  out.values = arm_values(values_of(rows, out.arms), static_cast<int>(out.arms.size()),
                          settings.worth_at_least);

  DecisionOptions options;
  options.choices = choice_levels(choices_of_members(lineage));
  if (Circumstance engagement = engagement_choice(engagement_rates(rows, out.arms));
      engagement.levels > 0) {
    out.engagement_levels = engagement.levels;
    options.choices.push_back(std::move(engagement));
  }
  options.guards = settings.guards;
  options.periods_done = out.standing.days;
  options.remaining = std::max(1.0, settings.impressions - out.standing.impressions);
  options.next = out.standing.days > 0 ? out.standing.impressions / out.standing.days
                                       : settings.impressions / settings.min_days;
  options.next = std::clamp(options.next, 1.0, options.remaining);
  options.values = out.values;
  std::vector<std::size_t> served;
  bool served_before = !previous.empty();
  for (const std::string& id : generation.served) {
    served.push_back(static_cast<std::size_t>(std::find(out.arms.begin(), out.arms.end(), id) -
                                              out.arms.begin()));
    const auto share = previous.find(id);
    served_before = served_before && share != previous.end();
    options.previous.push_back(share == previous.end() ? 0 : share->second);
  }
  if (!served_before) options.previous.clear();
  out.decision = decide(counts, served, options);
  return out;
}

std::vector<Parent> parents_of(const Belief& belief, const Lineage& lineage) {
  std::vector<Parent> out;
  for (const std::size_t arm : belief.decision.served) {
    const Member* member = lineage.find(belief.arms[arm]);
    if (member == nullptr) continue;
    out.push_back({member->id, member->request, belief.decision.all.mean[arm],
                   rate_quantile(belief.decision.all, arm, kLowerLevel)});
  }
  return out;
}

std::function<Expectation(const SceneDoc&)> foresight_of(const Belief& belief,
                                                         const Lineage& lineage) {
  return foresight_of(belief.decision.evidence.arms, choices_of_members(lineage));
}

}  // namespace pm::gen
