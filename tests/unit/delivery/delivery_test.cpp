#include "generator/delivery/delivery.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "generator/archive/zip.h"
#include "generator/check/check.h"
#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/core/sha256.h"
#include "generator/delivery/report_page.h"
#include "generator/delivery/store_address.h"
#include "generator/delivery/write_delivery.h"
#include "generator/planner/lexical.h"

namespace fs = std::filesystem;
using namespace pm::gen;

namespace {

const Catalog& catalog() {
  static const Catalog kept = load_catalog().value();
  return kept;
}

const Networks& registry() {
  static const Networks kept = load_networks().value();
  return kept;
}

const Network& row(const char* id) {
  const Network* found = registry().find(id);
  REQUIRE(found != nullptr);
  return *found;
}

PackRoom room() { return {playmill_root().value()}; }

std::vector<std::string> samples() {
  std::vector<std::string> out;
  for (const auto& file : fs::directory_iterator(room().root / "samples")) {
    if (file.path().extension() == ".json") out.push_back(file.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

SceneDoc compose_one(const Brief& brief) {
  const auto planner = make_lexical_planner(catalog());
  const Plan plan = planner->plan(brief).value();
  return compose(brief, plan, catalog(), brief.seed, 1).value().front();
}

SceneDoc sample_scene(const std::string& file) {
  const std::vector<std::string> mechanics = catalog().template_names();
  return compose_one(load_brief(file, mechanics).value());
}

/// A small scene with every store link and a name that tries to break out of markup.
SceneDoc hostile_scene() {
  Brief brief;
  brief.name = "</script>--><b>'\"&;\\`${1}";
  brief.description = "Sort fruit into jars.";
  brief.force = {"sort"};
  brief.store = {"https://apps.apple.com/app/id1600000101",
                 "https://play.google.com/store/apps/details?id=com.example.game",
                 "https://game.example.com"};
  SceneDoc doc = compose_one(brief);
  doc.id = "jar-sort.01";
  return doc;
}

const SceneDoc& plain_scene() {
  static const SceneDoc kept = sample_scene((room().root / "samples/fruit-drop.json").string());
  return kept;
}

std::vector<const Network*> all_networks() {
  std::vector<const Network*> out;
  for (const Network& network : registry().rows) out.push_back(&network);
  return out;
}

Delivery delivered(const SceneDoc& doc, const std::vector<const Network*>& networks) {
  auto out = deliver(room(), {&doc, 1}, networks);
  if (!out) FAIL(to_line(out.error()));
  return std::move(*out);
}

NetworkPackage package(const SceneDoc& doc, const Network& network) {
  return std::move(delivered(doc, {&network}).packages.front().package);
}

/// What its own network's rules, read back from the file's bytes alone, have against a package.
std::string errors_of(const Delivered& one) {
  std::string out;
  SubjectReading reading = read_subject(one.package.file, one.package.bytes);
  std::vector<Finding> findings = std::move(reading.refused);
  if (findings.empty()) findings = check_package(reading.subject, *one.network);
  for (const Finding& finding : findings) {
    if (!finding.pass && finding.severity() == Severity::error) {
      out += one.package.file + ": " + to_line(finding) + "\n";
    }
  }
  return out;
}

std::vector<std::string> names_in(const std::string& zip) {
  const ZipReading reading = read_zip(zip);
  REQUIRE(reading.fault == ZipFault::none);
  std::vector<std::string> out;
  for (const ZipFile& file : reading.files) out.push_back(file.name);
  return out;
}

}  // namespace

// Each network meets two samples, each sample seven networks.
TEST_CASE("a sample's package passes its network's rules", "[delivery]") {
  const std::vector<std::string> files = samples();
  const std::vector<const Network*> networks = all_networks();
  REQUIRE(files.size() >= 6);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::vector<const Network*> some;
    for (std::size_t k = 0; k < networks.size(); ++k) {
      if ((i + k) % 6 == 0) some.push_back(networks[k]);
    }
    for (const Delivered& one : delivered(sample_scene(files[i]), some).packages) {
      CHECK(errors_of(one) == "");
    }
  }
}

// ./build/native/playmill_tests '[every-package]'
TEST_CASE("every sample's package for every network passes its rules", "[.][every-package]") {
  std::size_t count = 0;
  for (const std::string& file : samples()) {
    for (const Delivered& one : delivered(sample_scene(file), all_networks()).packages) {
      CHECK(errors_of(one) == "");
      ++count;
    }
  }
  CHECK(count == samples().size() * registry().rows.size());
}

TEST_CASE("words of a product cannot break out of a package", "[delivery]") {
  for (const Delivered& one : delivered(hostile_scene(), all_networks()).packages) {
    CHECK(errors_of(one) == "");
    CHECK(one.package.bytes.find("<b>'") == std::string::npos);
  }
}

TEST_CASE("same scene, same bytes", "[delivery]") {
  const Delivery first = delivered(hostile_scene(), all_networks());
  const Delivery second = delivered(hostile_scene(), all_networks());
  REQUIRE(first.packages.size() == second.packages.size());
  for (std::size_t i = 0; i < first.packages.size(); ++i) {
    CHECK(first.packages[i].package.file == second.packages[i].package.file);
    CHECK(first.packages[i].package.bytes == second.packages[i].package.bytes);
    CHECK(first.packages[i].package.sha256 == sha256_hex(second.packages[i].package.bytes));
  }
  CHECK(delivery_json(first) == delivery_json(second));
  CHECK(report_page(room().root, first).value() == report_page(room().root, second).value());
}

TEST_CASE("packages are named and built as each network asks", "[delivery]") {
  const SceneDoc doc = hostile_scene();
  CHECK(package(doc, row("unity")).file == "jar_sort_01_unity.html");

  const NetworkPackage mintegral = package(doc, row("mintegral"));
  CHECK(mintegral.file == "jar_sort_01_mintegral_ios_and.zip");
  CHECK(
      names_in(mintegral.bytes) ==
      std::vector<std::string>{"jar_sort_01_mintegral_ios_and/jar_sort_01_mintegral_ios_and.html"});

  CHECK(names_in(package(doc, row("tiktok")).bytes) ==
        std::vector<std::string>{"index.html", "config.json"});
  CHECK(names_in(package(doc, row("moloco_v2")).bytes) ==
        std::vector<std::string>{"launcher.html", "payload.js"});
  CHECK(names_in(package(doc, row("kayzen")).bytes) ==
        std::vector<std::string>{"index.html", "creative.js"});

  const NetworkPackage snippet = package(doc, row("ironsource_exchange"));
  CHECK(snippet.subject.snippet);
  CHECK(snippet.bytes.find("<html") == std::string::npos);
}

TEST_CASE("a package holds store links where its network has none itself", "[delivery]") {
  const SceneDoc doc = hostile_scene();
  const auto holds = [&](const char* network, const char* text) {
    for (const SubjectFile& file : package(doc, row(network)).subject.files) {
      if (file.bytes.find(text) != std::string::npos) return true;
    }
    return false;
  };
  CHECK(holds("unity", "apps.apple.com/app/id1600000101"));
  CHECK(holds("unity", "com.example.game"));
  CHECK_FALSE(holds("google", "com.example.game"));
  CHECK_FALSE(holds("meta", "com.example.game"));
  CHECK(holds("luna", "com.example.game"));
  // The product's own page is no store.
  CHECK_FALSE(holds("unity", "game.example.com"));
  CHECK(holds("web", "game.example.com"));
}

TEST_CASE("links that open an app become addresses of the same app", "[delivery]") {
  CHECK(https_store_address("market://details?id=com.example.game&hl=en") ==
        "https://play.google.com/store/apps/details?id=com.example.game&hl=en");
  CHECK(https_store_address("itms-apps://apps.apple.com/app/id1600000101") ==
        "https://apps.apple.com/app/id1600000101");
  CHECK(https_store_address("https://example.com/a") == "https://example.com/a");
  CHECK(https_store_address("") == "");
}

TEST_CASE("the text code is the one that makes the smallest file", "[delivery]") {
  // Control characters only where the network takes any text.
  CHECK(package(plain_scene(), row("applovin")).code == TextCode::utf7);
  CHECK(package(plain_scene(), row("unity")).code == TextCode::ascii91);
  // An archive takes the loss of both visible codes away; this one needs no browser's reader.
  CHECK(package(plain_scene(), row("google")).code == TextCode::ascii91);
}

TEST_CASE("a refused word that stands in packed data by chance is taken apart", "[delivery]") {
  const auto payload = make_payload(room(), plain_scene().scene).value();
  const std::string& packed = payload.scene.text(TextCode::ascii91);
  Network network = row("unity");
  for (const std::size_t at : {std::size_t{0}, std::size_t{100}, packed.size() - 12}) {
    ForbiddenLiteral word;
    word.text = packed.substr(at, 12);
    network.literals.forbidden.push_back(word);
  }
  const NetworkPackage taken = package(plain_scene(), network);
  CHECK(verdict_of(taken.findings).pass());
  CHECK(taken.code == TextCode::ascii91);
  // The browser joins the strings again.
  std::string joined = taken.bytes;
  CHECK(joined.find(packed) == std::string::npos);
  for (std::size_t at = joined.find("\"+\""); at != std::string::npos;
       at = joined.find("\"+\"", at)) {
    joined.erase(at, 3);
  }
  CHECK(joined.find(packed) != std::string::npos);
}

TEST_CASE("a package that breaks a rule is told and not offered", "[delivery]") {
  SceneDoc doc = plain_scene();
  doc.store = {};
  const Delivery delivery = delivered(doc, {&row("unity"), &row("google")});
  CHECK_FALSE(delivery.pass());
  const Json report = delivery_json(delivery);
  CHECK(report["ok"] == false);
  CHECK(report["packages"][0]["pass"] == false);
  CHECK(report["packages"][0]["file"].is_null());
  CHECK(report["packages"][1]["pass"] == true);
  CHECK(report["packages"][1]["file"] == "fruit_drop_01_google.zip");
  const std::string page = report_page(room().root, delivery).value();
  CHECK(page.find("STORE_LINK_MISSING") != std::string::npos);
  CHECK(page.find("1 of 2 packages passes") != std::string::npos);

  Network small = row("unity");
  small.limits.package = 50000;
  const NetworkPackage packed = package(plain_scene(), small);
  const Finding* limit = tightest_limit(packed.findings);
  REQUIRE(limit != nullptr);
  CHECK_FALSE(limit->pass);
  CHECK(limit->bytes == packed.bytes.size());
}

TEST_CASE("the report names room, evidence, source, date and confidence", "[delivery]") {
  const Json report = delivery_json(delivered(hostile_scene(), {&row("kayzen")}));
  const Json& one = report["packages"][0];
  // Its smallest limit is that of the page, not of the whole.
  CHECK(one["limit"] == 10000);
  CHECK(one["headroom"] > 5000);
  CHECK(one["sha256"].get<std::string>().size() == 64);
  const auto& findings = one["findings"];
  const auto cta = std::find_if(findings.begin(), findings.end(),
                                [](const Json& f) { return f["code"] == "CTA_MISSING"; });
  REQUIRE(cta != findings.end());
  CHECK((*cta)["pass"] == true);
  CHECK((*cta)["found"].get<std::string>().size() > 0);
  CHECK((*cta)["source"].get<std::string>().find("kayzen") != std::string::npos);
  CHECK((*cta)["verified"] == row("kayzen").verified);
  CHECK((*cta)["confidence"] == "high");
  const std::string page =
      report_page(room().root, delivered(hostile_scene(), {&row("kayzen")})).value();
  CHECK(page.find("<b>'") == std::string::npos);
}

TEST_CASE("an icon of noise still fits every limit and advice", "[delivery]") {
  SceneDoc doc = plain_scene();
  Image noise{128, 128, std::vector<std::uint8_t>(128 * 128 * 4)};
  std::uint32_t state = 1;
  for (auto& byte : noise.rgba) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(state >> 24U);
  }
  doc.scene.pictures.all = {icon_picture(noise, "")};
  doc.scene.pictures.count = 1;
  doc.scene.pictures.icon = 0;
  for (const Delivered& one : delivered(doc, all_networks()).packages) {
    CHECK(errors_of(one) == "");
    for (const Finding& finding : one.package.findings) {
      if (finding.code == Code::size_advised) CHECK(finding.pass);
    }
  }
}

TEST_CASE("two scenes of one name are refused", "[delivery]") {
  const std::vector<SceneDoc> docs{plain_scene(), plain_scene()};
  const std::vector<const Network*> networks{&row("unity")};
  const auto out = deliver(room(), docs, networks);
  REQUIRE_FALSE(out);
  CHECK(out.error().code == ExitCode::usage);
}

TEST_CASE("names of files hold letters, digits and _ only", "[delivery]") {
  CHECK(product_name("fruit-drop-01") == "fruit_drop_01");
  CHECK(product_name("../a b..") == "a_b");
  CHECK(product_name("彩色") == "playable");
  CHECK(product_name(std::string(200, 'x')).size() == 60);
}

TEST_CASE("sums are SHA-256 as sha256sum writes them", "[delivery]") {
  const std::pair<std::string, std::string_view> file{"a.txt", "abc"};
  CHECK(sha256_lines({&file, 1}) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n");
}

TEST_CASE("a delivery is written with both reports and the sums of every file", "[delivery]") {
  const fs::path folder =
      fs::temp_directory_path() / ("playmill-delivery-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  SceneDoc doc = plain_scene();
  doc.store = {};
  const Delivery delivery = delivered(doc, {&row("unity"), &row("google"), &row("web")});
  REQUIRE(write_delivery(delivery, delivery_json(delivery), room().root, folder));
  CHECK(holds_delivery(folder));
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(folder)) names.push_back(file.path().filename());
  std::sort(names.begin(), names.end());
  // The one that fails for Unity is left out.
  CHECK(names == std::vector<std::string>{"SHA256SUMS", "fruit_drop_01_google.zip",
                                          "fruit_drop_01_web.html", "playmill-ad.js", "report.html",
                                          "report.json"});
  const std::string sums = read_file(folder / "SHA256SUMS", 10000, ExitCode::internal).value();
  for (const std::string& name : names) {
    if (name == "SHA256SUMS") continue;
    const std::string bytes = read_file(folder / name, 1U << 20U, ExitCode::internal).value();
    CHECK(sums.find(sha256_hex(bytes) + "  " + name + "\n") != std::string::npos);
  }
  fs::remove_all(folder);
}

TEST_CASE("pictures shrink to a network's limits, and say when they cannot", "[delivery][image]") {
  SceneDoc doc = plain_scene();
  for (std::uint32_t i = 0; i < 3; ++i) {
    Image noise{256, 256, std::vector<std::uint8_t>(256 * 256 * 4)};
    std::uint32_t state = i + 1;
    for (std::size_t at = 0; at < noise.rgba.size(); ++at) {
      state = state * 1664525U + 1013904223U;
      noise.rgba[at] = at % 4 == 3 ? std::uint8_t{255} : static_cast<std::uint8_t>(state >> 24U);
    }
    doc.scene.pictures.all.push_back(icon_picture(noise, ""));
  }
  doc.scene.pictures.count = 3;
  Network tight = row("unity");
  const NetworkPackage roomy = delivered(doc, {&tight}).packages[0].package;
  tight.limits.package = roomy.bytes.size() - 20'000;
  const Delivered small = delivered(doc, {&tight}).packages.at(0);
  CHECK(errors_of(small) == "");
  CHECK(small.package.strip.bytes.size() < roomy.strip.bytes.size());
  tight.limits.package = 60'000;
  const Delivered hopeless = delivered(doc, {&tight}).packages.at(0);
  CHECK(errors_of(hopeless) != "");
  CHECK(hopeless.package.strip.at_floor);
}
