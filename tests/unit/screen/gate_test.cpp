#include "generator/screen/gate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "generator/core/files.h"
#include "generator/screen/screen.h"
#include "tests/support/scene_builder.h"

using namespace pm::gen;

namespace {

const GateConfig& config() {
  static const GateConfig kept = load_gate_config().value();
  return kept;
}

const Catalog& catalog() {
  static const Catalog kept = load_catalog().value();
  return kept;
}

const Check& check_named(const std::vector<Check>& checks, std::string_view name) {
  const auto found =
      std::find_if(checks.begin(), checks.end(), [&](const Check& c) { return c.name == name; });
  INFO(name);
  REQUIRE(found != checks.end());
  return *found;
}

Verdict judged(const pm::Scene& scene, std::string_view outcome) {
  Player player(config().human);
  return judge_play(scene, outcome, config(), player, true);
}

SceneDoc doc_of(pm::Scene scene, std::string outcome) {
  SceneDoc doc;
  doc.scene = std::move(scene);
  doc.outcome = std::move(outcome);
  return doc;
}

}  // namespace

TEST_CASE("a scene that cannot be won fails for that reason and leans easier") {
  const Verdict verdict =
      judged(pm::test_scene("match3", 3, {{"goal_1", 60}, {"goal_2", 60}, {"moves", 4}}), "win");
  CHECK_FALSE(verdict.pass());
  const Check& winnable = check_named(verdict.checks, "winnable");
  CHECK_FALSE(winnable.pass);
  CHECK(winnable.note.find("no solver found a win") != std::string::npos);
  CHECK_FALSE(check_named(verdict.checks, "human_pass_rate").pass);
  CHECK(check_named(verdict.checks, "runs").pass);
  CHECK(verdict.proof.trace.empty());
  CHECK(verdict.lean == Lean::easier);
}

TEST_CASE("a scene that wins by itself fails for that reason and leans harder") {
  // A brim-full box of a short chain: in some, what lies there rolls together to the last piece.
  Player player(config().human);
  pm::Scene scene;
  bool found = false;
  for (std::uint64_t seed = 1; seed <= 60 && !found; ++seed) {
    scene = pm::test_scene("merge_drop", seed, {{"start_fill", 20}, {"target_level", 4}});
    found = player.play(scene, Bot::idle, 1, config().idle_steps).won();
  }
  if (!found) SKIP("no box fills its own order any more");
  const Verdict verdict = judged(scene, "win");
  CHECK_FALSE(verdict.pass());
  const Check& idle = check_named(verdict.checks, "idle_does_not_win");
  CHECK_FALSE(idle.pass);
  CHECK(idle.measured == "won");
  CHECK(verdict.lean == Lean::harder);
}

TEST_CASE("the pass rate is held to the asked outcome") {
  const pm::Scene scene = pm::test_scene("sort", 5);
  CHECK(check_named(judged(scene, "win").checks, "human_pass_rate").pass);
  const Verdict verdict = judged(scene, "fail");
  const Check& rate = check_named(verdict.checks, "human_pass_rate");
  CHECK_FALSE(rate.pass);
  CHECK(rate.measured["rate"].get<double>() > 0.5);
  CHECK(verdict.lean == Lean::harder);
}

TEST_CASE("the verdict is the same each time, and plays no longer than it must") {
  const pm::Scene scene = pm::test_scene("match3", 7);
  const Verdict a = judged(scene, "auto");
  const Verdict b = judged(scene, "auto");
  REQUIRE(a.checks.size() == b.checks.size());
  for (std::size_t i = 0; i < a.checks.size(); ++i)
    CHECK(a.checks[i].measured == b.checks[i].measured);
  CHECK(a.proof.hash == b.proof.hash);
  // A rate far inside its band is decided at the first look.
  CHECK(a.bots[static_cast<std::size_t>(Bot::human)].plays < config().human_most);
}

TEST_CASE("the proof of a win replays to a win") {
  for (const auto name : pm::mechanic_names()) {
    const pm::Scene scene = pm::test_scene(name, 9);
    const Verdict verdict = judged(scene, "auto");
    INFO(name);
    REQUIRE_FALSE(verdict.proof.trace.empty());
    Player player;
    const PlayResult& again = player.replay(scene, verdict.proof.trace, verdict.proof.steps);
    CHECK(again.won());
    CHECK(again.hash == verdict.proof.hash);
  }
}

TEST_CASE("knobs mend a scene that is too hard or too easy, and every turn is logged") {
  Player player(config().human);
  const auto mended = [&](std::string_view mechanic, SceneDoc doc) {
    const Template& spec = *catalog().find_template(mechanic);
    const pm::Scene before = doc.scene;
    const Screening screening = screen(doc, spec, config(), player);
    INFO(mechanic << " for " << doc.outcome);
    REQUIRE_FALSE(screening.turns.empty());
    pm::Scene redone = before;
    for (const KnobTurn& turn : screening.turns) {
      CHECK(get_param(redone, spec, turn.param) == turn.from);
      CHECK(set_param(redone, spec, turn.param, turn.to));
      CHECK_FALSE(turn.reason.empty());
    }
    CHECK(redone.param_values == doc.scene.param_values);
    for (const Check& check : judged(doc.scene, doc.outcome).checks) {
      INFO(check.name << " " << check.measured.dump());
      CHECK(check.pass);
    }
  };
  mended("sort", doc_of(pm::test_scene("sort", 5), "fail"));
  mended("match3", doc_of(pm::test_scene("match3", 5, {{"moves", 6}}), "win"));
}

TEST_CASE("no turn of a knob is too short to be worth playing again") {
  Player player(config().human);
  const Template& spec = *catalog().find_template("merge_drop");
  // Far too easy, with the strongest knob a hair above its end.
  SceneDoc doc = doc_of(pm::test_scene("merge_drop", 4, {{"box_height", 570}, {"target_level", 5}}),
                        "near_win");
  const Screening screening = screen(doc, spec, config(), player);
  REQUIRE_FALSE(screening.turns.empty());
  for (const KnobTurn& turn : screening.turns) {
    const auto knob = std::find_if(spec.knobs.begin(), spec.knobs.end(),
                                   [&](const KnobSpec& k) { return k.param == turn.param; });
    INFO(turn.param << " from " << turn.from << " to " << turn.to);
    CHECK(2 * std::abs(turn.to - turn.from) >= knob->step);
  }
}

TEST_CASE("a scene beyond repair is given up after a bounded number of turns") {
  Player player(config().human);
  SceneDoc doc =
      doc_of(pm::test_scene("match3", 3, {{"goal_1", 60}, {"goal_2", 60}, {"moves", 4}}), "win");
  GateConfig strict = config();
  strict.repair_turns = 2;
  const Screening screening = screen(doc, *catalog().find_template("match3"), strict, player);
  CHECK_FALSE(screening.pass());
  CHECK(screening.turns.size() >= 2);
  const Json report = to_json(screening, config().z);
  CHECK(report["repairs"].size() == screening.turns.size());
  CHECK(report["checks"].size() >= 9);
  CHECK_FALSE(report["pass"].get<bool>());
}

TEST_CASE("words without contrast and pieces without difference fail") {
  const Template& spec = *catalog().find_template("sort");
  pm::Scene scene = pm::test_scene("sort", 1);
  scene.colors[static_cast<std::size_t>(pm::ColorId::cta_text)] = scene.color(pm::ColorId::cta_top);
  scene.colors[static_cast<std::size_t>(pm::ColorId::text)] = 0x000000ff;
  scene.slots[1].color = scene.slots[0].color;
  const auto checks = judge_look(scene, spec, config());
  CHECK_FALSE(check_named(checks, "cta_contrast").pass);
  CHECK(check_named(checks, "cta_contrast").measured.get<double>() == 1.0);
  CHECK(check_named(checks, "panel_contrast").pass);
  const Check& pieces = check_named(checks, "piece_distance");
  CHECK_FALSE(pieces.pass);
  CHECK(pieces.note.find("apple and orange") != std::string::npos);
}

TEST_CASE("touch targets are measured by touching") {
  for (const auto name : pm::mechanic_names()) {
    INFO(name);
    CHECK(touch_reach(pm::test_scene(name, 2), 390, 844, 22) >= 22);
  }
  // Nine columns on a small phone leave 33 px a cell.
  const pm::Scene small = pm::test_scene("match3", 2, {{"cols", 9}, {"rows", 9}});
  CHECK(touch_reach(small, 320, 568, 22) < 20);
  CHECK(touch_reach(small, 320, 568, 22) > 10);
}

TEST_CASE("size is held to its limit") {
  CHECK(judge_size(config().html_bytes, config()).pass);
  CHECK_FALSE(judge_size(config().html_bytes + 1, config()).pass);
}

TEST_CASE("broken thresholds are told with their place") {
  auto root = playmill_root();
  REQUIRE(root.ok());
  auto document =
      load_json((*root / "templates" / "gate.json").string(), 1U << 20U, ExitCode::internal);
  REQUIRE(document.ok());
  CHECK(parse_gate_config(*document, "gate.json").ok());
  Json swapped = *document;
  swapped["pass_rate"]["win"] = Json::array({0.9, 0.1});
  auto result = parse_gate_config(swapped, "gate.json");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().pointer == "/pass_rate/win");
  Json unknown = *document;
  unknown["plays"]["hours"] = 1;
  CHECK_FALSE(parse_gate_config(unknown, "gate.json").ok());
}
