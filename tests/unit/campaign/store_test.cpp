#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "generator/campaign/store.h"

using namespace pm::gen;
namespace fs = std::filesystem;

TEST_CASE("a dry run leaves a campaign's ledger as it is, also one that is not there yet",
          "[campaign]") {
  const fs::path state = fs::temp_directory_path() / "playmill-store-test";
  fs::remove_all(state);
  fs::create_directories(state);
  const std::string shared = (state / "shared.sqlite").string();
  DailyCounts row;
  row.kind = SourceKind::network;
  row.source = "unity";
  row.day = "2026-11-01";
  row.variant = "a";
  row.network = "unity";
  row.numbers.impressions = 100;
  row.numbers.installs = 3;
  const std::vector<std::string> variants{"a"};

  for (const std::string& address : {std::string(), shared}) {
    auto dry = CampaignStore::open(state, address, true);
    REQUIRE(dry.ok());
    REQUIRE(dry->put(std::span(&row, 1)).ok());
    CHECK(dry->measured(variants)->at(0).installs == 3);
    CHECK(fs::is_empty(state));
  }

  {
    auto real = CampaignStore::open(state, shared, false);
    REQUIRE(real->put(std::span(&row, 1)).ok());
  }
  row.numbers.installs = 50;
  auto dry = CampaignStore::open(state, shared, true);
  REQUIRE(dry->put(std::span(&row, 1)).ok());
  CHECK(CampaignStore::open(state, shared, false)->measured(variants)->at(0).installs == 3);
  fs::remove_all(state);
}
