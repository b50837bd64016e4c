#include "generator/composer/story.h"

#include <algorithm>
#include <array>

namespace pm::gen {

namespace {

constexpr int kOptions = 3;

/// Index of a word in the template's copy; npos when it has none of that name.
std::size_t word_index(const Template& spec, const std::string& name) {
  for (std::size_t i = 0; i < spec.copy.size(); ++i) {
    if (spec.copy[i].name == name) return i;
  }
  return std::string::npos;
}

class Layout {
 public:
  Layout(const Template& spec, const Catalog& catalog, const std::string& theme, pm::Rng& rng)
      : spec_(spec),
        story_(catalog.stories[theme]),
        all_words_(catalog.story_words),
        theme_(theme),
        rng_(rng) {}

  Story run() {
    out_.roles.resize(spec_.roles.size());
    for (const char* role : {"hero", "heart", "problem", "scene_props"}) {
      const int index = spec_.role_index(role);
      if (index < 0 || !story_.contains(role)) continue;
      auto names = story_[role].get<std::vector<std::string>>();
      // Of several heroes one plays; props all appear, in their order.
      if (spec_.roles[static_cast<std::size_t>(index)].max == 1 && names.size() > 1) {
        names = {names[rng_.below(static_cast<std::uint32_t>(names.size()))]};
      }
      out_.roles[static_cast<std::size_t>(index)] = std::move(names);
    }
    const Json& steps = story_["steps"];
    for (std::size_t i = 0; i < steps.size() && i < 4; ++i)
      add_step(steps[i], static_cast<int>(i) + 1);
    out_.steps = static_cast<int>(std::min<std::size_t>(steps.size(), 4));
    for (const auto& [language, words] : all_words_) {
      for (std::size_t i = 0; i < 3; ++i) {
        put(language, "good_" + std::to_string(i + 1), words["reactions"]["good"][i]);
        put(language, "bad_" + std::to_string(i + 1), words["reactions"]["bad"][i]);
      }
    }
    return out_;
  }

 private:
  void put(const std::string& language, const std::string& name, const Json& text) {
    const std::size_t index = word_index(spec_, name);
    if (index == std::string::npos) return;
    auto found = std::find_if(out_.words.begin(), out_.words.end(),
                              [&](const auto& w) { return w.first == language; });
    if (found == out_.words.end()) {
      out_.words.push_back({language, std::vector<std::string>(spec_.copy.size())});
      found = out_.words.end() - 1;
    }
    found->second[index] = text.get<std::string>();
  }

  /// Puts what each language says at `step`/`key`. A language without it leaves the place empty,
  /// and English stands in.
  void put_all(const std::string& step, const std::string& key, const std::string& name) {
    for (const auto& [language, words] : all_words_) {
      const Json& stories = words["stories"];
      if (!stories.contains(theme_) || !stories[theme_].contains(step)) continue;
      if (const Json& said = stories[theme_][step]; said.contains(key))
        put(language, name, said[key]);
    }
  }

  void add_step(const Json& step, int number) {
    const std::string n = std::to_string(number);
    const std::string id = step["id"].get<std::string>();
    put_all(id, "question", "question_" + n);
    std::array<std::size_t, kOptions> order{0, 1, 2};
    for (std::size_t i = kOptions - 1; i > 0; --i)
      std::swap(order[i], order[rng_.below(static_cast<std::uint32_t>(i) + 1)]);
    std::vector<std::string> sprites;
    for (std::size_t i = 0; i < kOptions; ++i) {
      const Json& option = step["options"][order[i]];
      sprites.push_back(option["sprite"].get<std::string>());
      out_.worth.push_back(option["worth"].get<std::int32_t>());
      put_all(id, sprites.back(), "label_" + n + "_" + std::to_string(i + 1));
    }
    const int role = spec_.role_index("option_" + n);
    if (role >= 0) out_.roles[static_cast<std::size_t>(role)] = std::move(sprites);
  }

  const Template& spec_;
  const Json& story_;
  const std::map<std::string, Json>& all_words_;
  const std::string& theme_;
  pm::Rng& rng_;
  Story out_;
};

/// Sprites of a story must exist in this build, all of them.
bool is_drawable(const Json& story, const Catalog& catalog) {
  for (const Json& step : story["steps"]) {
    for (const Json& option : step["options"]) {
      if (catalog.find_sprite(option["sprite"].get<std::string>()) == nullptr) return false;
    }
  }
  return true;
}

/// The template's own story: its default sprites with their English labels.
Story default_story(const Template& spec) {
  Story out;
  out.roles.resize(spec.roles.size());
  for (std::size_t i = 0; i < spec.roles.size(); ++i) {
    if (spec.roles[i].name.starts_with("option_")) out.roles[i] = spec.roles[i].defaults;
  }
  return out;
}

}  // namespace

bool tells_stories(const Template& spec) {
  return spec.role_index("option_1") >= 0 && spec.param_index("worth") >= 0;
}

Story choose_story(const Template& spec, const Plan& plan, const Catalog& catalog, pm::Rng& rng) {
  std::vector<std::string> themes;
  if (catalog.stories.contains(plan.story)) {
    themes.push_back(plan.story);
  } else {
    for (const auto& [theme, story] : catalog.stories.items()) {
      if (story.value("general", false)) themes.push_back(theme);
    }
  }
  const auto chosen =
      rng.below(static_cast<std::uint32_t>(std::max<std::size_t>(1, themes.size())));
  if (themes.empty() || !is_drawable(catalog.stories[themes[chosen]], catalog))
    return default_story(spec);
  Story out = Layout(spec, catalog, themes[chosen], rng).run();
  out.theme = themes[chosen];
  return out;
}

}  // namespace pm::gen
