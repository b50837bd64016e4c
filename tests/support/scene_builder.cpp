#include "tests/support/scene_builder.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace pm {

namespace {

std::string repository_root() {
  const char* root = std::getenv("PLAYMILL_ROOT");
  return root != nullptr ? root : ".";
}

void add_slots(Scene& scene, const nlohmann::json& names, std::size_t limit) {
  for (std::size_t i = 0; i < names.size() && i < limit; ++i) {
    SpriteSlot slot;
    slot.archetype = names[i].get<std::string>();
    slot.face = i % 2 == 0;
    scene.slots.push_back(slot);
  }
}

}  // namespace

Scene test_scene(std::string_view mechanic, std::uint64_t seed,
                 std::initializer_list<std::pair<std::string_view, int>> params) {
  const std::string path = repository_root() + "/templates/" + std::string(mechanic) + ".json";
  std::ifstream in(path);
  const auto text = nlohmann::json::parse(in, nullptr, false);
  if (text.is_discarded()) {
    std::fprintf(stderr, "cannot read %s (set PLAYMILL_ROOT to the repository)\n", path.c_str());
    std::abort();
  }
  Scene scene;
  scene.mechanic = mechanic;
  scene.seed = seed;
  scene.param_offsets.push_back(0);
  for (const auto& param : text.at("params")) {
    const auto name = param.at("name").get<std::string>();
    if (param.at("default").is_array()) {
      for (const auto& value : param.at("default")) scene.param_values.push_back(value.get<int>());
    } else {
      int value = param.at("default").get<int>();
      for (const auto& [changed, to] : params) {
        if (changed == name) value = to;
      }
      scene.param_values.push_back(value);
    }
    scene.param_offsets.push_back(static_cast<std::uint16_t>(scene.param_values.size()));
  }
  for (const auto& role : text.at("roles")) {
    RoleRange range;
    range.first = static_cast<std::uint8_t>(scene.slots.size());
    add_slots(scene, role.at("default"), static_cast<std::size_t>(role.at("max").get<int>()));
    range.count = static_cast<std::uint8_t>(scene.slots.size() - range.first);
    scene.roles.push_back(range);
  }
  scene.hand_slot = static_cast<std::int16_t>(scene.slots.size());
  scene.slots.push_back({"hand"});
  scene.star_slot = static_cast<std::int16_t>(scene.slots.size());
  scene.slots.push_back({"star"});
  scene.icon_slot = 0;
  LocaleCopy english;
  english.tag = "en";
  english.words = {"Test game", "A game to test", "Tap to play", "You win!", "Well done", "So close!",
                   "Try once more", "Play free", "Retry", "Nice!", "Sweet!", "Wow!", "Goal", "Left"};
  if (text.contains("copy")) {
    for (const auto& word : text.at("copy")) english.words.push_back(word.at("en").get<std::string>());
  }
  scene.locales.push_back(english);
  if (text.contains("pacing") && text["pacing"].contains("limit_seconds") &&
      text["pacing"]["limit_seconds"].is_array()) {
    scene.limit_steps = text["pacing"]["limit_seconds"][1].get<int>() * 60;
  }
  scene.background.name = "meadow";
  return scene;
}

}  // namespace pm
