#include "generator/core/growing_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace fs = std::filesystem;
using namespace pm::gen;

namespace {

struct Scratch {
  fs::path path = fs::temp_directory_path() / ("playmill-growing-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

bool ours(const fs::path& folder) { return fs::exists(folder / "run.json"); }

}  // namespace

TEST_CASE("what a killed run left is found by a run that makes the same", "[files]") {
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  const pid_t child = ::fork();
  if (child == 0) {
    auto folder = GrowingFolder::open(out, "the same", ours);
    const bool done = folder && write_file(folder->path() / "piece", "made");
    // Killed: nothing is cleaned up.
    ::_exit(done ? 0 : 1);
  }
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  CHECK_FALSE(fs::exists(out));
  {
    auto same = GrowingFolder::open(out, "the same", ours);
    REQUIRE(same.ok());
    CHECK(fs::exists(same->path() / "piece"));
    same->keep();
  }
  {
    auto same = GrowingFolder::open(out, "the same", ours);
    REQUIRE(same.ok());
    CHECK(fs::exists(same->path() / "piece"));
    REQUIRE(write_file(same->path() / "run.json", "{}").ok());
    REQUIRE(same->commit().ok());
  }
  CHECK(fs::exists(out / "piece"));
  CHECK_FALSE(fs::exists(out / ".key"));
  CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator()) == 1);
}

TEST_CASE("what a run of something else left is removed, and a failed run leaves nothing",
          "[files]") {
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  {
    auto first = GrowingFolder::open(out, "one", ours);
    REQUIRE(first.ok());
    REQUIRE(write_file(first->path() / "piece", "made").ok());
    first->keep();
  }
  {
    auto second = GrowingFolder::open(out, "two", ours);
    REQUIRE(second.ok());
    CHECK_FALSE(fs::exists(second->path() / "piece"));
    // One at a time.
    auto third = GrowingFolder::open(out, "two", ours);
    REQUIRE_FALSE(third.ok());
    CHECK(third.error().message.find("another run") != std::string::npos);
    CHECK(fs::exists(second->path()));
  }
  CHECK(fs::is_empty(scratch.path));
}

TEST_CASE("a folder of somebody else's is left alone", "[files]") {
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  fs::create_directories(out);
  REQUIRE(write_file(out / "thesis.txt", "years of work").ok());
  CHECK_FALSE(GrowingFolder::open(out, "key", ours).ok());
  CHECK(fs::exists(out / "thesis.txt"));
}
