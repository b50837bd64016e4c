#include "tests/unit/ledger/fresh_ledger.h"

#include <unistd.h>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>

#include "generator/ledger/clickhouse.h"

namespace pm::test {

namespace fs = std::filesystem;

FreshLedger::FreshLedger() {
  static std::atomic<int> made{0};
  const std::string name = "pm_test_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
  if (const char* server = std::getenv("PLAYMILL_TEST_LEDGER")) {
    address_ = std::string(server) + "/" + name;
  } else {
    folder_ = fs::temp_directory_path() / name;
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    address_ = folder_ / "ledger.db";
  }
  reopen();
}

FreshLedger::~FreshLedger() {
  ledger_.reset();
  if (!folder_.empty()) fs::remove_all(folder_);
  if (!gen::is_ledger_server(address_)) return;
  const auto place = gen::parse_clickhouse_address(address_);
  if (!place) return;
  const char* const password = std::getenv("PLAYMILL_LEDGER_PASSWORD");
  gen::ClickHouse server(*place, address_, password ? password : "", std::chrono::seconds(10));
  (void)server.execute("DROP DATABASE IF EXISTS " + place->database);
}

void FreshLedger::reopen() {
  ledger_.reset();
  auto opened = gen::open_ledger(address_);
  if (!opened) FAIL(gen::to_line(opened.error()));
  ledger_ = std::move(*opened);
}

gen::SessionPart session_part(int number, int part, const std::string& variant,
                              std::initializer_list<std::string_view> events) {
  gen::SessionPart row;
  char id[32];
  std::snprintf(id, sizeof id, "view-%012d", number);
  row.id = id;
  row.part = part;
  row.campaign = "spring";
  row.variant = variant;
  row.scene = "9f86d081884c7d65";
  row.network = "web";
  row.locale = "en";
  row.started_ms = *gen::day_start_ms("2026-11-20") + 2 * 3'600'000;
  row.received_ms = row.started_ms + 5'000;
  for (const std::string_view event : events) row.events |= 1U << gen::session_event(event);
  row.record = R"({"v":1,"events":[]})";
  return row;
}

}  // namespace pm::test
