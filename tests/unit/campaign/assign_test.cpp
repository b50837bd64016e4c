#include "generator/campaign/assign.h"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "generator/core/files.h"
#include "generator/core/json.h"

namespace fs = std::filesystem;
using namespace pm::gen;

namespace {

Weights weights(std::vector<double> shares) {
  Weights out;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    out.variants.push_back("variant-" + std::to_string(i));
  }
  out.shares = std::move(shares);
  return out;
}

std::string group(int i) { return "user-" + std::to_string(i); }

}  // namespace

TEST_CASE("groups are assigned with exactly the shares, and stay", "[campaign]") {
  constexpr int kGroups = 40'000;
  const Weights before = weights({0.5, 0.3, 0.2, 0});
  const Weights after = weights({0.4, 0.4, 0.2, 0});
  std::vector<double> seen(4, 0.0);
  int moved = 0;
  for (int i = 0; i < kGroups; ++i) {
    const std::size_t first = assigned(before, group(i));
    seen[first] += 1;
    CHECK(first == assigned(before, group(i)));
    moved += first != assigned(after, group(i)) ? 1 : 0;
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const double sd = std::sqrt(before.shares[i] * (1 - before.shares[i]) / kGroups);
    CHECK(std::abs(seen[i] / kGroups - before.shares[i]) < 4 * sd);
  }
  CHECK(seen[3] == 0);
  // A tenth of the traffic changes hands: hardly more groups may move than must.
  CHECK(moved < 0.15 * kGroups);
  CHECK(moved > 0.08 * kGroups);
}

TEST_CASE("assignments are answered from a campaign's weights", "[campaign]") {
  const fs::path state =
      fs::temp_directory_path() / ("playmill-assign-" + std::to_string(getpid()));
  fs::create_directories(state);
  REQUIRE(write_file(state / "weights.json",
                     R"({"decision":"00-start.json","variants":[{"id":"a","share":0.25},)"
                     R"({"id":"b","share":0.75}]})"));
  auto assigner = Assigner::open(state);
  REQUIRE(assigner);
  http::Request request;
  request.path = "/v1/assign";
  request.query = "group=u1";
  const http::Response first = (*assigner)->answer(request);
  CHECK(first.status == 200);
  const auto body = parse_json(first.body, "answer", ExitCode::usage);
  REQUIRE(body);
  const bool is_a = (*body)["variant"] == "a";
  CHECK((*body)["probability"] == (is_a ? 0.25 : 0.75));
  CHECK((*assigner)->answer(request).body == first.body);
  request.query = "group=%zz";
  CHECK((*assigner)->answer(request).status == 400);
  request.query.clear();
  CHECK((*assigner)->answer(request).status == 200);
  request.method = http::Method::post;
  CHECK((*assigner)->answer(request).status == 405);
  REQUIRE(write_file(state / "weights.json", R"({"variants":[{"id":"a","share":-1}]})"));
  CHECK_FALSE(Assigner::open(state));
  fs::remove_all(state);
}

TEST_CASE("changed weights are served, unreadable ones are not", "[campaign]") {
  const fs::path file =
      fs::temp_directory_path() / ("playmill-weights-" + std::to_string(getpid()) + ".json");
  const auto write = [&](std::string_view variants) {
    REQUIRE(write_file(file, R"({"decision":"d","variants":)" + std::string(variants) + "}"));
  };
  write(R"([{"id":"old","share":1}])");
  auto assigner = Assigner::open(file, std::chrono::milliseconds(0));
  REQUIRE(assigner);
  http::Request request;
  request.path = "/v1/assign";
  request.query = "group=u1";
  const auto variant = [&] {
    return Json::parse((*assigner)->answer(request).body).value("variant", "");
  };
  CHECK(variant() == "old");
  write(R"([{"id":"newer","share":1}])");
  CHECK(variant() == "newer");
  write("[");
  CHECK(variant() == "newer");
  fs::remove(file);
  CHECK(variant() == "newer");
  write(R"([{"id":"newest","share":1}])");
  CHECK(variant() == "newest");
  fs::remove(file);
}
