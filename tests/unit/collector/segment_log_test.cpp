#include "generator/collector/segment_log.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "generator/collector/codec.h"
#include "generator/collector/frames.h"
#include "tests/unit/ledger/fresh_ledger.h"

using namespace pm::gen;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / "playmill-segment-log";
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
  std::vector<fs::path> segments() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path))
      if (entry.path().extension() == ".log") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
  }
};

std::unique_ptr<Intake> opened(const Folder& folder, std::uint64_t segment_bytes = 1 << 20) {
  SegmentLogOptions options;
  options.folder = folder.path;
  options.segment_bytes = segment_bytes;
  auto log = open_segment_log(options);
  if (!log) FAIL(to_line(log.error()));
  return std::move(*log);
}

/// Appends and waits until it is durable.
bool appended(Intake& log, std::string record) {
  std::promise<bool> durable;
  if (!log.append(std::move(record), [&](bool fine) { durable.set_value(fine); })) return false;
  return durable.get_future().get();
}

std::vector<std::string> read_all(Intake& log) {
  std::vector<std::string> all;
  while (true) {
    auto some = log.read(1000, milliseconds(0));
    REQUIRE(some.ok());
    if (some->empty()) return all;
    all.insert(all.end(), some->begin(), some->end());
  }
}

std::string bytes_of(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("what is durable is read once, and again after a restart until it is released",
          "[collector]") {
  const Folder folder;
  {
    auto log = opened(folder, 200);
    for (int i = 0; i < 10; ++i)
      REQUIRE(appended(*log, "record " + std::to_string(i) + std::string(80, '.')));
    CHECK(folder.segments().size() > 3);
    CHECK(read_all(*log).size() == 10);
    CHECK(read_all(*log).empty());
  }
  {
    auto log = opened(folder, 200);
    const auto records = read_all(*log);
    REQUIRE(records.size() == 10);
    CHECK(records[3].starts_with("record 3"));
    REQUIRE(log->release().ok());
    CHECK(folder.segments().empty());
    CHECK(log->state().unreleased_bytes == 0);
    REQUIRE(appended(*log, "next"));
    CHECK(read_all(*log) == std::vector<std::string>{"next"});
    REQUIRE(log->release().ok());
    CHECK(folder.segments().size() == 1);  // it is still written to
    log->close();
    REQUIRE(log->release().ok());
    CHECK(read_all(*log).empty());
  }
}

TEST_CASE("a torn end is cut off, wherever it was torn", "[collector]") {
  const Folder folder;
  {
    auto log = opened(folder);
    REQUIRE(appended(*log, "first"));
    REQUIRE(appended(*log, "second"));
  }
  const fs::path segment = folder.segments().front();
  const std::string whole = bytes_of(segment);
  for (std::size_t cut = whole.size() - 1; cut > whole.size() / 2; --cut) {
    for (const fs::path& path : folder.segments()) fs::remove(path);
    write(segment, whole.substr(0, cut));
    auto log = opened(folder);
    CHECK(read_all(*log) == std::vector<std::string>{"first"});
    REQUIRE(appended(*log, "after"));
    CHECK(read_all(*log) == std::vector<std::string>{"after"});
  }
}

TEST_CASE("damage in the middle costs the records it hit", "[collector]") {
  const Folder folder;
  {
    auto log = opened(folder);
    for (const char* record : {"one", "two", "three", "four"}) REQUIRE(appended(*log, record));
  }
  const fs::path segment = folder.segments().front();
  std::string bytes = bytes_of(segment);
  bytes[bytes.find("two")] ^= 1;
  write(segment, bytes);
  auto log = opened(folder);
  CHECK(read_all(*log) == std::vector<std::string>{"one", "three", "four"});
  CHECK(log->state().damaged_bytes == kFrameHeadBytes + 3);
}

TEST_CASE("a log belongs to one collector at a time", "[collector]") {
  const Folder folder;
  auto log = opened(folder);
  SegmentLogOptions options;
  options.folder = folder.path;
  const auto second = open_segment_log(options);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == ExitCode::ledger);
}

TEST_CASE("a log that is full or closed takes nothing and says so", "[collector]") {
  const Folder folder;
  SegmentLogOptions options;
  options.folder = folder.path;
  options.max_waiting_bytes = 100;
  options.max_unreleased_bytes = 150;
  auto log = std::move(*open_segment_log(options));
  CHECK_FALSE(log->append(std::string(101, 'x'), [](bool) {}));
  CHECK(appended(*log, std::string(100, 'x')));
  CHECK(appended(*log, std::string(60, 'x')));
  CHECK_FALSE(log->append("x", [](bool) {}));  // too much is not released
  read_all(*log);
  log->close();
  CHECK_FALSE(log->append("x", [](bool) {}));
}

TEST_CASE("batches come out of their bytes as they went in", "[collector]") {
  LedgerBatch batch;
  batch.sessions = {pm::test::session_part(1, 3, "a", {"displayed", "error"})};
  batch.sessions[0].skew_ms = -123456789;
  Hit hit;
  hit.key = "k";
  hit.kind = SourceKind::postback;
  hit.revenue_micros = -5;
  hit.flags = kFlagBot;
  batch.hits = {hit};
  batch.letters = {{"id", "door", "reason", "/p", 1, 2, "{}", std::string("a\0b", 3)}};
  const std::string bytes = encode_batch(batch);
  LedgerBatch back;
  REQUIRE(decode_batch(bytes, back));
  CHECK(back.sessions == batch.sessions);
  CHECK(back.hits == batch.hits);
  CHECK(back.letters == batch.letters);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    LedgerBatch ignored;
    CHECK_FALSE(decode_batch(std::string_view(bytes).substr(0, cut), ignored));
  }
}

TEST_CASE("when the disk stalls, no more is taken than can be written soon", "[collector]") {
  const Folder folder;
  SegmentLogOptions options;
  options.folder = folder.path;
  options.max_waiting = milliseconds(5);
  auto log = std::move(*open_segment_log(options));
  std::promise<void> stalled, goes_on;
  REQUIRE(log->append("first", [&](bool) {
    stalled.set_value();
    goes_on.get_future().wait();
  }));
  stalled.get_future().wait();
  std::atomic<int> durable{0};
  const auto count = [&](bool fine) { durable += fine ? 1 : 0; };
  int taken = 0;
  while (log->append("waits", count)) ++taken;
  CHECK(taken > 0);
  CHECK_FALSE(log->append("one more", count));
  goes_on.set_value();
  while (durable < taken) std::this_thread::yield();
  CHECK(appended(*log, "after the stall"));
}
