#include "generator/planner/lexical.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "generator/core/text.h"
#include "generator/planner/terms.h"

namespace pm::gen {

namespace {

struct Subject {
  std::string kind;
  std::string name;
};

/// The product's name is short and chosen with care: its words count more than the description's.
constexpr double kNameBoost = 1.4;

class LexicalPlanner final : public Planner {
 public:
  explicit LexicalPlanner(const Catalog& catalog) : catalog_(catalog) {
    for (const auto& [language, lexicon] : catalog.lexicons) add_lexicon(lexicon);
    for (const SpriteInfo& sprite : catalog.sprites) {
      if (sprite.group == "ui") continue;
      const auto subject = subject_of("object", sprite.name);
      std::string spoken = sprite.name;
      std::replace(spoken.begin(), spoken.end(), '_', ' ');
      index_.add(spoken, subject, 3.0F);
      for (const std::string& tag : sprite.tags) index_.add(tag, subject, 1.2F);
    }
    for (const BackgroundInfo& background : catalog.backgrounds) {
      const auto subject = subject_of("background", background.name);
      index_.add(background.name, subject, 2.0F);
      for (const std::string& tag : background.tags) index_.add(tag, subject, 1.0F);
    }
    for (const Template& spec : catalog.templates) {
      const auto subject = subject_of("mechanic", spec.mechanic);
      index_.add(spec.title, subject, 4.0F);
      for (const std::string& phrase : spec.fits) add_fit(phrase, subject);
    }
  }

  std::string_view name() const override { return "lexical"; }

  Result<Plan> plan(const Brief& brief) const override {
    Scores scores;
    std::vector<Reason> reasons;
    match(brief.name, kNameBoost, scores, reasons);
    match(brief.description, 1.0, scores, reasons);
    if (!brief.tagline.empty()) match(brief.tagline, 1.0, scores, reasons);
    match(brief.cta, 0.5, scores, reasons);

    Plan plan;
    plan.planner = name();
    plan.language = guess_language(brief.name + "\n" + brief.description);
    plan.mechanics = mechanics(scores["mechanic"], brief.name);
    plan.objects = ranked(scores["object"], 24);
    plan.backgrounds = backgrounds(scores["background"], brief.name);
    plan.mood = best(scores["mood"], "joyful");
    plan.tone = best(scores["tone"], "playful");
    plan.audience = best(scores["audience"], "everyone");
    plan.story = best(scores["story"], "");
    plan.cta_kind = best(scores["cta"], "play");
    plan.trophy = trophy(brief, scores["object"]);
    plan.palette = palette_for(catalog_, plan.mood, brief.name);
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
    keep_reasons(reasons, plan.why);
    if (auto done = apply_wishes(brief, plan); !done) return done.error();
    return plan;
  }

 private:
  using Scores = std::map<std::string, std::map<std::string, double>>;

  std::uint32_t subject_of(const std::string& kind, const std::string& name) {
    const auto [place, fresh] = by_name_.try_emplace({kind, name}, subjects_.size());
    if (fresh) subjects_.push_back({kind, name});
    return static_cast<std::uint32_t>(place->second);
  }

  void add_lexicon(const Json& lexicon) {
    static const std::pair<const char*, const char*> kSections[] = {
        {"mechanics", "mechanic"}, {"objects", "object"}, {"backgrounds", "background"},
        {"moods", "mood"},         {"tones", "tone"},     {"audience", "audience"},
        {"stories", "story"},      {"cta", "cta"}};
    for (const auto& [section, kind] : kSections) {
      if (!lexicon.contains(section)) continue;
      for (const auto& [name, terms] : lexicon[section].items()) {
        for (const std::uint32_t subject : targets_of(kind, name)) {
          if (terms.is_array()) {
            for (const Json& term : terms) index_.add(term.get<std::string>(), subject, 2.0F);
          } else {
            for (const auto& [term, weight] : terms.items())
              index_.add(term, subject, weight.get<float>());
          }
        }
      }
    }
  }

  /// "#fruit" among the objects stands for every sprite of that group or tag. Names that this build
  /// does not have (a mechanic or sprite left out) are skipped.
  std::vector<std::uint32_t> targets_of(const std::string& kind, const std::string& name) {
    std::vector<std::uint32_t> out;
    if (kind == "object" && name.starts_with('#')) {
      const std::string tag = name.substr(1);
      for (const SpriteInfo& sprite : catalog_.sprites) {
        if (sprite.group == tag || sprite.has_tag(tag))
          out.push_back(subject_of(kind, sprite.name));
      }
      return out;
    }
    if (kind == "object" && catalog_.find_sprite(name) == nullptr) return out;
    if (kind == "mechanic" && catalog_.find_template(name) == nullptr) return out;
    if (kind == "background" && catalog_.find_background(name) == nullptr) return out;
    return {subject_of(kind, name)};
  }

  /// A phrase that fits a mechanic counts as a whole, its words a little each.
  void add_fit(const std::string& phrase, std::uint32_t subject) {
    static const std::set<std::string> kEmpty = {"and",  "the",  "of",  "or",    "a",  "for",
                                                 "with", "game", "app", "in",    "to", "that",
                                                 "your", "on",   "up",  "things"};
    index_.add(phrase, subject, 2.5F);
    for (const std::string& word : split_terms(phrase).surface) {
      if (word.size() > 2 && kEmpty.count(word) == 0) index_.add(word, subject, 0.5F);
    }
  }

  void match(const std::string& text, double boost, Scores& scores,
             std::vector<Reason>& reasons) const {
    if (text.empty()) return;
    const Terms terms = split_terms(text);
    for (const TermIndex::Hit& hit : index_.find(terms)) {
      // A word that speaks for many of a kind says less about each of them.
      std::map<std::string, int> spread;
      for (const Target& target : *hit.targets) ++spread[subjects_[target.subject].kind];
      for (const Target& target : *hit.targets) {
        const Subject& subject = subjects_[target.subject];
        const double damping = subject.kind == "object"
                                   ? std::pow(spread[subject.kind], 0.2)
                                   : std::sqrt(static_cast<double>(spread[subject.kind]));
        // "Swap jewels", "drop fruits": what the player handles.
        const double handled = subject.kind == "object" && is_handled(terms, hit) ? 4.0 : 1.0;
        const double weight =
            handled * boost * target.weight * (1.0 + 0.5 * std::log(hit.count)) / damping;
        scores[subject.kind][subject.name] += weight;
        reasons.push_back({subject.kind, subject.name, hit.word, weight});
      }
    }
  }

  /// True when a verb of play stands right before the word.
  static bool is_handled(const Terms& terms, const TermIndex::Hit& hit) {
    static const std::set<std::string> kVerbs = {
        "swap",    "match",  "merg",     "drop",    "sort",    "collect",    "stack",    "pop",
        "crush",   "blast",  "combin",   "fusiona", "combina", "une",        "ordena",   "suelta",
        "junta",   "trie",   "fusionne", "sortier", "tausch",  "verschmelz", "organiza", "grab",
        "deliver", "launch", "harvest",  "catch",   "arrang",  "organiz"};
    if (hit.unspaced) return false;
    for (std::size_t back = 1; back <= 2 && back <= hit.first; ++back) {
      if (kVerbs.count(terms.words[hit.first - back]) > 0) return true;
    }
    return false;
  }

  /// Never empty, never certain: each mechanic keeps a small share, a little more for those that
  /// suit any product, shuffled by the product's name so that wordless briefs differ.
  std::vector<Ranked> mechanics(const std::map<std::string, double>& scores,
                                const std::string& name) const {
    std::vector<Ranked> out;
    double sum = 0;
    for (const Template& spec : catalog_.templates) {
      const bool broad =
          spec.mechanic == "choice" || spec.mechanic == "match3" || spec.mechanic == "merge_drop";
      const double chance =
          static_cast<double>(stable_hash(name + "/" + spec.mechanic) % 1000) / 1000.0;
      const double prior = (broad ? 0.7 : 0.4) + 0.3 * chance;
      const auto found = scores.find(spec.mechanic);
      const double score = prior + (found == scores.end() ? 0.0 : found->second);
      // The tenth word for the same game adds little; the first for another is worth a try.
      out.push_back({spec.mechanic, std::pow(std::log1p(score), 2.2)});
      sum += out.back().weight;
    }
    for (Ranked& item : out) item.weight /= sum;
    std::stable_sort(out.begin(), out.end(),
                     [](const Ranked& a, const Ranked& b) { return a.weight > b.weight; });
    return out;
  }

  static std::vector<Ranked> ranked(const std::map<std::string, double>& scores, std::size_t most) {
    std::vector<Ranked> out;
    for (const auto& [name, score] : scores) out.push_back({name, score});
    std::stable_sort(out.begin(), out.end(),
                     [](const Ranked& a, const Ranked& b) { return a.weight > b.weight; });
    if (out.size() > most) out.resize(most);
    const double top = out.empty() ? 1.0 : std::max(out.front().weight, 2.0);
    for (Ranked& item : out) item.weight /= top;
    return out;
  }

  std::vector<Ranked> backgrounds(const std::map<std::string, double>& scores,
                                  const std::string& name) const {
    std::map<std::string, double> all = scores;
    const BackgroundInfo* top = nullptr;
    double most = 0;
    for (const BackgroundInfo& background : catalog_.backgrounds) {
      const auto found = scores.find(background.name);
      if (found != scores.end() && found->second > most) most = found->second, top = &background;
    }
    const auto tagged = [](const BackgroundInfo& background, const char* tag) {
      return std::find(background.tags.begin(), background.tags.end(), tag) !=
             background.tags.end();
    };
    // Places of the same kind as the best are fair alternatives, light-hearted ones always.
    for (const BackgroundInfo& background : catalog_.backgrounds) {
      double prior = tagged(background, "casual") ? std::max(0.3, 0.12 * most) : 0.05;
      for (const char* kind : {"outdoor", "indoor", "night", "casual", "calm"}) {
        if (top != nullptr && tagged(background, kind) && tagged(*top, kind)) prior += 0.1 * most;
      }
      all[background.name] +=
          prior + 0.1 * static_cast<double>(stable_hash(name + background.name) % 1000) / 1000.0;
    }
    return ranked(all, 32);
  }

  static std::string best(const std::map<std::string, double>& scores, const char* otherwise) {
    const auto found =
        std::max_element(scores.begin(), scores.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return found == scores.end() || found->second < 0.6 ? otherwise : found->first;
  }

  /// "merge them into a giant watermelon": the thing named right after such a word.
  std::string trophy(const Brief& brief, const std::map<std::string, double>& objects) const {
    static const std::set<std::string> kSigns = {
        "giant", "huge",    "big",    "biggest", "into",  "legendary", "gigant",
        "gran",  "gigante", "grande", "riesige", "geant", "ultimate",  "golden"};
    const std::string text = brief.name + ". " + brief.description;
    const Terms terms = split_terms(text);
    for (std::size_t i = 0; i + 1 < terms.words.size(); ++i) {
      if (kSigns.count(terms.surface[i]) == 0 && kSigns.count(terms.words[i]) == 0) continue;
      for (std::size_t k = i + 1; k < terms.words.size() && k <= i + 3; ++k) {
        if (std::string found = sprite_named(terms.words[k], terms.surface[k]); !found.empty())
          return found;
      }
    }
    // Han text: the sign stands directly before the thing.
    for (const TermIndex::Hit& hit : index_.find(terms)) {
      if (!hit.unspaced || hit.first == 0) continue;
      const char32_t before = terms.unspaced[hit.first - 1];
      const char32_t first = decode_utf8(hit.word).front();
      if (before != U'大' && before != U'巨' && first != U'大') continue;
      for (const Target& target : *hit.targets) {
        const Subject& subject = subjects_[target.subject];
        if (subject.kind == "object" && target.weight >= 2.0F && hit.targets->size() <= 4 &&
            objects.count(subject.name) > 0) {
          return subject.name;
        }
      }
    }
    return {};
  }

  std::string sprite_named(const std::string& stemmed, const std::string& surface) const {
    for (const SpriteInfo& sprite : catalog_.sprites) {
      if (sprite.name == surface || stem(sprite.name) == stemmed) return sprite.name;
    }
    Terms one;
    one.words = {stemmed};
    one.surface = {surface};
    for (const TermIndex::Hit& hit : index_.find(one)) {
      for (const Target& target : *hit.targets) {
        if (subjects_[target.subject].kind == "object" && target.weight >= 2.0F &&
            hit.targets->size() == 1) {
          return subjects_[target.subject].name;
        }
      }
    }
    return {};
  }

  /// The strongest reasons of each kind, so that a long list of objects hides nothing.
  static void keep_reasons(const std::vector<Reason>& sorted, std::vector<Reason>& out) {
    std::map<std::string, int> kept;
    for (const Reason& reason : sorted) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const Reason& known) {
        return known.kind == reason.kind && known.name == reason.name && known.word == reason.word;
      });
      if (same != out.end()) {
        same->weight += reason.weight;
        continue;
      }
      const int most = reason.kind == "object" || reason.kind == "mechanic" ? 14 : 4;
      if (out.size() < kMostReasons && kept[reason.kind]++ < most) out.push_back(reason);
    }
  }

  const Catalog& catalog_;
  std::vector<Subject> subjects_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_name_;
  TermIndex index_;
};

bool listed(const std::vector<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

std::unique_ptr<Planner> make_lexical_planner(const Catalog& catalog) {
  return std::make_unique<LexicalPlanner>(catalog);
}

std::string palette_for(const Catalog& catalog, std::string_view mood, std::string_view name) {
  std::vector<std::string> fitting;
  for (const PaletteInfo& row : catalog.palettes) {
    if (std::find(row.moods.begin(), row.moods.end(), mood) != row.moods.end())
      fitting.push_back(row.name);
  }
  if (fitting.empty()) return catalog.palettes.empty() ? "" : catalog.palettes.front().name;
  return fitting[stable_hash(name) % fitting.size()];
}

Status apply_wishes(const Brief& brief, Plan& plan) {
  std::erase_if(plan.mechanics, [&](const Ranked& item) {
    return (!brief.force.empty() && !listed(brief.force, item.name)) ||
           listed(brief.exclude, item.name);
  });
  if (plan.mechanics.empty()) {
    return Error{ExitCode::bad_brief, brief.source, "/mechanics", "the wishes leave no mechanic",
                 "Exclude fewer, or force one that exists"};
  }
  double sum = 0;
  for (const Ranked& item : plan.mechanics) sum += item.weight;
  for (Ranked& item : plan.mechanics) {
    item.weight = sum > 0 ? item.weight / sum : 1.0 / static_cast<double>(plan.mechanics.size());
  }
  return Done{};
}

}  // namespace pm::gen
