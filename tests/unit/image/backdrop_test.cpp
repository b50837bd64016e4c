#include "generator/image/backdrop.h"

#include <catch2/catch_test_macros.hpp>

#include "generator/composer/compose.h"
#include "generator/diversity/propose.h"
#include "generator/image/strip.h"
#include "generator/scene/scene_doc.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;
using pm::Rgba;

namespace {

constexpr Rgba kCorners[] = {0xd03030ff, 0x30b040ff, 0x3050d0ff, 0xe0c030ff};

/// Four colours, one in each quarter of the middle square; grey at its sides.
Image quartered(int width, int height) {
  Image image{width, height, {}};
  const int side = std::min(width, height);
  const int left = (width - side) / 2;
  const int top = (height - side) / 2;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool inside = x >= left && x < left + side && y >= top && y < top + side;
      const int corner = (x >= left + side / 2 ? 1 : 0) + (y >= top + side / 2 ? 2 : 0);
      const Rgba color = inside ? kCorners[corner] : 0x808080ff;
      for (const unsigned shift : {24U, 16U, 8U, 0U})
        image.rgba.push_back(static_cast<std::uint8_t>(color >> shift & 255U));
    }
  }
  return image;
}

Rgba middle_of(const pm::ProductPicture& picture) {
  const std::size_t at =
      (std::size_t{pm::kPictureSide} * pm::kPictureSide / 2 + pm::kPictureSide / 2) * 4;
  Rgba out = 0;
  for (std::size_t c = 0; c < 4; ++c) out = out << 8U | picture.rgba[at + c];
  return out;
}

}  // namespace

TEST_CASE("a backdrop is the middle square in four quarters", "[image]") {
  for (const auto& [width, height] : {std::pair{700, 400}, std::pair{300, 512}}) {
    auto backdrop = backdrop_picture(quartered(width, height), "test");
    REQUIRE(backdrop);
    for (std::size_t i = 0; i < 4; ++i) CHECK(middle_of(*(*backdrop)->quarters[i]) == kCorners[i]);
    CHECK((*backdrop)->uri().starts_with("data:image/png;base64,"));
  }
  const auto tiny = backdrop_picture(quartered(200, 100), "shop.png");
  REQUIRE_FALSE(tiny);
  CHECK(to_line(tiny.error()).find("128") != std::string::npos);
}

TEST_CASE("a clear backdrop stands on paper", "[image]") {
  const Image clear{200, 200, std::vector<std::uint8_t>(std::size_t{4} * 200 * 200)};
  const auto backdrop = backdrop_picture(clear, "test");
  REQUIRE(backdrop);
  CHECK(middle_of(*(*backdrop)->quarters[3]) == 0xf4f4f4ff);
}

TEST_CASE("a brief's backdrop stands behind every variant and reads back", "[image][scene]") {
  Brief brief = sample_brief("crown-gardens");
  set_backdrop(brief, backdrop_picture(quartered(512, 512), "test").value());
  CHECK(brief.background);
  const SceneDoc doc =
      compose(brief, plan_of(brief), test_catalog(), brief.seed, 1).value().front();
  const pm::Scene& scene = doc.scene;
  CHECK(scene.background.is_picture());
  CHECK(doc.gene("background") == "picture");
  // It was asked for: no candidate is worth less for it.
  SceneDoc drawn = doc;
  drawn.scene.background.name = plan_of(brief).backgrounds.front().name;
  CHECK(plan_fit(doc, plan_of(brief)) >= plan_fit(drawn, plan_of(brief)));
  REQUIRE(scene.pictures.count >= pm::kBackdropQuarters);
  CHECK(middle_of(*scene.pictures.all.back()) == kCorners[3]);

  const Json document = write_scene(doc, test_catalog());
  CHECK(document["version"] == 3);
  const auto again = read_scene(document, "again.json", test_catalog());
  REQUIRE(again);
  CHECK(again->scene.pictures.all.size() == scene.pictures.all.size());
  CHECK(again->scene.pictures.all.back()->rgba == scene.pictures.all.back()->rgba);
  CHECK(write_scene(*again, test_catalog()) == document);
  CHECK(encode_strip(scene.pictures).value().bytes.size() < kStripBytes);

  const auto fault = [&](const char* name, bool picture) {
    Json broken = document;
    broken["background"]["name"] = name;
    if (!picture) broken["background"].erase("picture");
    const auto read = read_scene(broken, "broken.json", test_catalog());
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ExitCode::bad_scene);
    return to_line(read.error());
  };
  CHECK(fault("picture", false).find("/background/picture") != std::string::npos);
  CHECK(fault("meadow", true).find("'meadow' shows none") != std::string::npos);
}
