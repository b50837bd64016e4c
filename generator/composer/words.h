#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// Which of a deck's alternatives a scene takes; the same in every language.
struct WordChoice {
  std::uint32_t prompt = 0, praise = 0, win = 0, lose = 0, retry = 0, cta = 0, tagline = 0;
};

/// Own words of a template by language: words[language][index of the template's copy].
/// Missing ones are taken in English.
using OwnWords = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// The deck that serves a language ("zh" -> "zh-Hans", "pt" -> "pt-BR"); empty when none does.
std::string deck_for(std::string_view language, const Catalog& catalog);

/// Languages of a scene: the brief's (else the language of its text), then English. Only those with
/// a deck or with words of their own in the brief.
std::vector<std::string> scene_languages(const Brief& brief, const Plan& plan,
                                         const Catalog& catalog);
/// Languages that the brief asks for and that cannot be served.
std::vector<std::string> unserved_languages(const Brief& brief, const Catalog& catalog);

/// All words of one language: the common ones in the order of CopyId, then the template's own, then
/// with a `host` its lines in the order of PresenterLine. The brief's own words come first, then
/// the deck's for the plan's tone, then the deck's for any.
std::vector<std::string> make_words(const Brief& brief, const Plan& plan, const Template& spec,
                                    const Catalog& catalog, const std::string& language,
                                    const WordChoice& choice, const OwnWords& own, bool host);

}  // namespace pm::gen
