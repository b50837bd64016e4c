#include "generator/measured/plays.h"

#include <catch2/catch_test_macros.hpp>

#include "generator/session/record.h"
#include "tests/unit/ledger/fresh_ledger.h"

using namespace pm::gen;
using pm::test::FreshLedger;

namespace {

SessionPart told(SessionRecord record, std::uint32_t flags = 0) {
  record.scene = "9f86d081884c7d65";
  record.network = "web";
  record.locale = "en";
  record.variant = "a";
  SessionPart out;
  out.id = record.id;
  out.part = record.part;
  out.variant = record.variant;
  out.flags = flags;
  out.record = write_session_record(record).dump();
  return out;
}

SessionRecord first(const std::string& id) {
  SessionRecord record;
  record.id = id;
  record.events = {{"displayed", 100}};
  record.viewable_ms = 5000;
  return record;
}

}  // namespace

TEST_CASE("views are put together from their parts and told of by variant", "[measured]") {
  FreshLedger ledger;
  SessionRecord second;
  second.id = "view-one";
  second.part = 1;
  second.events = {{"first_touch", 7100}, {"closed", 12'100}};
  second.viewable_ms = 12'000;
  second.touches = {{3, 4, false, false}, {5, 6, false, true}};
  LedgerBatch batch;
  batch.sessions = {told(second), told(first("view-one")), told(first("view-two")),
                    told(first("robot"), kFlagBot)};
  // Changed behind the ledger's back: passed over.
  SessionPart broken = told(first("broken"));
  broken.record = R"({"events":[[7]]})";
  batch.sessions.push_back(broken);
  REQUIRE(ledger->put(batch).ok());

  const auto plays = plays_in(*ledger, {});
  REQUIRE(plays.ok());
  REQUIRE(plays->size() == 1);
  const ViewTally& tally = plays->at("a");
  CHECK(tally.views == 2);
  CHECK(tally.first_touch_seconds == std::vector<double>{7});
  const TouchGrids& grids = tally.touches.at("9f86d081884c7d65");
  CHECK(grids[0][0].cells[4][3] == 1);
  CHECK(grids[0][1].cells[6][5] == 1);
  CHECK(grids[1][0].touches == 0);
  int left = 0;
  for (const Stay& stay : tally.stays) left += stay.left && stay.seconds == 12 ? 1 : 0;
  CHECK(left == 1);

  ViewTally twice = tally;
  add_tally(twice, tally);
  CHECK(twice.views == 4);
  CHECK(twice.touches.at("9f86d081884c7d65")[0][0].most == 2);
}
