#include <catch2/catch_test_macros.hpp>

#include "generator/archive/zip.h"
#include "generator/core/files.h"
#include "generator/delivery/delivery.h"
#include "generator/delivery/network_package.h"
#include "generator/packer/html.h"
#include "tests/support/scene_builder.h"

using namespace pm;
using namespace pm::gen;

namespace {

constexpr std::string_view kAddress = "https://collect.example";

PackRoom room() { return {playmill_root().value()}; }

const Networks& registry() {
  static const Networks kept = load_networks().value();
  return kept;
}

SceneDoc doc() {
  SceneDoc out;
  out.scene = test_scene("sort", 1);
  out.id = "fruit-01";
  out.store = {"https://apps.apple.com/app/id1234567890",
               "https://play.google.com/store/apps/details?id=com.example.game", ""};
  return out;
}

/// The package's text, whatever it is wrapped in.
std::string text_of(const NetworkPackage& package) {
  if (!package.file.ends_with(".zip")) return package.bytes;
  std::string out;
  for (const ZipFile& file : read_zip(package.bytes).files) out += file.bytes;
  return out;
}

}  // namespace

TEST_CASE("only pages of networks that allow requests can make any", "[delivery]") {
  const SceneDoc scene = doc();
  const auto payload = make_payload(room(), scene.scene);
  REQUIRE(payload);
  const Beacon beacon = read_beacon(std::string(kAddress), "spring").value();
  int carrying = 0;
  for (const Network& network : registry().rows) {
    INFO(network.id);
    const std::string& requests = network.traffic.requests;
    const bool allowed = requests == "https" || requests == "any";
    const auto told =
        pack_for_network(room(), scene.scene, *payload, package_subject(scene, beacon), network);
    REQUIRE(told);
    CHECK(told->beacon == allowed);
    const std::string text = text_of(*told);
    for (const std::string_view word : {kAddress, std::string_view("sendBeacon"),
                                        std::string_view("fruit-01\",\"campaign\":\"spring\"")}) {
      CHECK((text.find(word) != std::string::npos) == allowed);
    }
    for (const Finding& finding : told->findings) {
      INFO(to_line(finding));
      CHECK((finding.pass || finding.severity() != Severity::error));
    }
    if (!allowed) continue;
    ++carrying;
    // Without being asked to, none does.
    const auto silent =
        pack_for_network(room(), scene.scene, *payload, package_subject(scene), network);
    REQUIRE(silent);
    CHECK(text_of(*silent).find("sendBeacon") == std::string::npos);
  }
  CHECK(carrying >= 3);
}

TEST_CASE("a network that takes https only gets no beacon to an open address", "[delivery]") {
  const SceneDoc scene = doc();
  const Network* network = registry().find("liftoff");
  REQUIRE(network != nullptr);
  const Beacon open = read_beacon("http://collect.example", "").value();
  const auto refused = deliver(room(), {&scene, 1}, {&network, 1}, {}, open);
  REQUIRE(!refused);
  CHECK(refused.error().code == ExitCode::usage);
  CHECK(refused.error().message.find("https only") != std::string::npos);
}
