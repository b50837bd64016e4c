#include "generator/collector/collector.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <map>
#include <optional>

#include "generator/collector/codec.h"
#include "generator/collector/doors.h"
#include "generator/collector/feeder.h"
#include "generator/collector/segment_log.h"
#include "generator/core/json.h"
#include "generator/http/client.h"
#include "generator/ledger/ledger.h"

using namespace pm::gen;
namespace fs = std::filesystem;
using http::Method;

namespace {

constexpr const char* kToken = "a token of many letters";
constexpr const char* kBrowser =
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36";

/// A collector over a folder of its own, and a client of it.
class Running {
 public:
  explicit Running(ClientLimits limits = {0, 0, 0},
                   std::chrono::milliseconds max_behind = std::chrono::seconds(10)) {
    fs::remove_all(folder_);
    CollectorOptions options;
    options.data = folder_;
    options.limits = limits;
    options.max_behind = max_behind;
    options.read_token = kToken;
    options.country_header = "CF-IPCountry";
    options.postback_secrets["adjust"] = "adjust-secret";
    auto started = Collector::start(std::move(options));
    if (!started) FAIL(to_line(started.error()));
    collector_ = std::move(*started);
    http::ClientOptions to;
    to.port = collector_->port();
    client_.emplace(to);
  }
  ~Running() {
    collector_.reset();
    fs::remove_all(folder_);
  }

  http::Response send(Method method, const std::string& target, std::string body = {},
                      std::vector<http::Field> fields = {{"User-Agent", kBrowser}}) {
    auto answer = client_->send(method, target, std::move(body), fields);
    if (!answer) FAIL(to_line(answer.error()));
    return *answer;
  }
  http::Response read(const std::string& target) {
    return send(Method::get, target, {}, {{"Authorization", std::string("Bearer ") + kToken}});
  }
  /// Everything that came is in the ledger then.
  Ledger& stopped() {
    collector_->stop(std::chrono::seconds(5));
    ledger_ = std::move(*open_ledger(folder_ / "ledger.db"));
    return *ledger_;
  }
  const CollectorMetrics& metrics() const { return collector_->metrics(); }

 private:
  fs::path folder_ = fs::temp_directory_path() / "playmill-collector-test";
  std::unique_ptr<Collector> collector_;
  std::optional<http::Client> client_;
  std::unique_ptr<Ledger> ledger_;
};

Json record(const std::string& id) {
  return {
      {"v", 1},
      {"id", id + std::string(16, '0')},
      {"part", 0},
      {"variant", "a"},
      {"network", "web"},
      {"scene", "9f86d081884c7d65"},
      {"locale", "en"},
      {"started_ms", now_ms() - 5000},
      {"events", Json::array({Json::array({"displayed", 100}), Json::array({"cta", 3000, 1})})}};
}

std::string batch(std::initializer_list<Json> records) {
  return Json{{"v", 1}, {"sent_ms", now_ms()}, {"sessions", records}}.dump();
}

std::string field_of(const http::Response& response, std::string_view name) {
  return std::string(http::find_field(response.fields, name).value_or(""));
}

}  // namespace

TEST_CASE("sessions are acknowledged one by one and counted once", "[collector]") {
  Running collector;
  Json bad = record("c");
  bad["locale"] = 5;
  const std::string body = batch({record("a"), record("b"), bad});
  const auto answer = collector.send(Method::post, "/v1/sessions", body);
  CHECK(answer.status == 200);
  CHECK(field_of(answer, "Access-Control-Allow-Origin") == "*");
  const Json verdicts = Json::parse(answer.body);
  CHECK(verdicts["accepted"] == 2);
  CHECK(verdicts["rejected"][0]["index"] == 2);
  CHECK(verdicts["rejected"][0]["pointer"] == "/locale");
  CHECK(collector.send(Method::post, "/v1/sessions", body).status == 200);
  CHECK(collector.send(Method::post, "/v1/sessions", "{nonsense").status == 400);
  CHECK(collector.metrics().events == 8);

  Ledger& ledger = collector.stopped();
  CHECK(ledger.size()->sessions == 2);
  CHECK(ledger.size()->letters == 2);
  CHECK(ledger.funnel({})->front().views == 2);
}

TEST_CASE("robots, tools and floods are kept and not counted", "[collector]") {
  Running collector({0, 0, 3});
  const auto send_as = [&](const std::string& agent, const std::string& id) {
    return collector
        .send(Method::post, "/v1/sessions", batch({record(id)}), {{"User-Agent", agent}})
        .status;
  };
  CHECK(send_as(kBrowser, "a") == 200);
  CHECK(send_as("Googlebot/2.1", "b") == 200);
  CHECK(send_as("curl/8", "c") == 200);
  CHECK(send_as(kBrowser, "d") == 200);  // the fourth view of this hour
  const auto funnel = collector.stopped().funnel({});
  CHECK(funnel->front().views == 1);
  CHECK(funnel->front().flagged == 3);
}

TEST_CASE("who asks too often is told when to come back", "[collector]") {
  Running collector({0.5, 2, 0});
  CHECK(collector.send(Method::post, "/v1/sessions", batch({record("a")})).status == 200);
  CHECK(collector.send(Method::post, "/v1/sessions", batch({record("b")})).status == 200);
  const auto refused = collector.send(Method::post, "/v1/sessions", batch({record("c")}));
  CHECK(refused.status == 429);
  CHECK(field_of(refused, "Retry-After") == "2");
  CHECK(field_of(refused, "Access-Control-Expose-Headers") == "Retry-After");
  CHECK(collector.send(Method::get, "/healthz").status == 200);
}

TEST_CASE("when too much comes in, sessions are asked to come back and pixels are taken",
          "[collector]") {
  Running collector({0, 0, 0}, std::chrono::milliseconds(-1));  // always too far behind
  const auto refused = collector.send(Method::post, "/v1/sessions", batch({record("a")}));
  CHECK(refused.status == 503);
  const int wait = std::stoi(field_of(refused, "Retry-After"));
  CHECK((wait >= 1 && wait <= 4));
  CHECK(collector.send(Method::get, "/v1/pixel/applovin/impression?variant=a").status == 200);
  CHECK(collector.metrics().refused_busy == 1);
  CHECK(collector.stopped().size()->sessions == 0);
}

TEST_CASE("however much comes in, not everything is refused", "[collector]") {
  Running collector({0, 0, 0}, std::chrono::milliseconds(-1));  // always too far behind
  int taken = 0;
  for (int i = 0; i < 160; ++i)
    taken += collector.send(Method::post, "/v1/sessions", batch({record("v" + std::to_string(i))}))
                         .status == 200
                 ? 1
                 : 0;
  CHECK(taken == 5);
  CHECK(collector.metrics().refused_busy == 155);
  CHECK(collector.stopped().size()->sessions == 5);
}

TEST_CASE("pixels and postbacks count what they tell, once", "[collector]") {
  Running collector;
  const std::string pixel = "/v1/pixel/applovin/impression?variant=a&id=1";
  const auto picture =
      collector.send(Method::get, pixel, {}, {{"User-Agent", kBrowser}, {"CF-IPCountry", "DE"}});
  CHECK(picture.type == "image/gif");
  CHECK(picture.body.starts_with("GIF89a"));
  collector.send(Method::get, pixel);
  CHECK(collector.send(Method::get, "/v1/pixel/applovin").status == 400);
  const std::string install =
      "/v1/postback/adjust?activity_kind=install&creative_name=a&network_name=applovin&adid=5";
  CHECK(collector.send(Method::get, install).status == 401);
  CHECK(collector.send(Method::get, install + "&token=adjust-secret").status == 200);
  CHECK(collector.send(Method::get, install + "&token=adjust-secret").status == 200);
  CHECK(collector.send(Method::get, "/v1/postback/generic?id=1").status == 403);
  CHECK(collector.send(Method::get, "/v1/postback/nobody?id=1").status == 404);

  CountQuery query;
  query.by = {Dimension::variant, Dimension::country};
  const auto rows = collector.stopped().counts(query);
  REQUIRE(rows.ok());
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0].numbers.installs == 1);
  CHECK((*rows)[1].country == "DE");
  CHECK((*rows)[1].numbers.impressions == 1);
}

TEST_CASE("reading needs the token", "[collector]") {
  Running collector;
  for (const char* path : {"/v1/counts", "/v1/funnel", "/metrics"}) {
    CHECK(collector.send(Method::get, path).status == 401);
    CHECK(
        collector.send(Method::get, path, {}, {{"Authorization", "Bearer a token of many lettert"}})
            .status == 401);
    CHECK(collector.read(path).status == 200);
  }
  CHECK(collector.read("/v1/counts?by=variant,day&from=2026-01-01").status == 200);
  CHECK(collector.read("/v1/counts?by=colour").status == 400);
  CHECK(collector.read("/v1/counts?from=today").status == 400);
  CHECK(collector.read("/metrics").body.find("playmill_collector_requests_total") !=
        std::string::npos);
  CHECK(collector.send(Method::get, "/readyz").status == 200);
}

TEST_CASE("a page of any site may ask whether it may post", "[collector]") {
  Running collector;
  const auto answer = collector.send(Method::options, "/v1/sessions");
  CHECK(answer.status == 204);
  CHECK(field_of(answer, "Access-Control-Allow-Origin") == "*");
  CHECK(field_of(answer, "Access-Control-Allow-Methods") == "GET, POST, OPTIONS");
  CHECK(collector.send(Method::put, "/v1/sessions").status == 405);
}

TEST_CASE("the description of the interface is true of the server", "[collector]") {
  Running collector;
  const Json openapi = Json::parse(collector.send(Method::get, "/v1/openapi.json").body);
  CHECK(openapi["openapi"] == "3.0.3");
  for (const auto& [path, methods] : openapi["paths"].items()) {
    std::string target = path;
    for (const auto& [name, value] : std::map<std::string, std::string>{
             {"{network}", "applovin"}, {"{event}", "click"}, {"{form}", "adjust"}})
      if (const std::size_t at = target.find(name); at != std::string::npos)
        target.replace(at, name.size(), value);
    for (const auto& [method, operation] : methods.items()) {
      const auto answer = collector.send(method == "post" ? Method::post : Method::get, target, "");
      INFO(method << " " << target << " " << answer.status);
      CHECK(operation["responses"].contains(std::to_string(answer.status)));
      for (const auto& parameter : operation.value("parameters", Json::array()))
        CHECK((parameter.contains("$ref") || parameter.contains("name")));
    }
  }
  CHECK(collector.send(Method::get, "/v1/undescribed").status == 404);
}

TEST_CASE("a letter that today's rules take is driven again", "[collector]") {
  SessionReader reader;
  DeadLetter letter{"l",
                    "/v1/sessions",
                    "was refused",
                    "",
                    now_ms(),
                    now_ms(),
                    R"({"country":"DE","flags":1})",
                    record("a").dump()};
  const Redriven taken = redrive(reader, {}, letter);
  REQUIRE(taken.taken);
  CHECK(taken.keep.sessions[0].country == "DE");
  CHECK(taken.keep.sessions[0].flags == kFlagBot);
  letter.body = "{nonsense";
  CHECK_FALSE(redrive(reader, {}, letter).taken);
  letter.body = batch({record("a"), record("b")});
  CHECK(redrive(reader, {}, letter).keep.sessions.size() == 2);
}

TEST_CASE("secrets are read from a file that is checked", "[collector]") {
  const fs::path file = fs::temp_directory_path() / "playmill-secrets.json";
  const auto read = [&](std::string_view text) {
    std::ofstream(file) << text;
    CollectorOptions options;
    const Status done = read_secrets(file, options);
    return done.ok() ? "fine " + options.read_token + options.postback_secrets["adjust"]
                     : done.error().pointer;
  };
  CHECK(read(R"({"read_token":"0123456789abcdef","postbacks":{"adjust":"12345678"}})") ==
        "fine 0123456789abcdef12345678");
  CHECK(read(R"({"read_token":"short"})") == "/read_token");
  CHECK(read(R"({"postbacks":{"adjust":"short"}})") == "/postbacks/adjust");
  CHECK(read(R"({"reed_token":"0123456789abcdef"})") == "/reed_token");
  fs::remove(file);
}

TEST_CASE("letters of postbacks, pixels and the log are driven again", "[collector]") {
  SessionReader reader;
  const auto forms = load_postback_forms();
  REQUIRE(forms.ok());
  Arrival arrival;
  arrival.received_ms = now_ms();
  http::Request install;
  install.path = "/v1/postback/adjust";
  install.query = "activity_kind=install&token=adjust-secret&creative_name=a&adid=5";
  const PostbackForm& adjust = forms->at("adjust");
  const Received refused = refuse_hit(install, {"was refused then", ""}, arrival,
                                      remains_of_postback(install, "adjust", adjust));
  const DeadLetter& letter = refused.keep.letters.at(0);
  const Redriven taken = redrive(reader, *forms, letter);
  REQUIRE(taken.taken);
  CHECK(taken.keep.hits.at(0).event == "install");
  // Told once more by the partner, it is the same one.
  CHECK(taken.keep.hits[0].key == read_postback(install, "adjust", adjust, arrival).hit->key);

  http::Request pixel;
  pixel.path = "/v1/pixel/applovin/click";
  pixel.query = "variant=a";
  const auto letter_of_click = [&] {
    return refuse_hit(pixel, {"", ""}, arrival, remains_of_pixel(pixel, "applovin", "click"))
        .keep.letters.at(0);
  };
  const DeadLetter click = letter_of_click();
  const Redriven once = redrive(reader, *forms, click), twice = redrive(reader, *forms, click);
  REQUIRE(once.taken);
  CHECK(once.keep.hits.at(0).variant == "a");
  CHECK(once.keep.hits[0].key == twice.keep.hits.at(0).key);
  pixel.query = "variant=a&id=view-7";
  CHECK(redrive(reader, *forms, letter_of_click()).keep.hits.at(0).key ==
        read_pixel(pixel, "applovin", "click", arrival).hit->key);

  LedgerBatch batch;
  batch.hits = once.keep.hits;
  const DeadLetter kept = unreadable_record(encode_batch(batch), 7);
  CHECK(redrive(reader, *forms, kept).keep.hits == batch.hits);
  CHECK_FALSE(redrive(reader, *forms, unreadable_record("of another version", 7)).taken);
}

TEST_CASE("the letter of a postback names no device, no person and no secret", "[collector]") {
  SessionReader reader;
  const auto forms = load_postback_forms();
  REQUIRE(forms.ok());
  Arrival arrival;
  arrival.received_ms = now_ms();
  const std::vector<std::string> secrets{"38400000-8cf0-11bd-b23e-10b96e40000d",
                                         "203.0.113.7",
                                         "ann@example.com",
                                         "1415211453000-6513894",
                                         "a-shared-token",
                                         "352099001761481"};
  const auto letter_of = [&](const http::Request& request, const char* provider) {
    const PostbackForm& form = forms->at(provider);
    const ReadHit read = read_postback(request, provider, form, arrival);
    REQUIRE(read.fault);
    return refuse_hit(request, *read.fault, arrival, remains_of_postback(request, provider, form))
        .keep.letters.at(0);
  };
  const auto names_nobody = [&](const DeadLetter& letter) {
    const std::string all =
        letter.id + letter.door + letter.reason + letter.pointer + letter.context + letter.body;
    for (const std::string& secret : secrets) {
      INFO(secret << " in " << all);
      CHECK(all.find(secret) == std::string::npos);
    }
  };
  http::Request request;
  request.path = "/v1/postback/appsflyer";
  request.query = "token=a-shared-token";
  request.body =
      R"({"event_name":"install","event_time":"lately","idfa":"38400000-8cf0-11bd-b23e-10b96e40000d",)"
      R"("ip":"203.0.113.7","customer_user_id":"ann@example.com","af_ad":"fruit-drop-01",)"
      R"("appsflyer_id":"1415211453000-6513894","campaign":"US"})";
  DeadLetter letter = letter_of(request, "appsflyer");
  names_nobody(letter);
  CHECK(letter.context.find("af_ad=fruit-drop-01") != std::string::npos);
  CHECK_FALSE(redrive(reader, *forms, letter).taken);

  request.body = R"({"event_name":"ann@example.com","event_time":"352099001761481"})";
  names_nobody(letter_of(request, "appsflyer"));

  // Cut off on its way: what it said cannot be told apart, so nothing of it is kept or counted.
  request.body =
      R"({"event_name":"install","idfa":"38400000-8cf0-11bd-b23e-10b96e40000d","ip":"203.)";
  letter = letter_of(request, "appsflyer");
  names_nobody(letter);
  CHECK_FALSE(redrive(reader, *forms, letter).taken);
}

TEST_CASE("a record of the log that cannot be read becomes a dead letter", "[collector]") {
  const fs::path folder = fs::temp_directory_path() / "playmill-feeder-test";
  fs::remove_all(folder);
  SegmentLogOptions options;
  options.folder = folder / "log";
  auto intake = std::move(*open_segment_log(options));
  const std::string record("of another \0 version", 20);
  REQUIRE(intake->append(record, [](bool) {}));
  intake->close();
  CollectorMetrics metrics;
  Feeder(*intake, folder / "ledger.db", metrics).finish();
  CHECK(metrics.unreadable == 1);
  auto ledger = std::move(*open_ledger(folder / "ledger.db"));
  const auto letters = ledger->letters(10);
  REQUIRE(letters->size() == 1);
  CHECK((*letters)[0].door == "log");
  CHECK((*letters)[0].id == unreadable_record(record, 0).id);
  fs::remove_all(folder);
}
