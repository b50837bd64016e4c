#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "generator/core/csv.h"
#include "generator/optimiser/truth.h"

using namespace pm::gen;

TEST_CASE("a table of rates is read, whatever the order of columns and lines", "[truth]") {
  auto truth = read_truth(
      "note,Rate,arm,EXPERIMENT,impressions\r\n"
      "x,0.002,a,one,5000\r\n"
      "\"two\nlines, quoted \"\"so\"\"\",0.5,a,two,\r\n"
      "\r\n"
      ",1e-3,\"b, the second\",one,\r\n"
      "z,0,b,two,70",
      "rates.csv", 2);
  REQUIRE(truth.ok());
  REQUIRE(truth->size() == 2);
  const Experiment& one = truth->front();
  CHECK(one.name == "one");
  CHECK(one.arms == std::vector<std::string>{"a", "b, the second"});
  CHECK(one.rates[0] == Catch::Approx(0.004));
  CHECK(one.rates[1] == Catch::Approx(0.002));
  CHECK(one.impressions == 5000);
  CHECK((*truth)[1].impressions == 70);
}

TEST_CASE("a bad table is refused with its line and a mend", "[truth]") {
  struct Case {
    const char* text;
    const char* place;
    const char* message;
  };
  const std::string head = "experiment,arm,rate,impressions\n";
  for (const auto& [text, place, message] :
       {Case{"", "t.csv:1", "no line"}, Case{"a,b\n1,2\n", "t.csv:1", "no column \"experiment\""},
        Case{"experiment,arm,rate,RATE\n", "t.csv:1", "two columns"},
        Case{"H", "t.csv:1", "no arm"}, Case{"He,a,0.1,\ne,b\n", "t.csv:3", "2 fields"},
        Case{"He,a,12%,\n", "t.csv:2", "no number from 0 to 1"},
        Case{"He,a,nan,\n", "t.csv:2", "no number from 0 to 1"},
        Case{"He,a,-0.1,\n", "t.csv:2", "no number from 0 to 1"},
        Case{"He,a,1e999,\n", "t.csv:2", "no number from 0 to 1"},
        Case{"He,a,0.6,\n", "t.csv:2", "times the scale"},
        Case{"He,a,0.1,\n\ne,a,0.2,\n", "t.csv:4", "twice"},
        Case{"He,,0.1,\n", "t.csv:2", "no name"},
        Case{"He,a,0.1,0\n", "t.csv:2", "no number from 1"},
        Case{"He,a,0.1,10\ne,b,0.1,11\n", "t.csv:3", "different impressions"},
        Case{"He,\"a\nb\",0.1,\ne,a,x,\n", "t.csv:4", "no number"},
        Case{"He,a,0.1,\ne,\"b,0.1,\n", "t.csv:3", "quoted field"}}) {
    std::string whole = text;
    if (!whole.empty() && whole[0] == 'H') whole = head + whole.substr(1);
    INFO(whole);
    auto truth = read_truth(whole, "t.csv", 2);
    REQUIRE_FALSE(truth.ok());
    CHECK(truth.error().code == ExitCode::usage);
    CHECK(truth.error().file == place);
    CHECK(truth.error().message.find(message) != std::string::npos);
    CHECK_FALSE(truth.error().mend.empty());
  }
}
