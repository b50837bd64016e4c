#include <catch2/catch_test_macros.hpp>
#include <set>

#include "generator/composer/cast.h"
#include "generator/composer/check_sprites.h"
#include "generator/composer/compose.h"
#include "generator/core/color.h"
#include "runtime/scene/cooked.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;
using pm::Rgba;
using pm::SpriteSlot;

namespace {

SharedPicture square(Rgba color) {
  Image image{40, 40, {}};
  for (int i = 0; i < 40 * 40; ++i) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
      image.rgba.push_back(static_cast<std::uint8_t>(color >> shift & 255U));
  }
  // Half of it white: no plain ground to be cut away.
  for (std::size_t i = 0; i < image.rgba.size() / 2; ++i) image.rgba[i] = 255;
  return sprite_picture(std::move(image), "test").value();
}

/// A brief whose product brings two pieces and somebody to move.
Brief pictured_brief() {
  Brief brief = sample_brief("fruit-drop");
  brief.sprites = {{square(0xe91e63ff), "piece", ""},
                   {square(0x2962ffff), "piece", ""},
                   {square(0x00b84aff), "hero", ""}};
  return brief;
}

SceneDoc scene_of(const Brief& brief, const std::string& mechanic) {
  ComposeRequest request;
  request.mechanic = mechanic;
  auto doc = compose_one(brief, plan_of(brief), test_catalog(), request);
  REQUIRE(doc.ok());
  return std::move(*doc);
}

/// Which of the brief's pictures stand in a role, -1 where a drawn sprite does.
std::vector<int> pictures_in(const SceneDoc& doc, const Brief& brief, std::string_view role) {
  const Template* spec = test_catalog().find_template(doc.scene.mechanic);
  const pm::RoleRange range = doc.scene.role(spec->role_index(role));
  std::vector<int> out;
  for (int i = 0; i < range.count; ++i) {
    const SpriteSlot& slot = doc.scene.slots[static_cast<std::size_t>(range.first + i)];
    int found = -1;
    for (std::size_t k = 0; k < brief.sprites.size() && slot.is_picture(); ++k) {
      const auto& shown =
          doc.scene.pictures.all[static_cast<std::size_t>(pm::picture_of(slot.tint))];
      if (shown == brief.sprites[k].picture) found = static_cast<int>(k);
    }
    out.push_back(found);
  }
  return out;
}

}  // namespace

TEST_CASE("the product's own pictures take their places in every mechanic", "[composer][image]") {
  const Brief brief = pictured_brief();
  for (const std::string& mechanic : test_catalog().template_names()) {
    INFO(mechanic);
    const SceneDoc doc = scene_of(brief, mechanic);
    CHECK(doc.scene.pictures.count >= 2);
    // It stands for the product, and only what is shown travels.
    CHECK(doc.scene.slots[static_cast<std::size_t>(doc.scene.icon_slot)].is_picture());
    std::set<int> used;
    for (const SpriteSlot& slot : doc.scene.slots) {
      if (slot.is_picture()) used.insert(pm::picture_of(slot.tint));
    }
    CHECK(used.size() == doc.scene.pictures.count);
    // It reads back as it was written.
    const Json written = write_scene(doc, test_catalog());
    auto again = read_scene(written, "again", test_catalog());
    REQUIRE(again.ok());
    CHECK(write_scene(*again, test_catalog()) == written);
    CHECK(again->scene.pictures.all[0]->rgba == doc.scene.pictures.all[0]->rgba);
    CHECK(scene_fingerprint(again->scene) == scene_fingerprint(doc.scene));
  }
  CHECK(pictures_in(scene_of(brief, "match3"), brief, "pieces").front() == 0);
  CHECK(pictures_in(scene_of(brief, "runner"), brief, "hero") == std::vector<int>{2});
  CHECK(pictures_in(scene_of(brief, "runner"), brief, "coin") == std::vector<int>{0});
  CHECK(pictures_in(scene_of(brief, "choice"), brief, "hero") == std::vector<int>{2});
  // A chain grows to them.
  const std::vector<int> chain = pictures_in(scene_of(brief, "merge_drop"), brief, "chain");
  CHECK(chain.back() == 1);
  CHECK(chain[chain.size() - 2] == 0);
  CHECK(chain.front() == -1);
  // Nobody is moved here: the hero watches.
  const SceneDoc match = scene_of(brief, "match3");
  if (match.scene.host_slot >= 0)
    CHECK(match.scene.slots[static_cast<std::size_t>(match.scene.host_slot)].is_picture());
}

TEST_CASE("drawn pieces keep apart from the product's own", "[composer][image]") {
  Brief brief = pictured_brief();
  // One stands for a drawn object, in the colour of quite another.
  brief.sprites.push_back({square(0xff8c1aff), "piece", "blueberry"});
  for (const char* mechanic : {"match3", "sort", "merge_drop"}) {
    const SceneDoc doc = scene_of(brief, mechanic);
    const pm::RoleRange range = doc.scene.role(0);
    for (int i = 0; i < range.count; ++i) {
      for (int k = 0; k < range.count; ++k) {
        const SpriteSlot& a = doc.scene.slots[static_cast<std::size_t>(range.first + i)];
        const SpriteSlot& b = doc.scene.slots[static_cast<std::size_t>(range.first + k)];
        if (!a.is_picture() || b.is_picture()) continue;
        INFO(mechanic << ": a picture and " << b.archetype);
        CHECK(safe_distance(a.color, b.color) >= kPieceDistance);
      }
    }
  }
}

TEST_CASE("a picture may stand for a role of one game or for a drawn object", "[composer][image]") {
  Brief brief = pictured_brief();
  brief.sprites = {{square(0xe91e63ff), "finish", ""}, {square(0x2962ffff), "piece", "star"}};
  CHECK(pictures_in(scene_of(brief, "runner"), brief, "finish") == std::vector<int>{0});
  const SceneDoc match = scene_of(brief, "match3");
  CHECK(pictures_in(match, brief, "pieces") ==
        std::vector<int>(static_cast<std::size_t>(match.scene.role(0).count), -1));
}

TEST_CASE("what no game and no drawing has is told", "[composer][image]") {
  Brief brief = pictured_brief();
  CHECK(check_sprites(brief, test_catalog()).ok());
  brief.sprites[1].role = "heroe";
  const Status role = check_sprites(brief, test_catalog());
  REQUIRE_FALSE(role.ok());
  CHECK(to_line(role.error()).find("/sprites/1/role: unknown role 'heroe'") != std::string::npos);
  CHECK(to_line(role.error()).find("Did you mean 'hero'?") != std::string::npos);
  brief.sprites[1] = {brief.sprites[0].picture, "piece", "aple"};
  CHECK(to_line(check_sprites(brief, test_catalog()).error()).find("Did you mean 'apple'?") !=
        std::string::npos);
}

TEST_CASE("a scene without pictures is written as before", "[composer][image]") {
  const Json written = write_scene(scene_of(sample_brief("fruit-drop"), "match3"), test_catalog());
  CHECK(written["version"] == 1);
  CHECK_FALSE(written.contains("pictures"));
}

TEST_CASE("faults of a scene's pictures name the place", "[scene][image]") {
  const Json good = write_scene(scene_of(pictured_brief(), "match3"), test_catalog());
  const auto fault = [&](auto change) {
    Json bad = good;
    change(bad);
    auto doc = read_scene(bad, "bad", test_catalog());
    return doc ? std::string("none") : to_line(doc.error());
  };
  CHECK(fault([](Json&) {}) == "none");
  CHECK(fault([](Json& s) {
          s["ui"]["icon"] = {{"sprite", "picture"}, {"picture", 9}};
        }).find("/ui/icon/picture: there is no picture 9") != std::string::npos);
  CHECK(fault([](Json& s) {
          s["ui"]["icon"] = {{"sprite", "picture"}};
        }).find("/ui/icon/picture: is missing") != std::string::npos);
  CHECK(fault([](Json& s) { s.erase("pictures"); }).find("Give the scene 'pictures'") !=
        std::string::npos);
  CHECK(fault([](Json& s) {
          s["pictures"][0] = "data:image/png;base64,AAAA";
        }).find("/pictures/0") != std::string::npos);
}
