#include "generator/collector/hits.h"

#include <catch2/catch_test_macros.hpp>

using namespace pm::gen;

namespace {

const std::int64_t kNow = *day_start_ms("2026-11-20") + 12 * 3'600'000;

PostbackForm form(const std::string& name) {
  auto forms = load_postback_forms();
  if (!forms) FAIL(to_line(forms.error()));
  REQUIRE(forms->contains(name));
  return (*forms)[name];
}

Arrival arrival() {
  Arrival now;
  now.received_ms = kNow;
  return now;
}

http::Request get(std::string query) {
  http::Request request;
  request.query = std::move(query);
  return request;
}

http::Request post(std::string body) {
  http::Request request;
  request.method = http::Method::post;
  request.body = std::move(body);
  return request;
}

Hit read_hit(const http::Request& request, const std::string& provider) {
  ReadHit read = read_postback(request, provider, form(provider), arrival());
  if (read.fault) FAIL(read.fault->pointer + ": " + read.fault->reason);
  REQUIRE(read.hit.has_value());
  return *read.hit;
}

}  // namespace

TEST_CASE("an install as Adjust tells it", "[collector]") {
  const std::string query =
      "activity_kind=install&campaign_name=Spring+US&creative_name=fruit-drop-01&network_name="
      "AppLovin&country=us"
      "&installed_at=1795163400&adid=abc&click_time=1";
  const Hit hit = read_hit(get(query), "adjust");
  CHECK(hit.kind == SourceKind::postback);
  CHECK(hit.event == "install");
  CHECK(hit.campaign == "Spring US");
  CHECK(hit.variant == "fruit-drop-01");
  CHECK(hit.network == "applovin");
  CHECK(hit.country == "US");
  CHECK(hit.key.find("abc") == std::string::npos);
  CHECK(read_hit(get(query), "adjust").key == hit.key);
  CHECK(read_hit(get(query + "&random=2"), "adjust").key != hit.key);
  // What is no event of ours is acknowledged and left.
  const ReadHit session =
      read_postback(get("activity_kind=session"), "adjust", form("adjust"), arrival());
  CHECK_FALSE(session.hit.has_value());
  CHECK_FALSE(session.fault.has_value());
}

TEST_CASE("a purchase as AppsFlyer tells it", "[collector]") {
  const Hit hit = read_hit(
      post(R"({"event_name":"af_purchase","appsflyer_id":"x","event_time":"2026-11-20 09:30:00.123",
    "media_source":"unityads_int","campaign":"{campaign}","af_ad":"fruit-drop-02","country_code":"DE",
    "event_revenue":4.99,"event_revenue_currency":"EUR"})"),
      "appsflyer");
  CHECK(hit.event == "af_purchase");
  CHECK(hit.at_ms == *day_start_ms("2026-11-20") + (9 * 60 + 30) * 60'000 + 123);
  CHECK(hit.campaign.empty());  // a macro that nobody filled in
  CHECK(hit.revenue_micros == 4'990'000);
  CHECK(hit.currency == "EUR");
}

TEST_CASE("a generic postback needs no more than an id", "[collector]") {
  const Hit first = read_hit(get("id=1&variant=a"), "generic");
  CHECK(first.event == "install");
  CHECK(first.at_ms == kNow);
  CHECK(read_hit(get("id=1&variant=a"), "generic").key == first.key);
  CHECK(read_hit(get("id=2&variant=a"), "generic").key != first.key);
  // Without an id the whole of it is the key.
  CHECK(read_hit(get("variant=a"), "generic").key != read_hit(get("variant=b"), "generic").key);
}

TEST_CASE("what a postback cannot mean is refused with its place", "[collector]") {
  const auto pointer = [](const http::Request& request) {
    const ReadHit read = read_postback(request, "generic", form("generic"), arrival());
    REQUIRE(read.fault.has_value());
    return read.fault->pointer;
  };
  CHECK(pointer(get("time=yesterday")) == "/time");
  CHECK(pointer(get("time=1000")) == "/time");
  CHECK(pointer(get("time=2027-01-01")) == "/time");
  CHECK(pointer(get("revenue=many")) == "/revenue");
  CHECK(pointer(get("revenue=5")) == "/currency");
  CHECK(pointer(get("revenue=5&currency=euro")) == "/currency");
  CHECK(pointer(get("event=%3Cscript%3E")) == "/event");
  CHECK(pointer(get("a=%zz")).empty());
  CHECK(pointer(post("{")).empty());
  CHECK(pointer(post("[1]")).empty());
}

TEST_CASE("a sender proves that it knows the secret", "[collector]") {
  http::Request adjust = get("activity_kind=install&token=correct+horse");
  CHECK(proves(adjust, form("adjust"), "correct horse"));
  CHECK_FALSE(proves(adjust, form("adjust"), "wrong horse!!"));
  CHECK_FALSE(proves(get("activity_kind=install"), form("adjust"), "correct horse"));

  // RFC 4231, test case 2.
  http::Request generic = post("what do ya want for nothing?");
  generic.fields = {{"X-Playmill-Signature",
                     "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"}};
  CHECK(proves(generic, form("generic"), "Jefe"));
  CHECK_FALSE(proves(generic, form("generic"), "jefe"));
  generic.body += "!";
  CHECK_FALSE(proves(generic, form("generic"), "Jefe"));
}

TEST_CASE("pixels count once with an id and each time without", "[collector]") {
  const auto pixel = [](const std::string& query, std::string_view network = "applovin",
                        std::string_view event = "impression") {
    return read_pixel(get(query), network, event, arrival());
  };
  CHECK(pixel("id=1").hit->key == pixel("id=1").hit->key);
  CHECK(pixel("id=1").hit->key != pixel("id=1", "unity").hit->key);
  CHECK(pixel("").hit->key != pixel("").hit->key);
  CHECK(pixel("id=%7BEVENT_ID%7D").hit->key != pixel("id=%7BEVENT_ID%7D").hit->key);
  CHECK(pixel("variant=a&country=de").hit->country == "DE");
  CHECK(pixel("", "App Lovin").fault.has_value());
  CHECK(pixel("", "applovin", "").fault.has_value());
}

TEST_CASE("times are read as partners write them", "[collector]") {
  const std::int64_t day = *day_start_ms("2026-11-20");
  CHECK(read_time_ms("2026-11-20") == day);
  CHECK(read_time_ms("2026-11-20T01:02:03Z") == day + 3'723'000);
  CHECK(read_time_ms("2026-11-20 01:02:03.5") == day + 3'723'500);
  CHECK(read_time_ms("1795163400") == 1'795'163'400'000);
  CHECK(read_time_ms("1795163400123") == 1'795'163'400'123);
  for (const char* bad :
       {"", "x", "2026-13-01", "2026-11-20 25:00:00", "2026-11-20 1", "-5", "99999999999999999999"})
    CHECK_FALSE(read_time_ms(bad).has_value());
}
