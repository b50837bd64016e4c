#include "generator/ledger/ledger.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "generator/core/json.h"
#include "tests/unit/ledger/fresh_ledger.h"

using namespace pm::gen;
using pm::test::FreshLedger;
using pm::test::session_part;

// The behaviour that every ledger has.

namespace {

DailyCounts report_row(std::string variant, std::string country, std::int64_t impressions) {
  DailyCounts row;
  row.source = "applovin";
  row.campaign = "Spring US";
  row.variant = std::move(variant);
  row.network = "applovin";
  row.country = std::move(country);
  row.day = "2026-11-20";
  row.currency = "USD";
  row.numbers.impressions = impressions;
  row.numbers.spend_micros = impressions * 1000;
  return row;
}

Hit hit(std::string key, SourceKind kind, std::string event, std::string variant) {
  Hit one;
  one.key = std::move(key);
  one.kind = kind;
  one.source = kind == SourceKind::pixel ? "applovin" : "adjust";
  one.event = std::move(event);
  one.variant = std::move(variant);
  one.network = "applovin";
  one.at_ms = *day_start_ms("2026-11-20") + 1000;
  one.received_ms = one.at_ms;
  return one;
}

std::vector<CountRow> counts(Ledger& ledger, std::vector<Dimension> by, LedgerFilter filter = {}) {
  CountQuery query;
  query.by = std::move(by);
  query.filter = std::move(filter);
  auto rows = ledger.counts(query);
  if (!rows) FAIL(to_line(rows.error()));
  return *rows;
}

Written written(Ledger& ledger, const LedgerBatch& batch) {
  auto done = ledger.put(batch);
  if (!done) FAIL(to_line(done.error()));
  return *done;
}

std::int64_t count_named(const std::vector<NamedCount>& named, std::string_view name) {
  for (const NamedCount& one : named)
    if (one.name == name) return one.count;
  return -1;
}

}  // namespace

TEST_CASE("a report's line written again replaces what it had", "[ledger]") {
  FreshLedger ledger;
  DailyCounts row = report_row("a", "US", 1000);
  row.numbers.named = {{"CHALLENGE_SOLVED", 12}, {"It's \"odd\\", 3}};
  REQUIRE(ledger->put_counts(std::vector{row, report_row("a", "DE", 500)}).ok());
  row.numbers.impressions = 1100;
  row.currency = "EUR";
  REQUIRE(ledger->put_counts(std::vector{row}).ok());
  ledger.reopen();

  const auto by_country = counts(*ledger, {Dimension::country});
  REQUIRE(by_country.size() == 2);
  CHECK(by_country[0].country == "DE");
  CHECK(by_country[0].numbers.impressions == 500);
  CHECK(by_country[1].numbers.impressions == 1100);
  CHECK(by_country[1].currency == "EUR");
  CHECK(by_country[1].numbers.named == row.numbers.named);
  CHECK_FALSE(by_country[1].numbers.installs.has_value());
}

TEST_CASE("amounts of different currencies are never added up", "[ledger]") {
  FreshLedger ledger;
  DailyCounts euro = report_row("a", "DE", 500);
  euro.currency = "EUR";
  REQUIRE(ledger->put_counts(std::vector{report_row("a", "US", 1000), euro}).ok());
  const auto rows = counts(*ledger, {Dimension::variant});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].currency == "EUR");
  CHECK(rows[0].numbers.impressions == 1500);
  CHECK(rows[0].numbers.spend_micros == 500'000);
  CHECK(rows[1].currency == "USD");
  CHECK_FALSE(rows[1].numbers.impressions.has_value());
  CHECK(rows[1].numbers.spend_micros == 1'000'000);
}

TEST_CASE("parts of a view are kept once, whoever sends them again", "[ledger]") {
  FreshLedger ledger;
  LedgerBatch batch;
  batch.sessions = {session_part(1, 0, "a", {"loaded", "displayed"}),
                    session_part(1, 1, "a", {"first_touch", "cta"}),
                    session_part(2, 0, "a", {"displayed"}), session_part(3, 0, "b", {"displayed"})};
  batch.sessions.push_back(batch.sessions.front());
  CHECK(written(*ledger, batch).sessions == 4);
  ledger.reopen();
  CHECK(written(*ledger, batch).sessions == 0);

  const auto funnel = ledger->funnel({});
  REQUIRE(funnel.ok());
  REQUIRE(funnel->size() == 2);
  CHECK((*funnel)[0].variant == "a");
  CHECK((*funnel)[0].views == 2);
  CHECK(count_named((*funnel)[0].events, "displayed") == 2);
  CHECK(count_named((*funnel)[0].events, "first_touch") == 1);
  CHECK(count_named((*funnel)[0].events, "solved") == 0);

  const auto by_variant = counts(*ledger, {Dimension::variant});
  REQUIRE(by_variant.size() == 2);
  CHECK(by_variant[0].numbers.impressions == 2);
  CHECK(by_variant[0].numbers.clicks == 1);
  CHECK(count_named(by_variant[0].numbers.named, "loaded") == 1);
}

TEST_CASE("invalid traffic is kept and not counted; a wrong clock does not matter", "[ledger]") {
  FreshLedger ledger;
  LedgerBatch batch;
  batch.sessions = {session_part(1, 0, "a", {"displayed"}), session_part(1, 1, "a", {"cta"}),
                    session_part(2, 0, "a", {"displayed"}), session_part(3, 0, "a", {"displayed"})};
  batch.sessions[1].flags = kFlagBot;
  batch.sessions[2].flags = kFlagClock;
  batch.hits = {hit("1", SourceKind::pixel, "impression", "p"),
                hit("2", SourceKind::pixel, "impression", "p")};
  batch.hits[1].flags = kFlagBot;
  written(*ledger, batch);

  const auto funnel = ledger->funnel({});
  REQUIRE(funnel.ok());
  CHECK(funnel->front().views == 2);
  CHECK(funnel->front().flagged == 1);
  CHECK(count_named(funnel->front().events, "cta") == 0);
  CHECK(counts(*ledger, {Dimension::variant})[1].numbers.impressions == 1);

  const auto parts_of = [&](bool with_flagged) {
    int parts = 0;
    REQUIRE(ledger
                ->sessions({}, with_flagged,
                           [&](const SessionPart&) {
                             ++parts;
                             return true;
                           })
                .ok());
    return parts;
  };
  CHECK(parts_of(false) == 2);
  CHECK(parts_of(true) == 4);
}

TEST_CASE("sessions come whole, view by view, and as they were", "[ledger]") {
  FreshLedger ledger;
  LedgerBatch batch;
  SessionPart odd = session_part(2, 0, "a", {"displayed"});
  odd.record = "{\"text\":\"tab\\t, quote ' and back\\\\slash, 日本\"}";
  odd.country = "DE";
  odd.skew_ms = -5;
  odd.flags = kFlagClock;
  batch.sessions = {session_part(1, 1, "a", {}), odd, session_part(1, 0, "a", {}),
                    session_part(3, 0, "b", {})};
  written(*ledger, batch);
  std::vector<SessionPart> got;
  LedgerFilter filter;
  filter.variants = {"a"};
  REQUIRE(ledger
              ->sessions(filter, false,
                         [&](const SessionPart& part) {
                           got.push_back(part);
                           return true;
                         })
              .ok());
  REQUIRE(got.size() == 3);
  CHECK(got[0].part == 0);
  CHECK(got[1].part == 1);
  CHECK(got[2] == odd);

  int taken = 0;
  REQUIRE(ledger->sessions({}, false, [&](const SessionPart&) { return ++taken < 2; }).ok());
  CHECK(taken == 2);
}

TEST_CASE("installs that are told twice count once", "[ledger]") {
  FreshLedger ledger;
  LedgerBatch batch;
  batch.hits = {hit("i1", SourceKind::postback, "install", "a"),
                hit("i2", SourceKind::postback, "install", "a"),
                hit("p1", SourceKind::postback, "purchase", "a")};
  batch.hits[2].revenue_micros = 4'990'000;
  batch.hits[2].currency = "USD";
  CHECK(written(*ledger, batch).hits == 3);
  CHECK(written(*ledger, batch).hits == 0);
  const auto rows = counts(*ledger, {Dimension::variant});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].numbers.installs == 2);
  CHECK(rows[0].numbers.revenue_micros == 4'990'000);
  CHECK(rows[0].currency == "USD");
  CHECK(count_named(rows[0].numbers.named, "purchase") == 1);
}

TEST_CASE("what several sources count is counted once, by the most trusted", "[ledger]") {
  FreshLedger ledger;
  // The network reports by country; pixels and sessions tell of the same impressions.
  DailyCounts network = report_row("a", "US", 700), rest = report_row("a", "DE", 300);
  network.numbers.installs = 9;
  DailyCounts partner = report_row("a", "", 0);
  partner.kind = SourceKind::attribution;
  partner.source = "appsflyer";
  partner.numbers = {};
  partner.numbers.installs = 7;
  REQUIRE(ledger->put_counts(std::vector{network, rest, partner}).ok());
  LedgerBatch batch;
  batch.hits = {hit("x", SourceKind::pixel, "impression", "a"),
                hit("y", SourceKind::pixel, "click", "a")};
  batch.sessions = {session_part(1, 0, "a", {"displayed", "solved", "cta"})};
  batch.sessions[0].network = "applovin";
  written(*ledger, batch);

  const auto rows = counts(*ledger, {Dimension::variant});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].numbers.impressions == 1000);  // network, both countries
  CHECK(rows[0].numbers.clicks == 1);          // pixel: the report has none
  CHECK(rows[0].numbers.installs == 7);        // measurement partner
  CHECK(rows[0].numbers.spend_micros == 1'000'000);
  CHECK(count_named(rows[0].numbers.named, "solved") == 1);  // only the session knows

  CountQuery apart;
  apart.by = {Dimension::source};
  apart.resolve = false;
  const auto sources = ledger->counts(apart);
  REQUIRE(sources.ok());
  std::vector<std::string> names;
  for (const CountRow& row : *sources) names.push_back(row.source);
  CHECK(names == std::vector<std::string>{"applovin", "appsflyer", "playable"});
}

TEST_CASE("filters narrow by variant, network, source and day", "[ledger]") {
  FreshLedger ledger;
  DailyCounts later = report_row("a", "US", 5);
  later.day = "2026-11-21";
  DailyCounts unity = report_row("a", "US", 7);
  unity.source = unity.network = "unity";
  REQUIRE(ledger
              ->put_counts(
                  std::vector{report_row("a", "US", 1), report_row("b'\\", "US", 3), later, unity})
              .ok());
  const auto impressions = [&](LedgerFilter filter) {
    const auto rows = counts(*ledger, {}, std::move(filter));
    return rows.empty() ? -1 : rows[0].numbers.impressions.value_or(-1);
  };
  CHECK(impressions({}) == 16);
  LedgerFilter filter;
  filter.variants = {"b'\\"};
  CHECK(impressions(filter) == 3);
  filter = {};
  filter.networks = {"unity"};
  CHECK(impressions(filter) == 7);
  filter = {};
  filter.sources = {"applovin"};
  filter.first_day = filter.last_day = "2026-11-21";
  CHECK(impressions(filter) == 5);
  filter.first_day = filter.last_day = "2026-11-22";
  CHECK(impressions(filter) == -1);
  CHECK(counts(*ledger, {Dimension::network, Dimension::day}).size() == 3);
}

TEST_CASE("whatever a text holds, it is kept and found as it is", "[ledger]") {
  FreshLedger ledger;
  const std::vector<std::string> texts{"'; DROP TABLE counts; --",
                                       "\\'; DROP TABLE counts; --",
                                       "a\tb\nc\rd\be\f",
                                       "\\",
                                       "\\N",
                                       "%' OR 1 = 1",
                                       "{x:String}",
                                       "caf\xc3\xa9 \xff\xfe",
                                       "`a` \"b\" $c ?"};
  LedgerBatch batch;
  for (const std::string& text : texts) {
    REQUIRE(ledger->put_counts(std::vector{report_row(text, "US", 7)}).ok());
    batch.hits.push_back(hit(text, SourceKind::pixel, "click", text));
    batch.sessions.push_back(
        session_part(static_cast<int>(batch.hits.size()), 0, text, {"solved"}));
    batch.sessions.back().record = batch.sessions.back().campaign = text;
    batch.letters.push_back({text, text, text, text, 1, 1, text, text});
  }
  CHECK(written(*ledger, batch).sessions == static_cast<std::int64_t>(texts.size()));
  CHECK(*ledger->letters(100) == batch.letters);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    LedgerFilter filter;
    filter.variants = {texts[i]};
    const auto rows = counts(*ledger, {Dimension::variant, Dimension::network}, filter);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].variant == texts[i]);
    CHECK(rows[0].numbers.impressions == 7);
    CHECK(rows[0].numbers.clicks == 1);
    std::vector<SessionPart> parts;
    REQUIRE(ledger
                ->sessions(filter, false,
                           [&](const SessionPart& part) {
                             parts.push_back(part);
                             return true;
                           })
                .ok());
    CHECK(parts == std::vector{batch.sessions[i]});
  }
  REQUIRE(ledger->remove_letters(texts).ok());
  CHECK(ledger->letters(100)->empty());
}

TEST_CASE("forgetting old sessions and hits keeps what they counted", "[ledger]") {
  FreshLedger ledger;
  LedgerBatch batch;
  batch.sessions = {session_part(1, 0, "a", {"displayed"}), session_part(1, 1, "a", {"cta"}),
                    session_part(2, 0, "a", {"displayed"})};
  batch.sessions[2].started_ms += 86'400'000;
  batch.hits = {hit("i1", SourceKind::postback, "install", "a")};
  written(*ledger, batch);
  const auto before = counts(*ledger, {Dimension::variant, Dimension::network, Dimension::day});
  const auto same = [&] {
    const auto after = counts(*ledger, {Dimension::variant, Dimension::network, Dimension::day});
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].numbers == before[i].numbers);
  };
  REQUIRE(ledger->forget_before("2026-11-21").ok());
  CHECK(ledger->size()->sessions == 1);
  CHECK(ledger->size()->hits == 0);
  same();
  REQUIRE(ledger->forget_before("2026-11-21").ok());  // once more changes nothing
  same();
  CHECK_FALSE(ledger->forget_before("21.11.2026").ok());

  // What comes late for a day that was forgotten is added to it.
  batch.sessions = {session_part(5, 0, "a", {"displayed"})};
  batch.hits.clear();
  written(*ledger, batch);
  REQUIRE(ledger->forget_before("2026-11-21").ok());
  CHECK(counts(*ledger, {Dimension::variant})[0].numbers.impressions == 3);
}

TEST_CASE("dead letters are kept in order until they are removed", "[ledger]") {
  FreshLedger ledger;
  LedgerBatch batch;
  batch.letters = {{"l1", "/v1/sessions", "no JSON", "", 5, 4, "{}", "\xc3\xa4{"},
                   {"l2", "/v1/sessions", "unknown event", "/events/0", 6, 0, "{}", "x"}};
  CHECK(written(*ledger, batch).letters == 2);
  CHECK(written(*ledger, batch).letters == 0);
  REQUIRE(ledger->letters(10).ok());
  CHECK(*ledger->letters(10) == batch.letters);
  CHECK(ledger->letters(1)->size() == 1);
  REQUIRE(ledger->remove_letters(std::vector<std::string>{"l1", "none"}).ok());
  CHECK(ledger->letters(10)->front().id == "l2");
}

TEST_CASE("exports are tables that any program reads", "[ledger]") {
  FreshLedger ledger;
  DailyCounts row = report_row("a,\"b\"", "US", 1000);
  row.numbers.named = {{"solved", 3}};
  REQUIRE(ledger->put_counts(std::vector{row}).ok());
  const auto file = std::filesystem::temp_directory_path() / "playmill-ledger-export.csv";
  REQUIRE(export_csv(*ledger, ExportTable::counts, {}, file).ok());
  std::stringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  CHECK(text.str() ==
        "campaign,variant,network,country,day,impressions,clicks,installs,spend_micros,"
        "revenue_micros,currency,named\r\n"
        "Spring US,\"a,\"\"b\"\"\",applovin,US,2026-11-20,1000,,,1000000,,USD,solved=3\r\n");
  std::filesystem::remove(file);
}

TEST_CASE("days are days", "[ledger]") {
  CHECK(day_of(0) == "1970-01-01");
  CHECK(day_of(-1) == "1969-12-31");
  CHECK(day_of(*day_start_ms("2024-02-29")) == "2024-02-29");
  CHECK_FALSE(day_start_ms("2023-02-29").has_value());
  CHECK_FALSE(day_start_ms("2023-2-9").has_value());
  CHECK_FALSE(day_start_ms("2023-02-1x").has_value());
}

TEST_CASE("the ledger knows the events of the session schema", "[ledger]") {
  const auto schema = load_json(PLAYMILL_SOURCE_DIR "/templates/schema/session.schema.json",
                                1 << 20, ExitCode::internal);
  REQUIRE(schema.ok());
  std::vector<std::string> names;
  for (const auto& name : (*schema)["properties"]["events"]["items"]["items"][0]["enum"])
    names.push_back(name);
  CHECK(names == std::vector<std::string>(kSessionEvents.begin(), kSessionEvents.end()));
}
