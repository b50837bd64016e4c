#include "generator/session/replay.h"

#include <catch2/catch_test_macros.hpp>

#include "generator/playtest/play.h"
#include "generator/scene/scene_doc.h"
#include "generator/session/view.h"
#include "runtime/mechanics/mechanic.h"
#include "tests/support/scene_builder.h"

using namespace pm;
using namespace pm::gen;

namespace {

constexpr const char* kId = "abcdefghijklmnop";

SessionRecord empty_record(const Scene& scene, int part) {
  SessionRecord out;
  out.id = kId;
  out.part = part;
  out.variant = "test";
  out.scene = scene_fingerprint(scene);
  out.network = "page";
  out.locale = "en";
  return out;
}

/// A view as a page would tell it: `steps` of a bot's play in `parts` parts.
std::vector<SessionRecord> recorded(const Scene& scene, std::uint64_t seed, std::uint32_t steps,
                                    int parts) {
  Player player;
  const std::vector<Input> trace = player.session(scene, Bot::human, seed, steps).trace;
  std::vector<SessionRecord> out;
  Game game;
  REQUIRE(game.start(scene));
  std::size_t next = 0;
  for (int part = 0; part < parts; ++part) {
    SessionRecord record = empty_record(scene, part);
    const auto end =
        steps * static_cast<std::uint32_t>(part + 1) / static_cast<std::uint32_t>(parts);
    while (game.steps() < end) {
      for (; next < trace.size() && trace[next].step <= game.steps(); ++next) {
        game.input(trace[next].kind, trace[next].at);
        record.trace.push_back(trace[next]);
      }
      game.step();
    }
    record.mark = SessionMark{game.steps(), game.hash()};
    out.push_back(std::move(record));
  }
  return out;
}

/// Through the text that a collector keeps, and back.
std::vector<SessionView> by_text(const std::vector<SessionRecord>& records) {
  std::string lines;
  for (const SessionRecord& record : records) lines += write_session_record(record).dump() + "\n";
  auto read = read_session_records(lines, "test.jsonl");
  if (!read) FAIL(to_line(read.error()));
  return join_sessions(std::move(*read));
}

Result<Replay> replayed(const Scene& scene, const SessionView& view) {
  return replay_session(scene, scene_fingerprint(scene), view, "test.jsonl");
}

}  // namespace

TEST_CASE("a recorded play of any mechanic replays to the same state and end", "[session]") {
  for (const std::string_view mechanic : mechanic_names()) {
    INFO(mechanic);
    const Scene scene = test_scene(mechanic, 2);
    Player player;
    const PlayResult& played = player.session(scene, Bot::human, 9, 1500);
    const std::uint64_t hash = played.hash;
    const Outcome outcome = played.outcome;
    for (const int parts : {1, 5}) {
      const auto views = by_text(recorded(scene, 9, 1500, parts));
      REQUIRE(views.size() == 1);
      CHECK(views[0].parts == parts);
      const auto again = replayed(scene, views[0]);
      REQUIRE(again);
      CHECK(again->hash == hash);
      CHECK(again->outcome == outcome);
      CHECK(again->steps == 1500);
    }
  }
}

TEST_CASE("parts arrive in any order and twice; a missing one ends what can be replayed",
          "[session]") {
  const Scene scene = test_scene("sort", 2);
  std::vector<SessionRecord> parts = recorded(scene, 4, 1200, 4);
  const std::uint64_t second = parts[1].mark->hash;
  std::vector<SessionRecord> shuffled{parts[2], parts[0], parts[3], parts[2], parts[1], parts[0]};
  auto views = by_text(shuffled);
  REQUIRE(views.size() == 1);
  CHECK(views[0].parts == 4);
  CHECK(views[0].missing_part == -1);
  CHECK(replayed(scene, views[0]));

  shuffled = {parts[3], parts[1], parts[0]};
  views = by_text(shuffled);
  CHECK(views[0].missing_part == 2);
  const auto begin = replayed(scene, views[0]);
  REQUIRE(begin);
  CHECK(begin->hash == second);

  views = by_text({parts[1]});
  const auto none = replayed(scene, views[0]);
  REQUIRE(!none);
  CHECK(none.error().code == ExitCode::record);
  CHECK(none.error().message.find("lacks part 0") != std::string::npos);
}

TEST_CASE("a record that does not agree with its replay is refused with the step", "[session]") {
  const Scene scene = test_scene("slingshot", 2);
  const std::vector<SessionRecord> whole = recorded(scene, 4, 900, 3);

  std::vector<SessionRecord> changed = whole;
  changed[1].mark->hash ^= 1;
  auto result = replayed(scene, by_text(changed)[0]);
  REQUIRE(!result);
  CHECK(result.error().code == ExitCode::record);
  CHECK(result.error().message.find("at step 600") != std::string::npos);
  CHECK(result.error().message.find("up to step 300") != std::string::npos);

  changed = whole;
  REQUIRE(!changed[0].trace.empty());
  changed[0].trace.clear();
  CHECK(!replayed(scene, by_text(changed)[0]));

  // An input after the state that is said to hold it.
  changed = whole;
  changed[2].trace.push_back({5000, InputKind::down, {10, 10}});
  CHECK(!replayed(scene, by_text(changed)[0]));

  changed = whole;
  changed[2].mark->steps = 99'000'000;
  result = replayed(scene, by_text(changed)[0]);
  REQUIRE(!result);
  CHECK(result.error().message.find("hour") != std::string::npos);

  const Scene other = test_scene("slingshot", 3);
  result = replayed(other, by_text(whole)[0]);
  REQUIRE(!result);
  CHECK(result.error().message.find("is of scene") != std::string::npos);
}

TEST_CASE("the fingerprint follows everything that is packed", "[session]") {
  const Scene scene = test_scene("match3", 1);
  CHECK(scene_fingerprint(scene) == scene_fingerprint(test_scene("match3", 1)));
  CHECK(scene_fingerprint(scene) != scene_fingerprint(test_scene("match3", 2)));
  Scene reworded = scene;
  reworded.locales[0].words[0] += "!";
  CHECK(scene_fingerprint(scene) != scene_fingerprint(reworded));
}
