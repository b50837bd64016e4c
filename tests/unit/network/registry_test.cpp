#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "generator/network/network.h"

using namespace pm::gen;

namespace {

const Networks& registry() {
  static const Networks loaded = [] {
    auto rows = load_networks();
    INFO((rows ? std::string() : to_line(rows.error())));
    REQUIRE(rows);
    return std::move(*rows);
  }();
  return loaded;
}

Json row_of(const char* id) {
  const Network* network = registry().find(id);
  REQUIRE(network != nullptr);
  return network->row;
}

}  // namespace

TEST_CASE("every channel that the facts name has a row", "[network]") {
  const std::vector<std::string> firm = {
      "applovin", "google",  "meta",   "unity",      "ironsource",      "ironsource_exchange",
      "vungle",   "liftoff", "moloco", "chartboost", "digital_turbine", "mintegral",
      "tiktok",   "pangle",  "bigo",   "yandex",     "kayzen",          "luna",
      "web"};
  for (const std::string& name : firm) {
    INFO(name);
    const Network* network = registry().find(name);
    REQUIRE(network != nullptr);
    CHECK(network->confidence == Confidence::high);
    CHECK_FALSE(network->cta.calls.empty());
    CHECK_FALSE(network->adapter.empty());
    CHECK_FALSE(network->package.forms.empty());
  }
  for (const char* name :
       {"tapjoy", "snapchat",  "tencent", "gdt",     "ocean_engine", "kwai",     "mytarget",
        "inmobi", "moloco_v2", "bigabid", "remerge", "smadex",       "adikteev", "appreciate",
        "nucleo", "aarki",     "youappi", "imobile", "wechat",       "dv360",    "revx",
        "jampp",  "newsbreak", "nefta",   "rubeex"}) {
    INFO(name);
    const Network* network = registry().find(name);
    REQUIRE(network != nullptr);
    CHECK(network->confidence == Confidence::low);
  }
}

TEST_CASE("the networks that the samples ask for are known", "[network]") {
  for (const auto& entry : std::filesystem::directory_iterator(PLAYMILL_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".json") continue;
    auto brief = load_json(entry.path().string(), 1U << 20U, ExitCode::bad_brief);
    REQUIRE(brief);
    for (const Json& name : brief->value("networks", Json::array())) {
      INFO(entry.path() << " asks for " << name);
      CHECK(registry().find(name.get<std::string>()) != nullptr);
    }
  }
}

// The rules that cost money when they drift, as the facts give them. A change here is a decision.
TEST_CASE("limits", "[network]") {
  const auto package = [](const char* id) { return registry().find(id)->limits.package; };
  for (const char* id : {"applovin", "google", "unity", "ironsource", "vungle", "moloco",
                         "mintegral", "tiktok", "bigo", "meta"}) {
    INFO(id);
    CHECK(package(id) == 5000000U);
  }
  CHECK(package("ironsource_exchange") == 4000000U);
  CHECK(package("chartboost") == 3000000U);
  CHECK(package("yandex") == 3000000U);
  CHECK(package("tencent") == 3000000U);
  CHECK(package("mytarget") == 2000000U);
  CHECK(package("tapjoy") == 2000000U);
  CHECK(registry().find("meta")->limits.html == 2000000U);
  CHECK(registry().find("meta")->limits.files == 100U);
  CHECK(registry().find("google")->limits.files == 512U);
  CHECK(registry().find("yandex")->limits.entry == 500000U);
  CHECK(registry().find("yandex")->limits.files == 20U);
  CHECK(registry().find("kayzen")->limits.entry == 10000U);
  CHECK(registry().find("kayzen")->limits.advised == 300000U);
  CHECK(registry().find("liftoff")->limits.advised == 700000U);
  CHECK(registry().find("moloco_v2")->limits.entry == 3000U);
}

TEST_CASE("forbidden words", "[network]") {
  const auto forbids = [](const char* id, std::string_view text) {
    const auto& list = registry().find(id)->literals.forbidden;
    return std::any_of(list.begin(), list.end(),
                       [&](const ForbiddenLiteral& one) { return one.text == text; });
  };
  CHECK(forbids("unity", "window.top"));
  CHECK(forbids("ironsource", "dapi"));
  CHECK(forbids("moloco", "XMLHttpRequest"));
  for (const char* id : {"meta", "moloco", "tiktok", "vungle", "snapchat", "tencent", "mytarget"}) {
    INFO(id);
    CHECK(forbids(id, "mraid.js"));
    CHECK(registry().find(id)->mraid.script == "forbidden");
  }
  CHECK(forbids("tencent", "document.write"));
  CHECK(forbids("tencent", "crossorigin"));
}

TEST_CASE("who calls whom", "[network]") {
  const Network& mintegral = *registry().find("mintegral");
  const auto has = [](const auto& list, std::string_view name) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
  };
  CHECK(has(mintegral.lifecycle.calls, "gameReady"));
  CHECK(has(mintegral.lifecycle.calls, "gameEnd"));
  CHECK(has(mintegral.lifecycle.defines, "gameStart"));
  CHECK(has(mintegral.lifecycle.defines, "gameClose"));
  CHECK(has(registry().find("luna")->lifecycle.defines, "startGame"));
  CHECK(registry().find("tiktok")->lifecycle.calls.empty());
}

TEST_CASE("what is unknown stays unknown and is told", "[network]") {
  const Network& aarki = *registry().find("aarki");
  CHECK(aarki.adapter.empty());
  CHECK(aarki.cta.calls.empty());
  const auto unknown = aarki.unknowns();
  CHECK(std::find(unknown.begin(), unknown.end(), "cta") != unknown.end());
  CHECK(std::find(unknown.begin(), unknown.end(), "limits.package") == unknown.end());
  const auto open = registry().find("revx")->unknowns();
  CHECK(std::find(open.begin(), open.end(), "package.forms") != open.end());
  CHECK(registry().find("revx")->made_form() == PackageForm::html);
}

TEST_CASE("a group's source and confidence go before the row's", "[network]") {
  const Network& liftoff = *registry().find("liftoff");
  CHECK(liftoff.limits.basis.confidence == Confidence::medium);
  CHECK(liftoff.cta.basis.confidence == Confidence::high);
  CHECK(liftoff.source_text(liftoff.cta.basis).starts_with("first party: docs.liftoff.io"));
}

TEST_CASE("a faulty row is refused with the place", "[network]") {
  const auto refused = [](const Json& row, std::string_view id = "unity") {
    auto parsed = parse_network(row, id, "row.json");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().file == "row.json");
    return parsed.error();
  };
  Json row = row_of("unity");
  row["limits"]["source"] = {"nobody"};
  CHECK(refused(row).pointer == "/limits/source");
  row = row_of("unity");
  row["limits"].erase("source");
  CHECK(refused(row).pointer == "/limits");
  row = row_of("unity");
  row["package"]["name_pattern"] = "([";
  CHECK(refused(row).pointer == "/package/name_pattern");
  row = row_of("unity");
  row["cta"]["call"] = "mraid.open";
  CHECK(refused(row).pointer == "/cta/call");
  CHECK(refused(row_of("unity"), "other").pointer == "/id");
}

TEST_CASE("networks are picked by name, other name or all", "[network]") {
  auto two = pick_networks(registry(), {"pangle", "unity", "tiktok"});
  REQUIRE(two);
  REQUIRE(two->size() == 2);
  CHECK((*two)[0]->id == "tiktok");
  CHECK((*two)[1]->id == "unity");
  auto all = pick_networks(registry(), {"all"});
  REQUIRE(all);
  CHECK(all->size() == registry().rows.size());
  auto wrong = pick_networks(registry(), {"applovn"});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ExitCode::usage);
  CHECK(wrong.error().mend.find("applovin") != std::string::npos);
}
