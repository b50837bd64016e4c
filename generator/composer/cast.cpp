#include "generator/composer/cast.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "generator/core/color.h"

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

/// What changing a sprite's own colour costs, in points of its fitness.
constexpr double kTintCost = 1.2;
/// How many points below the best a sprite looks out of keeping with the others.
constexpr double kOutOfKeeping = 2.4;
/// How many orders of choosing are tried.
constexpr int kOrders = 16;
/// How many sprites are tried in other colours.
constexpr int kMostTinted = 8;

struct Candidate {
  const SpriteInfo* sprite = nullptr;
  double score = 0;
};

class Caster {
 public:
  Caster(const Template& spec, const Plan& plan, const Catalog& catalog, int theme, int pieces,
         pm::Rng& rng)
      : spec_(spec),
        plan_(plan),
        catalog_(catalog),
        rng_(rng),
        pieces_(pieces),
        freedom_(0.5 + 0.7 * std::min(theme, 3)) {
    for (const Ranked& object : plan.objects) closeness_[object.name] = object.weight;
    choose_theme(theme);
  }

  Cast run(const FixedRoles& fixed, const PicturePlaces& pictures) {
    Cast cast;
    cast.theme = theme_;
    cast.roles.resize(spec_.roles.size());
    std::vector<std::vector<Pick>> own = pictures.roles;
    own.resize(spec_.roles.size());
    objects_ = &pictures.objects;
    // What a story prescribes is taken first, then the main pieces, so that nothing else uses them.
    for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
      if (i < fixed.size() && !fixed[i].empty())
        cast.roles[i] = prescribed(spec_.roles[i], fixed[i]);
    }
    for (const bool main : {true, false}) {
      for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
        if (!cast.roles[i].empty() || is_main_role(spec_.roles[i]) != main) continue;
        // A story with fewer steps leaves the rest of its answers out.
        if (!fixed.empty() && spec_.roles[i].min == 0 && spec_.roles[i].name.starts_with("option_"))
          continue;
        cast.roles[i] = fill(spec_.roles[i], own[i]);
        own[i].clear();
      }
    }
    for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
      // What a story prescribes gives way from the end, where the prizes are.
      std::vector<Pick>& picks = cast.roles[i];
      own[i].resize(std::min(own[i].size(), picks.size()));
      std::copy(own[i].begin(), own[i].end(), picks.end() - std::ssize(own[i]));
      for (Pick& pick : picks) pick = shown(pick);
    }
    cast.host = host();
    if (pictures.host.sprite != nullptr) cast.host = pictures.host;
    cast.host = shown(cast.host);
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
      const auto place =
          std::find(main->groups.begin(), main->groups.end(), group) - main->groups.begin();
      families.push_back(
          {group, named + 0.25 * rng_.unit() + 0.08 / (1.0 + static_cast<double>(place))});
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
      double score =
          (main ? freedom_ : 0.5) * noise + (grouped ? 0.6 : 0.0) + 0.4 * std::min(tags, 2);
      if (main) {
        score += 1.6 * close + (sprite.group == theme_ ? 2.6 : 0.0);
        if (sprite.group != theme_ && !theme_.empty() && close < 0.3) score -= 0.8;
        if (sprite.name == plan_.trophy) score += 6.0;
      } else {
        score += (tags > 0 ? 3.0 : grouped ? 2.2 : 0.0) * close;
      }
      if (standard) {
        const auto index = static_cast<double>(place - role.defaults.begin());
        score += (main ? 0.5 : 1.5) - 0.06 * index;
      }
      if (role.face == FaceWish::prefer && sprite.face) score += 0.5;
      // Pieces that roll, drop or lie in tubes are drawn as discs of their radius.
      if (main && holds(role.tags, "round")) score += 2.0 * (sprite.round - 0.75);
      if (role.face == FaceWish::no && sprite.face) score -= 1.2;
      out.push_back({&sprite, score});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return out;
  }

  static double least_distance(const Seen& color, const std::vector<Seen>& chosen) {
    double least = 10;
    for (const Seen& other : chosen) least = std::min(least, safe_distance(color, other));
    return least;
  }

  /// The smallest change of a sprite's colour that sets it apart from those chosen. Its distance to
  /// them in `reached`, the size of the change in `change`.
  static Rgba apart(const SpriteInfo& sprite, const std::vector<Seen>& chosen, double& reached,
                    double& change) {
    const Oklch own = to_oklch(sprite.color);
    Rgba best = 0;
    Rgba farthest = 0;
    double farthest_reached = 0;
    change = 10;
    for (const double lift : {0.0, 0.05, -0.05, 0.1, -0.1, 0.15, -0.15, 0.2, -0.2, 0.27, -0.27}) {
      if (own.L + lift < 0.34 || own.L + lift > 0.95) continue;
      for (const double turn :
           {0.0, 12.0, -12.0, 24.0, -24.0, 40.0, -40.0, 60.0, -60.0, 90.0, -90.0, 180.0}) {
        const Rgba color = from_oklch(
            {own.L + lift, std::max(own.C, 0.11), std::fmod(own.h + turn + 360.0, 360.0)});
        const double distance = least_distance(see(color), chosen);
        if (distance > farthest_reached) farthest = color, farthest_reached = distance;
        if (distance < kPieceDistance + 0.003) continue;
        const double moved = oklab_distance(color, sprite.color);
        if (moved < change) change = moved, best = color, reached = distance;
      }
    }
    if (best != 0) return best;
    reached = farthest_reached;
    return farthest;
  }

  /// Sprites in their own colours that stand apart from each other and from `own`. Which one comes
  /// first decides which others still fit, so several orders are tried and the best whole set is
  /// kept.
  std::vector<Pick> untouched(const std::vector<Candidate>& list, std::size_t want,
                              const std::vector<Seen>& own) {
    std::vector<Seen> seen;
    for (const Candidate& c : list) seen.push_back(see(shown({c.sprite}).color()));
    if (list.empty() || want == 0) return {};
    // The trophy stands out from the rest, so the third best says what is in keeping.
    const double fit = list[std::min<std::size_t>(2, list.size() - 1)].score;
    double usual = 0;
    for (std::size_t i = 1; i < std::min(want + 1, list.size()); ++i)
      usual += list[i].score / static_cast<double>(want);
    std::vector<std::size_t> best;
    double best_total = -1e9;
    for (int round = 0; round < kOrders; ++round) {
      std::vector<std::pair<double, std::size_t>> order;
      for (std::size_t i = 0; i < list.size(); ++i) {
        const double lot = round == 0 ? 0.0 : rng_.unit();
        order.push_back({-(list[i].score + 3.0 * lot), i});
      }
      std::sort(order.begin(), order.end());
      std::vector<std::size_t> chosen;
      double total = 0;
      for (const auto& [ignored, i] : order) {
        if (chosen.size() >= want) break;
        const bool apart_from_all = least_distance(seen[i], own) >= kPieceDistance &&
                                    std::all_of(chosen.begin(), chosen.end(), [&](std::size_t k) {
                                      return safe_distance(seen[i], seen[k]) >= kPieceDistance;
                                    });
        // A sprite out of keeping with the theme is worse than a familiar one in another colour.
        if (!apart_from_all || list[i].score < fit - kOutOfKeeping) continue;
        chosen.push_back(i);
        total += list[i].score;
      }
      total += static_cast<double>(want - chosen.size()) * (usual - kTintCost - 1.0);
      if (total > best_total) best_total = total, best = std::move(chosen);
    }
    std::vector<Pick> out;
    for (const std::size_t i : best) out.push_back({list[i].sprite, 0});
    return out;
  }

  /// The sprite that fits best when it may change its colour, and the distance it reaches.
  std::pair<Pick, double> tinted(const std::vector<Candidate>& list,
                                 const std::vector<Pick>& chosen,
                                 const std::vector<Seen>& seen) const {
    Pick best;
    double best_score = -1e9;
    double best_reached = 0;
    int looked = 0;
    for (const Candidate& c : list) {
      const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const Pick& p) { return p.sprite == c.sprite; });
      if (taken || objects_->contains(c.sprite->name)) continue;
      // Sorted by fitness: the first few hold the best.
      if (++looked > kMostTinted || c.score - kTintCost <= best_score) break;
      double reached = 0;
      double change = 0;
      const Rgba tint = apart(*c.sprite, seen, reached, change);
      double score = c.score - kTintCost - 9.0 * change;
      if (reached < kPieceDistance) score -= 50 + (kPieceDistance - reached) * 100;
      if (score > best_score) best_score = score, best = {c.sprite, tint}, best_reached = reached;
    }
    return {best, best_reached};
  }

  /// The picture that stands in a drawn object's place, or what was picked.
  Pick shown(const Pick& pick) const {
    if (pick.sprite == nullptr) return pick;
    const auto found = objects_->find(pick.sprite->name);
    return found == objects_->end() ? pick : found->second;
  }

  std::vector<Pick> fill(const RoleSpec& role, const std::vector<Pick>& own) {
    const std::vector<Candidate> list = candidates(role);
    std::vector<Pick> out;
    std::vector<Seen> own_seen;
    for (const Pick& pick : own) own_seen.push_back(see(pick.color()));
    const auto all = static_cast<std::size_t>(
        std::max(role.min, is_main_role(role) ? std::min(role.max, pieces_) : wanted(role)));
    const std::size_t want = all - std::min(all, own.size());
    if (!role.distinct || role.max < 2) {
      for (const Candidate& c : list) {
        if (out.size() >= want) break;
        out.push_back({c.sprite, 0});
      }
    } else {
      out = untouched(list, want, own_seen);
      std::vector<Seen> seen = own_seen;
      for (const Pick& pick : out) seen.push_back(see(shown(pick).color()));
      while (out.size() < want) {
        const auto [pick, reached] = tinted(list, out, seen);
        if (pick.sprite == nullptr) break;
        if (reached < kPieceDistance && static_cast<int>(out.size() + own.size()) >= role.min)
          break;
        out.push_back(pick);
        seen.push_back(see(pick.color()));
      }
    }
    if (is_main_role(role)) order(role, list, out);
    for (const Pick& pick : out) used_.insert(pick.sprite->name);
    // The product's own come first, because a game may use only the first few; in a chain that
    // grows they are what it grows to.
    out.insert(grows(role) ? out.end() : out.begin(), own.begin(), own.end());
    return out;
  }

  static bool grows(const RoleSpec& role) { return holds(role.tags, "small to big"); }

  /// Decorative roles take a few; more sprites make the file larger.
  int wanted(const RoleSpec& role) { return std::clamp(role.max, role.min, std::max(role.min, 3)); }

  /// The fittest come first, because a game may use only the first few. Chains grow in the order of
  /// the template's defaults instead; the trophy, when there is one, comes last.
  void order(const RoleSpec& role, const std::vector<Candidate>& list,
             std::vector<Pick>& picks) const {
    const bool growing = grows(role);
    const auto rank = [&](const Pick& pick) {
      if (!growing) {
        const auto at = std::find_if(list.begin(), list.end(),
                                     [&](const Candidate& c) { return c.sprite == pick.sprite; });
        return static_cast<double>(at - list.begin());
      }
      if (pick.sprite->name == plan_.trophy) return 1000.0;
      const auto place = std::find(role.defaults.begin(), role.defaults.end(), pick.sprite->name);
      if (place != role.defaults.end()) return static_cast<double>(place - role.defaults.begin());
      // Others by their drawn size, in the middle.
      return static_cast<double>(role.defaults.size()) * 0.5 +
             (pick.sprite->radius_pm - 700) / 100.0;
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
  int pieces_;      ///< how many main pieces the game uses
  double freedom_;  ///< weight of the lot: later variants of the same game look farther afield
  std::map<std::string, double> closeness_;
  std::string theme_;
  std::set<std::string> used_;
  const std::map<std::string, Pick>* objects_ = nullptr;  ///< see PicturePlaces
};

}  // namespace

bool is_main_role(const RoleSpec& role) { return role.distinct && role.min >= 2 && role.max >= 4; }

Cast cast_roles(const Template& spec, const Plan& plan, const Catalog& catalog,
                const FixedRoles& fixed, const PicturePlaces& pictures, int theme, int pieces,
                pm::Rng& rng) {
  return Caster(spec, plan, catalog, theme, pieces, rng).run(fixed, pictures);
}

}  // namespace pm::gen
