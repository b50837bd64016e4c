#include "generator/composer/story.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "generator/composer/compose.h"
#include "generator/core/text.h"
#include "generator/planner/lexical.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c < 0x1160) || (c >= 0x2e80 && c < 0xa4d0) ||
         (c >= 0xac00 && c < 0xd7a4) || (c >= 0xf900 && c < 0xfb00) || (c >= 0xff01 && c < 0xff61);
}

/// Columns of a text: Han, kana and Hangul take two.
int columns(const std::string& text) {
  int out = 0;
  for (const char32_t c : decode_utf8(text)) out += is_wide(c) ? 2 : 1;
  return out;
}

/// Words fit the boxes that the template's English fits: cards, bubble, question.
void check_text(const Json& text, int most) {
  const auto words = text.get<std::string>();
  INFO(words);
  CHECK_FALSE(words.empty());
  CHECK(columns(words) <= most);
  CHECK(squeeze(words) == words);
  CHECK(invalid_utf8(words) == std::string::npos);
}

const pm::LocaleCopy& locale_of(const SceneDoc& doc, const std::string& tag) {
  for (const pm::LocaleCopy& locale : doc.scene.locales) {
    if (locale.tag == tag) return locale;
  }
  FAIL(doc.id << " does not speak " << tag);
  return doc.scene.locales.front();
}

std::string word_of(const Template& spec, const pm::LocaleCopy& locale, const std::string& name) {
  for (std::size_t i = 0; i < spec.copy.size(); ++i) {
    if (spec.copy[i].name == name)
      return locale.words[static_cast<std::size_t>(pm::CopyId::count) + i];
  }
  FAIL("no word " << name);
  return {};
}

bool has_han(const std::string& text) {
  for (const char32_t c : decode_utf8(text)) {
    if (c >= 0x4e00 && c < 0xa000) return true;
  }
  return false;
}

SceneDoc choice_scene(Brief brief) {
  brief.force = {"choice"};
  auto docs = compose(brief, plan_of(brief), test_catalog(), 3, 1);
  if (!docs) FAIL(to_line(docs.error()));
  return docs->front();
}

}  // namespace

TEST_CASE("every story has every string in every language", "[story]") {
  const Catalog& catalog = test_catalog();
  for (const auto& [language, ignored] : catalog.decks) {
    INFO(language);
    REQUIRE(catalog.story_words.count(language) == 1);
  }
  CHECK(catalog.story_words.size() == catalog.decks.size());
  for (const auto& [language, words] : catalog.story_words) {
    INFO(language);
    CHECK(words["language"] == language);
    for (const char* kind : {"good", "bad"}) {
      for (const Json& text : words["reactions"][kind]) check_text(text, 16);
    }
    CHECK(words["stories"].size() == catalog.stories.size());
    for (const auto& [theme, story] : catalog.stories.items()) {
      INFO(theme);
      REQUIRE(words["stories"].contains(theme));
      const Json& told = words["stories"][theme];
      // As many and all of them: nothing is said that no story asks for.
      CHECK(told.size() == story["steps"].size());
      for (const Json& step : story["steps"]) {
        const auto id = step["id"].get<std::string>();
        INFO(id);
        REQUIRE(told.contains(id));
        CHECK(told[id].size() == 1 + step["options"].size());
        CHECKED_IF(told[id].contains("question")) { check_text(told[id]["question"], 34); }
        std::set<std::string> labels;
        for (const Json& option : step["options"]) {
          const auto sprite = option["sprite"].get<std::string>();
          INFO(sprite);
          CHECKED_IF(told[id].contains(sprite)) {
            check_text(told[id][sprite], 14);
            labels.insert(told[id][sprite].get<std::string>());
          }
        }
        CHECK(labels.size() == step["options"].size());
      }
    }
  }
}

TEST_CASE("a Chinese shop tells a Chinese story", "[story]") {
  auto brief = brief_from_text("时尚女装商城，专属造型师帮你搭配衣服和鞋子，购物更轻松。", "");
  REQUIRE(brief.ok());
  const SceneDoc doc = choice_scene(*brief);
  CHECK(doc.gene("story") == "fashion");
  CHECK(doc.scene.locales.front().tag == "zh-Hans");
  const Template& spec = *test_catalog().find_template("choice");
  const pm::LocaleCopy& chinese = locale_of(doc, "zh-Hans");
  CHECK(word_of(spec, chinese, "question_1") == "今晚有派对！穿什么？");
  for (const char* step : {"1", "2", "3"}) {
    for (const char* place : {"1", "2", "3"}) {
      const std::string name = std::string("label_") + step + "_" + place;
      INFO(name);
      CHECK(has_han(word_of(spec, chinese, name)));
      CHECK_FALSE(has_han(word_of(spec, locale_of(doc, "en"), name)));
    }
  }
  for (const char* name : {"good_1", "good_2", "good_3", "bad_1", "bad_2", "bad_3"}) {
    CHECK(has_han(word_of(spec, chinese, name)));
  }
}

TEST_CASE("the label under a picture names it in all languages", "[story]") {
  Brief brief = sample_brief("velvet-row");
  brief.languages.clear();
  for (const auto& [language, ignored] : test_catalog().decks) brief.languages.push_back(language);
  const SceneDoc doc = choice_scene(brief);
  const Catalog& catalog = test_catalog();
  const Template& spec = *catalog.find_template("choice");
  const std::string theme(doc.gene("story"));
  REQUIRE(doc.scene.locales.size() == catalog.decks.size());
  const Json& steps = catalog.stories[theme]["steps"];
  for (const pm::LocaleCopy& locale : doc.scene.locales) {
    const Json& told = catalog.story_words.at(locale.tag)["stories"][theme];
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const Json& said = told[steps[s]["id"].get<std::string>()];
      const std::string n = std::to_string(s + 1);
      CHECK(word_of(spec, locale, "question_" + n) == said["question"].get<std::string>());
      const auto role = static_cast<std::size_t>(spec.role_index("option_" + n));
      const pm::RoleRange range = doc.scene.roles[role];
      REQUIRE(range.count == 3);
      for (int i = 0; i < range.count; ++i) {
        const auto& sprite = doc.scene.slots[static_cast<std::size_t>(range.first + i)].archetype;
        INFO(locale.tag << " " << sprite);
        CHECK(word_of(spec, locale, "label_" + n + "_" + std::to_string(i + 1)) ==
              said[std::string(sprite)].get<std::string>());
      }
    }
  }
}

TEST_CASE("what a language does not say is said in English", "[story]") {
  Catalog catalog = test_catalog();
  catalog.story_words["de"]["stories"]["fashion"]["outfit"].erase("question");
  catalog.story_words["de"]["stories"]["fashion"].erase("feet");
  Brief brief = sample_brief("velvet-row");
  brief.languages = {"de"};
  brief.force = {"choice"};
  Plan plan = plan_of(brief);
  plan.story = "fashion";
  auto docs = compose(brief, plan, catalog, 3, 1);
  REQUIRE(docs.ok());
  const Template& spec = *catalog.find_template("choice");
  const pm::LocaleCopy& german = locale_of(docs->front(), "de");
  CHECK(word_of(spec, german, "question_1") == "Big party tonight! What to wear?");
  CHECK(word_of(spec, german, "question_2") == "And on the feet?");
  CHECK(word_of(spec, german, "question_3") == "Der letzte Schliff!");
}
