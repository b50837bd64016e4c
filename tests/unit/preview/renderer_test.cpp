#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <utility>
#include <vector>

#include "generator/preview/preview.h"
#include "tests/support/scene_builder.h"

using namespace pm;

namespace {

std::filesystem::path root() {
  const char* set = std::getenv("PLAYMILL_ROOT");
  return set != nullptr ? set : ".";
}

const std::vector<gen::Shot> kShots{{130, 281, gen::Moment::start},
                                    {281, 130, gen::Moment::middle}};

/// The pictures of a scene, one after the other; empty when they cannot be drawn.
std::vector<std::uint8_t> drawn(gen::PreviewRenderer& renderer, const Scene& scene) {
  std::vector<std::uint8_t> out;
  const auto pictures = renderer.render(root(), scene, kShots);
  if (!pictures.ok()) return out;
  for (const gen::Picture& picture : *pictures)
    out.insert(out.end(), picture.rgba.begin(), picture.rgba.end());
  return out;
}

std::vector<std::uint8_t> drawn_alone(const Scene& scene) {
  gen::PreviewRenderer renderer;
  if (!renderer.open().ok()) return {};
  return drawn(renderer, scene);
}

}  // namespace

TEST_CASE("a renderer that has drawn other scenes draws a scene as a fresh one does", "[preview]") {
  std::vector<Scene> scenes{test_scene("match3", 3), test_scene("match3", 3), test_scene("sort", 4),
                            test_scene("match3", 5)};
  // The same shaders, in other slots.
  std::swap(scenes[1].slots[0], scenes[1].slots[1]);
  give_presenter(scenes[3], "king");
  gen::PreviewRenderer used;
  REQUIRE(used.open().ok());
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    CAPTURE(i);
    const auto expected = drawn_alone(scenes[i]);
    REQUIRE_FALSE(expected.empty());
    CHECK(drawn(used, scenes[i]) == expected);
  }
  CHECK(drawn_alone(scenes[0]) != drawn_alone(scenes[1]));
}

TEST_CASE("several threads draw at once what each would draw alone", "[preview]") {
  const std::array scenes{test_scene("merge_drop", 3), test_scene("slingshot", 4),
                          test_scene("merge_drop", 5), test_scene("runner", 6)};
  std::array<std::vector<std::uint8_t>, scenes.size()> together;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < scenes.size(); ++i)
    threads.emplace_back([&, i] { together[i] = drawn_alone(scenes[i]); });
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    CAPTURE(i);
    REQUIRE_FALSE(together[i].empty());
    CHECK(together[i] == drawn_alone(scenes[i]));
  }
}
