#include "generator/packer/glsl.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace pm::gen;

TEST_CASE("only what the roots need is linked, in its order", "[packer]") {
  const auto units = split_glsl(
      "uniform float px; // texel\n"
      "float a(float x){return x*2.0;}\n"
      "float b(float x){return a(x)+0.50;}\n"
      "float c(float x){return x;}\n"
      "const vec2 T[2]=vec2[2](vec2(1.0,0.0),vec2(.0,1.));\n"
      "void main(){b(px);}\n");
  const std::string linked = link_glsl(units, {"main"});
  CHECK(linked ==
        "uniform float px;float a(float x){return x*2.;}float b(float x){return a(x)+.5;}void "
        "main(){b(px);}");
  CHECK(link_glsl(units, {"T"}) == "const vec2 T[2]=vec2[2](vec2(1.,0.),vec2(0.,1.));");
}

TEST_CASE("minifying keeps the meaning", "[packer]") {
  CHECK(minify_glsl("#version 300 es\nprecision highp float;\n") ==
        "#version 300 es\nprecision highp float;");
  CHECK(minify_glsl("x = a - -b;") == "x=a- -b;");
  CHECK(minify_glsl("return .5*x; /* no */") == "return .5*x;");
  CHECK(minify_glsl("float e = 1.0e-5, f = 10.0, g=0.0, h=00.10;") ==
        "float e=1.0e-5,f=10.,g=0.,h=00.1;");
  CHECK(minify_glsl("p.x*.0+q.y") == "p.x*0.+q.y");
  CHECK(minify_glsl("#define A 1\nint i=A;") == "#define A 1\nint i=A;");
}

TEST_CASE("overloads travel together", "[packer]") {
  const auto units =
      split_glsl("float f(float x){return x;}vec2 f(vec2 x){return x;}void main(){f(1.);}");
  CHECK(link_glsl(units, {"main"}).find("vec2 f(vec2 x)") != std::string::npos);
}

TEST_CASE("functions of the library get short names wherever they are called", "[packer]") {
  const auto names = short_names(
      split_glsl("uniform float px;float sd(float x){return x;}float sd(vec2 x){return x.x;}"
                 "void ink(float d);void part(float d){sd(d);}void main(){part(px);}"));
  CHECK(rename_glsl("void main(){part(sd(px));parts();ink(1.);}", names) ==
        "void main(){Qb(Qa(px));parts();ink(1.);}");
}

TEST_CASE("no shader uses a name that the packer gives", "[packer]") {
  for (const auto& entry : std::filesystem::recursive_directory_iterator("shaders")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (const GlslUnit& unit : split_glsl(text)) {
      for (const std::string& word : unit.uses) {
        const bool given = word.size() < 4 && word[0] == 'Q' && word.size() > 1;
        CHECK_FALSE(given);
      }
    }
  }
}
