#include "tests/support/play.h"

#include <array>

#include "tests/support/scene_builder.h"

namespace pm {

namespace {

Point along(const Gesture& gesture, int step) {
  const int legs = gesture.count - 1;
  if (legs <= 0) return gesture.points[0];
  const int total = gesture.glide_steps > 0 ? gesture.glide_steps : 1;
  const int at = step * legs * 256 / total;
  int leg = at / 256;
  int part = at % 256;
  if (leg >= legs) {
    leg = legs - 1;
    part = 256;
  }
  const Point a = gesture.points[static_cast<std::size_t>(leg)];
  const Point b = gesture.points[static_cast<std::size_t>(leg + 1)];
  return Point{static_cast<std::int16_t>(a.x + (b.x - a.x) * part / 256),
               static_cast<std::int16_t>(a.y + (b.y - a.y) * part / 256)};
}

}  // namespace

Outcome play_with_hints(Game& game, int max_steps, Depth depth) {
  std::array<Gesture, 256> moves;
  int used = 0;
  const auto step = [&] {
    game.step();
    ++used;
  };
  while (used < max_steps && game.phase() == Phase::playing) {
    if (!game.mechanic().ready()) {
      step();
      continue;
    }
    const int count = game.mechanic().moves(moves, depth);
    if (count <= 0) {
      step();
      continue;
    }
    int best = 0;
    for (int i = 1; i < count; ++i) {
      if (moves[static_cast<std::size_t>(i)].score > moves[static_cast<std::size_t>(best)].score)
        best = i;
    }
    const Gesture gesture = moves[static_cast<std::size_t>(best)];
    game.input(InputKind::down, gesture.points[0]);
    for (int i = 1; i <= gesture.glide_steps; ++i) {
      step();
      game.input(InputKind::move, along(gesture, i));
    }
    game.input(InputKind::up, gesture.points[gesture.count - 1U]);
    step();
    for (int i = 0; i < 6; ++i) step();
  }
  return game.outcome();
}

int won_percent(std::string_view mechanic, int seeds, int max_steps, Depth depth) {
  int won = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Scene scene = test_scene(mechanic, static_cast<std::uint64_t>(seed));
    Game game;
    if (game.start(scene) && play_with_hints(game, max_steps, depth) == Outcome::won) ++won;
  }
  return won * 100 / seeds;
}

}  // namespace pm
