#include "generator/composer/host.h"

#include <algorithm>
#include <cmath>

#include "generator/core/color.h"
#include "generator/core/text.h"
#include "generator/core/weighted.h"
#include "generator/scene/names.h"

namespace pm::gen {

namespace {

/// Objects of a plan that are looked at for themes.
constexpr std::size_t kTelling = 8;
constexpr double kApart = 0.16;  // OKLab distance of the medallion from hair and skin

bool has(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

/// The theme of a look that the plan's objects speak of; empty when none.
std::string shared_theme(const HostInfo& host, const Plan& plan, const Catalog& catalog) {
  static const std::map<std::string, std::vector<std::string>> kGroups{
      {"food", {"fruit", "sweet", "vegetable", "meal", "drink"}},
      {"garden", {"plant", "fruit", "vegetable"}},
      {"nature", {"animal", "plant"}},
      {"reward", {"reward", "gem"}},
      {"fantasy", {"gem", "weapon"}},
      {"beauty", {"fashion"}},
      {"sport", {"sport"}},
      {"tech", {"device", "tool"}}};
  for (const std::string& theme : host.themes) {
    const auto groups = kGroups.find(theme);
    for (std::size_t i = 0; i < plan.objects.size() && i < kTelling; ++i) {
      const SpriteInfo* sprite = catalog.find_sprite(plan.objects[i].name);
      if (sprite == nullptr) continue;
      if (sprite->has_tag(theme) || (groups != kGroups.end() && has(groups->second, sprite->group)))
        return theme;
    }
  }
  return {};
}

struct Fit {
  double weight = 0;
  std::string why;
};

Fit fit_of(const HostInfo& host, const Plan& plan, const Catalog& catalog) {
  Fit fit;
  double score = 0;
  const auto speaks = [&](bool yes, double worth, const std::string& reason) {
    if (!yes) return;
    score += worth;
    fit.why += (fit.why.empty() ? "" : ", ") + reason;
  };
  speaks(has(host.audiences, plan.audience), 1, "audience " + plan.audience);
  speaks(has(host.tones, plan.tone), 1.2, "tone " + plan.tone);
  const std::string theme = shared_theme(host, plan, catalog);
  speaks(!theme.empty(), 1.4, "theme " + theme);
  fit.weight = std::exp(score);
  return fit;
}

Rgba drawn(const std::vector<Rgba>& list, pm::Rng& lot) {
  return list[lot.below(static_cast<std::uint32_t>(list.size()))];
}

/// Hue of the clothes: far from the call to action, from the board and from the hair.
double cloth_hue(const Colors& colors, Rgba hair, Rgba skin, pm::Rng& lot) {
  const auto hue = [](Rgba color) { return to_oklch(color).h; };
  const double cta = hue(colors[static_cast<std::size_t>(ColorId::cta_top)]);
  const double start = lot.unit() * 360.0;
  double best = start;
  double best_gap = -1;
  for (int i = 0; i < 12; ++i) {
    const double h = std::fmod(start + i * 30.0, 360.0);
    double gap = std::min(75.0, hue_gap(h, cta)) * 2;
    gap += std::min(50.0, hue_gap(h, hue(skin)));
    if (to_oklch(hair).C > 0.06) gap += 0.5 * std::min(50.0, hue_gap(h, hue(hair)));
    gap += 40.0 * lot.unit();
    if (gap > best_gap) best_gap = gap, best = h;
  }
  return best;
}

Rgba ground_of(double cloth, Rgba hair, Rgba skin, Rgba cloth_color) {
  Rgba best = 0;
  double best_gap = -1;
  for (const double turn : {180.0, 150.0, 210.0, 120.0, 240.0}) {
    for (const double light : {0.90, 0.80, 0.70}) {
      const Rgba ground = from_oklch({light, 0.075, std::fmod(cloth + turn, 360.0)});
      const double gap = std::min({oklab_distance(ground, hair), oklab_distance(ground, skin),
                                   oklab_distance(ground, cloth_color)});
      if (gap > best_gap) best_gap = gap, best = ground;
      if (gap >= kApart) return ground;
    }
  }
  return best;
}

}  // namespace

std::string draw_look(const Plan& plan, const Catalog& catalog, std::span<const std::string> taken,
                      pm::Rng& lot) {
  std::vector<std::pair<const HostInfo*, double>> fits;
  for (const HostInfo& host : catalog.hosts) {
    if (std::find(taken.begin(), taken.end(), host.name) != taken.end()) continue;
    fits.emplace_back(&host, fit_of(host, plan, catalog).weight);
  }
  const double unit = static_cast<double>(lot.unit());
  if (fits.empty()) return {};
  const auto weight = [&](std::size_t i) { return fits[i].second; };
  return fits[weighted_index(fits.size(), unit, weight)].first->name;
}

HostChoice choose_host(std::string_view wish, const Plan& plan, const Catalog& catalog,
                       const Colors& colors, pm::Rng& lot) {
  HostChoice out;
  const bool shy = !lot.chance_per_mille(kHostChancePm);
  if (wish == "none" || (wish == "auto" && shy)) return out;
  const bool named = catalog.find_host(wish) != nullptr;
  out.look = draw_look(plan, catalog, {}, lot);
  if (named) out.look = wish;
  const HostInfo* row = catalog.find_host(out.look);
  if (row == nullptr) return {};
  const HostInfo& host = *row;
  out.why = fit_of(host, plan, catalog).why;
  if (out.why.empty()) out.why = named ? "asked for" : "by lot";

  const Rgba skin = drawn(host.skins, lot);
  const Rgba hair = drawn(host.hair_colors, lot);
  const double hue = cloth_hue(colors, hair, skin, lot);
  const Rgba cloth = from_oklch({0.60, 0.155, hue});
  const Rgba trim = from_oklch({0.86, 0.12, std::fmod(hue + 150.0 + 60.0 * lot.unit(), 360.0)});
  out.document["look"] = host.name;
  out.document["skin"] = to_hex(skin);
  out.document["hair_color"] = to_hex(hair);
  out.document["cloth"] = to_hex(cloth);
  out.document["trim"] = to_hex(trim);
  out.document["iris"] = to_hex(drawn(host.irises, lot));
  out.document["ground"] = to_hex(ground_of(hue, hair, skin, cloth));
  return out;
}

}  // namespace pm::gen
