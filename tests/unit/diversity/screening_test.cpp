#include "generator/diversity/screening.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/generator/support.h"

using namespace pm::gen;

TEST_CASE("as many variants come through as were asked, however few cells they share",
          "[diversity]") {
  Brief brief = sample_brief("crown-gardens");
  brief.force = {"match3"};
  const Plan plan = plan_of(brief);
  const GateConfig gate = load_gate_config().value();
  ScreeningConfig config = load_screening_config().value();
  config.in_cell = 1;
  ScreeningOptions options;
  options.catalog = &test_catalog();
  options.gate = &gate;
  options.config = &config;
  options.pictures = false;
  constexpr int kVariants = 36;
  const auto screened = choose_by_plan(brief, plan, 7, kVariants, options);
  REQUIRE(screened.ok());
  // Fewer cells than that, with the usual room in each, could not hold them.
  CHECK(screened->archive.filled() * static_cast<std::size_t>(config.in_cell) < kVariants);
  REQUIRE(screened->choices.size() == kVariants);
  std::set<int> different;
  for (const Choice& choice : screened->choices) different.insert(choice.candidate);
  CHECK(different.size() == kVariants);
}
