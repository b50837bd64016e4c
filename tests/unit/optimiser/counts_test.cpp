#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "generator/optimiser/counts.h"

using namespace pm::gen;
using Catch::Approx;

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

TEST_CASE("how late installs come is told by earlier tables", "[optimiser]") {
  const std::string head = "arm,impressions,installs,period\n";
  const auto read = [&](const std::string& rows) { return *read_counts(head + rows, "x.csv"); };
  // Half of a day's installs are known on the day itself, all of them a day later.
  const std::vector<Counts> earlier{read("a,10000,500,1\n"),
                                    read("a,10000,1000,1\na,10000,500,2\n")};
  Counts now = read("a,10000,1000,1\na,10000,1000,2\na,5000,250,3\nb,5000,250,3\n");
  const DelayCurve delay = delay_between(now, earlier);
  CHECK(delay.share_by(0) == Approx(0.5).margin(0.001));
  CHECK(delay.share_by(1) == 1);
  expect_delay(now, delay);
  CHECK(now.cells[0].share == 1);
  CHECK(now.cells[2].share == Approx(0.5).margin(0.001));
  CHECK(delay_between(now, {}).share_by(0) == 1);
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
