#include "generator/composer/words.h"

#include <algorithm>

#include "generator/core/text.h"
#include "generator/scene/names.h"

namespace pm::gen {

namespace {

constexpr std::size_t kTaglineChars = 60;

std::string base_of(std::string_view language) {
  return std::string(language.substr(0, language.find('-')));
}

std::vector<std::string> list_of(const Json& value) {
  if (value.is_string()) return {value.get<std::string>()};
  return value.is_array() ? value.get<std::vector<std::string>>() : std::vector<std::string>{};
}

std::string pick(const std::vector<std::string>& list, std::uint32_t index) {
  return list.empty() ? "" : list[index % list.size()];
}

const Json& deck(const Catalog& catalog, const std::string& language) {
  static const Json kNone = Json::object();
  std::string name = deck_for(language, catalog);
  if (name.empty()) name = "en";
  const auto found = catalog.decks.find(name);
  return found == catalog.decks.end() ? kNone : found->second;
}

std::vector<std::string> deck_list(const Json& from, const std::string& key) {
  return from.contains(key) ? list_of(from[key]) : std::vector<std::string>{};
}

/// Which kind of call to action a person's words are, when a deck knows them.
std::string kind_of_cta(const std::string& words, const Plan& plan, const Catalog& catalog) {
  if (!words.empty()) {
    for (const auto& [language, from] : catalog.decks) {
      if (!from.contains("cta")) continue;
      for (const auto& [kind, list] : from["cta"].items()) {
        for (const std::string& known : list_of(list)) {
          std::u32string a = decode_utf8(known);
          std::u32string b = decode_utf8(words);
          for (char32_t& c : a) c = fold(c);
          for (char32_t& c : b) c = fold(c);
          if (a == b) return kind;
        }
      }
    }
  }
  return plan.cta_kind;
}

class Writer {
 public:
  Writer(const Brief& brief, const Plan& plan, const Template& spec, const Catalog& catalog,
         const std::string& language, const WordChoice& choice)
      : brief_(brief),
        plan_(plan),
        spec_(spec),
        catalog_(catalog),
        language_(language),
        choice_(choice),
        deck_(deck(catalog, language)),
        english_(base_of(deck_for(language, catalog).empty() ? "en" : language) == "en") {}

  std::vector<std::string> run(const OwnWords& own, bool host) {
    std::vector<std::string> out(kCopyNames.size());
    const auto set = [&](CopyId id, std::string text) {
      out[static_cast<std::size_t>(id)] = std::move(text);
    };
    set(CopyId::name, brief_.name);
    set(CopyId::tagline, tagline());
    set(CopyId::prompt, shorten(pick(mechanic_words("prompt"), choice_.prompt), 22));
    set(CopyId::win_title, pick(toned("win_title", common_words("win_title")), choice_.win));
    set(CopyId::win_line, pick(toned("win_line", deck_list(deck_, "win_line")), choice_.win));
    set(CopyId::lose_title, pick(toned("lose_title", common_words("lose_title")), choice_.lose));
    set(CopyId::lose_line, pick(toned("lose_line", deck_list(deck_, "lose_line")), choice_.lose));
    set(CopyId::cta, cta());
    set(CopyId::retry, pick(deck_list(deck_, "retry"), choice_.retry));
    const std::vector<std::string> praise = praises();
    set(CopyId::praise_1, pick(praise, choice_.praise));
    set(CopyId::praise_2, pick(praise, choice_.praise + 1));
    set(CopyId::praise_3, pick(praise, choice_.praise + 2));
    set(CopyId::goal, pick(mechanic_words("goal"), 0));
    set(CopyId::budget, pick(mechanic_words("budget"), 0));
    own_words(own, out);
    if (host) host_lines(out);
    if (const auto words = brief_.copy.find(language_); words != brief_.copy.end()) {
      for (const auto& [key, text] : words->second) {
        const auto found = std::find(kCopyNames.begin(), kCopyNames.end(), key);
        if (found != kCopyNames.end())
          out[static_cast<std::size_t>(found - kCopyNames.begin())] = text;
        const auto line = std::find(kPresenterLineNames.begin(), kPresenterLineNames.end(), key);
        if (host && line != kPresenterLineNames.end()) {
          out[kCopyNames.size() + spec_.copy.size() +
              static_cast<std::size_t>(line - kPresenterLineNames.begin())] = text;
        }
      }
    }
    return out;
  }

 private:
  bool speaks_brief() const { return base_of(language_) == base_of(plan_.language); }

  /// Words that depend on the mechanic: the template's in English, the deck's elsewhere.
  std::vector<std::string> mechanic_words(const std::string& kind) const {
    const auto suggested = spec_.words.find(kind);
    if (english_ && suggested != spec_.words.end() && !suggested->second.empty())
      return suggested->second;
    if (deck_.contains("mechanics") && deck_["mechanics"].contains(spec_.mechanic)) {
      const auto list = deck_list(deck_["mechanics"][spec_.mechanic], kind);
      if (!list.empty()) return list;
    }
    return suggested != spec_.words.end() ? suggested->second : std::vector<std::string>{};
  }

  std::vector<std::string> common_words(const std::string& kind) const {
    const auto suggested = spec_.words.find(kind);
    if (english_ && suggested != spec_.words.end() && !suggested->second.empty())
      return suggested->second;
    return deck_list(deck_, kind);
  }

  std::vector<std::string> praises() const {
    if (auto own = tone_words("praise"); !own.empty()) return own;
    std::vector<std::string> out = common_words("praise");
    for (const std::string& word : deck_list(deck_, "praise")) {
      if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
    }
    return out;
  }

  /// What the brief itself says in one line; empty in another language than its own.
  std::string own_tagline() const {
    if (!speaks_brief()) return {};
    if (!brief_.tagline.empty()) return shorten(brief_.tagline, kTaglineChars);
    const std::string first = first_sentence(brief_.description);
    const bool telling = length_utf8(first) >= 6 && first != brief_.name;
    return telling ? shorten(first, kTaglineChars) : std::string();
  }

  std::string tagline() const {
    if (std::string own = own_tagline(); !own.empty()) return own;
    if (!deck_.contains("tagline")) return shorten(brief_.tagline, kTaglineChars);
    return pick(deck_list(deck_["tagline"], plan_.cta_kind == "play" ? "play" : "other"),
                choice_.tagline);
  }

  std::string cta() const {
    if (!brief_.cta.empty() && speaks_brief()) return brief_.cta;
    const std::string kind = kind_of_cta(brief_.cta, plan_, catalog_);
    if (!deck_.contains("cta")) return brief_.cta;
    std::vector<std::string> list = deck_list(deck_["cta"], kind);
    if (list.empty()) list = deck_list(deck_["cta"], "install");
    if (kind == "play" && brief_.cta.empty()) list = toned("cta_play", std::move(list));
    return pick(list, brief_.cta.empty() ? choice_.cta : 0);
  }

  /// The deck's words for the plan's tone; empty when it has none of that kind.
  std::vector<std::string> tone_words(const std::string& kind) const {
    if (!deck_.contains("tones") || !deck_["tones"].contains(plan_.tone)) return {};
    return deck_list(deck_["tones"][plan_.tone], kind);
  }

  /// Those for the tone, then those for any.
  std::vector<std::string> toned(const std::string& kind, std::vector<std::string> any) const {
    std::vector<std::string> out = tone_words(kind);
    out.insert(out.end(), any.begin(), any.end());
    return out;
  }

  void host_lines(std::vector<std::string>& out) const {
    for (const std::string_view name : kPresenterLineNames) {
      // The product's own line is what its presenter says at the end.
      std::string line = name == "host_end" ? own_tagline() : std::string();
      if (line.empty()) line = pick(tone_words(std::string(name)), choice_.win);
      out.push_back(std::move(line));
    }
  }

  void own_words(const OwnWords& own, std::vector<std::string>& out) const {
    const auto words_in = [&](const std::string& language) -> const std::vector<std::string>* {
      for (const auto& [tag, words] : own) {
        if (tag == language) return &words;
      }
      return nullptr;
    };
    const auto* mine = words_in(deck_for(language_, catalog_));
    const auto* english = words_in("en");
    for (std::size_t i = 0; i < spec_.copy.size(); ++i) {
      std::string text = spec_.copy[i].en;
      if (english != nullptr && i < english->size() && !(*english)[i].empty()) text = (*english)[i];
      if (mine != nullptr && i < mine->size() && !(*mine)[i].empty()) text = (*mine)[i];
      out.push_back(shorten(text, 200));
    }
  }

  const Brief& brief_;
  const Plan& plan_;
  const Template& spec_;
  const Catalog& catalog_;
  const std::string& language_;
  const WordChoice& choice_;
  const Json& deck_;
  bool english_;
};

}  // namespace

std::string deck_for(std::string_view language, const Catalog& catalog) {
  const std::string wanted(language);
  if (catalog.decks.count(wanted) > 0) return wanted;
  const std::string base = base_of(language);
  if (catalog.decks.count(base) > 0) return base;
  for (const auto& [name, ignored] : catalog.decks) {
    if (base_of(name) == base) return name;
  }
  return {};
}

std::vector<std::string> scene_languages(const Brief& brief, const Plan& plan,
                                         const Catalog& catalog) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& language) {
    const bool served = !deck_for(language, catalog).empty() || brief.copy.count(language) > 0;
    if (served && std::find(out.begin(), out.end(), language) == out.end()) out.push_back(language);
  };
  for (const std::string& language : brief.languages) add(language);
  if (brief.languages.empty()) add(plan.language);
  for (const auto& [language, ignored] : brief.copy) add(language);
  add("en");
  if (out.empty()) out.push_back("en");
  return out;
}

std::vector<std::string> unserved_languages(const Brief& brief, const Catalog& catalog) {
  std::vector<std::string> out;
  for (const std::string& language : brief.languages) {
    if (deck_for(language, catalog).empty() && brief.copy.count(language) == 0)
      out.push_back(language);
  }
  return out;
}

std::vector<std::string> make_words(const Brief& brief, const Plan& plan, const Template& spec,
                                    const Catalog& catalog, const std::string& language,
                                    const WordChoice& choice, const OwnWords& own, bool host) {
  return Writer(brief, plan, spec, catalog, language, choice).run(own, host);
}

}  // namespace pm::gen
