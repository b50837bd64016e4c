#include <catch2/catch_test_macros.hpp>
#include <string>

#include "generator/optimiser/counts.h"

using namespace pm::gen;

TEST_CASE("counts are read with their circumstances", "[optimiser]") {
  const auto counts = read_counts(
      "Period,arm,impressions,installs,network,cost\r\n"
      "10,a,1000,5,unity,1\n"
      "9,a,500,2,unity,1\n"
      "9,\"b, red\",400,1,meta,1\n"
      "9,a,100,1,unity,1\n",
      "x.csv");
  REQUIRE(counts);
  CHECK(counts->arms == std::vector<std::string>{"a", "b, red"});
  CHECK(counts->periods == std::vector<std::string>{"9", "10"});
  CHECK(counts->period == std::vector<int>{1, 0, 0, 0});
  REQUIRE(counts->circumstances.size() == 2);
  CHECK(counts->circumstances[0].level == counts->period);
  CHECK(counts->circumstances[1].levels == 2);
  CHECK(counts->stratum[1] == counts->stratum[3]);
  CHECK(counts->stratum[1] != counts->stratum[0]);
  CHECK(counts->stratum[1] != counts->stratum[2]);
  CHECK(counts->totals()[0].impressions == 1600);
  CHECK(counts->totals()[0].installs == 8);
  const auto bare = read_counts("arm,impressions,installs\na,10,1\nb,10,0\n", "x.csv");
  REQUIRE(bare);
  CHECK(bare->circumstances.empty());
  CHECK(bare->period == std::vector<int>{0, 0});
  CHECK(bare->periods.size() == 1);
  const auto dates =
      read_counts("arm,impressions,installs,period\na,1,0,2026-02-01\na,1,0,2026-01-30\n", "x.csv");
  REQUIRE(dates);
  CHECK(dates->period == std::vector<int>{1, 0});
}

TEST_CASE("wrong counts are refused with their line", "[optimiser]") {
  const auto refused = [](const std::string& text, const std::string& place,
                          const std::string& says) {
    const auto counts = read_counts(text, "x.csv");
    REQUIRE_FALSE(counts);
    INFO(counts.error().message);
    CHECK(counts.error().file == place);
    CHECK(counts.error().message.find(says) != std::string::npos);
  };
  const std::string head = "arm,impressions,installs\n";
  refused("arm,shown,installs\na,1,1\n", "x.csv:1", "impressions");
  refused(head, "x.csv:1", "no row");
  refused(head + "a,10,1\n,10,1\n", "x.csv:3", "no name");
  refused(head + "a,ten,1\n", "x.csv:2", "ten");
  refused(head + "a,\"1,000\",1\n", "x.csv:2", "1,000");
  refused(head + "a,-1,0\n", "x.csv:2", "-1");
  refused(head + "a,inf,0\n", "x.csv:2", "inf");
  refused(head + "a,10,11\n", "x.csv:2", "more installs");
  refused(head + "a,10\n", "x.csv:2", "");
}
