#include "generator/planner/model_planner.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "generator/core/files.h"
#include "generator/planner/encoder.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

/// The planner with the shipped model; null where ONNX Runtime is not installed.
const Planner* model_planner() {
  static const auto planner = [] {
    static const Catalog& catalog = test_catalog();
    auto made = make_model_planner(catalog);
    return made ? std::move(*made) : std::unique_ptr<Planner>();
  }();
  return planner.get();
}

Plan model_plan(const std::string& description, const std::string& name = "") {
  auto brief = brief_from_text(description, name);
  REQUIRE(brief.ok());
  auto plan = model_planner()->plan(*brief);
  REQUIRE(plan.ok());
  return std::move(*plan);
}

double near(const TextEncoder& encoder, const char* one, const char* other) {
  auto a = encoder.read(model_tokens(one));
  auto b = encoder.read(model_tokens(other));
  REQUIRE(a.ok());
  REQUIRE(b.ok());
  double sum = 0;
  for (std::size_t i = 0; i < a->vector.size(); ++i)
    sum += static_cast<double>(a->vector[i]) * b->vector[i];
  return sum;
}

}  // namespace

#define NEEDS_MODEL() \
  if (model_planner() == nullptr) SKIP("ONNX Runtime is not installed")

TEST_CASE("the model leads each sample to a game that fits it", "[planner][model]") {
  NEEDS_MODEL();
  const std::map<std::string, std::string> expected{
      {"fruit-drop", "merge_drop"},  {"crown-gardens", "match3"}, {"color-tidy", "sort"},
      {"castle-siege", "slingshot"}, {"metro-dash", "runner"},    {"evening-solitaire", "sort"},
      {"parlo", "choice"},           {"velvet-row", "choice"},    {"tandem-penny", "sort"}};
  for (const auto& [sample, mechanic] : expected) {
    auto plan = model_planner()->plan(sample_brief(sample));
    REQUIRE(plan.ok());
    INFO(sample << " " << to_json(*plan)["mechanics"].dump());
    CHECK(plan->planner == "model");
    CHECK(plan->mechanics.front().name == mechanic);
    double mechanics = 0, categories = 0;
    for (const Ranked& item : plan->mechanics) mechanics += item.weight;
    for (const Ranked& item : plan->categories) categories += item.weight;
    CHECK(mechanics == Catch::Approx(1.0));
    CHECK(categories == Catch::Approx(1.0));
    CHECK_FALSE(plan->why.empty());
    CHECK(read_plan(to_json(*plan), "plan").ok());
  }
}

TEST_CASE("one product, told in many languages, is one game", "[planner][model]") {
  NEEDS_MODEL();
  // Not every language says it well enough for the model; most must (docs/planner.md has the
  // figures).
  int told = 0, runner = 0, racing = 0;
  for (const char* text :
       {"Race powerful cars, drift through the corners and win the championship",
        "驾驶强劲的赛车，漂移过弯，赢得冠军",
        "パワフルな車でレース、コーナーをドリフトして優勝しよう",
        "강력한 자동차로 레이스, 코너를 드리프트하고 우승하세요",
        "Corre con coches potentes, derrapa en las curvas y gana el campeonato",
        "Rase mit starken Autos, drifte durch die Kurven und gewinne die Meisterschaft",
        "Гоняй на мощных машинах, дрифтуй на поворотах и выиграй чемпионат",
        "تسابق بسيارات قوية وانجرف في المنعطفات وفز بالبطولة",
        "दमदार कारों की रेस लगाओ, मोड़ों पर ड्रिफ्ट करो और चैंपियनशिप जीतो",
        "Balapan mobil bertenaga, drift di tikungan dan menangkan kejuaraan",
        "Đua xe mạnh mẽ, drift qua các khúc cua và giành chức vô địch",
        "Güçlü arabalarla yarış, virajlarda drift yap ve şampiyonluğu kazan"}) {
    const Plan plan = model_plan(text);
    ++told;
    if (plan.mechanics.front().name == "runner") ++runner;
    for (std::size_t i = 0; i < 3; ++i) {
      if (plan.categories[i].name == "Racing") ++racing;
    }
  }
  INFO(told << " languages, runner first in " << runner << ", Racing among three in " << racing);
  CHECK(runner >= 9);
  CHECK(racing >= 9);
}

TEST_CASE("a category that the brief names counts more than its words", "[planner][model]") {
  NEEDS_MODEL();
  auto brief = brief_from_text("Have fun with friends", "Moo");
  REQUIRE(brief.ok());
  brief->category = "Word";
  auto plan = model_planner()->plan(*brief);
  REQUIRE(plan.ok());
  CHECK(plan->categories.front().name == "Word");
}

TEST_CASE("the model reads anything, and the same each time", "[planner][model]") {
  NEEDS_MODEL();
  for (const std::string& text :
       {std::string("!!! ???"), std::string("12345"), std::string("<b>bold</b> & \"quotes\""),
        std::string("\xe6\x97\xa5\xe3\x80\x85"), std::string(100'000, 'z')}) {
    const Plan plan = model_plan(text, "Quux");
    CHECK(plan.mechanics.size() == test_catalog().templates.size());
    CHECK(to_json(plan) == to_json(model_plan(text, "Quux")));
  }
}

TEST_CASE("texts of one meaning are nearer than others", "[planner][model]") {
  NEEDS_MODEL();
  auto card = load_model_card();
  REQUIRE(card.ok());
  auto encoder = TextEncoder::load(*card);
  REQUIRE(encoder.ok());
  CHECK(near(**encoder, "dragon", "Drache") > near(**encoder, "dragon", "Bank"));
  CHECK(near(**encoder, "car race", "гонки на машинах") > near(**encoder, "car race", "кулинария"));
}

TEST_CASE("a damaged or foreign model is refused, not run", "[planner][model]") {
  auto card = load_model_card();
  REQUIRE(card.ok());
  const TemporaryFolder folder;
  const auto refused = [&](const ModelCard& changed) {
    auto encoder = TextEncoder::load(changed);
    REQUIRE_FALSE(encoder.ok());
    CHECK(encoder.error().code == ExitCode::component);
    CHECK_FALSE(encoder.error().mend.empty());
  };
  auto bytes = read_file(card->file, 64U << 20U, ExitCode::internal);
  REQUIRE(bytes.ok());
  CHECK(bytes->size() < 12'000'000);
  ModelCard other = *card;
  other.file = (folder.path / "none.onnx").string();
  refused(other);
  other.file = (folder.path / "planner.onnx").string();
  std::string damaged = *bytes;
  damaged[damaged.size() / 2] ^= 1;
  REQUIRE(write_file(other.file, damaged).ok());
  refused(other);
  REQUIRE(write_file(other.file, std::string_view(*bytes).substr(0, bytes->size() / 2)).ok());
  refused(other);
  other = *card;
  other.rows += 1;
  refused(other);
}
