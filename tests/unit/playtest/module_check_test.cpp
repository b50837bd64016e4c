#include "generator/playtest/module_check.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "generator/core/files.h"
#include "generator/packer/payload.h"
#include "generator/playtest/play.h"
#include "runtime/scene/cooked.h"
#include "tests/support/scene_builder.h"

namespace fs = std::filesystem;
using namespace pm::gen;

namespace {

fs::path root() { return playmill_root().value(); }
fs::path script() { return root() / "tools" / "replay-module.mjs"; }

/// A program that stands in for Node.js and behaves badly.
struct Impostor {
  fs::path folder = fs::temp_directory_path() / ("playmill-node-" + std::to_string(::getpid()));
  fs::path file = folder / "node";
  explicit Impostor(const std::string& body) {
    fs::create_directories(folder);
    std::ofstream(file) << "#!/bin/sh\n" << body << "\n";
    ::chmod(file.c_str(), 0755);
  }
  ~Impostor() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

Result<ModuleRun> run_with(const std::string& node, int timeout_ms) {
  // Any file will do as a module: none of these get as far as opening it.
  const ModuleJob job{script(), {}, {}, 10};
  ModuleChecker checker(script(), node, timeout_ms);
  return checker.run(job);
}

}  // namespace

TEST_CASE("without Node.js the check says what is missing") {
  const auto result = run_with("/nowhere/node", 1000);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ExitCode::component);
  CHECK(result.error().message.find("not found") != std::string::npos);
}

TEST_CASE("a checker that dies, talks nonsense, floods or sleeps is an error, never a hang") {
  const auto message = [](const std::string& body, int timeout_ms) {
    const Impostor impostor(body);
    const auto result = run_with(impostor.file.string(), timeout_ms);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ExitCode::component);
    return result.error().message;
  };
  CHECK(message("exit 3", 5000).find("ended") != std::string::npos);
  CHECK(message("echo '<html>'; sleep 5", 5000).find("no answer") != std::string::npos);
  CHECK(message("echo '{\"hash\":\"12\",\"phase\":0,\"outcome\":0}'; sleep 5", 5000)
            .find("no answer") != std::string::npos);
  CHECK(message("echo '{\"hash\":\"0x12\",\"phase\":9,\"outcome\":0}'; sleep 5", 5000)
            .find("no answer") != std::string::npos);
  CHECK(message("exec sleep 20", 200).find("did not answer") != std::string::npos);
  CHECK(message("exec tr '\\000' x </dev/zero", 20000).find("without end") != std::string::npos);
}

TEST_CASE("a missing module or script is told") {
  ModuleChecker checker(script());
  const auto result = checker.run({root() / "none.wasm", {}, {}, 1});
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ExitCode::component);
  ModuleChecker lost(root() / "tools" / "none.mjs");
  CHECK_FALSE(lost.run({script(), {}, {}, 1}).ok());
}

TEST_CASE("shipped modules play as the native program does") {
  ModuleChecker checker(script());
  Player player;
  int seen = 0;
  const auto names = pm::mechanic_names();
  for (std::size_t i = 0; i < names.size() * 2; ++i) {
    const std::string_view name = names[i / 2];
    pm::Scene scene = pm::test_scene(name, 21);
    if (i % 2 == 1) pm::give_presenter(scene);
    const fs::path module = root() / "build" / "wasm" / module_name(scene);
    if (!fs::exists(module)) continue;
    ++seen;
    const PlayResult& played = player.play(scene, Bot::human, 2, 60 * 60);
    const auto cooked = pm::write_cooked(scene, pm::ShaderText{});
    const auto run = checker.run({module, cooked, played.trace, played.steps});
    INFO(name << ": " << (run.ok() ? "" : to_line(run.error())));
    REQUIRE(run.ok());
    CHECK(run->hash == played.hash);
    CHECK(run->outcome == played.outcome);
    // A scene that is none is refused, and the process lives on.
    const std::vector<std::uint8_t> broken(40, 7);
    const auto refused = checker.run({module, broken, {}, 1});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ExitCode::gate);
  }
  if (seen == 0) SKIP("the WebAssembly modules are not built");
}
