#include "generator/ledger/clickhouse.h"

#include <catch2/catch_test_macros.hpp>

#include "generator/http/server.h"
#include "generator/ledger/clickhouse_address.h"
#include "generator/ledger/clickhouse_ledger.h"
#include "generator/ledger/row_binary.h"

using namespace pm::gen;
using std::chrono::milliseconds;

// What needs no ClickHouse server; tests/ledger/run.sh runs one.

namespace {

http::Server start(http::Handler handler) {
  auto server = http::Server::start({}, std::move(handler));
  if (!server) FAIL(to_line(server.error()));
  return std::move(*server);
}

Error failure(const http::Server& server, milliseconds timeout = milliseconds(5000)) {
  const auto opened = open_clickhouse_ledger(
      "http://127.0.0.1:" + std::to_string(server.port()) + "/ads", WhenMissing::make, timeout);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == ExitCode::ledger);
  CHECK_FALSE(opened.error().mend.empty());
  return opened.error();
}

}  // namespace

TEST_CASE("an address names a server and a database", "[ledger]") {
  const auto all = parse_clickhouse_address("http://ann@ch.example:9123/ads_2026");
  REQUIRE(all.ok());
  CHECK(all->host == "ch.example");
  CHECK(all->port == 9123);
  CHECK(all->user == "ann");
  CHECK(all->database == "ads_2026");
  const auto least = parse_clickhouse_address("http://[::1]/ads");
  REQUIRE(least.ok());
  CHECK(least->host == "::1");
  CHECK(least->port == 8123);
  CHECK(least->user == "default");
  CHECK_FALSE(least->tls);
  const auto safe = parse_clickhouse_address("https://ann@ch.example/ads");
  REQUIRE(safe.ok());
  CHECK(safe->tls);
  CHECK(safe->port == 8443);
  CHECK(parse_clickhouse_address("https://ch.example:9440/ads")->port == 9440);
  for (const char* bad :
       {"http://", "http://host", "http://host/", "http://host/a b", "http://host/a`b",
        "http://host/a/b", "http://host/ads?x=1", "http://host:0/ads", "http://host:70000/ads",
        "http://host:1x/ads", "http://ann\r\nX: y@host/ads", "http://ho st/ads", "http://:8123/ads",
        "https://", "kafka://host/ads", "http://@host/ads"}) {
    CAPTURE(bad);
    const auto refused = parse_clickhouse_address(bad);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ExitCode::ledger);
    CHECK_FALSE(refused.error().mend.empty());
  }
}

TEST_CASE("a password in an address is refused and not repeated", "[ledger]") {
  for (const char* address : {"http://ann:hunter2@host:8123/ads", "https://ann:hunter2@host/ads",
                              "https://ann:hunter2@host", "https://ann:hun/ter2@host/ads",
                              "https://:hunter2@host/ads", "ftp://ann:hunter2@host/ads"}) {
    CAPTURE(address);
    const auto refused = parse_clickhouse_address(address);
    REQUIRE_FALSE(refused.ok());
    CHECK(to_line(refused.error()).find("ter2") == std::string::npos);
    CHECK(refused.error().mend.find("PLAYMILL_LEDGER_PASSWORD") != std::string::npos);
  }
}

TEST_CASE("no text leaves its literal", "[ledger]") {
  using namespace std::string_view_literals;
  CHECK(clickhouse_quoted("plain") == "'plain'");
  CHECK(clickhouse_quoted("x' OR 1 = 1 --") == "'x\\' OR 1 = 1 --'");
  CHECK(clickhouse_quoted("x\\' OR 1 = 1 --") == "'x\\\\\\' OR 1 = 1 --'");
  CHECK(clickhouse_quoted("a\0b\n\t\r"sv) == "'a\\0b\\n\\t\\r'");
}

TEST_CASE("rows of bytes are read as they were written, and never beyond their end", "[ledger]") {
  RowWriter out;
  const std::string long_text(300, 'x');
  out.text("");
  out.text(long_text);
  out.number(-5);
  out.maybe(std::nullopt);
  out.maybe(1LL << 40);
  RowReader in(out.bytes());
  CHECK(in.text().empty());
  CHECK(in.text() == long_text);
  CHECK(in.number() == -5);
  CHECK(in.maybe() == std::nullopt);
  CHECK(in.maybe() == 1LL << 40);
  CHECK(in.fine());
  CHECK_FALSE(in.more());

  for (std::size_t cut = 0; cut + 1 < out.bytes().size(); ++cut) {
    RowReader torn(std::string_view(out.bytes()).substr(0, cut));
    (void)torn.text(), (void)torn.text(), (void)torn.number(), (void)torn.maybe();
    (void)torn.maybe();
    CHECK_FALSE(torn.fine());
  }
  RowReader endless(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 11));
  CHECK(endless.text().empty());
  CHECK_FALSE(endless.fine());
}

TEST_CASE("what answers but is no ClickHouse server is told so", "[ledger]") {
  const auto page = start(
      http::plain([](const auto&) { return http::text_response(200, "<html>Hello</html>"); }));
  CHECK(failure(page).message.find("cannot be read") != std::string::npos);
  const auto nothing =
      start(http::plain([](const auto&) { return http::text_response(404, "no\n\x1b[31m"); }));
  const std::string line = to_line(failure(nothing));
  CHECK(line.find("the server says 404: no") != std::string::npos);
  CHECK(line.find('\x1b') == std::string::npos);
}

TEST_CASE("a server that refuses a user says how to mend it, by the code of either age",
          "[ledger]") {
  for (const char* said :
       {"Code: 193, e.displayText() = DB::Exception: Wrong password for user ann, e.what() = …",
        "Code: 516. DB::Exception: ann: Authentication failed"}) {
    const auto server =
        start(http::plain([said](const auto&) { return http::text_response(403, said); }));
    const Error error = failure(server);
    CHECK(error.mend.find("PLAYMILL_LEDGER_PASSWORD") != std::string::npos);
    CHECK(error.message.find("e.what()") == std::string::npos);
  }
}

TEST_CASE("a server that does not answer in time, or not at all, is an error", "[ledger]") {
  std::vector<http::Reply> held;
  {
    const auto slow =
        start([&held](const auto&, http::Reply reply) { held.push_back(std::move(reply)); });
    CHECK(failure(slow, milliseconds(100)).message.find("no whole answer within 100 ms") !=
          std::string::npos);
  }
  std::uint16_t port = 0;
  {
    const auto closed =
        start(http::plain([](const auto&) { return http::text_response(200, ""); }));
    port = closed.port();
  }
  const auto opened = open_clickhouse_ledger("http://127.0.0.1:" + std::to_string(port) + "/ads",
                                             WhenMissing::refuse);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().message.find("refused") != std::string::npos);
}
