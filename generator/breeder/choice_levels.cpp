#include "generator/breeder/choice_levels.h"

#include <array>
#include <map>

namespace pm::gen {

namespace {

constexpr std::array<std::string_view, 10> kGenes{"mechanic",  "theme",   "background", "host",
                                                  "presenter", "palette", "juice",      "hint",
                                                  "prompt",    "cta"};

}  // namespace

std::span<const std::string_view> telling_genes() { return kGenes; }

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

std::function<double(const SceneDoc&)> foresight_of(
    std::span<const Tally> arms, std::span<const std::vector<std::string>> choices) {
  std::vector<std::map<std::string, double>> effects(kGenes.size());
  const std::vector<Circumstance> known = choice_levels(choices);
  const auto found = choice_effects(arms, known);
  for (std::size_t g = 0; g < kGenes.size(); ++g) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      effects[g][choices[i][g]] = found[g][static_cast<std::size_t>(known[g].level[i])];
    }
  }
  return [effects](const SceneDoc& doc) {
    double out = 1;
    for (std::size_t g = 0; g < kGenes.size(); ++g) {
      const auto at = effects[g].find(std::string(doc.gene(kGenes[g])));
      if (at != effects[g].end()) out *= at->second;
    }
    return out;
  };
}

}  // namespace pm::gen
