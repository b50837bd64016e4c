#include "generator/composer/cast.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "generator/composer/color.h"

namespace pm::gen {

namespace {

bool holds(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// Templates speak of families in everyday words; sprites are filed more finely.
bool in_group(const std::vector<std::string>& wanted, const std::string& group) {
  if (holds(wanted, group)) return true;
  static const std::map<std::string, std::vector<std::string>> kWider = {
      {"food", {"meal", "vegetable", "drink", "fruit"}},
      {"thing", {"item", "game", "tech", "fashion", "money"}},
      {"character", {"hero"}},
      {"nature", {"scenery"}},
      {"building", {"scenery"}}};
  for (const std::string& name : wanted) {
    const auto wider = kWider.find(name);
    if (wider != kWider.end() && holds(wider->second, group)) return true;
  }
  return false;
}

struct Candidate {
  const SpriteInfo* sprite = nullptr;
  double score = 0;
};

class Caster {
 public:
  Caster(const Template& spec, const Plan& plan, const Catalog& catalog, int theme, pm::Rng& rng)
      : spec_(spec), plan_(plan), catalog_(catalog), rng_(rng) {
    for (const Ranked& object : plan.objects) closeness_[object.name] = object.weight;
    choose_theme(theme);
  }

  Cast run(const FixedRoles& fixed) {
    Cast cast;
    cast.theme = theme_;
    cast.roles.resize(spec_.roles.size());
    // What a story prescribes is taken first, then the main pieces, so that nothing else uses them.
    for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
      if (i < fixed.size() && !fixed[i].empty()) cast.roles[i] = prescribed(spec_.roles[i], fixed[i]);
    }
    for (const bool main : {true, false}) {
      for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
        if (!cast.roles[i].empty() || is_main_role(spec_.roles[i]) != main) continue;
        cast.roles[i] = fill(spec_.roles[i]);
      }
    }
    cast.host = host();
    return cast;
  }

 private:
  double closeness(const SpriteInfo& sprite) const {
    const auto found = closeness_.find(sprite.name);
    return found == closeness_.end() ? 0.0 : found->second;
  }

  /// Families are ranked by what the plan names; without a word for any, by lot.
  void choose_theme(int theme) {
    const auto main = std::find_if(spec_.roles.begin(), spec_.roles.end(), is_main_role);
    if (main == spec_.roles.end()) return;
    std::map<std::string, double> score;
    std::map<std::string, int> members;
    for (const SpriteInfo& sprite : catalog_.sprites) {
      if (sprite.group == "ui") continue;
      ++members[sprite.group];
      const double c = closeness(sprite);
      score[sprite.group] += c * c;
    }
    std::vector<Ranked> families;
    for (const auto& [group, count] : members) {
      const bool offered = in_group(main->groups, group);
      const double named = score[group] / std::sqrt(static_cast<double>(count));
      if (!offered && named < 0.5) continue;
      if (count < std::min(main->min, 3)) continue;
      const auto place = std::find(main->groups.begin(), main->groups.end(), group) - main->groups.begin();
      families.push_back({group, named + 0.25 * rng_.unit() + 0.08 / (1.0 + static_cast<double>(place))});
    }
    std::stable_sort(families.begin(), families.end(),
                     [](const Ranked& a, const Ranked& b) { return a.weight > b.weight; });
    if (families.empty()) return;
    const auto at = static_cast<std::size_t>(theme) % families.size();
    // A clear theme ("fruit") is not left for a family that the brief never spoke of.
    const bool far = families[at].weight < 0.45 * families[0].weight && families[0].weight > 0.7;
    theme_ = families[far ? 0 : at].name;
  }

  std::vector<Candidate> candidates(const RoleSpec& role) {
    const bool main = is_main_role(role);
    std::vector<Candidate> out;
    for (const SpriteInfo& sprite : catalog_.sprites) {
      const double noise = rng_.unit();
      if (sprite.group == "ui" || used_.count(sprite.name) > 0) continue;
      const auto place = std::find(role.defaults.begin(), role.defaults.end(), sprite.name);
      const bool standard = place != role.defaults.end();
      const bool grouped = in_group(role.groups, sprite.group);
      int tags = 0;
      for (const std::string& tag : sprite.tags) tags += holds(role.tags, tag) ? 1 : 0;
      const double close = closeness(sprite);
      const bool named = main && close >= 0.35;
      if (!standard && !grouped && tags == 0 && !named) continue;
      double score = 0.5 * noise + (grouped ? 0.6 : 0.0) + 0.4 * std::min(tags, 2);
      if (main) {
        score += 3.0 * close + (sprite.group == theme_ ? 1.8 : 0.0);
        if (sprite.name == plan_.trophy) score += 6.0;
      } else {
        score += (grouped || tags > 0 ? 2.4 : 0.0) * close;
      }
      if (standard) {
        const auto index = static_cast<double>(place - role.defaults.begin());
        score += (main ? 0.5 : 1.8) - 0.06 * index;
      }
      if (role.face == FaceWish::prefer && sprite.face) score += 0.5;
      if (role.face == FaceWish::no && sprite.face) score -= 1.2;
      out.push_back({&sprite, score});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return out;
  }

  static double least_distance(Rgba color, const std::vector<Pick>& chosen) {
    double least = 10;
    for (const Pick& pick : chosen) least = std::min(least, safe_distance(color, pick.color()));
    return least;
  }

  /// The nearest colour for a sprite that stands apart from those chosen; distance in `reached`.
  static Rgba apart(const SpriteInfo& sprite, const std::vector<Pick>& chosen, double& reached) {
    const Oklch own = to_oklch(sprite.color);
    Rgba best = 0;
    double best_cost = 1e9;
    double farthest = 0;
    Rgba farthest_color = 0;
    double farthest_reached = 0;
    for (const double L : {own.L, 0.40, 0.48, 0.56, 0.64, 0.72, 0.80, 0.88, 0.94}) {
      for (int turn = -5; turn <= 6; ++turn) {
        const Oklch wish{L, std::max(own.C, 0.13), std::fmod(own.h + turn * 30.0 + 360.0, 360.0)};
        const Rgba color = from_oklch(wish);
        const double distance = least_distance(color, chosen);
        if (distance > farthest) farthest = distance, farthest_color = color, farthest_reached = distance;
        if (distance < kPieceDistance + 0.004) continue;
        const double cost = std::fabs(turn) * 0.14 + std::fabs(L - own.L) * 1.2;
        if (cost < best_cost) best_cost = cost, best = color, reached = distance;
      }
    }
    if (best != 0) return best;
    reached = farthest_reached;
    return farthest_color;
  }

  std::vector<Pick> fill(const RoleSpec& role) {
    const std::vector<Candidate> list = candidates(role);
    std::vector<Pick> out;
    const auto want = static_cast<std::size_t>(std::max(role.min, is_main_role(role) ? role.max : wanted(role)));
    const auto taken = [&](const SpriteInfo* sprite) {
      return std::any_of(out.begin(), out.end(), [&](const Pick& p) { return p.sprite == sprite; });
    };
    if (!role.distinct || role.max < 2) {
      for (const Candidate& c : list) {
        if (out.size() >= want) break;
        out.push_back({c.sprite, 0});
      }
    } else {
      while (out.size() < want) {
        Pick pick;
        double best = -1e9;
        std::size_t looked = 0;
        for (const Candidate& c : list) {
          if (taken(c.sprite)) continue;
          if (++looked > 24) break;
          double reached = least_distance(c.sprite->color, out);
          Rgba tint = 0;
          double score = c.score;
          if (reached < kPieceDistance) {
            // A lime apple is still an apple; another sprite of its own colour is better yet.
            tint = apart(*c.sprite, out, reached);
            score -= 1.1 + std::min(1.5, hue_gap(to_oklch(tint).h, to_oklch(c.sprite->color).h) / 90.0);
          }
          if (reached < kPieceDistance) score -= 50 + (kPieceDistance - reached) * 100;
          if (score > best) best = score, pick = {c.sprite, tint};
        }
        if (pick.sprite == nullptr) break;
        if (best < -20 && static_cast<int>(out.size()) >= role.min) break;
        out.push_back(pick);
      }
    }
    if (is_main_role(role)) order(role, out);
    for (const Pick& pick : out) used_.insert(pick.sprite->name);
    return out;
  }

  /// Decorative roles take a few; more sprites make the file larger.
  int wanted(const RoleSpec& role) {
    return std::clamp(role.max, role.min, std::max(role.min, 3));
  }

  /// Chains grow in the order of the template's defaults; the trophy, when there is one, comes last.
  void order(const RoleSpec& role, std::vector<Pick>& picks) {
    const auto rank = [&](const Pick& pick) {
      if (pick.sprite->name == plan_.trophy) return 1000.0;
      const auto place = std::find(role.defaults.begin(), role.defaults.end(), pick.sprite->name);
      if (place != role.defaults.end()) return static_cast<double>(place - role.defaults.begin());
      // Others by their drawn size, in the middle.
      return static_cast<double>(role.defaults.size()) * 0.5 + (pick.sprite->radius_pm - 700) / 100.0;
    };
    std::stable_sort(picks.begin(), picks.end(),
                     [&](const Pick& a, const Pick& b) { return rank(a) < rank(b); });
  }

  std::vector<Pick> prescribed(const RoleSpec& role, const std::vector<std::string>& names) {
    std::vector<Pick> out;
    for (const std::string& name : names) {
      const SpriteInfo* sprite = catalog_.find_sprite(name);
      if (sprite == nullptr || static_cast<int>(out.size()) >= role.max) continue;
      out.push_back({sprite, 0});
      used_.insert(name);
    }
    return static_cast<int>(out.size()) >= role.min ? out : std::vector<Pick>{};
  }

  /// Somebody who cares: a face that is not among the pieces. Not where a hero plays already.
  Pick host() {
    const double chance = rng_.unit();
    for (const RoleSpec& role : spec_.roles) {
      if (role.name == "hero" || role.name == "projectile") return {};
    }
    if (chance > 0.75) return {};
    Pick best;
    double best_score = -1;
    for (const SpriteInfo& sprite : catalog_.sprites) {
      const double noise = rng_.unit();
      if (!sprite.face || used_.count(sprite.name) > 0) continue;
      if (sprite.group != "animal" && sprite.group != "hero" && !sprite.has_tag("host")) continue;
      const double score = noise + 2.0 * closeness(sprite) + (sprite.has_tag("host") ? 0.3 : 0.0);
      if (score > best_score) best_score = score, best = {&sprite, 0};
    }
    return best;
  }

  const Template& spec_;
  const Plan& plan_;
  const Catalog& catalog_;
  pm::Rng& rng_;
  std::map<std::string, double> closeness_;
  std::string theme_;
  std::set<std::string> used_;
};

}  // namespace

bool is_main_role(const RoleSpec& role) { return role.distinct && role.min >= 2 && role.max >= 4; }

Cast cast_roles(const Template& spec, const Plan& plan, const Catalog& catalog, const FixedRoles& fixed,
                int theme, pm::Rng& rng) {
  return Caster(spec, plan, catalog, theme, rng).run(fixed);
}

}  // namespace pm::gen
