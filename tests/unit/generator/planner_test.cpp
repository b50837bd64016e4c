#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "generator/core/text.h"
#include "generator/planner/terms.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

TEST_CASE("each sample leads to the game that fits it", "[planner]") {
  const std::map<std::string, std::string> expected{
      {"fruit-drop", "merge_drop"},  {"crown-gardens", "match3"}, {"color-tidy", "sort"},
      {"castle-siege", "slingshot"}, {"metro-dash", "runner"},    {"evening-solitaire", "sort"},
      {"word-wiz", "choice"},        {"parlo", "choice"},         {"velvet-row", "choice"},
      {"stillwater", "choice"},      {"tandem-penny", "sort"}};
  for (const auto& [sample, mechanic] : expected) {
    const Plan plan = plan_of(sample_brief(sample));
    INFO(sample);
    CHECK(plan.mechanics.front().name == mechanic);
    CHECK(plan.mechanics.front().weight > 0.5);
    double sum = 0;
    for (const Ranked& item : plan.mechanics) sum += item.weight;
    CHECK(sum == Catch::Approx(1.0));
    CHECK_FALSE(plan.why.empty());
    CHECK_FALSE(plan.backgrounds.empty());
    CHECK(read_plan(to_json(plan), "plan").ok());
  }
  // Food delivery may be told as a ride or as a story.
  const std::string food = plan_of(sample_brief("sabor-ya")).mechanics.front().name;
  CHECK((food == "runner" || food == "choice"));
}

TEST_CASE("the plan names the words, the trophy and the language", "[planner]") {
  const Plan plan = plan_of(sample_brief("fruit-drop"));
  CHECK(plan.trophy == "watermelon");
  CHECK(plan.language == "en");
  const bool merge_named = std::any_of(plan.why.begin(), plan.why.end(), [](const Reason& reason) {
    return reason.kind == "mechanic" && reason.name == "merge_drop" && reason.word == "merge";
  });
  CHECK(merge_named);
  CHECK(plan_of(sample_brief("color-tidy")).language == "zh-Hans");
  CHECK(plan_of(sample_brief("sabor-ya")).language == "es");
  CHECK(guess_language("Der Hund und die Katze mit dem Ball") == "de");
  CHECK(guess_language("スイカゲームで遊ぼう") == "ja");
}

TEST_CASE("anything gives a sensible plan, and the same one each time", "[planner]") {
  for (const char* text :
       {"", "Zzyzx qwrt", "!!! ??? ...", "日々", "12345", "<b>bold</b> & 'quotes' \"\\\""}) {
    auto brief = brief_from_text(text, "Quux");
    REQUIRE(brief.ok());
    const Plan plan = plan_of(*brief);
    CHECK(plan.mechanics.size() == test_catalog().templates.size());
    CHECK(to_json(plan) == to_json(plan_of(*brief)));
  }
}

TEST_CASE("wishes are kept", "[planner]") {
  Brief brief = sample_brief("fruit-drop");
  brief.force = {"sort", "runner"};
  Plan plan = plan_of(brief);
  CHECK(plan.mechanics.size() == 2);
  brief.exclude = {"sort", "runner"};
  auto none = make_lexical_planner(test_catalog())->plan(brief);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == ExitCode::bad_brief);
}

TEST_CASE("words meet in their stems", "[planner]") {
  CHECK(stem("merging") == stem("merge"));
  CHECK(stem("merged") == stem("merges"));
  CHECK(stem("swapping") == "swap");
  CHECK(stem("berries") == "berry");
  CHECK(stem("glass") == "glass");
  CHECK(term_key("Match-3") == "match 3");
  CHECK(fold(U'É') == U'e');
  CHECK(fold(U'ň') == U'n');
  CHECK(fold(U'ş') == U's');
  CHECK(fold(U'ž') == U'z');
  CHECK(fold(U'Ж') == U'ж');
}

TEST_CASE("the lexicon knows the games of the languages added last", "[planner]") {
  const std::pair<const char*, const char*> told[] = {
      {"Meyveleri birleştir ve dev karpuza ulaş", "merge_drop"},
      {"Renkli topları tüplere ayır, rafları düzenle", "sort"},
      {"Gabungkan buah yang sama jadi semangka raksasa", "merge_drop"},
      {"Balapan mobil, hindari rintangan dan kumpulkan koin", "runner"},
      {"Ghép ba viên kẹo ngọt, hoán đổi và tạo combo", "match3"},
      {"Trả lời câu hỏi đố vui và đoán đáp án", "choice"},
      {"صوّب المنجنيق ودمّر القلعة", "slingshot"},
      {"اركض وتفادى العقبات واجمع العملات", "runner"},
      {"गुलेल से निशाना लगाओ और किले को तोड़ो", "slingshot"},
      {"क्विज़ के सवालों का जवाब दो", "choice"}};
  for (const auto& [text, mechanic] : told) {
    auto brief = brief_from_text(text, "X");
    REQUIRE(brief.ok());
    INFO(text);
    CHECK(plan_of(*brief).mechanics.front().name == mechanic);
  }
}
