#include <catch2/catch_test_macros.hpp>

#include "generator/html/page.h"

using namespace pm::gen;

namespace {

HtmlPage page_of(std::string_view html) {
  auto page = read_html(html, "page.html");
  REQUIRE(page);
  return std::move(*page);
}

}  // namespace

TEST_CASE("tags, attributes and where they stand", "[html]") {
  const HtmlPage page = page_of(
      "<!DOCTYPE html>\n<html>\n<head>\n<meta name=\"ad.size\" content=\"width=320,height=480\">\n"
      "<SCRIPT SRC=mraid.js></script></head>\n<body><canvas id=c></canvas>"
      "<script src='late.js'></script></body></html>");
  CHECK(page.doctype);
  CHECK(page.faults.empty());
  REQUIRE(page.elements.size() == 7);
  const HtmlElement& meta = page.elements[2];
  CHECK(meta.name == "meta");
  CHECK(meta.in_head);
  CHECK(meta.line == 4);
  CHECK(*meta.attribute("content") == "width=320,height=480");
  CHECK(meta.attribute("nothing") == nullptr);
  CHECK(page.elements[3].in_head);
  CHECK(*page.elements[3].attribute("src") == "mraid.js");
  CHECK(page.elements[6].name == "script");
  CHECK_FALSE(page.elements[6].in_head);
}

TEST_CASE("scripts and styles keep their text", "[html]") {
  const HtmlPage page = page_of(
      "<!doctype html><html><head><style>a{b:url(x)}</style></head><body>"
      "<script>var a=\"</div>\",b=1<2&&3>4;// \xe4\xb8\xad\n</script></body></html>");
  REQUIRE(page.scripts.size() == 1);
  CHECK(page.scripts[0].text.find("var a=\"</div>\",b=1<2&&3>4;// \xe4\xb8\xad") == 0);
  REQUIRE(page.styles.size() == 1);
  CHECK(page.styles[0].text == "a{b:url(x)}");
  CHECK_FALSE(page.has("div"));
}

TEST_CASE("without a head the first elements count as one", "[html]") {
  const HtmlPage page = page_of("<script src=a.js></script><div></div><script src=b.js></script>");
  CHECK_FALSE(page.doctype);
  REQUIRE(page.elements.size() == 3);
  CHECK(page.elements[0].in_head);
  CHECK_FALSE(page.elements[2].in_head);
}

TEST_CASE("broken markup is told", "[html]") {
  const HtmlPage page = page_of("<!doctype html><html><body><div></span></body></html>");
  REQUIRE_FALSE(page.faults.empty());
  CHECK(page.faults[0].what.find("span") != std::string::npos);
  CHECK(page_of("<!doctype html><html><body><video></video><main></main></body></html>")
            .faults.empty());
}

TEST_CASE("hostile pages end soon", "[html]") {
  std::string deep;
  for (int i = 0; i < 400000; ++i) deep += "<x>";
  CHECK_FALSE(read_html(deep, "deep.html"));
  std::string wrong = "<!doctype html><body>";
  for (int i = 0; i < 1500; ++i) wrong += "<x>";
  for (int i = 0; i < 400000; ++i) wrong += "</y>";
  CHECK_FALSE(read_html(wrong, "wrong.html"));
  std::string wide = "<!doctype html><script>'<a \"</script><p ";
  for (int i = 0; i < 100000; ++i) wide += "a" + std::to_string(i) + "='>' ";
  CHECK_FALSE(read_html(wide + ">", "wide.html"));
  CHECK(read_html("", "empty.html"));
  CHECK(read_html(std::string(100, '\0'), "zeros.html"));
  CHECK(read_html("<script>", "open.html"));
  CHECK(read_html("<!--", "open.html"));
}

TEST_CASE("references of style sheets", "[html]") {
  const auto found = style_references(
      "@import 'a.css';@import url(\"b.css\");p{background:url( c.png ) no-repeat;/*url(no.png)*/}"
      "q{src:url('data:font/woff;base64,AA')}");
  REQUIRE(found.size() == 4);
  CHECK(found[0] == "a.css");
  CHECK(found[1] == "b.css");
  CHECK(found[2] == "c.png");
  CHECK(found[3] == "data:font/woff;base64,AA");
}
