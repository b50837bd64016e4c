#include "generator/composer/compose.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "generator/composer/cast.h"
#include "generator/composer/host.h"
#include "generator/composer/palette.h"
#include "generator/composer/story.h"
#include "generator/composer/tune.h"
#include "generator/composer/words.h"
#include "generator/core/text.h"
#include "generator/core/weighted.h"
#include "generator/scene/names.h"

namespace pm::gen {

namespace {

constexpr std::uint64_t kHostStream = 77;
constexpr std::uint64_t kSeedMask = (1ULL << 53U) - 1;  // what JSON numbers hold exactly

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Json pick_json(const Pick& pick) {
  if (pick.sprite == nullptr) return nullptr;
  Json out;
  out["sprite"] = pick.sprite->name;
  if (pick.picture >= 0)
    out["picture"] = pick.picture;
  else if (pick.tint != 0)
    out["tint"] = to_hex(pick.tint);
  return out;
}

/// Runs and battles happen under the sky.
bool wants_outdoors(const Template& spec) {
  return spec.role_index("scenery") >= 0 || spec.role_index("projectile") >= 0;
}

bool is_indoors(const BackgroundInfo& background) {
  for (const char* tag : {"indoor", "product", "show", "underwater"}) {
    if (std::find(background.tags.begin(), background.tags.end(), tag) != background.tags.end())
      return true;
  }
  return false;
}

class Composer {
 public:
  Composer(const Brief& brief, const Plan& plan, const Catalog& catalog,
           const ComposeRequest& request, const Template& spec)
      : brief_(brief),
        plan_(plan),
        catalog_(catalog),
        request_(request),
        spec_(spec),
        rng_(request.seed),
        host_lot_(request.seed, kHostStream) {
    if (!request.lots) return;
    for (const std::uint64_t lot : *request.lots) lots_.emplace_back(lot);
  }

  Result<SceneDoc> run() {
    gene("mechanic", spec_.mechanic);
    Story story;
    if (tells_stories(spec_)) {
      story = choose_story(spec_, plan_, catalog_, lot(Facet::story));
      gene("story", story.theme.empty() ? "default" : story.theme);
    }
    const Json chosen_params = params(story);
    const int pieces = pieces_used(chosen_params);
    Cast cast =
        cast_roles(spec_, plan_, catalog_, story.roles, place_pictures(brief_, spec_, pieces),
                   request_.theme, pieces, lot(Facet::cast));
    const ScenePictures pictures = take_pictures(cast);
    for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
      const auto& role = spec_.roles[i];
      if (static_cast<int>(cast.roles[i].size()) >= role.min) continue;
      return Error{ExitCode::internal, "templates/" + spec_.mechanic + ".json",
                   "/roles/" + std::to_string(i),
                   "too few sprites fit the role '" + role.name + "'",
                   "Add groups, tags or defaults that exist"};
    }
    const BackgroundInfo* background = choose_background();
    if (background == nullptr) {
      return Error{ExitCode::internal, "templates/backgrounds.json", "", "there is no background",
                   "Restore the file"};
    }
    // Everything is written in the order of the document; the reader makes the value of it.
    Json doc;
    doc["version"] = scene_doc_version(!pictures.sprites.empty(), pictures.backdrop != nullptr);
    doc["id"] = slug(brief_.name) + "-" + two_digits(request_.index + 1);
    doc["seed"] = request_.seed & kSeedMask;
    doc["mechanic"] = spec_.mechanic;
    doc["params"] = chosen_params;
    doc["roles"] = Json::object();
    for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
      Json list = Json::array();
      for (const Pick& pick : cast.roles[i]) list.push_back(pick_json(pick));
      doc["roles"][spec_.roles[i].name] = std::move(list);
    }
    const Colors colors = palette(cast, *background);
    const HostChoice host =
        choose_host(request_.host.empty() ? brief_.host : request_.host, plan_, catalog_, colors,
                    request_.lots ? lot(Facet::host) : host_lot_);
    doc["ui"] = ui(cast, host);
    if (!host.look.empty()) doc["host"] = host.document;
    for (std::size_t i = 0; i < kColorNames.size(); ++i)
      doc["palette"][std::string(kColorNames[i])] = to_hex(colors[i]);
    doc["background"] = {{"name", background->name}, {"grade", grade()}};
    if (brief_.backdrop) {
      // Its own colours are what it was given for.
      doc["background"] = {{"name", kPictureSprite}, {"picture", brief_.backdrop->uri()}};
    }
    doc["copy"] = copy(story, !host.look.empty());
    doc["pacing"] = pacing();
    doc["juice"] = juice();
    doc["store"] = Json::object();
    if (!brief_.store.ios.empty()) doc["store"]["ios"] = brief_.store.ios;
    if (!brief_.store.android.empty()) doc["store"]["android"] = brief_.store.android;
    if (!brief_.store.web.empty()) doc["store"]["web"] = brief_.store.web;
    doc["icon"] = nullptr;
    doc["genome"] = genome_;
    auto scene = read_scene(doc, doc["id"].get<std::string>(), catalog_, &pictures);
    if (scene) scene->request = request_;
    return scene;
  }

 private:
  pm::Rng& lot(Facet facet) {
    return lots_.empty() ? rng_ : lots_[static_cast<std::size_t>(facet)];
  }

  /// The brief's pictures that the cast shows, whose numbers from here on are those of the scene.
  ScenePictures take_pictures(Cast& cast) const {
    ScenePictures out;
    out.icon = brief_.icon;
    out.backdrop = brief_.backdrop;
    std::map<int, int> number;
    const auto each = [&](const auto& visit) {
      for (auto& role : cast.roles) std::for_each(role.begin(), role.end(), visit);
      visit(cast.host);
    };
    each([&](const Pick& pick) {
      if (pick.picture >= 0) number[pick.picture] = 0;
    });
    for (auto& [of_brief, of_scene] : number) {
      of_scene = static_cast<int>(out.sprites.size());
      out.sprites.push_back(brief_.sprites[static_cast<std::size_t>(of_brief)].picture);
    }
    each([&](Pick& pick) {
      if (pick.picture >= 0) pick.picture = number[pick.picture];
    });
    return out;
  }

  void gene(const char* name, std::string value) {
    genome_.push_back({{"gene", name}, {"value", std::move(value)}});
  }

  const BackgroundInfo* choose_background() {
    const float at_random = lot(Facet::look).unit();
    const BackgroundInfo* chosen = catalog_.find_background(request_.background);
    if (chosen == nullptr || (wants_outdoors(spec_) && is_indoors(*chosen))) {
      chosen = nullptr;
      std::vector<std::pair<const BackgroundInfo*, double>> list;
      for (const Ranked& item : plan_.backgrounds) {
        const BackgroundInfo* info = catalog_.find_background(item.name);
        if (info == nullptr) continue;
        const double outdoors = wants_outdoors(spec_) && is_indoors(*info) ? 0.02 : 1;
        list.push_back({info, item.weight * item.weight * outdoors});
      }
      const auto weight = [&](std::size_t i) { return list[i].second; };
      if (!list.empty())
        chosen = list[weighted_index(list.size(), static_cast<double>(at_random), weight)].first;
      else if (!catalog_.backgrounds.empty())
        chosen = &catalog_.backgrounds.front();
    }
    if (brief_.backdrop) chosen = &catalog_.backdrop;
    if (chosen != nullptr) gene("background", chosen->name);
    return chosen;
  }

  Json params(const Story& story) {
    auto values = tune_params(spec_, brief_.outcome, request_.difficulty, lot(Facet::tune));
    if (!story.worth.empty()) {
      const auto worth = static_cast<std::size_t>(spec_.param_index("worth"));
      values[worth] = story.worth;
      values[worth].resize(spec_.params[worth].defaults.size(), 0);
      if (const int steps = spec_.param_index("steps"); steps >= 0) {
        auto& value = values[static_cast<std::size_t>(steps)][0];
        value = std::min(value, static_cast<std::int32_t>(story.steps));
      }
      // All three answers of a story are there; leaving one out could leave the best one out.
      if (const int options = spec_.param_index("options"); options >= 0) {
        values[static_cast<std::size_t>(options)][0] =
            spec_.params[static_cast<std::size_t>(options)].max;
      }
    }
    Json out = Json::object();
    for (std::size_t i = 0; i < spec_.params.size(); ++i) {
      out[spec_.params[i].name] = spec_.params[i].list ? Json(values[i]) : Json(values[i][0]);
    }
    gene("difficulty", std::to_string(std::lround(request_.difficulty * 100)));
    return out;
  }

  /// Games that use only some of their pieces say so in a parameter.
  int pieces_used(const Json& chosen) const {
    for (const ParamSpec& param : spec_.params) {
      if (param.up_to_sprites_of.empty()) continue;
      if (const auto at = chosen.find(param.name); at != chosen.end() && at->is_number_integer())
        return at->get<int>();
    }
    return 99;
  }

  Json ui(const Cast& cast, const HostChoice& host) {
    gene("theme", cast.theme.empty() ? "free" : cast.theme);
    std::string sprites;
    for (std::size_t i = 0; i < spec_.roles.size() && sprites.size() < 160; ++i) {
      if (!is_main_role(spec_.roles[i]) && i > 0) continue;
      for (const Pick& pick : cast.roles[i])
        sprites += (sprites.empty() ? "" : " ") + pick.sprite->name;
    }
    gene("sprites", sprites);
    // One character is enough: the sprite that watches stays away where a host presents.
    const Pick watcher = host.look.empty() ? cast.host : Pick{};
    gene("host", watcher.sprite != nullptr ? watcher.sprite->name : "none");
    gene("presenter", host.look.empty() ? "none" : host.look);
    if (!host.look.empty()) gene("presenter_for", host.why);
    Json out;
    const auto named = [&](const char* name) -> Json {
      if (catalog_.find_sprite(name) == nullptr) return nullptr;
      return {{"sprite", name}};
    };
    out["hand"] = named("hand");
    out["host"] = pick_json(watcher);
    // Its own picture stands for the product; else the trophy, a main piece with a face, the last
    // of them.
    Json icon = nullptr;
    for (std::size_t i = 0; i < spec_.roles.size() && icon.is_null(); ++i) {
      for (const Pick& pick : cast.roles[i]) {
        if (pick.picture == 0) icon = pick_json(pick);
      }
    }
    if (icon.is_null() && catalog_.find_sprite(plan_.trophy) != nullptr)
      icon = named(plan_.trophy.c_str());
    for (std::size_t i = 0; i < spec_.roles.size() && icon.is_null(); ++i) {
      if (cast.roles[i].empty()) continue;
      icon = pick_json(cast.roles[i].back());
      for (const Pick& pick : cast.roles[i]) {
        if (pick.sprite->face) icon = pick_json(pick);
      }
    }
    out["icon"] = std::move(icon);
    out["star"] = named("star");
    return out;
  }

  Colors palette(const Cast& cast, const BackgroundInfo& background) {
    std::vector<Rgba> pieces;
    for (std::size_t i = 0; i < spec_.roles.size(); ++i) {
      if (!is_main_role(spec_.roles[i])) continue;
      for (const Pick& pick : cast.roles[i]) pieces.push_back(pick.color());
    }
    const std::string& wanted = request_.mood.empty() ? plan_.mood : request_.mood;
    const bool as_planned = wanted == plan_.mood;
    std::vector<const PaletteInfo*> fitting;
    for (const PaletteInfo& row : catalog_.palettes) {
      const bool mood = std::find(row.moods.begin(), row.moods.end(), wanted) != row.moods.end();
      if (mood || (as_planned && row.name == plan_.palette)) fitting.push_back(&row);
    }
    if (fitting.empty()) {
      for (const PaletteInfo& row : catalog_.palettes) fitting.push_back(&row);
    }
    const auto any =
        lot(Facet::palette)
            .below(static_cast<std::uint32_t>(std::max<std::size_t>(1, fitting.size())));
    static const PaletteInfo kPlain{"plain",
                                    {},
                                    0x1f9d3aff,
                                    0xfff2a8ff,
                                    0xffb01fff,
                                    0x3ddc4eff,
                                    {0xff4d6dff, 0xffc93cff, 0x3ddc97ff, 0x4d9bffff}};
    const PaletteInfo* chosen = &kPlain;
    if (!fitting.empty()) {
      // With a brand colour the rest may vary freely; without one the button must stand out.
      chosen = brief_.brand ? fitting[any] : clearest_palette(fitting, background, pieces);
    }
    gene("palette", chosen->name);
    return make_colors(brief_, background, *chosen, pieces);
  }

  Json grade() {
    const auto swing = [&](double width) {
      const float at_random = lot(Facet::look).unit();
      return std::round(width * (2.0 * at_random - 1.0) * 1000.0) / 1000.0;
    };
    double saturation = 1.0;
    double light = 1.0;
    double warmth = 0;
    if (plan_.mood == "calm" || plan_.mood == "luxury") saturation -= 0.07;
    if (plan_.mood == "exciting" || plan_.mood == "joyful") saturation += 0.05;
    if (plan_.mood == "dark") light -= 0.06;
    if (plan_.tone == "warm") warmth += 0.06;
    const double hue = swing(0.16);
    saturation += swing(0.06);
    light += swing(0.03);
    warmth += swing(0.06);
    Json out = Json::array();
    for (const double part : {hue, saturation, light, warmth})
      out.push_back(std::round(part * 1000.0) / 1000.0);
    gene("grade", hue < -0.05 ? "cool" : hue > 0.05 ? "shifted" : "plain");
    return out;
  }

  Json copy(const Story& story, bool host) {
    pm::Rng& words_lot = lot(Facet::words);
    WordChoice choice;
    choice.prompt = words_lot.below(60);
    choice.praise = words_lot.below(60);
    choice.win = words_lot.below(60);
    choice.lose = words_lot.below(60);
    choice.retry = words_lot.below(60);
    choice.cta = words_lot.below(60);
    choice.tagline = words_lot.below(60);
    Json out = Json::object();
    for (const std::string& language : languages(story)) {
      const auto words =
          make_words(brief_, plan_, spec_, catalog_, language, choice, story.words, host);
      Json& to = out[language];
      for (std::size_t i = 0; i < words.size(); ++i) {
        to[word_name(i)] = words[i];
      }
      if (out.size() > 1) continue;
      gene("prompt", words[static_cast<std::size_t>(CopyId::prompt)]);
      gene("cta", words[static_cast<std::size_t>(CopyId::cta)]);
    }
    return out;
  }

  std::string word_name(std::size_t i) const {
    if (i < kCopyNames.size()) return std::string(kCopyNames[i]);
    i -= kCopyNames.size();
    if (i < spec_.copy.size()) return spec_.copy[i].name;
    return std::string(kPresenterLineNames[i - spec_.copy.size()]);
  }

  /// A language is whole or absent: a story that is not told in it would mix two languages.
  std::vector<std::string> languages(const Story& story) const {
    std::vector<std::string> out = scene_languages(brief_, plan_, catalog_);
    if (spec_.copy.empty()) return out;
    std::erase_if(out, [&](const std::string& language) {
      const std::string deck = deck_for(language, catalog_);
      return deck != "en" && std::none_of(story.words.begin(), story.words.end(),
                                          [&](const auto& words) { return words.first == deck; });
    });
    if (out.empty()) out.push_back("en");
    return out;
  }

  Json pacing() {
    Json out;
    int limit = spec_.limit_seconds[1];
    if (limit > 0 && brief_.length_seconds > 0) {
      limit = std::clamp(brief_.length_seconds, spec_.limit_seconds[0], spec_.limit_seconds[2]);
    }
    out["limit_seconds"] = limit;
    const double idle = 2.0 + 0.5 * lot(Facet::pace).below(3);
    out["hint_idle_seconds"] = idle;
    out["retries"] = brief_.outcome == "near_win" ? 2 : 1;
    out["outcome"] = brief_.outcome;
    gene("hint", idle < 2.4 ? "early" : idle > 2.6 ? "late" : "normal");
    gene("outcome", brief_.outcome);
    return out;
  }

  int juice() {
    const bool rare = lot(Facet::juice).below(4) == 0;
    int level = rare ? 3 : 2;
    if (plan_.tone == "calm") level = rare ? 1 : 2;
    gene("juice", std::to_string(level));
    return level;
  }

  const Brief& brief_;
  const Plan& plan_;
  const Catalog& catalog_;
  const ComposeRequest& request_;
  const Template& spec_;
  pm::Rng rng_;
  pm::Rng
      host_lot_;  // its own stream: scenes without a host are what they were before there were any
  std::vector<pm::Rng> lots_;  // one per facet, or none
  Json genome_ = Json::array();
};

}  // namespace

std::string slug(const std::string& name) {
  std::string out;
  for (const char32_t raw : decode_utf8(name)) {
    const char32_t c = fold(raw);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += static_cast<char>(c);
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() >= 40) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "variant" : out;
}

Result<SceneDoc> compose_one(const Brief& brief, const Plan& plan, const Catalog& catalog,
                             const ComposeRequest& request) {
  const Template* spec = catalog.find_template(request.mechanic);
  if (spec == nullptr) {
    return Error{ExitCode::internal, "", "",
                 "there is no template for the mechanic '" + request.mechanic + "'",
                 "Known are " + list_names(catalog.template_names())};
  }
  const std::vector<std::string> wishes{"auto", "none", "any"};
  if (std::find(wishes.begin(), wishes.end(), brief.host) == wishes.end() &&
      catalog.find_host(brief.host) == nullptr) {
    std::vector<std::string> looks;
    for (const HostInfo& row : catalog.hosts) looks.push_back(row.name);
    const std::string near = nearest_name(brief.host, looks);
    return Error{
        ExitCode::bad_brief, brief.source, "/host", "unknown look '" + brief.host + "'",
        near.empty() ? "Known are " + list_names(looks, 24) : "Did you mean '" + near + "'?"};
  }
  try {
    return Composer(brief, plan, catalog, request, *spec).run();
  } catch (const nlohmann::json::exception& fault) {
    return Error{ExitCode::internal, "templates", "",
                 std::string("a data file is broken: ") + fault.what(),
                 "Restore the folder 'templates'"};
  }
}

}  // namespace pm::gen
