#include "generator/diversity/screening_log.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "generator/core/files.h"
#include "generator/diversity/report.h"
#include "tests/unit/generator/support.h"

namespace fs = std::filesystem;
using namespace pm::gen;

namespace {

std::string text_of(const fs::path& file) {
  return read_file(file, 1U << 24U, ExitCode::internal).value();
}

ScreeningLog open_log(const fs::path& file) {
  auto log = ScreeningLog::open(file);
  REQUIRE(log.ok());
  return std::move(*log);
}

void add_to(const fs::path& file, std::string_view text) {
  std::ofstream(file, std::ios::app | std::ios::binary) << text;
}

/// Numbers that no short decimal says.
LookScores looked() {
  LookScores out;
  out.words = 10.0 / 3;
  out.has_pieces = true;
  out.hardest = Vision::deutan;
  out.closest_a = 0;
  out.closest_b = 2;
  out.score = 0.1 + 0.2;
  for (std::size_t i = 0; i < out.cells.size(); ++i) {
    out.cells[i] = {1.0 / (1.0 + static_cast<double>(i)), -1e-17, 0.1};
  }
  return out;
}

const std::string kPlayed = R"({"candidate":3,"plays":6,"wins":2,"touches":40.0,"seconds":61.35})";

struct Bench {
  Brief brief = sample_brief("fruit-drop");
  Plan plan;
  GateConfig gate = load_gate_config().value();
  ScreeningConfig config = load_screening_config().value();
  ScreeningOptions options;
  Bench() {
    brief.force = {"sort"};
    plan = plan_of(brief);
    config.look.batch = 4;
    options.root = playmill_root().value();
    options.catalog = &test_catalog();
    options.gate = &gate;
    options.config = &config;
    options.threads = 1;
  }
  Result<Screened> screen() { return screen_candidates(brief, plan, 3, 8, 1, options); }
};

/// Everything that a run tells of its candidates.
std::string told(const Screened& screened, const ScreeningConfig& config) {
  return candidates_report(screened, config).dump() + screening_report(screened).dump();
}

}  // namespace

TEST_CASE("what a screening noted is read as it was", "[diversity]") {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "screening.jsonl";
  const LookScores scores = looked();
  {
    auto log = open_log(file);
    CHECK_FALSE(fs::exists(file));
    const ScreeningLog::Looked batch[] = {{4, &scores}, {9, &scores}};
    REQUIRE(log.note("llvmpipe", batch).ok());
    REQUIRE(log.note(9, {3, 1, 17, 62.0 / 60}).ok());
  }
  const auto log = open_log(file);
  const LookScores* again = log.before().look(9, "llvmpipe");
  REQUIRE(again != nullptr);
  CHECK(again->words == scores.words);
  CHECK(again->score == scores.score);
  CHECK(again->hardest == scores.hardest);
  CHECK(again->closest_b == scores.closest_b);
  CHECK(picture_distance(again->cells, scores.cells) == 0);
  CHECK(log.before().look(9, "another renderer") == nullptr);
  CHECK(log.before().look(5, "llvmpipe") == nullptr);
  REQUIRE(log.before().tally(9, 3) != nullptr);
  CHECK(log.before().tally(9, 3)->seconds == 62.0 / 60);
  CHECK(log.before().tally(9, 6) == nullptr);
}

TEST_CASE("half a line at the end of a log is as if it was never written", "[diversity]") {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "screening.jsonl";
  add_to(file, kPlayed + "\n" + R"({"candidate":4,"pl)");
  auto log = open_log(file);
  CHECK(log.before().tallies.size() == 1);
  REQUIRE(log.note(5, {3, 1, 9, 20}).ok());
  const auto again = open_log(file);
  CHECK(again.before().tallies.size() == 2);
}

TEST_CASE("a log that is not ours means starting anew, never a crash", "[diversity]") {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "screening.jsonl";
  const auto with = [](std::string_view from, std::string_view to) {
    std::string line = kPlayed;
    return line.replace(line.find(from), from.size(), to);
  };
  const LookScores scores = looked();
  const ScreeningLog::Looked batch[] = {{4, &scores}};
  REQUIRE(open_log(file).note("r", batch).ok());
  std::string outside = text_of(file);
  outside.pop_back();
  outside.replace(outside.find("\"hardest\":2"), 11, "\"hardest\":7");
  for (const std::string& line :
       {std::string("{"), std::string("null"), std::string("[]"), std::string("{}"),
        std::string(5000, '\0'), std::string(100000, '['), with("3", "-3"), with("3", "1e99"),
        with("6", "1"), with("40.0", "1e999"), with("40.0", "null"), with("2", "2.5"), outside,
        std::string(R"({"renderer":"r","looks":[{"candidate":1}]})"),
        std::string(R"({"renderer":"r","looks":{}})")}) {
    INFO(line.substr(0, 100));
    fs::remove(file);
    add_to(file, kPlayed + "\n" + line + "\n");
    const auto log = ScreeningLog::open(file);
    REQUIRE(log.ok());
    CHECK(log->before().tallies.empty());
    CHECK_FALSE(fs::exists(file));
  }
  fs::create_directories(file / "a folder of that name");
  CHECK(ScreeningLog::open(file).ok());
}

TEST_CASE("a screening that is stopped anywhere goes on to the same choice", "[diversity]") {
  const TemporaryFolder folder;
  Bench bench;
  const auto whole = bench.screen();
  if (!whole.ok() && whole.error().code == ExitCode::component) SKIP(whole.error().message);
  REQUIRE(whole.ok());
  REQUIRE(whole->drawn > bench.config.look.batch / 2);

  const fs::path file = folder.path / "screening.jsonl";
  std::atomic<bool> stop{false};
  bench.options.interrupted = &stop;
  int stops = 0;
  // Within a few steps of where it went on, be it pictures or plays.
  constexpr int kSteps[] = {1, 2, 3, 3};
  for (const int steps : kSteps) {
    auto log = open_log(file);
    bench.options.log = &log;
    const std::size_t known = log.before().looks.size() / 2 + log.before().tallies.size();
    std::size_t told_steps = 0;
    stop = false;
    bench.options.progress = [&](std::string_view, int, int) {
      if (++told_steps == known + static_cast<std::size_t>(steps)) stop = true;
    };
    stops += bench.screen().ok() ? 0 : 1;
  }
  CHECK(stops == 4);

  stop = false;
  bench.options.progress = {};
  const std::string left = text_of(file);
  auto log = open_log(file);
  bench.options.log = &log;
  const auto last = bench.screen();
  REQUIRE(last.ok());
  CHECK(told(*last, bench.config) == told(*whole, bench.config));
  CHECK(last->drawn_before == static_cast<int>(log.before().looks.size()));
  CHECK(last->plays_before == static_cast<int>(log.before().tallies.size()) * 3);
  CHECK(last->drawn_before > 0);
  CHECK(last->plays_before > 0);
  // Lines were only added, one for what was not there yet.
  CHECK(text_of(file).starts_with(left));
  auto all = open_log(file);
  CHECK(all.before().looks.size() == static_cast<std::size_t>(whole->drawn));

  // Another renderer's pictures are drawn anew; plays have no renderer.
  std::string foreign = text_of(file);
  for (std::size_t at = 0; (at = foreign.find("{\"renderer\":\"", at)) != std::string::npos; ++at) {
    foreign.insert(at + 13, "another ");
  }
  fs::remove(file);
  add_to(file, foreign);
  auto other = open_log(file);
  bench.options.log = &other;
  const auto anew = bench.screen();
  REQUIRE(anew.ok());
  CHECK(anew->drawn_before == 0);
  CHECK(anew->plays_before == static_cast<int>(all.before().tallies.size()) * 3);
  CHECK(told(*anew, bench.config) == told(*whole, bench.config));
}
