#include <catch2/catch_test_macros.hpp>
#include <string>

#include "generator/import/report.h"

using namespace pm::gen;

namespace {

const std::vector<ReportSource>& sources() {
  static const std::vector<ReportSource> loaded = [] {
    auto out = load_report_sources();
    REQUIRE(out);
    return *out;
  }();
  return loaded;
}

const Identities kVariants({"fruit-drop-01", "fruit-drop-02", "fruit-drop-010"});

Imported must_read(const std::string& text, const std::string& network,
                   const Identities& identities = kVariants, ReportOptions options = {}) {
  options.network = network;
  auto out = read_report(text, "r.csv", sources(), identities, options);
  if (!out) FAIL(to_line(out.error()));
  return std::move(*out);
}

std::string refusal(const std::string& text, const std::string& network) {
  ReportOptions options;
  options.network = network;
  auto out = read_report(text, "r.csv", sources(), kVariants, options);
  REQUIRE_FALSE(out);
  CHECK(out.error().code == ExitCode::usage);
  return to_line(out.error());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("AppLovin's report is read as its API gives it", "[import]") {
  const std::string csv =
      "day,campaign,creative_set,country,impressions,clicks,conversions,cost,ctr,shiny\n"
      "2026-11-01,Fruit US,fruit_drop_01_applovin.html,us,10000,300,52,41.20,0.03,1\n"
      "2026-11-01,Fruit US,FD v2 fruit-drop-02,us,8000,200,31,30,0.025,1\n"
      "2026-11-01,Fruit US,fruit_drop_01_applovin.html,us,1000,30,5,4.10,0.03,1\n"
      "2026-11-02,Fruit US,somebody elses,us,500,1,0,1,0,1\n";
  for (const char* network : {"applovin", ""}) {
    const Imported report = must_read(csv, network);
    CHECK(report.source->id == "applovin");
    REQUIRE(report.rows.size() == 2);
    const DailyCounts& first = report.rows[0];
    CHECK(first.variant == "fruit-drop-01");
    CHECK(first.day == "2026-11-01");
    CHECK(first.network == "applovin");
    CHECK(first.campaign == "Fruit US");
    CHECK(first.numbers.impressions == 11000);
    CHECK(first.numbers.installs == 57);
    CHECK(first.numbers.spend_micros == 45'300'000);
    CHECK(first.currency == "USD");
    CHECK(report.unknown_columns == std::vector<std::string>{"shiny"});
    REQUIRE(report.strangers.size() == 1);
    CHECK(report.strangers.begin()->second == 500);
  }
  const Imported json =
      must_read(R"({"code":200,"results":[{"day":"2026-11-01","creative_set":"fruit_drop_010",)"
                R"("impressions":"700","conversions":3,"cost":1.5}],"count":1})",
                "applovin");
  REQUIRE(json.rows.size() == 1);
  CHECK(json.rows[0].variant == "fruit-drop-010");
  CHECK(json.rows[0].numbers.impressions == 700);
}

TEST_CASE("AppLovin's HTML metrics become engagement, not impressions again", "[import]") {
  const Imported report = must_read(
      "day,html_name,country,impressions,average_duration,displayed,challenge_started,"
      "challenge_solved,cta_clicked,errors\n"
      "2026-11-01,fruit_drop_01_applovin.html,US,1000,12.5,980,700,210,90,3\n"
      "2026-11-01,fruit_drop_01_applovin.html,US,500,8,490,300,100,40,0\n",
      "applovin");
  CHECK(report.source->id == "applovin_html");
  REQUIRE(report.rows.size() == 1);
  CHECK_FALSE(report.rows[0].numbers.impressions);
  const std::vector<NamedCount> told{{"cta", 130},       {"displayed", 1470}, {"errors", 3},
                                     {"seconds", 16500}, {"shown", 1500},     {"solved", 310},
                                     {"started", 1000}};
  CHECK(report.rows[0].numbers.named == told);
}

TEST_CASE("Google's download: UTF-16, tabs, a title, dashes, totals, decimal commas", "[import]") {
  const std::string text =
      "Asset report\n\"1. November 2026 - 2. November 2026\"\n"
      "Day\tAsset\tCampaign\tImpr.\tClicks\tInstalls\tCost\tCurrency code\n"
      "2026-11-01\tfruit_drop_01_google.zip\tUAC\t12.345\t1.024\t61,00\t1.234,56\tEUR\n"
      "2026-11-02\tfruit_drop_01_google.zip\tUAC\t900\t --\t4,00\t10,00\tEUR\n"
      "Total: account\t --\t --\t13.245\t1.024\t65,00\t1.244,56\tEUR\n";
  std::string bytes = "\xff\xfe";
  for (const char c : text) {
    bytes += c;
    bytes += '\0';
  }
  const Imported report = must_read(bytes, "google");
  CHECK(report.charset == "UTF-16");
  CHECK(report.totals == 1);
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows[0].numbers.impressions == 12345);
  CHECK(report.rows[0].numbers.clicks == 1024);
  CHECK(report.rows[0].numbers.installs == 61);
  CHECK(report.rows[0].numbers.spend_micros == 1'234'560'000);
  CHECK(report.rows[0].currency == "EUR");
  CHECK(report.rows[1].numbers.clicks == 0);
  CHECK_FALSE(report.rows[1].numbers.revenue_micros);
}

TEST_CASE("Meta's export: a first row that sums the account, a currency in the head", "[import]") {
  const std::string head =
      "Reporting starts,Reporting ends,Ad name,Campaign name,Impressions,Link clicks,App installs,"
      "Amount spent (GBP)\n";
  const Imported report =
      must_read(head +
                    "2026-11-01,2026-11-02,,,30000,500,90,77.10\n"
                    "2026-11-01,2026-11-01,\"fruit_drop_01_meta, EN\",C1,10000,170,30,25.70\n"
                    "2026-11-02,2026-11-02,\"fruit_drop_01_meta, EN\",C1,20000,330,60,51.40\n",
                "");
  CHECK(report.source->id == "meta");
  CHECK(report.totals == 1);
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows[1].currency == "GBP");
  CHECK(report.rows[1].numbers.spend_micros == 51'400'000);
  CHECK(has(refusal(head + "2026-11-01,2026-11-07,fruit_drop_01,C1,1,1,1,1\n", "meta"),
            "sums several days"));
}

TEST_CASE("the other sources are told by their columns", "[import]") {
  const auto first = [](const std::string& text, const char* source, const char* network) {
    const Imported report = must_read(text, "");
    CHECK(report.source->id == source);
    REQUIRE(report.rows.size() == 1);
    CHECK(report.rows[0].network == network);
    CHECK(report.rows[0].numbers.impressions == 1000);
    CHECK(report.rows[0].numbers.installs == 7);
    CHECK(report.rows[0].day == "2026-11-01");
  };
  first(
      "timestamp,target name,campaign name,creative pack name,country,starts,views,clicks,installs,"
      "spend\n2026-11-01T00:00:00.000Z,App,C,fruit_drop_01_unity,DE,1000,800,50,7,9.5\n",
      "unity", "unity");
  first(
      "Date,offer_name,creative_name,location,impression,click,conversion,spend,ivr\n"
      "20261101,O,fruit_drop_01_mintegral_ios_and,US,1000,20,7,3.5,0.007\n",
      "mintegral", "mintegral");
  first(
      "Ad name,By Day,Cost,Impressions,Clicks (destination),App install,Currency\n"
      "fruit_drop_01_tiktok,2026-11-01,4.00,1000,9,7,USD\n",
      "tiktok", "tiktok");
  first(
      "Date,Media Source (pid),Campaign (c),Ad (af_ad),Impressions,Clicks,Installs,Total Cost\n"
      "2026-11-01,unityads_int,C,fruit_drop_01_unity,1000,50,7,N/A\n",
      "appsflyer", "unity");
  first(
      "day,partner_name,campaign_network,creative_network,network_impressions,network_clicks,"
      "installs,network_cost\n2026-11-01,TikTok for Business,C,fruit_drop_01,1000,50,7,1.25\n",
      "adjust", "tiktok");
  first("variant;day;impressions;installs;network\nfruit-drop-01;01.11.2026;1.000;7;unity\n",
        "table", "unity");
}

TEST_CASE("a report of another network is refused with the one that it is of", "[import]") {
  const std::string unity =
      "timestamp,campaign name,creative pack name,starts,clicks,installs,spend\n"
      "2026-11-01,C,fruit_drop_01,1000,50,7,9.5\n";
  CHECK(has(refusal(unity, "meta"), "--network unity"));
  CHECK(has(refusal(unity, "tiktok"), "Unity"));
  CHECK(has(refusal(unity, "aplovin"), "Did you mean applovin?"));
  const std::string tiktok =
      "Ad name,By Day,Cost,Impressions,Clicks (destination),App "
      "install\nfruit_drop_01,2026-11-01,1,"
      "1000,9,7\n";
  CHECK(has(refusal(tiktok, "unity"), "--network tiktok"));
  CHECK(has(refusal("a,b\n1,2\n", ""), "no kind of report fits"));
  CHECK(has(refusal("Date,Creative,Impressions,Installs\n2026-11-01,fruit_drop_01,1,1\n", "google"),
            "a creative"));
}

TEST_CASE("bad cells are named with their line", "[import]") {
  const std::string head = "variant,day,impressions,installs,spend\n";
  CHECK(has(refusal(head + "fruit-drop-01,2026-11-01,12,1,3\nfruit-drop-01,soon,12,1,3\n", "table"),
            "r.csv:3"));
  CHECK(has(refusal(head + "fruit-drop-01,2026-11-01,many,1,3\n", "table"), "\"many\""));
  CHECK(has(refusal(head + "fruit-drop-01,2026-11-01,-5,1,3\n", "table"), "\"-5\""));
  CHECK(has(refusal(head + "fruit-drop-01,03/04/2026,5,1,3\n", "table"), "--days"));
  CHECK(has(
      refusal(head + "fruit-drop-01,2026-11-01,5,1,\"1,5\"\nfruit-drop-01,2026-11-02,5,1,1.25\n",
              "table"),
      "--decimal"));
  CHECK(has(refusal(head + "fruit-drop-01,2026-11-01,5,1,3,4\n", "table"), "fields"));
  CHECK(has(refusal(head, "table"), "no row"));
  CHECK(has(refusal("", ""), "empty"));
}

TEST_CASE("creatives find their variant by name or by mapping", "[import]") {
  CHECK(kVariants.of("fruit_drop_01_unity.html") == "fruit-drop-01");
  CHECK(kVariants.of("2026 FRUIT DROP 010 (US)") == "fruit-drop-010");
  CHECK(kVariants.of("dist/fruit_drop_02_meta.zip") == "fruit-drop-02");
  CHECK(kVariants.of("fruit_drop_0").empty());
  Identities mapped = kVariants;
  auto table = parse_csv("creative,variant\nHero ad,fruit-drop-02\n", "n.csv", ExitCode::usage);
  REQUIRE(table);
  REQUIRE(mapped.add_mapping(*table));
  CHECK(mapped.of("hero AD.html") == "fruit-drop-02");
  auto wrong = parse_csv("creative,variant\nx,fruit-drop-03\n", "n.csv", ExitCode::usage);
  REQUIRE(wrong);
  const auto refused = mapped.add_mapping(*wrong);
  REQUIRE_FALSE(refused);
  CHECK(has(to_line(refused.error()), "n.csv:2"));
  CHECK(Identities().of("dist/own.html") == "own");
}

TEST_CASE("an empty number in one's own table is not known, and never no install", "[import]") {
  const std::string head = "day,variant,network,impressions,clicks,installs,spend,cta\n";
  const Imported report = must_read(head +
                                        "2026-11-01,fruit-drop-01,unity,1000,,0,,\n"
                                        "2026-11-01,fruit-drop-01,unity,500,9,4,,3\n"
                                        "2026-11-01,fruit-drop-02,unity,,,5,,\n",
                                    "table");
  REQUIRE(report.rows.size() == 2);
  const Numbers& summed = report.rows[0].numbers;
  CHECK(summed.impressions == 1500);
  CHECK(summed.installs == 4);
  CHECK(summed.clicks == 9);
  CHECK_FALSE(summed.spend_micros);
  CHECK(summed.named == std::vector<NamedCount>{{"cta", 3}});
  CHECK_FALSE(report.rows[1].numbers.impressions);
  CHECK(has(refusal(head + "2026-11-01,fruit-drop-01,unity,1000,7,,,\n", "table"),
            "installs are empty"));
}
