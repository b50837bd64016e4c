#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>

#include "generator/archive/zip.h"
#include "generator/check/check.h"
#include "generator/core/files.h"
#include "generator/core/text.h"

using namespace pm::gen;

namespace {

const Networks& registry() {
  static const Networks loaded = [] {
    auto rows = load_networks();
    REQUIRE(rows);
    return std::move(*rows);
  }();
  return loaded;
}

struct File {
  std::string name, bytes;
};

/// A page that breaks no rule for every package.
std::string page(const std::string& head, const std::string& body) {
  return "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width\">" +
         head + "</head><body>" + body + "</body></html>";
}
std::string script(const std::string& code) { return "<script>" + code + "</script>"; }

/// Text that does not pack so well that it would pass for a bomb.
std::string digits(std::size_t length) {
  std::string out;
  for (std::uint32_t i = 0; out.size() < length; ++i) out += std::to_string(i * 2654435761U);
  return out;
}

const std::string kMraid = "<script src=\"mraid.js\"></script>";
const std::string kStores =
    "var s=[\"https://apps.apple.com/app/id1600000101\","
    "\"https://play.google.com/store/apps/details?id=com.example.game\"];";

File html(std::string bytes, std::string name = "game.html") {
  return {std::move(name), std::move(bytes)};
}
File zip(const std::vector<ZipFile>& files, std::string name = "game.zip") {
  auto bytes = write_zip(files);
  REQUIRE(bytes);
  return {std::move(name), std::move(*bytes)};
}

// What each of these networks takes without an error.
File good_unity() { return html(page(kMraid, script(kStores + "mraid.open(s[0])"))); }
File good_meta() { return html(page("", script("FbPlayableAd.onCTAClick()"))); }
const std::string kExit =
    "<script "
    "src=\"https://tpc.googlesyndication.com/pagead/gadgets/html5/api/exitapi.js\"></script>";
const std::string kOrientation = "<meta name=\"ad.orientation\" content=\"portrait,landscape\">";
std::string google_page(const std::string& body = "") {
  return page(kOrientation + kExit, script("ExitApi.exit()") + body);
}
File good_google() { return zip({{"index.html", google_page()}}); }
const std::string kTiktokSdk =
    "<script src=\"https://sf16-muse-va.ibytedtos.com/obj/union-fe-nc-i18n/playable/sdk/"
    "playable-sdk.js\"></script>";
std::string tiktok_page() { return page("", kTiktokSdk + script("window.openAppStore()")); }
File tiktok(const std::string& config) {
  return zip({{"index.html", tiktok_page()}, {"config.json", config}});
}
const std::string kMintegral =
    "window.install&&window.install();gameReady();gameEnd();window.gameStart=f;window.gameClose=f";
File mintegral(const std::string& name, const std::string& inside) {
  return zip({{inside, page("", script(kMintegral))}}, name + ".zip");
}
const std::string kYandex = "<meta name=\"ad.size\" content=\"width=320,height=480\">";
std::string yandex_page(const std::string& body = "") {
  return page(kYandex, script("a.href=yandexHTML5BannerApi.getClickURLNum(1)") + body);
}

struct Outcome {
  std::vector<Finding> findings;
  bool refused = false;

  const Finding* broken(Code code) const {
    for (const Finding& finding : findings) {
      if (finding.code == code && !finding.pass) return &finding;
    }
    return nullptr;
  }
  std::string lines() const {
    std::string out;
    for (const Finding& finding : findings) {
      if (!finding.pass) out += to_line(finding) + "\n";
    }
    return out;
  }
};

Outcome check(const File& file, const char* network) {
  SubjectReading reading = read_subject(file.name, file.bytes);
  if (!reading.refused.empty()) return {reading.refused, true};
  const Network* row = registry().find(network);
  REQUIRE(row != nullptr);
  return {check_package(reading.subject, *row), false};
}

struct Case {
  Code code;
  const char* network;
  std::function<File()> make;
};

/// One package per code that breaks just that rule badly enough to be told.
std::vector<Case> cases() {
  using enum Code;
  const auto unity = [](const std::string& code, const std::string& body = "") {
    return html(page(kMraid, script(kStores + "mraid.open(s[0]);" + code) + body));
  };
  const auto flipped = [](std::string bytes, std::size_t at, char by) {
    bytes[at] = static_cast<char>(bytes[at] ^ by);
    return bytes;
  };
  const auto store = [](const std::string& address) {
    return html(page(kMraid, script("mraid.open(\"" + address + "\")")));
  };
  return {
      {not_a_playable, "unity", [] { return html("no tags here"); }},
      {archive_damaged, "google",
       [] { return File{"game.zip", good_google().bytes.substr(0, 90)}; }},
      {archive_bomb, "google", [] { return zip({{"index.html", std::string(40U << 20U, ' ')}}); }},
      {archive_path_unsafe, "google",
       [] {
         File file = zip({{"aa/x.html", "<p>"}});
         for (std::size_t at = 0; (at = file.bytes.find("aa/x")) != std::string::npos;) {
           file.bytes.replace(at, 4, "../x");
         }
         return file;
       }},
      {archive_link, "google",
       [] {
         File file = good_google();
         file.bytes[file.bytes.find("PK\x01\x02") + 41] = static_cast<char>(0xa1);
         return file;
       }},
      {archive_duplicate, "google",
       [] {
         File file = zip({{"index.html", google_page()}, {"Index.html", "x"}});
         return file;
       }},
      {archive_encrypted, "google",
       [=] {
         File file = good_google();
         const std::size_t central = file.bytes.find("PK\x01\x02");
         return File{file.name, flipped(flipped(file.bytes, 6, 1), central + 8, 1)};
       }},
      {archive_method, "google",
       [=] {
         File file = good_google();
         const std::size_t central = file.bytes.find("PK\x01\x02");
         return File{file.name, flipped(flipped(file.bytes, 8, 6), central + 10, 6)};
       }},
      {html_too_complex, "unity",
       [] {
         std::string deep = "<!doctype html>";
         for (int i = 0; i < 30000; ++i) deep += "<b>";
         return html(deep);
       }},
      {form_not_accepted, "google", [] { return html(google_page()); }},
      {form_not_accepted, "unity", [] { return zip({{"index.html", good_unity().bytes}}); }},
      {size_package, "unity", [=] { return unity("var x=\"" + std::string(5000000, 'x') + "\""); }},
      {size_package, "meta",
       [] {
         return html(
             page("", script("FbPlayableAd.onCTAClick('" + std::string(2000000, 'x') + "')")));
       }},
      {size_entry, "yandex",
       [] {
         return zip({{"index.html", yandex_page("<!--" + std::string(500000, 'x') + "-->")}});
       }},
      {size_script, "moloco_v2",
       [] {
         return zip(
             {{"launcher.html", page(kMraid, "%{IMP_BEACON}")}, {"payload.js", digits(5000001)}});
       }},
      {size_unpacked, "snapchat",
       [] {
         return zip({{"index.html", page("", script("ScPlayableAd.onCTAClick()"))},
                     {"config.json", "{\"orientation\":1}"},
                     {"art.bin", digits(5000001)}});
       }},
      {size_advised, "liftoff",
       [=] { return unity("var x=\"" + std::string(700000, 'x') + "\""); }},
      {file_count, "yandex",
       [] {
         std::vector<ZipFile> files{{"index.html", yandex_page()}};
         for (int i = 0; i < 20; ++i) files.push_back({"f" + std::to_string(i) + ".json", "{}"});
         return zip(files);
       }},
      {name_package, "mintegral",
       [] { return mintegral("my-game_ios", "my-game_ios/my-game_ios.html"); }},
      {name_package, "mintegral", [] { return mintegral("game_x", "game_x/game_x.html"); }},
      {name_file, "google",
       [] { return zip({{"index.html", google_page()}, {"my art.png", "x"}}); }},
      {name_not_ascii, "tencent",
       [] { return zip({{"index.html", page("", "")}, {"\xe5\x9b\xbe.png", "x"}}); }},
      {archive_nested, "google",
       [] { return zip({{"index.html", google_page()}, {"more.zip", good_google().bytes}}); }},
      {file_type, "google",
       [] { return zip({{"index.html", google_page()}, {"game.wasm", "x"}}); }},
      {folders, "vungle", [] { return zip({{"index.html", page("", "")}, {"art/a.png", "x"}}); }},
      {entry_missing, "google", [] { return zip({{"game/index.html", google_page()}}); }},
      {entry_missing, "google", [] { return zip({{"readme.txt", "no page"}}); }},
      {entry_missing, "mintegral", [] { return mintegral("game_ios", "game_ios/index.html"); }},
      {html_count, "yandex",
       [] { return zip({{"index.html", yandex_page()}, {"more.html", page("", "")}}); }},
      {script_file_missing, "bigabid",
       [] { return zip({{"index.html", page(kMraid, "%{IMP_BEACON}")}}); }},
      {config_missing, "tiktok", [] { return zip({{"index.html", tiktok_page()}}); }},
      {config_invalid, "tiktok", [] { return tiktok("{playable_orientation:0}"); }},
      {config_field, "tiktok", [] { return tiktok("{\"playable_orientation\":3}"); }},
      {config_field, "tiktok", [] { return tiktok("{\"orientation\":0}"); }},
      {html_doctype, "unity", [] { return html(good_unity().bytes.substr(15)); }},
      {html_structure, "unity",
       [] { return html("<!doctype html>" + kMraid + script(kStores + "mraid.open(s[0])")); }},
      {html_invalid, "unity", [=] { return unity("", "<div></span>"); }},
      {html_encoding, "google",
       [] { return zip({{"index.html", google_page("<p>\xff\xfe</p>")}}); }},
      {html_encoding, "unity",
       [] { return html("<!doctype html><html><body>\xe4\xb8\xad" + kMraid + "</body></html>"); }},
      {html_viewport, "unity",
       [] { return html("<!doctype html><html><head></head><body></body></html>"); }},
      {snippet_is_document, "ironsource_exchange", [] { return good_unity(); }},
      {meta_missing, "yandex", [] { return zip({{"index.html", page("", "")}}); }},
      {meta_invalid, "google",
       [] {
         return zip({{"index.html",
                      page("<meta name=\"ad.size\" content=\"480x320\">" + kOrientation + kExit,
                           script("ExitApi.exit()"))}});
       }},
      {script_tag_missing, "google",
       [] { return zip({{"index.html", page(kOrientation, script("ExitApi.exit()"))}}); }},
      {script_tag_misplaced, "tiktok",
       [] {
         return zip({{"index.html", page("", script("window.openAppStore()") + kTiktokSdk)},
                     {"config.json", "{\"playable_orientation\":0}"}});
       }},
      {markup_missing, "moloco_v2",
       [] { return zip({{"launcher.html", page(kMraid, "")}, {"payload.js", "1"}}); }},
      {comment_forbidden, "ironsource_exchange",
       [] { return html(kMraid + script("mraid.open(u)// now\n")); }},
      {orientation_undeclared, "google",
       [] { return zip({{"index.html", page(kExit, script("ExitApi.exit()"))}}); }},
      {cta_missing, "unity", [] { return html(page(kMraid, script("window.open(s)"))); }},
      {literal_missing, "tencent",
       [] { return zip({{"index.html", page("", script("x.playAble.onClick()"))}}); }},
      {literal_forbidden, "moloco",
       [] { return html(page("", script("FbPlayableAd.onCTAClick();/* XMLHttpRequest */"))); }},
      {literal_forbidden, "ironsource", [=] { return unity("window[\"DAPI\"].isReady()"); }},
      {literal_forbidden, "meta",
       [] { return html(page("<!-- no mraid.js here -->", script("FbPlayableAd.onCTAClick()"))); }},
      {lifecycle_call_missing, "luna",
       [] {
         return zip({{"source.html",
                      page("", script("Luna.Unity.Playable.InstallFullGame();startGame=f"))}});
       }},
      {lifecycle_hook_missing, "mintegral",
       [] {
         return zip({{"game_ios/game_ios.html",
                      page("", script("window.install();gameReady();gameEnd()"))}},
                    "game_ios.zip");
       }},
      {mraid_unsupported_call, "chartboost", [=] { return unity("mraid.expand()"); }},
      {external_reference, "unity",
       [=] { return unity("", "<img src=\"https://cdn.example.com/a.png\">"); }},
      {external_reference, "unity",
       [=] { return unity("fetch(\"https://cdn.example.com/a.json\")"); }},
      {external_reference, "unity", [=] { return unity("img.src='//cdn.example.com/a.png'"); }},
      {external_reference, "unity",
       [] {
         return html(page("<style>p{background:url(http://cdn.example.com/a.png)}</style>", ""));
       }},
      {external_url, "unity", [=] { return unity("var home=\"https://www.example.com/\""); }},
      {external_link, "unity",
       [=] { return unity("", "<a href=\"https://www.example.com\">more</a>"); }},
      {reference_broken, "google",
       [] { return zip({{"index.html", google_page("<img src=art/a.png>")}}); }},
      {reference_broken, "unity", [=] { return unity("", "<img src=\"a.png\">"); }},
      {request_api, "unity", [=] { return unity("var f=fetch (u)"); }},
      {redirect, "meta",
       [] { return html(page("", script("FbPlayableAd.onCTAClick();window.location = u"))); }},
      {redirect, "meta",
       [] {
         return html(page("<meta http-equiv=\"refresh\" content=\"3;url=x\">",
                          script("FbPlayableAd.onCTAClick()")));
       }},
      {frame, "google", [] { return zip({{"index.html", google_page("<iframe></iframe>")}}); }},
      {store_link_missing, "unity", [] { return html(page(kMraid, script("mraid.open(u)"))); }},
      {store_link_unexpected, "meta",
       [] { return html(page("", script("FbPlayableAd.onCTAClick();" + kStores))); }},
      {store_link_shape, "applovin",
       [=] { return store("https://apps.apple.com/app/1600000101"); }},
      {store_link_shape, "applovin",
       [=] { return store("https://play.google.com/store/apps/details?id=game"); }},
      {store_link_shape, "unity",
       [=] { return store("https://itunes.apple.com/app/id1600000101"); }},
      {store_link_not_https, "applovin",
       [=] { return store("market://details?id=com.example.game"); }},
      {store_link_regional, "applovin",
       [=] { return store("https://apps.apple.com/us/app/game/id1600000101"); }},
      {store_link_regional, "applovin",
       [=] {
         return store("https://play.google.com/store/apps/details?id=com.example.game&hl=de");
       }},
      {audio_forbidden, "yandex",
       [] { return zip({{"index.html", yandex_page("<audio></audio>")}}); }},
      {audio_format, "unity", [=] { return unity("p(\"data:audio/ogg;base64,AAAA\")"); }},
      {low_confidence, "tapjoy", [] { return html(page("", script("TJ_API.click()"))); }},
      {rules_unknown, "revx", [] { return html(page("", "")); }},
      {opaque_content, "unity", [=] { return unity("var x=\"" + std::string(5000, 'x') + "\""); }},
  };
}

}  // namespace

TEST_CASE("packages that keep the rules pass", "[check]") {
  const std::pair<const char*, File> good[] = {
      {"unity", good_unity()},
      {"applovin", good_unity()},
      {"meta", good_meta()},
      {"moloco", good_meta()},
      {"google", good_google()},
      {"tiktok", tiktok("{\"playable_orientation\":0}")},
      {"pangle", tiktok("{\"playable_orientation\":2}")},
      {"mintegral", mintegral("game_ios", "game_ios/game_ios.html")},
      {"yandex", zip({{"index.html", yandex_page()}})},
      {"chartboost", good_unity()}};
  for (const auto& [network, file] : good) {
    const Outcome outcome = check(file, network);
    INFO(network << "\n" << outcome.lines());
    CHECK_FALSE(outcome.refused);
    CHECK(verdict_of(outcome.findings).errors == 0);
    CHECK(verdict_of(outcome.findings).warnings == 0);
  }
}

TEST_CASE("each code is told when its rule is broken", "[check]") {
  std::set<Code> seen;
  for (const Case& one : cases()) {
    const CodeInfo& info = info_of(one.code);
    const Outcome outcome = check(one.make(), one.network);
    INFO(info.name << " on " << one.network << "\n" << outcome.lines());
    const Finding* finding = outcome.broken(one.code);
    REQUIRE(finding != nullptr);
    CHECK_FALSE(finding->what.empty());
    seen.insert(one.code);
  }
  // Needs a file that is too large for a test; the two below need a row that no network has yet.
  seen.insert(Code::too_large_to_read);
  for (const CodeInfo& info : all_codes()) {
    if (info.code == Code::top_window || info.code == Code::mraid_tag_forbidden) continue;
    INFO(info.name);
    CHECK(seen.count(info.code) == 1);
  }
}

TEST_CASE("rules that other rows put as words", "[check]") {
  Json row = registry().find("unity")->row;
  row["literals"].erase("forbidden");
  row["mraid"]["script"] = "forbidden";
  auto network = parse_network(row, "unity", "row.json");
  REQUIRE(network);
  const File file = html(page(kMraid, script(kStores + "mraid.open(s[0]);top.location.hash")));
  SubjectReading reading = read_subject(file.name, file.bytes);
  const Outcome outcome{check_package(reading.subject, *network), false};
  INFO(outcome.lines());
  CHECK(outcome.broken(Code::top_window) != nullptr);
  CHECK(outcome.broken(Code::mraid_tag_forbidden) != nullptr);
}

TEST_CASE("what only looks like a fault is none", "[check]") {
  const auto quiet = [](const std::string& code, Code code_of, const char* network = "unity") {
    const File file = html(page(kMraid, script(kStores + "mraid.open(s[0]);" + code)));
    const Outcome outcome = check(file, network);
    INFO(code << "\n" << outcome.lines());
    CHECK(outcome.broken(code_of) == nullptr);
  };
  quiet("document.createElementNS(\"http://www.w3.org/2000/svg\",\"g\")", Code::external_url);
  quiet("/* see https://www.example.com */", Code::external_url);
  quiet("var a=b/c;var d='//';e=f/g", Code::external_url);
  quiet("var adaptive=leadapillar", Code::literal_forbidden, "ironsource");
  quiet("if(window.location==u){}", Code::redirect);
  quiet("prefetch(u);my.fetcher(u)", Code::request_api);
  quiet("var s2='fetch(u)'", Code::request_api);
}

TEST_CASE("evidence names the place, the rule its source, date and confidence", "[check]") {
  const File file = html("<!doctype html>\n<html>\n<head>" + kMraid +
                         "</head>\n<body>\n<script>\nvar a = 1;\nvar b = \"window.top\";\n"
                         "</script></body></html>");
  const Outcome outcome = check(file, "unity");
  const Finding* finding = outcome.broken(Code::literal_forbidden);
  REQUIRE(finding != nullptr);
  CHECK(finding->where == "game.html:7");
  const Json json = to_json(*finding, *registry().find("unity"));
  CHECK(json["code"] == "LITERAL_FORBIDDEN");
  CHECK(json["severity"] == "error");
  CHECK(json["verified"] == "2026-11");
  CHECK(json["confidence"] == "high");
  CHECK(json["source"].get<std::string>().find("unity-window-top") != std::string::npos);
}

TEST_CASE("any package can be held against any network", "[check]") {
  std::vector<File> files = {html(""),
                             html("<"),
                             html("<!doctype html>"),
                             html("<script>`${`${"),
                             html("<p style=\"background:url(\">"),
                             zip({{"x", ""}})};
  for (const Case& one : cases()) files.push_back(one.make());
  for (const File& file : files) {
    SubjectReading reading = read_subject(file.name, file.bytes);
    if (!reading.refused.empty() || file.bytes.size() > 1000000) continue;
    for (const Network& network : registry().rows) {
      const auto findings = check_package(reading.subject, network);
      CHECK_FALSE(findings.empty());
      for (const Finding& finding : findings) {
        CHECK(invalid_utf8(
                  to_json(finding, network).dump(-1, ' ', false, Json::error_handler_t::replace)) ==
              std::string::npos);
      }
    }
  }
}

TEST_CASE("the documentation explains every code", "[check]") {
  auto text = read_text(PLAYMILL_SOURCE_DIR "/docs/networks.md", 1U << 20U, ExitCode::internal);
  REQUIRE(text);
  for (const CodeInfo& info : all_codes()) {
    const std::string row = "| `" + std::string(info.name) + "` | " +
                            std::string(severity_name(info.severity)) + " | " +
                            std::string(info.rule) + " |";
    INFO(row);
    CHECK(text->find(row) != std::string::npos);
  }
}
