// Property tests of sort: every level can be solved, pieces are never lost, undo is exact.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "runtime/mechanics/sort/sort.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

namespace {

using namespace pm::sorting;
using pm::Outcome;

const Board& board_in(const pm::Game& game) { return board_of(game.mechanic()); }

bool solved(const Rack& rack, int kinds) {
  int done = 0;
  for (int t = 0; t < rack.tubes; ++t) done += closed(rack, t) ? 1 : 0;
  return done == kinds;
}

/// Independent of the solver under test: plain breadth first over all legal pours, parts of groups
/// and pointless ones included. Returns the length of a shortest solution, -1 when there is none,
/// -2 past `limit` positions.
int breadth_first(const Rack& start, int kinds, std::size_t limit) {
  const auto name = [](const Rack& rack) {
    std::vector<std::string> tubes;
    for (int t = 0; t < rack.tubes; ++t) {
      std::string tube;
      for (int i = 0; i < rack.count[static_cast<std::size_t>(t)]; ++i) {
        tube += static_cast<char>(
            'a' + rack.kind[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)]);
      }
      tubes.push_back(tube + "|");
    }
    std::sort(tubes.begin(), tubes.end());
    std::string all;
    for (const auto& tube : tubes) all += tube;
    return all;
  };
  std::set<std::string> seen{name(start)};
  std::deque<std::pair<Rack, int>> open{{start, 0}};
  while (!open.empty() && seen.size() < limit) {
    const auto [rack, depth] = open.front();
    open.pop_front();
    if (solved(rack, kinds)) return depth;
    for (int from = 0; from < rack.tubes; ++from) {
      for (int to = 0; to < rack.tubes; ++to) {
        const int count = pourable(rack, from, to);
        if (count == 0) continue;
        Rack next = rack;
        pour(next, from, to, count);
        if (seen.insert(name(next)).second) open.emplace_back(next, depth + 1);
      }
    }
  }
  return open.empty() ? -1 : -2;
}

void check_pieces(const pm::Game& game) {
  const Board& b = board_in(game);
  std::array<int, kMaxKinds> per_kind{};
  int flying = 0;
  int done = 0;
  for (int t = 0; t < b.rack.tubes; ++t) {
    const auto at = static_cast<std::size_t>(t);
    REQUIRE(b.rack.count[at] <= b.rack.capacity);
    done += closed(b.rack, t) ? 1 : 0;
    for (int i = 0; i < b.rack.count[at]; ++i) {
      const auto j = static_cast<std::size_t>(i);
      REQUIRE(b.rack.kind[at][j] >= 0);
      REQUIRE(b.rack.kind[at][j] < b.kinds);
      ++per_kind[static_cast<std::size_t>(b.rack.kind[at][j])];
      flying += b.flights[at][j].flying ? 1 : 0;
      const Spot spot = place(b, t, i, static_cast<float>(b.age));
      REQUIRE((spot.x > -4100 && spot.x < 4100 && spot.y > -6000 && spot.y < 6000));
    }
  }
  for (int k = 0; k < b.kinds; ++k)
    REQUIRE(per_kind[static_cast<std::size_t>(k)] == b.rack.capacity);
  REQUIRE(flying == b.in_air);
  REQUIRE(done == b.done);
  REQUIRE(b.shown_done <= b.done);
  REQUIRE(b.shown_done >= 0);
  REQUIRE(b.undos_left >= 0);
  REQUIRE(b.moves_left >= -1);
  pm::HudModel hud;
  game.hud(hud);
  REQUIRE(hud.progress_per_mille >= 0);
  REQUIRE(hud.progress_per_mille <= 1000);
}

void garbage(pm::Game& game, std::uint64_t seed, int inputs) {
  pm::Rng rng(seed, 92);
  for (int i = 0; i < inputs && game.phase() == pm::Phase::playing; ++i) {
    const auto kind = static_cast<pm::InputKind>(rng.below(20) == 0 ? 3 : rng.below(3));
    const bool near = rng.below(8) != 0;
    const int x = near ? rng.range(-40, 1040) : rng.range(-4000, 4000);
    const int y =
        near ? rng.range(-40, game.mechanic().stage().height + 40) : rng.range(-4000, 4000);
    game.input(kind, {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y)});
    check_pieces(game);
    const int wait = rng.range(0, 14);
    for (int s = 0; s < wait; ++s) {
      game.step();
      check_pieces(game);
    }
  }
}

void tap(pm::Game& game, pm::Point at) {
  game.input(pm::InputKind::down, at);
  game.step();
  game.input(pm::InputKind::up, at);
  game.step();
}

pm::Point middle(const Board& b, int tube) {
  const Spot low = seat(b, tube, 0);
  const Spot high = seat(b, tube, b.rack.capacity - 1);
  return {static_cast<std::int16_t>((low.x + high.x) / 2),
          static_cast<std::int16_t>((low.y + high.y) / 2)};
}

void wait_landing(pm::Game& game) {
  for (int i = 0; i < 300 && board_in(game).in_air > 0; ++i) game.step();
  REQUIRE(board_in(game).in_air == 0);
}

bool same_pieces(const Rack& a, const Rack& b) {
  for (int t = 0; t < a.tubes; ++t) {
    const auto at = static_cast<std::size_t>(t);
    if (a.count[at] != b.count[at]) return false;
    for (std::size_t i = 0; i < a.count[at]; ++i) {
      if (a.kind[at][i] != b.kind[at][i]) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("sort mixes levels that an independent search can solve, and finds the shortest way") {
  for (const auto& [kinds, capacity, empty] :
       {std::array{3, 3, 1}, std::array{3, 4, 2}, std::array{4, 3, 1}, std::array{4, 4, 1}}) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      pm::Rng rng(seed, 3);
      Rack rack;
      generate(rack, kinds, capacity, empty, 90, rng);
      std::array<Pour, kMaxPath> path;
      const int length = solve(rack, path, 200000);
      const int shortest = breadth_first(rack, kinds, 60000);
      REQUIRE(shortest != -1);
      if (shortest >= 0) REQUIRE(length == shortest);
    }
  }
}

TEST_CASE("sort solutions are legal and end sorted at every corner of the parameters") {
  for (const int kinds : {2, 4, 6, 8}) {
    for (const int capacity : {3, 4, 5}) {
      for (const int empty : {1, 2}) {
        for (const int mix : {20, 100}) {
          pm::Rng rng(static_cast<std::uint64_t>(kinds * 100 + capacity * 10 + empty), 5);
          Rack rack;
          const int bound = generate(rack, kinds, capacity, empty, mix, rng);
          REQUIRE(bound > 0);
          REQUIRE_FALSE(solved(rack, kinds));
          std::array<Pour, kMaxPath> path;
          const int length = solve(rack, path, 60000);
          REQUIRE(length > 0);
          for (int i = 0; i < length; ++i) {
            const Pour& p = path[static_cast<std::size_t>(i)];
            REQUIRE(pourable(rack, p.from, p.to) == p.count);
            pour(rack, p.from, p.to, p.count);
          }
          REQUIRE(solved(rack, kinds));
        }
      }
    }
  }
}

TEST_CASE("sort says when nothing can be done") {
  Rack rack;
  rack.tubes = 2;
  rack.capacity = 3;
  rack.count = {3, 3};
  rack.kind[0] = {0, 1, 0};
  rack.kind[1] = {1, 0, 1};
  std::array<Pour, kMaxPath> path;
  REQUIRE_FALSE(any_useful(rack));
  REQUIRE(solve(rack, path, 1000) == -1);
}

TEST_CASE("sort never loses a piece under hostile input") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    for (const int style : {0, 1}) {
      const pm::Scene scene = pm::test_scene(
          "sort", seed, {{"style", style}, {"undos", 9}, {"spare", 30}, {"kinds", 5}});
      pm::Game game;
      REQUIRE(game.start(scene));
      garbage(game, seed * 2 + static_cast<std::uint64_t>(style), 500);
    }
  }
}

TEST_CASE("sort survives values that no template allows") {
  for (const int wild : {-100, 100}) {
    const pm::Scene scene = pm::test_scene("sort", 3,
                                           {{"style", wild},
                                            {"kinds", wild},
                                            {"capacity", wild},
                                            {"empty", wild},
                                            {"mix", wild},
                                            {"spare", wild},
                                            {"undos", wild}});
    pm::Game game;
    REQUIRE(game.start(scene));
    garbage(game, 5, 80);
  }
}

TEST_CASE("sort gives the same hash for the same inputs") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const pm::Scene scene = pm::test_scene("sort", seed, {{"spare", 20}});
    pm::Game a;
    pm::Game b;
    a.start(scene);
    b.start(scene);
    garbage(a, seed, 250);
    garbage(b, seed, 250);
    REQUIRE(a.hash() == b.hash());
  }
}

TEST_CASE("sort is won by the solver and by the hints, never by idling") {
  constexpr int kSeeds = 40;
  CHECK(pm::won_percent("sort", kSeeds, 12000, pm::Depth::deep) >= 95);
  CHECK(pm::won_percent("sort", kSeeds, 12000, pm::Depth::greedy) >= 95);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const pm::Scene scene = pm::test_scene("sort", seed);
    pm::Game idle;
    idle.start(scene);
    for (int i = 0; i < 3600; ++i) idle.step();
    REQUIRE(idle.outcome() != Outcome::won);
  }
}

TEST_CASE("sort takes taps and drags alike, and takes moves back exactly") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const pm::Scene scene = pm::test_scene("sort", seed, {{"undos", 3}});
    pm::Game game;
    game.start(scene);
    const Board before = board_in(game);
    std::array<Pour, kMaxPath> path;
    REQUIRE(solve(before.rack, path, 60000) > 0);
    tap(game, middle(before, path[0].from));
    REQUIRE(board_in(game).lifted == path[0].from);
    tap(game, middle(before, path[0].to));
    REQUIRE_FALSE(same_pieces(before.rack, board_in(game).rack));
    REQUIRE(board_in(game).moves_left == before.moves_left - 1);
    if (seed % 2 == 0) wait_landing(game);  // the other half: taken back in mid-air
    tap(game, before.undo);
    wait_landing(game);
    REQUIRE(same_pieces(before.rack, board_in(game).rack));
    REQUIRE(board_in(game).moves_left == before.moves_left);
    REQUIRE(board_in(game).undos_left == 2);

    game.input(pm::InputKind::down, middle(before, path[0].from));
    game.input(pm::InputKind::move, middle(before, path[0].to));
    game.input(pm::InputKind::up, middle(before, path[0].to));
    REQUIRE_FALSE(same_pieces(before.rack, board_in(game).rack));
  }
}

TEST_CASE("sort puts a group back that was dropped where it may not go") {
  const pm::Scene scene = pm::test_scene("sort", 4);
  pm::Game game;
  game.start(scene);
  const Board before = board_in(game);
  game.input(pm::InputKind::down, middle(before, 0));
  game.input(pm::InputKind::move, {3000, -3000});
  game.step();
  game.input(pm::InputKind::up, {3000, -3000});
  wait_landing(game);
  REQUIRE(same_pieces(before.rack, board_in(game).rack));
  REQUIRE(board_in(game).moves_left == before.moves_left);
  REQUIRE(game.mechanic().ready());
}

TEST_CASE("sort is lost when the moves run out, and when nothing is left to do") {
  int lost = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const pm::Scene scene = pm::test_scene("sort", seed, {{"spare", 1}, {"undos", 0}});
    pm::Game game;
    game.start(scene);
    // The worst move each time.
    std::array<pm::Gesture, 256> moves;
    for (int i = 0; i < 6000 && game.phase() == pm::Phase::playing; ++i) {
      if (game.mechanic().ready()) {
        const int n = game.mechanic().moves(moves, pm::Depth::greedy);
        REQUIRE(n > 0);
        const auto* worst = std::min_element(
            moves.data(), moves.data() + n,
            [](const pm::Gesture& a, const pm::Gesture& b) { return a.score < b.score; });
        game.input(pm::InputKind::down, worst->points[0]);
        game.input(pm::InputKind::move, worst->points[worst->count - 1U]);
        game.input(pm::InputKind::up, worst->points[worst->count - 1U]);
      }
      game.step();
    }
    lost += game.outcome() == Outcome::lost ? 1 : 0;
  }
  REQUIRE(lost == 10);
}
