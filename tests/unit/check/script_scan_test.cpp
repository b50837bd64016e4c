#include <catch2/catch_test_macros.hpp>

#include "generator/check/script_scan.h"

using namespace pm::gen;

TEST_CASE("strings come out with what stands before them", "[check]") {
  const ScriptScan scan =
      scan_script("x.open ( 'GET', \"https:\\/\\/a.b\\u002fc\" );\ny=`t${a+'q'}u`");
  REQUIRE(scan.strings.size() == 5);
  CHECK(scan.strings[0].text == "GET");
  CHECK(scan.strings[0].before == "x.open(");
  CHECK(scan.strings[1].text == "https://a.b/c");
  CHECK(scan.strings[1].before == "x.open('',");
  CHECK(scan.strings[2].text == "t");
  CHECK(scan.strings[3].text == "q");
  CHECK(scan.strings[4].text == "u");
  CHECK(scan.strings[4].line == 2);
}

TEST_CASE("comments, strings and regular expressions are blanked out", "[check]") {
  const ScriptScan scan = scan_script("a=1//fetch\nb=/fetch['\"/]/g;/*fetch*/c=d/e/f;'fetch'");
  CHECK(scan.code.find("fetch") == std::string::npos);
  CHECK(scan.code.find("c=d/e/f;") != std::string::npos);
  CHECK(scan.line_comments);
  CHECK_FALSE(scan_script("a='//';b=`//`;c=/\\/\\//").line_comments);
}

TEST_CASE("any text has an answer", "[check]") {
  for (const char* script :
       {"", "'", "`", "`${", "`${`", "/", "/*", "//", "\\", "}}}`", "'\\", "a=/[/", "`${{}}`}"}) {
    const ScriptScan scan = scan_script(script);
    CHECK(scan.code.size() == std::string_view(script).size());
  }
}

TEST_CASE("words", "[check]") {
  CHECK(find_word("a DAPI b", "dapi") == 2);
  CHECK(find_word("adapi dapi2 _dapi $dapi", "dapi") == std::string::npos);
  CHECK(find_word("x.dapi.y", "dapi") == 2);
  CHECK(line_of("a\nb\nc", 4) == 3);
}
