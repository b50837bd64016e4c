#include "generator/session/record.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "generator/core/files.h"
#include "generator/network/network.h"
#include "generator/packer/beacon.h"
#include "generator/session/view.h"

using namespace pm::gen;

namespace {

Json record(int part = 0) {
  return Json::parse(R"({"v":1,"id":"pZ0c2mKq9yVd3T1nUu8xQw","part":)" + std::to_string(part) +
                     R"(,"variant":"fruit-drop-01","campaign":"spring","scene":"9f86d081884c7d65",
    "network":"web","locale":"pt-BR","started_ms":1790000000000,
    "events":[["loading",41],["displayed",171],["failed",11020,730],["cta",13400,1]],
    "first_frame_ms":171,"frames":{"p50_ms":17,"p95_ms":21,"long":2},"touches":"Pgg_",
    "viewable_ms":12900,"progress_pm":730,"errors":1,"context_losses":2})");
}

Error refused(const Json& document) {
  auto read = read_session_record(document, "x.json", "/sessions/3");
  REQUIRE(!read);
  CHECK(read.error().code == ExitCode::record);
  return read.error();
}

}  // namespace

TEST_CASE("a session record is read whole and written back the same", "[session]") {
  const auto read = read_session_record(record(), "x.json");
  REQUIRE(read);
  CHECK(read->id == "pZ0c2mKq9yVd3T1nUu8xQw");
  CHECK(read->campaign == "spring");
  CHECK(read->started_ms == 1790000000000);
  REQUIRE(read->events.size() == 4);
  CHECK(read->events[2].name == "failed");
  CHECK(read->events[2].at_ms == 11020);
  CHECK(read->events[2].value == 730);
  CHECK(read->events[0].value == -1);
  REQUIRE(read->touches.size() == 2);
  CHECK(read->touches[0].column == 15);
  CHECK(read->touches[0].row == 0);
  CHECK(!read->touches[0].landscape);
  CHECK(read->touches[0].end_card);
  CHECK(read->touches[1].landscape);
  CHECK(read->touches[1].row == 31);
  CHECK(read->frames->p95_ms == 21);
  CHECK(read->context_losses == 2);
  CHECK(write_session_record(*read) == record());
}

TEST_CASE("records are found in every form that a collector may keep", "[session]") {
  const std::string one = record(0).dump();
  const std::string two = record(1).dump();
  const auto count = [](const std::string& text) {
    auto read = read_session_records(text, "x");
    if (!read) FAIL(to_line(read.error()));
    return read->size();
  };
  CHECK(count(one) == 1);
  CHECK(count(record(0).dump(2)) == 1);
  CHECK(count("[" + one + "," + two + "]") == 2);
  CHECK(count("{\"v\":1,\"sent_ms\":5,\"sessions\":[" + one + "," + two + "]}") == 2);
  CHECK(count(one + "\n" + two + "\r\n\n") == 2);
  CHECK(count("[" + one + "]\n{\"sessions\":[" + two + "]}\n") == 2);
  CHECK(count("[]") == 0);
}

TEST_CASE("faults of a record name their place", "[session]") {
  Json bad = record();
  bad["events"][1][0] = "clicked";
  CHECK(refused(bad).pointer.find("/sessions/3/events/1/0") == 0);
  bad = record();
  bad.erase("scene");
  refused(bad);
  bad = record();
  bad["advertising_id"] = "38400000-8cf0-11bd-b23e-10b96e40000d";
  refused(bad);
  bad = record();
  bad["id"] = "short";
  CHECK(refused(bad).pointer == "/sessions/3/id");
  bad = record();
  bad["touches"] = "abc";
  refused(bad);
  bad = record();
  bad["trace"] = "AAAA";
  CHECK(refused(bad).pointer == "/sessions/3/trace");
  bad = record();
  bad["hash"] = "0123456789abcdef";
  refused(bad);
  bad = record();
  bad["started_ms"] = -1;
  refused(bad);

  const auto second = read_session_records(record().dump() + "\n{\"v\":1}\n", "x.jsonl");
  REQUIRE(!second);
  CHECK(second.error().file == "x.jsonl:2");
  CHECK(!read_session_records("{\"v\":1", "x"));
  CHECK(!read_session_records("7", "x"));
  CHECK(!read_session_records("", "x"));
}

TEST_CASE("a collector's address is checked before it stands in a page", "[session]") {
  for (const char* good :
       {"https://collect.example", "http://10.0.0.2:8080/in", "http://[::1]:9/"}) {
    INFO(good);
    CHECK(read_beacon(good, "spring_2.a-b"));
  }
  for (const char* bad :
       {"", "collect.example", "ftp://x", "https://", "https:///x", "https://user@host",
        "https://h/?q=1", "https://h/#x", "https://h/\"</script>"}) {
    INFO(bad);
    const auto read = read_beacon(bad, "");
    REQUIRE(!read);
    CHECK(read.error().code == ExitCode::usage);
  }
  CHECK(!read_beacon("https://h", "two words"));
  CHECK(!read_beacon("https://h", std::string(65, 'a')));
  CHECK(read_beacon("https://h", "")->secure());
  CHECK(read_beacon("http://127.0.0.1:8080", "")->secure());
  CHECK(!read_beacon("http://localhost.evil.example", "")->secure());
}
