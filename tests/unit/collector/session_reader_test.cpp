#include "generator/collector/session_reader.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "generator/core/json.h"
#include "generator/schema/schema.h"

using namespace pm::gen;

namespace {

Json whole_record() {
  return Json::parse(
      R"({"v":1,"id":"pZ0c2mKq9yVd3T1nUu8xQw","part":0,"variant":"fruit-drop-01","campaign":"spring",
    "scene":"9f86d081884c7d65","network":"web","locale":"en","started_ms":1790000000000,
    "events":[["loading",41],["displayed",171],["first_touch",2304],["failed",11020,730],["cta",13400,1]],
    "first_frame_ms":171,"frames":{"p50_ms":17,"p95_ms":21,"long":2},"touches":"PSPUQc","viewable_ms":12900,
    "progress_pm":730,"errors":0,"context_losses":0,"steps":745,"hash":"0f3a5c7e9b1d2f40","trace":"AFk3"})");
}

std::string body_of(const Json& record, std::int64_t sent_ms = 1790000020000) {
  return Json{{"v", 1}, {"sent_ms", sent_ms}, {"sessions", Json::array({record})}}.dump();
}

SessionBatch read_body(const std::string& body, std::int64_t received_ms = 1790000020250) {
  SessionReader reader;
  SessionBatch batch;
  Arrival arrival;
  arrival.received_ms = received_ms;
  const auto fault = reader.read(body, arrival, batch);
  if (fault) FAIL(fault->pointer + ": " + fault->reason);
  return batch;
}

bool takes(const Json& record) { return read_body(body_of(record)).rejected.empty(); }

/// One field of the record, or something in it, changed into something else.
void mutate(Json& record, std::mt19937& random) {
  const std::vector<Json> strange{nullptr,
                                  true,
                                  -1,
                                  0,
                                  1,
                                  256,
                                  1001,
                                  1.5,
                                  9007199254740992.0,
                                  "",
                                  "x",
                                  "en",
                                  "pZ0c2mKq9yVd3T1nUu8xQw",
                                  std::string(40, 'a'),
                                  "a b",
                                  "AB",
                                  Json::array(),
                                  Json::object(),
                                  Json::array({"cta", 5}),
                                  Json::array({"cta", 5, 3, 4})};
  const auto pick = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  auto at = record.begin();
  std::advance(at, pick(record.size()));
  switch (pick(5)) {
    case 0: record.erase(at); break;
    case 1: record["field" + std::to_string(pick(9))] = strange[pick(strange.size())]; break;
    case 2: {
      Json& events = record["events"];
      if (events.is_array() && !events.empty() && events[0].is_array() && !events[0].empty())
        events[pick(events.size())][0] = strange[pick(strange.size())];
      else
        events = Json::array({strange[pick(strange.size())]});
      break;
    }
    case 3:
      if (record["frames"].is_object()) record["frames"]["long"] = strange[pick(strange.size())];
      break;
    default: *at = strange[pick(strange.size())];
  }
}

}  // namespace

TEST_CASE("a record is read with its time by the collector's clock", "[collector]") {
  // The viewer's clock is a quarter second slow (or the way took that long).
  const SessionBatch batch = read_body(body_of(whole_record()));
  REQUIRE(batch.parts.size() == 1);
  const SessionPart& part = batch.parts.front();
  CHECK(part.id == "pZ0c2mKq9yVd3T1nUu8xQw");
  CHECK(part.variant == "fruit-drop-01");
  CHECK(part.campaign == "spring");
  CHECK(part.started_ms == 1790000000250);
  CHECK(part.skew_ms == 250);
  CHECK(part.flags == 0);
  CHECK((part.events & (1U << session_event("cta"))) != 0);
  CHECK((part.events & (1U << session_event("solved"))) == 0);
  CHECK(Json::parse(part.record) == whole_record());
}

TEST_CASE("a clock that is years off does not move a view to another year", "[collector]") {
  const std::int64_t years = 3LL * 365 * 86'400'000;
  const SessionBatch behind = read_body(body_of(whole_record()), 1790000020000 + years);
  CHECK(behind.parts[0].started_ms == 1790000000000 + years);
  CHECK(behind.parts[0].flags == kFlagClock);
  // A view that began after it was sent: only the time of arrival is left.
  const SessionBatch senseless = read_body(body_of(whole_record(), 1000));
  CHECK(senseless.parts[0].started_ms == 1790000020250 - 13400);
  CHECK(senseless.parts[0].flags == kFlagClock);
}

TEST_CASE("what no viewer can bring about is flagged", "[collector]") {
  Json record = whole_record();
  record["events"] = Json::array({Json::array({"displayed", 500}), Json::array({"cta", 100})});
  CHECK(read_body(body_of(record)).parts[0].flags == kFlagImpossible);
  record["events"] =
      Json::array({Json::array({"displayed", 500}), Json::array({"displayed", 600})});
  CHECK(read_body(body_of(record)).parts[0].flags == kFlagImpossible);
  record["events"] = Json::array({Json::array({"cta", 500}), Json::array({"cta", 600})});
  CHECK(read_body(body_of(record)).parts[0].flags == 0);
}

TEST_CASE("one bad record of a batch does not harm the others", "[collector]") {
  Json bad = whole_record();
  bad["events"][1][0] = "jumped";
  const Json body{{"v", 1},
                  {"sent_ms", 1790000020000},
                  {"sessions", Json::array({whole_record(), bad, 7, whole_record()})}};
  const SessionBatch batch = read_body(body.dump());
  CHECK(batch.parts.size() == 2);
  REQUIRE(batch.rejected.size() == 2);
  CHECK(batch.rejected[0].index == 1);
  CHECK(batch.rejected[0].fault.pointer == "/events/1/0");
  CHECK(Json::parse(batch.rejected[0].record) == bad);
  CHECK(batch.rejected[1].index == 2);
}

TEST_CASE("a body that is no batch is refused with the place", "[collector]") {
  SessionReader reader;
  const auto pointer_of = [&](std::string_view body) {
    SessionBatch batch;
    const auto fault = reader.read(body, {}, batch);
    REQUIRE(fault.has_value());
    return fault->pointer;
  };
  CHECK(pointer_of("").empty());
  CHECK(pointer_of("{").empty());
  CHECK(pointer_of("[1]").empty());
  CHECK(pointer_of("\xff").empty());
  CHECK(pointer_of(R"({"sent_ms":1,"sessions":[]})") == "/v");
  CHECK(pointer_of(R"({"v":2,"sent_ms":1,"sessions":[]})") == "/v");
  CHECK(pointer_of(R"({"v":1,"sent_ms":"x","sessions":[]})") == "/sent_ms");
  CHECK(pointer_of(R"({"v":1,"sent_ms":1,"sessions":{}})") == "/sessions");
  std::string many = R"({"v":1,"sent_ms":1,"sessions":[0)";
  for (int i = 0; i < 1000; ++i) many += ",0";
  CHECK(pointer_of(many + "]}") == "/sessions");
}

TEST_CASE("a record is at most 2048 bytes", "[collector]") {
  Json record = whole_record();
  record["trace"] = std::string(1800, 'A');
  CHECK_FALSE(takes(record));
  record["trace"] = std::string(1300, 'A');
  CHECK(takes(record));
}

TEST_CASE("the reader takes what the schema takes and nothing else", "[collector]") {
  std::mt19937 random(7);
  int taken = 0;
  for (int i = 0; i < 3000; ++i) {
    Json record = whole_record();
    for (int changes = 1 + i % 2; changes > 0; --changes) mutate(record, random);
    const bool by_schema = check_schema(record, "session", ExitCode::usage, "record").ok();
    INFO(record.dump());
    REQUIRE(takes(record) == by_schema);
    taken += by_schema ? 1 : 0;
  }
  CHECK(taken > 100);
}
