#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "generator/ledger/ledger.h"
#include "generator/ledger/sqlite.h"
#include "tests/unit/ledger/fresh_ledger.h"

using namespace pm::gen;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / "playmill-sqlite-ledger";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("a file that is no ledger is left alone", "[ledger]") {
  const Folder folder;
  const std::string text = folder.path / "text.db", foreign = folder.path / "foreign.db";
  std::ofstream(text) << std::string(5000, 'x');
  {
    auto other = Database::open(foreign);
    REQUIRE(other.ok());
    REQUIRE(other->execute("CREATE TABLE recipes (name TEXT)").ok());
  }
  for (const std::string& path : {text, foreign, std::string(folder.path / "none" / "ledger.db")}) {
    const auto opened = open_ledger(path);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ExitCode::ledger);
    CHECK(opened.error().file == path);
    CHECK_FALSE(opened.error().mend.empty());
  }
}

TEST_CASE("a ledger of a newer program is left alone", "[ledger]") {
  const Folder folder;
  const std::string path = folder.path / "ledger.db";
  REQUIRE(open_ledger(path).ok());
  {
    auto file = Database::open(path);
    REQUIRE(file->execute("PRAGMA user_version = 99").ok());
  }
  const auto opened = open_ledger(path);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().message.find("schema 99") != std::string::npos);
}

TEST_CASE("two writers wait for each other and lose nothing", "[ledger]") {
  const Folder folder;
  const std::string path = folder.path / "ledger.db";
  const auto write = [&](int first) {
    auto ledger = open_ledger(path);
    for (int i = 0; i < 50; ++i) {
      LedgerBatch batch;
      batch.sessions = {pm::test::session_part(first + i, 0, "a", {"displayed"})};
      if (!(*ledger)->put(batch)) return;
    }
  };
  std::thread one(write, 0), two(write, 1000);
  one.join();
  two.join();
  CHECK((*open_ledger(path))->size()->sessions == 100);
}
