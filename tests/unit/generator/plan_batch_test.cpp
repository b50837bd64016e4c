#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "generator/cli/plan_batch.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

std::vector<Json> batch_of(const std::string& lines, BatchCount* count = nullptr) {
  static const auto planner = make_lexical_planner(test_catalog());
  std::istringstream in(lines);
  std::ostringstream out;
  auto done = plan_batch(in, out, *planner);
  REQUIRE(done.ok());
  if (count != nullptr) *count = *done;
  std::vector<Json> rows;
  std::istringstream read(out.str());
  for (std::string line; std::getline(read, line);) rows.push_back(Json::parse(line));
  return rows;
}

}  // namespace

TEST_CASE("a batch gives a plan per line, in order, with the ids", "[planner][batch]") {
  const auto rows = batch_of(
      "\xef\xbb\xbf{\"id\": 7, \"name\": \"Fruit Fall\", \"description\": \"Drop and merge "
      "fruits\"}\r\n"
      "\n"
      "{\"id\": \"b\", \"description\": \"Sort the coloured water into bottles\"}\n"
      "{\"name\": \"Chess\"}");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["id"] == 7);
  CHECK(rows[0]["mechanics"][0]["name"] == "merge_drop");
  CHECK(rows[1]["id"] == "b");
  CHECK(rows[1]["mechanics"][0]["name"] == "sort");
  CHECK(rows[2]["line"] == 4);
  double sum = 0;
  for (const Json& item : rows[0]["mechanics"]) sum += item["p"].get<double>();
  CHECK(sum == Catch::Approx(1.0));
  CHECK(rows[0].contains("objects"));
}

TEST_CASE("a line that cannot be read spoils no other", "[planner][batch]") {
  BatchCount count;
  const auto rows = batch_of(
      "{\"id\": 1, \"name\": \"A\"}\n"
      "{\"id\": 2, \"name\": 5}\n"
      "not JSON\n"
      "[1, 2]\n"
      "{\"id\": 3}\n"
      "{\"id\": 4, \"name\": \"\xff\"}\n"
      "{\"id\": 5, \"name\": \"B\", \"description\": null}\n",
      &count);
  REQUIRE(rows.size() == 7);
  CHECK(count.plans == 2);
  CHECK(count.errors == 5);
  for (const std::size_t bad : {1U, 2U, 3U, 4U, 5U}) {
    INFO(rows[bad].dump());
    CHECK(rows[bad].contains("error"));
    CHECK(rows[bad]["line"] == bad + 1);
  }
  CHECK(rows[1]["id"] == 2);
  CHECK(rows[6]["id"] == 5);
}

TEST_CASE("very long lines are refused, long descriptions are not", "[planner][batch]") {
  const auto rows =
      batch_of("{\"id\": 1, \"name\": \"" + std::string(kMostBatchLine, 'x') + "\"}\n" +
               "{\"id\": 2, \"description\": \"merge " + std::string(90'000, ' ') + "\"}\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].contains("error"));
  CHECK(rows[1].contains("mechanics"));
}
