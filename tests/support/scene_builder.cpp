#include "tests/support/scene_builder.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace pm {

namespace {

std::string repository_root() {
  const char* root = std::getenv("PLAYMILL_ROOT");
  return root != nullptr ? root : ".";
}

/// Rows of templates/sprites by name; an unknown sprite has an empty row.
std::map<std::string, nlohmann::json>& sprite_rows() {
  static std::map<std::string, nlohmann::json> rows = [] {
    std::map<std::string, nlohmann::json> out;
    for (const char* file : {"food", "things"}) {
      std::ifstream in(repository_root() + "/templates/sprites/" + file + ".json");
      const auto text = nlohmann::json::parse(in, nullptr, false);
      if (text.is_discarded()) continue;
      for (const auto& row : text["sprites"]) out[row["name"].get<std::string>()] = row;
    }
    return out;
  }();
  return rows;
}

void add_slots(Scene& scene, const nlohmann::json& names, std::size_t limit) {
  for (std::size_t i = 0; i < names.size() && i < limit; ++i) {
    SpriteSlot slot;
    slot.archetype = names[i].get<std::string>();
    const auto& row = sprite_rows()[slot.archetype];
    slot.face = row.value("face", false);
    slot.radius_pm = static_cast<std::int16_t>(row.value("radius", 0.8) * 1000);
    const std::string hex = row.value("color", std::string("#ffffff"));
    slot.color = static_cast<Rgba>(std::strtoul(hex.c_str() + 1, nullptr, 16) << 8U) | 0xffU;
    scene.slots.push_back(slot);
  }
}

}  // namespace

Scene test_scene(std::string_view mechanic, std::uint64_t seed,
                 std::initializer_list<std::pair<std::string_view, int>> params) {
  std::vector<std::pair<std::string, int>> list;
  for (const auto& [name, value] : params) list.emplace_back(name, value);
  return test_scene(mechanic, seed, std::span<const std::pair<std::string, int>>(list));
}

Scene test_scene(std::string_view mechanic, std::uint64_t seed,
                 std::span<const std::pair<std::string, int>> params) {
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
  english.words = {"Test game", "A game to test", "Tap to play", "You win!", "Well done",
                   "So close!", "Try once more",  "Play free",   "Retry",    "Nice!",
                   "Sweet!",    "Wow!",           "Goal",        "Left"};
  if (text.contains("copy")) {
    for (const auto& word : text.at("copy"))
      english.words.push_back(word.at("en").get<std::string>());
  }
  scene.locales.push_back(english);
  if (text.contains("pacing") && text["pacing"].contains("limit_seconds") &&
      text["pacing"]["limit_seconds"].is_array()) {
    scene.limit_steps = text["pacing"]["limit_seconds"][1].get<int>() * 60;
  }
  scene.background.name = "meadow";
  scene.colors = {0x8ced40ff, 0x33ad1aff, 0x12540dff, 0xffffffff, 0xfffaebff, 0xf5dfb3ff,
                  0x80501fff, 0x5a3214ff, 0xe2502aff, 0x2b427fff, 0x1c2b6bff, 0xffe699ff,
                  0xdb943aff, 0x3f5db5ff, 0xfff7a8ff, 0xffb21aff, 0x8a2b0aff, 0xa6fa4dff,
                  0x33bf26ff, 0xff5a6eff, 0xffd23fff, 0x4cc9f0ff, 0x9b5de5ff};
  return scene;
}

void give_presenter(Scene& scene, std::string_view look) {
  std::ifstream in(repository_root() + "/templates/hosts.json");
  const auto hosts = nlohmann::json::parse(in, nullptr, false);
  const auto hex = [](const nlohmann::json& value) {
    return static_cast<Rgba>(std::strtoul(value.get<std::string>().c_str() + 1, nullptr, 16)
                             << 8U) |
           0xffU;
  };
  for (const auto& row : hosts["looks"]) {
    if (!look.empty() && row["name"] != look) continue;
    PresenterLook& to = scene.presenter;
    constexpr const char* kTraits[] = {"body", "hair", "hat", "outfit", "beard", "eyewear", "age"};
    for (std::size_t i = 0; i < to.traits.size(); ++i) to.traits[i] = row.value(kTraits[i], "none");
    to.lashes = row.value("lashes", false);
    to.voice_hz = row["voice_hz"].get<std::int16_t>();
    const auto color = [&](const char* list, std::size_t i) {
      const auto& from = row.contains(list) ? row[list] : hosts[list];
      return hex(from[i % from.size()]);
    };
    to.colors = {color("skins", 1), color("hair_colors", 1), 0x4b6fd8ff,
                 0xffc857ff,        color("irises", 0),      0x8fd3f4ff};
    break;
  }
  scene.presenter.first_word = static_cast<std::int16_t>(scene.locales[0].words.size());
  for (LocaleCopy& locale : scene.locales) {
    locale.words.resize(static_cast<std::size_t>(scene.presenter.first_word));
    for (const char* words : {"Hello!", "Try this one!", "You are good!", "Careful now!",
                              "Oh no! Again?", "What a win!", "Come and play with me!"}) {
      locale.words.emplace_back(words);
    }
  }
  add_presenter_slots(scene);
}

}  // namespace pm
