// What a GPU and the software renderer make of the same scenes.
#include <catch2/catch_test_macros.hpp>

#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/diversity/screening_config.h"
#include "generator/look/photographer.h"
#include "tests/unit/generator/support.h"

using namespace pm;
using namespace pm::gen;

namespace {

/// Two scenes of every mechanic.
std::vector<SceneDoc> scenes() {
  std::vector<SceneDoc> out;
  for (const std::string& mechanic : test_catalog().template_names()) {
    const Json json = {{"name", "Orchard"},
                       {"description", "Drop juicy fruits, merge them into a giant watermelon."},
                       {"seed", 11},
                       {"mechanics", {{"force", Json::array({mechanic})}}}};
    const Brief brief = read_brief(json, "brief", test_catalog().template_names()).value();
    const Plan plan = plan_of(brief);
    for (SceneDoc& doc : compose(brief, plan, test_catalog(), brief.seed, 2).value()) {
      out.push_back(std::move(doc));
    }
  }
  return out;
}

std::vector<LookScores> scores_on(GlDevice device, const std::vector<SceneDoc>& docs,
                                  std::string& renderer) {
  Photographer photographer(playmill_root().value(), load_screening_config().value().look);
  REQUIRE(photographer.open(device).ok());
  renderer = photographer.renderer();
  std::vector<const SceneDoc*> each;
  for (const SceneDoc& doc : docs) each.push_back(&doc);
  return photographer.look_at(each, test_catalog()).value();
}

}  // namespace

// A driver's sine is its own: what is drawn from large multiples of it stands elsewhere on each.
TEST_CASE("no shader draws lots by sines", "[look][renderers]") {
  int seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("shaders")) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path().string());
    CHECK(read_text(entry.path(), 1U << 20U, ExitCode::internal).value().find("fract(sin(") ==
          std::string::npos);
    ++seen;
  }
  CHECK(seen > 100);
}

TEST_CASE("the software renderer can be asked for by name", "[look][renderers]") {
  HeadlessGl gl;
  REQUIRE(gl.open(GlDevice::software));
  CHECK(gl.renderer().find("llvmpipe") != std::string::npos);
}

TEST_CASE("a GPU and the software renderer give a scene the same scores within a tolerance",
          "[look][renderers][gpu]") {
  if (!headless_gpu()) SKIP("no GPU");
  const std::vector<SceneDoc> docs = scenes();
  std::string gpu;
  std::string software;
  const auto one = scores_on(GlDevice::best, docs, gpu);
  const auto other = scores_on(GlDevice::software, docs, software);
  REQUIRE(gpu != software);
  for (std::size_t i = 0; i < docs.size(); ++i) {
    INFO(docs[i].id << " " << docs[i].scene.mechanic << " on " << gpu << " and " << software);
    CHECK(std::abs(one[i].score - other[i].score) <= 0.07);
  }
}
