#include "generator/brief/brief.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "generator/core/text.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

Result<Brief> read(const std::string& text) {
  const auto names = test_catalog().template_names();
  auto document = parse_json(text, "brief.json", ExitCode::bad_brief);
  if (!document) return document.error();
  return read_brief(*document, "brief.json", names);
}

void refuses(const std::string& text, const std::string& pointer, const std::string& mend_part,
             ExitCode code = ExitCode::bad_brief) {
  auto brief = read(text);
  INFO(text);
  REQUIRE_FALSE(brief.ok());
  const std::string line = to_line(brief.error());
  INFO(line);
  CHECK(brief.error().code == code);
  CHECK(brief.error().pointer == pointer);
  CHECK(line.find(mend_part) != std::string::npos);
  CHECK(line.find('\n') == std::string::npos);
}

}  // namespace

TEST_CASE("every sample is a good brief", "[brief]") {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PLAYMILL_SOURCE_DIR) + "/samples")) {
    if (entry.path().extension() != ".json") continue;
    const Brief brief = sample_brief(entry.path().stem().string());
    CHECK_FALSE(brief.name.empty());
    CHECK_FALSE(brief.store.web.empty());
    ++count;
  }
  CHECK(count == 13);
}

TEST_CASE("faults of a brief name the place and the mend", "[brief]") {
  refuses("{\"nme\": \"X\"}", "/nme", "Did you mean 'name'?");
  refuses("{\"name\": \"X\", \"colours\": {}}", "/colours", "Did you mean 'colors'?");
  refuses("{\"name\": 5}", "/name", "must be string, but is an integer (5)");
  refuses("{\"name\": \"X\", \"colors\": {\"brand\": \"red\"}}", "/colors/brand", "#rrggbb");
  refuses("{\"name\": \"X\", \"store\": {\"web\": \"javascript:alert(1)\"}}", "/store/web",
          "https://");
  refuses("{\"name\": \"X\", \"store\": {\"web\": \"http://x.example\"}}", "/store/web",
          "https://");
  refuses("{\"name\": \"X\", \"variants\": 1000}", "/variants", "at most 200");
  refuses("{\"name\": \"X\", \"outcome\": \"wins\"}", "/outcome", "Did you mean 'win'?");
  refuses("{\"name\": \"X\", \"languages\": [\"en\", \"english!\"]}", "/languages/1", "BCP 47");
  refuses("{\"name\": \"X\", \"mechanics\": {\"force\": [\"match4\"]}}", "/mechanics/force/0",
          "match3");
  refuses("{\"name\": \"X\", \"version\": 2}", "/version", "Update Playmill");
  refuses("{}", "", "name");
  refuses("{\"name\": \" \\u0007 \", \"description\": \"\\t\\n\"}", "",
          "Give at least a name or a description");
  refuses("[1]", "", "not a JSON object");
  refuses("{\"name\": \"X\",}", "", "line 1, column 14");
  refuses("{\"name\": \"X\", \"icon\": \"no-such.png\"}", "/icon", "does not exist",
          ExitCode::image);
  refuses("{\"name\": \"X\", \"icon\": \"data:image/png;base64,AAAA\"}", "/icon", "PNG",
          ExitCode::image);
  refuses("{\"name\": \"X\", \"logo\": \"data:image/gif;base64,R0lGODlhAA==\"}", "/logo",
          "is a GIF", ExitCode::image);
}

TEST_CASE("long and hostile descriptions", "[brief]") {
  Json document;
  document["name"] = "X";
  document["description"] = std::string(kMaxDescription, 'a');
  CHECK(read(document.dump()).ok());
  document["description"] = std::string(kMaxDescription + 1, 'a');
  refuses(document.dump(), "/description", "100000 bytes");
  document["description"] = "Hello \x01\x1b[31m\xE2\x80\xAEworld <script>alert(1)</script>";
  auto brief = read(document.dump());
  REQUIRE(brief.ok());
  CHECK(brief->description == "Hello [31mworld <script>alert(1)</script>");
  document["store"]["web"] = "https://" + std::string(5'000'000, 'x');
  CHECK_FALSE(read(document.dump()).ok());
}

TEST_CASE("a bare description becomes a brief", "[brief]") {
  auto brief = brief_from_text("Drop fruits, merge them. Relaxing. CTA: Play free", "Fruit Drop");
  REQUIRE(brief.ok());
  CHECK(brief->cta == "Play free");
  CHECK(brief->name == "Fruit Drop");
  CHECK(brief->description.find("CTA") == std::string::npos);
  auto chinese = brief_from_text("合成大西瓜。行动号召：免费试玩", "");
  REQUIRE(chinese.ok());
  CHECK(chinese->cta == "免费试玩");
  CHECK(chinese->name == "合成大西瓜");
  CHECK(brief_from_text("", "").error().code == ExitCode::bad_brief);
  for (const auto& [description, name] :
       {std::pair{"Drop juicy fruits into the basket and merge them", "Drop Juicy Fruits"},
        std::pair{"Build your town, then defend it", "Build Your Town"},
        std::pair{"Learn Spanish in five minutes a day", "Learn Spanish"},
        std::pair{"Lerne Sprachen mit Spaß und ohne Druck", "Lerne Sprachen"},
        std::pair{"Match jewels under an evening sky", "Match Jewels"},
        std::pair{"zing: the soda", "Zing"},
        std::pair{"Supercalifragilisticexpialidocious fun", "Supercalifragilisticexpialid"},
        std::pair{"三分钟学会一门新的外语，每天都有新内容", "三分钟学会一门新"}}) {
    CAPTURE(description);
    CHECK(brief_from_text(description, "")->name == name);
  }
  CHECK(brief_from_text("bad \xff byte", "").error().message.find("byte 4") != std::string::npos);
  CHECK(canonical_language("PT-br") == "pt-BR");
  CHECK(canonical_language("zh-hans") == "zh-Hans");
}

TEST_CASE("a logo gives the brand's colour, and the icon where there is none", "[brief][image]") {
  const TemporaryFolder folder;
  const auto path = (folder.path / "brief.json").string();
  std::ofstream(folder.path / "logo.svg")
      << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 10\"><rect width=\"40\" "
         "height=\"10\" fill=\"#fff\"/><rect x=\"2\" y=\"2\" width=\"36\" height=\"6\" "
         "fill=\"#1565c0\"/></svg>";
  std::ofstream(path) << R"({"name": "X", "logo": "logo.svg"})";
  const Brief brief = *load_brief(path, {});
  REQUIRE(brief.brand);
  CHECK(to_hex(*brief.brand) == "#1565c0");
  // The logo stands on white paper where an icon would be.
  REQUIRE(brief.icon);
  const std::size_t middle_of_edge =
      (std::size_t{12} * pm::kPictureSide + pm::kPictureSide / 2) * 4;
  CHECK(brief.icon->rgba[middle_of_edge] == 255);
  std::ofstream(path) << R"({"name": "X", "logo": "logo.svg", "colors": {"brand": "#ff0000"}})";
  CHECK(to_hex(*load_brief(path, {})->brand) == "#ff0000");
}

TEST_CASE("files: invalid UTF-8, icons, whole output or none", "[brief][files]") {
  const TemporaryFolder folder;
  const auto path = (folder.path / "brief.json").string();
  std::ofstream(path) << "{\"name\": \"caf\xe9\"}";
  auto bad = load_brief(path, {});
  REQUIRE_FALSE(bad.ok());
  CHECK(to_line(bad.error()).find("UTF-8 at byte 13") != std::string::npos);
  CHECK(load_brief((folder.path / "none.json").string(), {}).error().code == ExitCode::bad_brief);

  Image image{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}};
  REQUIRE(write_file(folder.path / "icon.png", encode_png(image)).ok());
  std::ofstream(path) << "{\"name\": \"X\", \"icon\": \"icon.png\"}";
  auto good = load_brief(path, {});
  REQUIRE(good.ok());
  REQUIRE(good->icon);
  CHECK(good->icon->rgba.size() == 256U * 256U * 4U);
  CHECK(good->icon->uri.starts_with("data:image/png;base64,"));

  CHECK(write_file("/proc/no-such-folder/x", "y").error().code == ExitCode::output);
  {
    auto out = OutputFolder::open(folder.path / "out");
    REQUIRE(out.ok());
    REQUIRE(write_file(out->path() / "a.txt", "a").ok());
  }
  CHECK_FALSE(std::filesystem::exists(folder.path / "out"));
  CHECK_FALSE(std::filesystem::exists(folder.path / "out.partial"));
  {
    auto out = OutputFolder::open(folder.path / "out");
    REQUIRE(out.ok());
    REQUIRE(write_file(out->path() / "a.txt", "a").ok());
    REQUIRE(out->commit().ok());
  }
  CHECK(std::filesystem::exists(folder.path / "out" / "a.txt"));
  const auto never = [](const std::filesystem::path&) { return false; };
  CHECK(OutputFolder::open(folder.path / "out", never).error().code == ExitCode::output);
}

TEST_CASE("sprites: what cannot be played with is refused with its place", "[brief][image]") {
  const auto outcome = [](const Json& sprite) {
    const Json brief{{"name", "X"}, {"sprites", Json::array({"", sprite})}};
    Json whole = brief;
    Image good{64, 64, std::vector<std::uint8_t>(64 * 64 * 4, 255)};
    for (std::size_t i = 0; i < good.rgba.size(); i += 12) good.rgba[i] = 0;
    whole["sprites"][0] = "data:image/png;base64," + base64(encode_png(good));
    auto read = read_brief(whole, "brief.json", {});
    return read ? "taken as " + read->sprites.back().role : to_line(read.error());
  };
  const std::string corpus = std::string(PLAYMILL_SOURCE_DIR) + "/tests/fuzz/corpus/image/";
  const auto refused = [&](const Json& sprite, const std::string& pointer, const char* part) {
    const std::string line = outcome(sprite);
    INFO(line);
    CHECK(line.find(pointer + ": ") != std::string::npos);
    CHECK(line.find(part) != std::string::npos);
    CHECK(line.find('\n') == std::string::npos);
  };
  refused("data:image/png;base64,AAAA", "/sprites/1", "PNG");
  refused({{"image", "no-such.png"}}, "/sprites/1/image", "does not exist");
  refused(corpus + "apng.png", "/sprites/1", "animated");
  refused({{"image", corpus + "awebp.webp"}}, "/sprites/1/image", "animated");
  const Image dot{1, 1, {255, 0, 0, 255}};
  refused("data:image/png;base64," + base64(encode_png(dot)), "/sprites/1", "1 x 1");
  const Image huge{9000, 1, std::vector<std::uint8_t>(9000 * 4, 200)};
  refused("data:image/png;base64," + base64(encode_png(huge)), "/sprites/1", "8192");
  CHECK(outcome({{"image", 3}}).find("/sprites/1/image") != std::string::npos);
  CHECK(outcome({{"image", corpus + "x"}, {"rolle", "hero"}}).find("rolle") != std::string::npos);
  // Without alpha, in four inks, drawn in lines: all the same to a player.
  Image opaque{40, 40, std::vector<std::uint8_t>(40 * 40 * 4, 255)};
  for (std::size_t i = 0; i < opaque.rgba.size(); i += 28) opaque.rgba[i] = 10;
  CHECK(outcome({{"image", "data:image/png;base64," + base64(encode_opaque_png(opaque))},
                 {"role", "hero"}}) == "taken as hero");
  CHECK(outcome({{"image", std::string(PLAYMILL_SOURCE_DIR) + "/samples/pictures/mascot.svg"}}) ==
        "taken as piece");
}
