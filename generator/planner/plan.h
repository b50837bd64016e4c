#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

struct Ranked {
  std::string name;
  double weight = 0;
};

/// A word of the brief that led to a choice.
struct Reason {
  std::string kind;  ///< mechanic, object, background, mood, tone, audience, story, cta, category
  std::string name;  ///< what it speaks for
  std::string word;  ///< as the brief has it, in matching form
  double weight = 0;
};
/// So many of them are kept.
inline constexpr std::size_t kMostReasons = 40;

/// A planner's reading of a brief. Small and flat.
struct Plan {
  std::string planner;              ///< which planner made it
  std::string fallback;             ///< why not the one that was asked for; mostly empty
  std::vector<Ranked> mechanics;    ///< probabilities, best first, sum 1
  std::vector<Ranked> objects;      ///< sprites by closeness 0..1, best first; may be empty
  std::vector<Ranked> backgrounds;  ///< by closeness 0..1, best first; at least one
  std::string trophy;               ///< sprite that the play leads up to; may be empty
  std::string story;                ///< theme for a story of choices; may be empty
  std::string mood = "joyful";
  std::string palette;                ///< a name of templates/palettes.json; may be empty
  std::string audience = "everyone";  ///< everyone, kids, adults
  std::string tone = "playful";       ///< playful, calm, exciting, smart, warm
  std::string language = "en";        ///< of the brief's own words, BCP 47
  std::string cta_kind = "play";      ///< key of the decks' `cta`
  std::vector<Reason> why;            ///< strongest first
  /// Shares that sum to 1, best first; only a planner with a model gives them.
  std::vector<Ranked> categories;  ///< of the store: Google Play's
  std::vector<Ranked> moods, tones, audiences;
};

Json to_json(const Plan& plan);
/// Reads a plan that another planner or a person wrote; checks it against its schema.
Result<Plan> read_plan(const Json& document, std::string_view file);

}  // namespace pm::gen
