#include "generator/planner/model_planner.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <unordered_map>

#include "generator/planner/encoder.h"
#include "generator/planner/lexical.h"
#include "generator/planner/profiles.h"

namespace pm::gen {

namespace {

using Vector = std::vector<float>;

double dot(const Vector& a, const Vector& b) {
  // Four sums at a time: the compiler may not reorder a single one.
  float sums[4] = {};
  for (std::size_t i = 0; i + 4 <= a.size(); i += 4) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += a[i + k] * b[i + k];
  }
  return static_cast<double>(sums[0] + sums[1]) + static_cast<double>(sums[2] + sums[3]);
}

/// Softmax of scores / temperature.
std::vector<double> shares(std::vector<double> scores, double temperature) {
  const double top = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp((score - top) / temperature);
  for (double& score : scores) score /= sum;
  return scores;
}

void sort_ranked(std::vector<Ranked>& list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const Ranked& a, const Ranked& b) { return a.weight > b.weight; });
}

/// A profile with its texts' vectors.
struct Anchor {
  std::string name;
  std::vector<Vector> vectors;
  std::vector<double> by_category;  ///< in the order of the card's categories; mechanics only
  double broad = 0;                 ///< share of the mechanics for any product; mechanics only

  /// Mean of the two nearest texts: one lucky word is not enough.
  double nearness(const Vector& text) const {
    double first = -1, second = -1;
    for (const Vector& vector : vectors) {
      const double near = dot(vector, text);
      if (near > first) {
        second = first, first = near;
      } else if (near > second) {
        second = near;
      }
    }
    return vectors.size() < 2 ? first : (first + second) / 2;
  }

  /// Log-mean-exp of all texts: hardly moves when a text is put in other words.
  double smooth_nearness(const Vector& text) const {
    constexpr double kSharpness = 8;
    double sum = 0;
    for (const Vector& vector : vectors) sum += std::exp(kSharpness * dot(vector, text));
    return std::log(sum / static_cast<double>(vectors.size())) / kSharpness;
  }
};

constexpr double kUnnamedCategory = 0.25;
constexpr std::size_t kRunSize = 32;  // texts in one run of the model
constexpr std::size_t kMostWordsReadAlone = 48;
constexpr std::size_t kMostWordsLeftOut = 64;
constexpr std::size_t kMostKnownWords = 1U << 16U;
constexpr std::size_t kMostObjects = 24;
constexpr double kGivenCategory = 0.9;  // share of a category that the brief names

class ModelPlanner final : public Planner {
 public:
  ModelPlanner(const Catalog& catalog, const ModelPlannerOptions& options, ModelCard card,
               std::unique_ptr<TextEncoder> encoder)
      : catalog_(catalog),
        options_(options),
        card_(std::move(card)),
        encoder_(std::move(encoder)),
        lexical_(make_lexical_planner(catalog)) {}

  Status prepare(const Profiles& profiles) {
    by_category_ = profiles.by_category;
    const std::pair<const std::vector<Profile>*, std::vector<Anchor>*> groups[] = {
        {&profiles.mechanics, &mechanics_},
        {&profiles.backgrounds, &backgrounds_},
        {&profiles.moods, &moods_},
        {&profiles.tones, &tones_},
        {&profiles.audience, &audience_}};
    for (const auto& [from, to] : groups) {
      for (const Profile& profile : *from) {
        auto vectors = vectors_of(profile.texts);
        if (!vectors) return vectors.error();
        Anchor anchor{profile.name, std::move(*vectors), {}, profile.broad};
        for (const std::string& category : card_.categories) {
          const auto found = profile.categories.find(category);
          anchor.by_category.push_back(found == profile.categories.end() ? kUnnamedCategory
                                                                         : found->second);
        }
        to->push_back(std::move(anchor));
      }
    }
    double broad = 0;
    for (const Anchor& anchor : mechanics_) broad += anchor.broad;
    for (Anchor& anchor : mechanics_)
      anchor.broad =
          broad > 0 ? anchor.broad / broad : 1.0 / static_cast<double>(mechanics_.size());
    std::vector<std::string> names;
    for (const SpriteInfo& sprite : catalog_.sprites) {
      if (sprite.group == "ui") continue;
      std::string spoken = sprite.name;
      std::replace(spoken.begin(), spoken.end(), '_', ' ');
      names.push_back(spoken);
      sprites_.push_back(sprite.name);
    }
    auto vectors = vectors_of(names);
    if (!vectors) return vectors.error();
    sprite_vectors_ = std::move(*vectors);
    return Done{};
  }

  std::string_view name() const override { return "model"; }

  Result<Plan> plan(const Brief& brief) const override {
    Brief free = brief;
    free.force.clear();
    free.exclude.clear();
    auto lexical = lexical_->plan(free);
    if (!lexical) return lexical.error();
    Plan plan = std::move(*lexical);
    plan.planner = name();

    std::string text = brief.name + "\n" + brief.description;
    if (!brief.tagline.empty()) text += "\n" + brief.tagline;
    const ModelTokens tokens = model_tokens(text);
    auto reading = encoder_->read(tokens);
    if (!reading) return reading.error();
    const std::vector<double> categories = category_shares(*reading, brief.category);
    const std::vector<double> words = lexical_scores(plan.why);
    const std::vector<double> mechanics = mechanic_shares(*reading, categories, words);
    if (options_.explain) {
      if (auto done = explain(tokens, brief.category, words, mechanics, categories, plan.why);
          !done)
        return done.error();
    }
    plan.mechanics = rank(mechanics_, mechanics);
    plan.categories.clear();
    for (std::size_t i = 0; i < categories.size(); ++i)
      plan.categories.push_back({card_.categories[i], categories[i]});
    sort_ranked(plan.categories);
    plan.backgrounds = backgrounds(*reading, plan.backgrounds);
    plan.moods = feeling(moods_, *reading, plan, "mood");
    plan.tones = feeling(tones_, *reading, plan, "tone");
    plan.audiences = feeling(audience_, *reading, plan, "audience");
    plan.mood = plan.moods.front().name;
    plan.tone = plan.tones.front().name;
    plan.audience = plan.audiences.front().name;
    plan.palette = palette_for(catalog_, plan.mood, brief.name);
    if (auto done = objects(tokens, plan); !done) return done.error();
    hint(plan);
    if (auto done = apply_wishes(brief, plan); !done) return done.error();
    return plan;
  }

 private:
  double blend(const char* what) const {
    const auto found = card_.blend.find(what);
    return found == card_.blend.end() ? 0.0 : found->second;
  }

  Result<std::vector<Vector>> vectors_of(const std::vector<std::string>& texts) const {
    std::vector<Vector> out;
    for (std::size_t at = 0; at < texts.size(); at += kRunSize) {
      std::vector<std::vector<std::int32_t>> rows;
      for (std::size_t i = at; i < std::min(texts.size(), at + kRunSize); ++i)
        rows.push_back(model_tokens(texts[i]).rows);
      auto readings = encoder_->read_rows(rows);
      if (!readings) return readings.error();
      for (Reading& reading : *readings) out.push_back(std::move(reading.vector));
    }
    return out;
  }

  std::vector<double> category_shares(const Reading& reading, const std::string& given) const {
    std::vector<double> logits(reading.categories.begin(), reading.categories.end());
    // Most products are games, and a short line of a game often speaks of other things.
    for (std::size_t i = 0; i < card_.games; ++i) logits[i] += blend("games");
    std::vector<double> out = shares(std::move(logits), card_.temperature);
    const auto found = std::find(card_.categories.begin(), card_.categories.end(), given);
    if (found != card_.categories.end()) {
      for (double& share : out) share *= 1 - kGivenCategory;
      out[static_cast<std::size_t>(found - card_.categories.begin())] += kGivenCategory;
    }
    return out;
  }

  /// What the lexicon's words say for each mechanic, in the order of the mechanics; 0 without any.
  /// (The lexical planner's shares would not do: they are shuffled by the product's name.)
  std::vector<double> lexical_scores(const std::vector<Reason>& why) const {
    std::vector<double> out;
    for (const Anchor& anchor : mechanics_) {
      double weight = 0;
      for (const Reason& reason : why) {
        if (reason.kind == "mechanic" && reason.name == anchor.name) weight += reason.weight;
      }
      out.push_back(std::log1p(weight));
    }
    return out;
  }

  /// Three witnesses: what the text means, what suits its category, which words it has. Beside what
  /// they name stand the games that suit any product, so that what comes second is no accident of a
  /// weak witness.
  std::vector<double> mechanic_shares(const Reading& reading, const std::vector<double>& categories,
                                      const std::vector<double>& words) const {
    std::vector<double> scores;
    for (std::size_t m = 0; m < mechanics_.size(); ++m) {
      double suits = 0;
      for (std::size_t c = 0; c < categories.size(); ++c)
        suits += categories[c] * mechanics_[m].by_category[c];
      scores.push_back(blend("meaning") * mechanics_[m].smooth_nearness(reading.vector) +
                       blend("category") * suits + blend("words") * words[m]);
    }
    std::vector<double> out = shares(std::move(scores), 1.0);
    const double broad = blend("broad");
    for (std::size_t m = 0; m < out.size(); ++m)
      out[m] = (1 - broad) * out[m] + broad * mechanics_[m].broad;
    return out;
  }

  static std::vector<Ranked> rank(const std::vector<Anchor>& anchors,
                                  const std::vector<double>& weights) {
    std::vector<Ranked> out;
    for (std::size_t i = 0; i < anchors.size(); ++i) out.push_back({anchors[i].name, weights[i]});
    sort_ranked(out);
    return out;
  }

  /// Leaves out each word in turn: what a choice loses is what the word gave.
  Status explain(const ModelTokens& tokens, const std::string& given,
                 const std::vector<double>& words, const std::vector<double>& mechanics,
                 const std::vector<double>& categories, std::vector<Reason>& why) const {
    std::vector<std::string> distinct;
    for (const std::string& word : tokens.words) {
      if (distinct.size() >= kMostWordsLeftOut) break;
      if (std::find(distinct.begin(), distinct.end(), word) == distinct.end())
        distinct.push_back(word);
    }
    const auto best = static_cast<std::size_t>(
        std::max_element(categories.begin(), categories.end()) - categories.begin());
    for (std::size_t at = 0; at < distinct.size(); at += kRunSize) {
      std::vector<std::vector<std::int32_t>> runs;
      for (std::size_t w = at; w < std::min(distinct.size(), at + kRunSize); ++w) {
        runs.push_back(tokens.rows);
        for (std::size_t i = 0; i < tokens.rows.size(); ++i) {
          if (tokens.words[tokens.word_of[i]] == distinct[w]) runs.back()[i] = 0;
        }
      }
      auto readings = encoder_->read_rows(runs);
      if (!readings) return readings.error();
      for (std::size_t r = 0; r < readings->size(); ++r) {
        const Reading& without = (*readings)[r];
        const std::vector<double> other = category_shares(without, given);
        const std::vector<double> left = mechanic_shares(without, other, words);
        const std::string& word = distinct[at + r];
        for (std::size_t m = 0; m < mechanics.size(); ++m)
          add_reason(why, "mechanic", mechanics_[m].name, word, mechanics[m] - left[m]);
        add_reason(why, "category", card_.categories[best], word, categories[best] - other[best]);
      }
    }
    std::stable_sort(why.begin(), why.end(),
                     [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
    if (why.size() > kMostReasons) why.resize(kMostReasons);
    return Done{};
  }

  /// A share lost, on the scale of the lexical planner's weights (a strong word is about 6).
  static void add_reason(std::vector<Reason>& why, const char* kind, const std::string& name,
                         const std::string& word, double lost) {
    constexpr double kLeast = 0.015, kScale = 20.0;
    if (lost < kLeast) return;
    for (Reason& reason : why) {
      if (reason.kind == kind && reason.name == name && reason.word == word) {
        reason.weight += lost * kScale;
        return;
      }
    }
    why.push_back({kind, name, word, lost * kScale});
  }

  std::vector<Ranked> backgrounds(const Reading& reading,
                                  const std::vector<Ranked>& lexical) const {
    std::vector<double> near;
    for (const Anchor& anchor : backgrounds_) near.push_back(anchor.nearness(reading.vector));
    const std::vector<double> share = shares(near, blend("background_temperature"));
    const double top = *std::max_element(share.begin(), share.end());
    std::vector<Ranked> out = rank(backgrounds_, share);
    double most = 0;
    for (Ranked& item : out) {
      double words = 0;
      for (const Ranked& other : lexical) {
        if (other.name == item.name) words = other.weight;
      }
      item.weight = blend("background_words") * words + item.weight / top;
      most = std::max(most, item.weight);
    }
    for (Ranked& item : out) item.weight /= most;
    sort_ranked(out);
    return out;
  }

  /// Shares of moods, tones or audiences; a word of the lexicon counts for its own.
  std::vector<Ranked> feeling(const std::vector<Anchor>& anchors, const Reading& reading,
                              const Plan& plan, const char* kind) const {
    std::vector<double> scores;
    for (const Anchor& anchor : anchors) {
      double words = 0;
      for (const Reason& reason : plan.why) {
        if (reason.kind == kind && reason.name == anchor.name) words += reason.weight;
      }
      scores.push_back(anchor.nearness(reading.vector) +
                       blend("feeling_words") * std::log1p(words));
    }
    return rank(anchors, shares(scores, blend("feeling_temperature")));
  }

  /// Sprites that a word means, with their closeness.
  using WordObjects = std::vector<std::pair<std::size_t, double>>;

  /// What each of the words means. Texts share most of their words, so what was read is kept.
  Result<std::vector<WordObjects>> objects_of(const std::vector<std::string>& words) const {
    std::vector<WordObjects> out(words.size());
    std::vector<std::size_t> unknown;
    {
      const std::lock_guard lock(known_guard_);
      for (std::size_t w = 0; w < words.size(); ++w) {
        const auto found = known_words_.find(words[w]);
        if (found != known_words_.end()) {
          out[w] = found->second;
        } else {
          unknown.push_back(w);
        }
      }
    }
    for (std::size_t at = 0; at < unknown.size(); at += kRunSize) {
      const std::size_t count = std::min(kRunSize, unknown.size() - at);
      std::vector<std::vector<std::int32_t>> rows;
      for (std::size_t i = 0; i < count; ++i)
        rows.push_back(model_tokens(words[unknown[at + i]]).rows);
      auto readings = encoder_->read_rows(rows);
      if (!readings) return readings.error();
      const std::lock_guard lock(known_guard_);
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t w = unknown[at + i];
        for (std::size_t s = 0; s < sprites_.size(); ++s) {
          const double near = dot((*readings)[i].vector, sprite_vectors_[s]);
          const double close = std::min(1.0, (near - blend("object_least")) / blend("object_span"));
          if (close > 0) out[w].emplace_back(s, close);
        }
        if (known_words_.size() < kMostKnownWords) known_words_.emplace(words[w], out[w]);
      }
    }
    return out;
  }

  /// Sprites that single words mean, whatever the language, beside those the lexicon names.
  Status objects(const ModelTokens& tokens, Plan& plan) const {
    std::vector<std::string> distinct;
    for (const std::string& word : tokens.words) {
      if (word.size() < 3 || distinct.size() >= kMostWordsReadAlone) continue;
      if (std::find(distinct.begin(), distinct.end(), word) == distinct.end())
        distinct.push_back(word);
    }
    auto found = objects_of(distinct);
    if (!found) return found.error();
    std::map<std::string, double> closeness;
    for (const Ranked& item : plan.objects) closeness[item.name] = item.weight;
    for (std::size_t w = 0; w < distinct.size(); ++w) {
      for (const auto& [sprite, close] : (*found)[w]) {
        double& known = closeness[sprites_[sprite]];
        if (options_.explain && close > known && plan.why.size() < kMostReasons)
          plan.why.push_back({"object", sprites_[sprite], distinct[w], close});
        known = std::max(known, close);
      }
    }
    plan.objects.clear();
    for (const auto& [sprite, weight] : closeness) plan.objects.push_back({sprite, weight});
    sort_ranked(plan.objects);
    if (plan.objects.size() > kMostObjects) plan.objects.resize(kMostObjects);
    return Done{};
  }

  /// Where the words do not say it, the category tells the story and the call to action.
  void hint(Plan& plan) const {
    constexpr double kSure = 0.35;
    const Ranked& top = plan.categories.front();
    const auto found = by_category_.find(top.name);
    if (found == by_category_.end() || top.weight < kSure) return;
    const auto said = [&](const char* kind) {
      return std::any_of(plan.why.begin(), plan.why.end(),
                         [&](const Reason& reason) { return reason.kind == kind; });
    };
    if (plan.story.empty() && catalog_.stories.contains(found->second.story))
      plan.story = found->second.story;
    if (!said("cta") && plan.cta_kind == "play" && !found->second.cta.empty())
      plan.cta_kind = found->second.cta;
  }

  const Catalog& catalog_;
  ModelPlannerOptions options_;
  ModelCard card_;
  std::unique_ptr<TextEncoder> encoder_;
  std::unique_ptr<Planner> lexical_;
  std::vector<Anchor> mechanics_, backgrounds_, moods_, tones_, audience_;
  std::vector<std::string> sprites_;
  std::vector<Vector> sprite_vectors_;
  std::map<std::string, CategoryHint> by_category_;
  mutable std::mutex known_guard_;
  mutable std::unordered_map<std::string, WordObjects> known_words_;
};

}  // namespace

Result<std::unique_ptr<Planner>> make_model_planner(const Catalog& catalog,
                                                    const ModelPlannerOptions& options,
                                                    ModelCard card,
                                                    std::unique_ptr<TextEncoder> encoder) {
  auto profiles = load_profiles(catalog);
  if (!profiles) return profiles.error();
  auto planner =
      std::make_unique<ModelPlanner>(catalog, options, std::move(card), std::move(encoder));
  if (auto done = planner->prepare(*profiles); !done) return done.error();
  return std::unique_ptr<Planner>(std::move(planner));
}

Result<std::unique_ptr<Planner>> make_model_planner(const Catalog& catalog,
                                                    const ModelPlannerOptions& options) {
  auto card = load_model_card();
  if (!card) return card.error();
  auto encoder = TextEncoder::load(*card);
  if (!encoder) return encoder.error();
  return make_model_planner(catalog, options, std::move(*card), std::move(*encoder));
}

}  // namespace pm::gen
