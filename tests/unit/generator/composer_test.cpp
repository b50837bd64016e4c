#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "generator/composer/cast.h"
#include "generator/composer/compose.h"
#include "generator/composer/palette.h"
#include "generator/composer/words.h"
#include "generator/core/color.h"
#include "generator/core/text.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

std::vector<SceneDoc> composed(const std::string& sample, std::uint64_t seed, int count) {
  const Brief brief = sample_brief(sample);
  auto docs = compose(brief, plan_of(brief), test_catalog(), seed, count);
  if (!docs) FAIL(to_line(docs.error()));
  return std::move(*docs);
}

const std::vector<std::string> kSamples{"fruit-drop",   "crown-gardens", "color-tidy",
                                        "castle-siege", "metro-dash",    "word-wiz",
                                        "sabor-ya",     "parlo",         "velvet-row",
                                        "stillwater",   "tandem-penny",  "evening-solitaire"};

}  // namespace

TEST_CASE("same seed, same scenes; another seed, others", "[composer]") {
  for (const std::string sample : {"fruit-drop", "velvet-row"}) {
    const auto a = composed(sample, 5, 6);
    const auto b = composed(sample, 5, 6);
    const auto c = composed(sample, 6, 6);
    bool differs = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(write_scene(a[i], test_catalog()) == write_scene(b[i], test_catalog()));
      differs |= write_scene(a[i], test_catalog()) != write_scene(c[i], test_catalog());
    }
    CHECK(differs);
  }
}

TEST_CASE("variants differ and the best mechanic leads", "[composer]") {
  for (const std::string& sample : kSamples) {
    INFO(sample);
    const Plan plan = plan_of(sample_brief(sample));
    const auto docs = composed(sample, 3, 8);
    REQUIRE(docs.size() == 8);
    CHECK(docs[0].scene.mechanic == plan.mechanics[0].name);
    std::set<std::string> mechanics, ids, backgrounds;
    int best = 0;
    for (const SceneDoc& doc : docs) {
      best += doc.scene.mechanic == plan.mechanics[0].name ? 1 : 0;
      mechanics.insert(doc.scene.mechanic);
      ids.insert(doc.id);
      backgrounds.insert(doc.scene.background.name);
    }
    CHECK(best >= 4);
    CHECK(mechanics.size() >= 2);
    CHECK(ids.size() == 8);
    CHECK(backgrounds.size() >= 2);
    for (std::size_t i = 0; i < docs.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        int differences = docs[i].scene.mechanic != docs[k].scene.mechanic ? 2 : 0;
        for (const char* gene :
             {"background", "sprites", "palette", "prompt", "host", "difficulty", "theme"}) {
          differences += docs[i].gene(gene) != docs[k].gene(gene) ? 1 : 0;
        }
        INFO(i << " and " << k);
        CHECK(differences >= 2);
      }
    }
  }
}

TEST_CASE("share of the mechanics", "[composer]") {
  Plan plan;
  plan.mechanics = {{"a", 0.5}, {"b", 0.3}, {"c", 0.15}, {"d", 0.05}};
  const auto eight = share_out(plan, 8);
  CHECK(eight.size() == 8);
  CHECK(eight[0] == "a");
  CHECK(std::count(eight.begin(), eight.end(), "a") >= 4);
  CHECK(std::count(eight.begin(), eight.end(), "b") >= 1);
  CHECK(std::count(eight.begin(), eight.end(), "c") >= 1);
  CHECK(std::count(eight.begin(), eight.end(), "d") == 0);
  CHECK(share_out(plan, 1) == std::vector<std::string>{"a"});
  for (int n = 1; n <= 40; ++n) CHECK(share_out(plan, n).size() == static_cast<std::size_t>(n));
  plan.mechanics = {{"a", 0.97}, {"b", 0.03}};
  const auto four = share_out(plan, 4);
  CHECK(std::count(four.begin(), four.end(), "b") == 1);
}

TEST_CASE("pieces that a player tells apart", "[composer]") {
  for (const std::string& sample : kSamples) {
    for (const SceneDoc& doc : composed(sample, 9, 6)) {
      const Template& spec = *test_catalog().find_template(doc.scene.mechanic);
      std::set<std::string> all;
      for (std::size_t r = 0; r < spec.roles.size(); ++r) {
        const pm::RoleRange range = doc.scene.roles[r];
        CHECK(range.count >= spec.roles[r].min);
        CHECK(range.count <= spec.roles[r].max);
        if (!is_main_role(spec.roles[r])) continue;
        for (int i = 0; i < range.count; ++i) {
          const pm::SpriteSlot& a = doc.scene.slots[static_cast<std::size_t>(range.first + i)];
          CHECK(all.insert(a.archetype).second);
          for (int k = 0; k < i; ++k) {
            const pm::SpriteSlot& b = doc.scene.slots[static_cast<std::size_t>(range.first + k)];
            INFO(doc.id << ": " << a.archetype << " and " << b.archetype);
            CHECK(safe_distance(a.color, b.color) >= kPieceDistance);
          }
        }
      }
    }
  }
}

TEST_CASE("words can be read on what is behind them", "[composer]") {
  for (const std::string& sample : kSamples) {
    for (const SceneDoc& doc : composed(sample, 4, 6)) {
      const auto color = [&](pm::ColorId id) { return doc.scene.color(id); };
      INFO(doc.id << " " << doc.scene.background.name);
      for (const auto id : {pm::ColorId::cta_top, pm::ColorId::cta_low}) {
        CHECK(contrast(color(pm::ColorId::cta_text), color(id)) >= kTextContrast);
      }
      for (const auto id : {pm::ColorId::panel_top, pm::ColorId::panel_low}) {
        CHECK(contrast(color(pm::ColorId::text), color(id)) >= kTextContrast);
        CHECK(contrast(color(pm::ColorId::accent), color(id)) >= kTextContrast);
      }
      for (const pm::Rgba c : doc.scene.colors) CHECK((c & 0xffU) == 0xffU);
    }
  }
  // The button keeps the brand's hue, whatever the colour.
  Brief brief = sample_brief("fruit-drop");
  for (const char* brand :
       {"#ffe600", "#00ff00", "#ff0000", "#0000ff", "#00e5ff", "#7f00ff", "#ff69b4", "#8b4513"}) {
    brief.brand = parse_hex(brand);
    const Colors colors =
        make_colors(brief, test_catalog().backgrounds[0], test_catalog().palettes[0], {});
    const auto at = [&](pm::ColorId id) { return colors[static_cast<std::size_t>(id)]; };
    INFO(brand);
    CHECK(hue_gap(to_oklch(at(pm::ColorId::cta_top)).h, to_oklch(*brief.brand).h) < 12);
    CHECK(contrast(at(pm::ColorId::cta_text), at(pm::ColorId::cta_top)) >= kTextContrast);
    CHECK(contrast(at(pm::ColorId::cta_text), at(pm::ColorId::cta_low)) >= kTextContrast);
  }
}

TEST_CASE("every word is there in every language", "[composer]") {
  for (const std::string& sample : kSamples) {
    const Brief brief = sample_brief(sample);
    for (const SceneDoc& doc : composed(sample, 2, 4)) {
      REQUIRE_FALSE(doc.scene.locales.empty());
      bool english = false;
      for (std::size_t l = 0; l < doc.scene.locales.size(); ++l) {
        const pm::LocaleCopy& locale = doc.scene.locales[l];
        english |= locale.tag == "en";
        for (std::size_t i = 0; i < locale.words.size(); ++i) {
          INFO(doc.id << " " << locale.tag << " word " << i);
          CHECK_FALSE(locale.words[i].empty());
        }
        CHECK(length_utf8(doc.scene.copy(static_cast<int>(l), pm::CopyId::tagline)) <= 60);
        CHECK(length_utf8(doc.scene.copy(static_cast<int>(l), pm::CopyId::prompt)) <= 22);
        CHECK(locale.right_to_left == (locale.tag == "ar"));
      }
      CHECK(english);
      CHECK(doc.scene.copy(0, pm::CopyId::name) == brief.name);
    }
  }
}

TEST_CASE("own words of a brief win", "[composer]") {
  Brief brief = sample_brief("fruit-drop");
  brief.copy["de"]["cta"] = "Los geht's";
  auto docs = compose(brief, plan_of(brief), test_catalog(), 1, 1);
  REQUIRE(docs.ok());
  for (const pm::LocaleCopy& locale : docs->front().scene.locales) {
    if (locale.tag == "de")
      CHECK(locale.words[static_cast<std::size_t>(pm::CopyId::cta)] == "Los geht's");
    if (locale.tag == "ja")
      CHECK(locale.words[static_cast<std::size_t>(pm::CopyId::cta)] == "無料で遊ぶ");
  }
  brief.languages = {"sw"};
  CHECK(unserved_languages(brief, test_catalog()) == std::vector<std::string>{"sw"});
}

TEST_CASE("colour mathematics", "[color]") {
  CHECK(contrast(0xffffffff, 0x000000ff) == Catch::Approx(21.0));
  for (const pm::Rgba c : {0xff0000ffU, 0x00ff00ffU, 0x0000ffffU, 0x123456ffU, 0xfedcbaffU}) {
    CHECK(from_oklch(to_oklch(c)) == c);
  }
  const Oklab white = to_oklab(to_linear(0xffffffff));
  CHECK(white.L == Catch::Approx(1.0).margin(1e-3));
  // Red and green of like lightness: far apart for most, near for protan and deutan eyes.
  CHECK(oklab_distance(0xd05050ff, 0x6f8a2eff) > 0.15);
  CHECK(safe_distance(0xd05050ff, 0x6f8a2eff) < oklab_distance(0xd05050ff, 0x6f8a2eff));
  CHECK(contrast(readable_on(0x888888ff, 0x808080ff, 0x888888ff, 4.5), 0x808080ff) >= 4.5);
}
