#include "generator/breeder/choice_levels.h"

#include <array>
#include <map>

namespace pm::gen {

namespace {

constexpr std::array<std::string_view, 14> kGenes{
    "mechanic", "theme",  "background", "host",    "presenter", "palette", "juice",
    "hint",     "prompt", "cta",        "sprites", "grade",     "story",   "difficulty"};

}  // namespace

std::vector<std::string> choices_of(const SceneDoc& doc) {
  std::vector<std::string> out;
  for (const std::string_view gene : kGenes) out.emplace_back(doc.gene(gene));
  return out;
}

std::vector<Circumstance> choice_levels(std::span<const std::vector<std::string>> choices) {
  std::vector<Circumstance> out;
  for (std::size_t g = 0; g < kGenes.size(); ++g) {
    std::map<std::string, int> levels;
    Circumstance choice;
    for (const std::vector<std::string>& arm : choices) {
      choice.level.push_back(
          levels.try_emplace(arm[g], static_cast<int>(levels.size())).first->second);
    }
    choice.levels = static_cast<int>(levels.size());
    out.push_back(std::move(choice));
  }
  return out;
}

std::function<Expectation(const SceneDoc&)> foresight_of(
    std::span<const Tally> arms, std::span<const std::vector<std::string>> choices) {
  return [kinship = Kinship(arms, choices)](const SceneDoc& doc) {
    return kinship.of(choices_of(doc));
  };
}

}  // namespace pm::gen
