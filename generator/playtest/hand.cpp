#include "generator/playtest/hand.h"

#include "runtime/sim/det_math.h"

namespace pm::gen {

namespace {

constexpr int kMachineRest = 6;  // steps between the gestures of a machine
constexpr int kLookAgain = 3;    // steps between two looks of a watching player
constexpr int kFarthest = 4000;  // stage units; the contract of Mechanic::input

Point along(const Gesture& gesture, int step, int total) {
  const int legs = gesture.count - 1;
  if (legs <= 0) return gesture.points[0];
  const int at = step * legs * 256 / total;
  int leg = at / 256;
  int part = at % 256;
  if (leg >= legs) {
    leg = legs - 1;
    part = 256;
  }
  const Point a = gesture.points[static_cast<std::size_t>(leg)];
  const Point b = gesture.points[static_cast<std::size_t>(leg) + 1];
  return Point{static_cast<std::int16_t>(a.x + (b.x - a.x) * part / 256),
               static_cast<std::int16_t>(a.y + (b.y - a.y) * part / 256)};
}

bool sound(std::span<const Gesture> moves) {
  for (const Gesture& move : moves) {
    if (move.count < 1 || move.count > move.points.size()) return false;
    for (int i = 0; i < move.count; ++i) {
      const Point p = move.points[static_cast<std::size_t>(i)];
      if (p.x < -kFarthest || p.x > kFarthest || p.y < -kFarthest || p.y > kFarthest) return false;
    }
  }
  return true;
}

}  // namespace

void Stylus::press(const Gesture& gesture, int glide_steps) {
  gesture_ = gesture;
  glide_ = glide_steps > 0 ? glide_steps : 1;
  at_ = 0;
}

void Stylus::act(Game& game) {
  if (at_ < 0) return;
  if (at_ == 0) {
    game.input(InputKind::down, gesture_.points[0]);
  } else if (at_ <= glide_) {
    if (gesture_.count > 1) game.input(InputKind::move, along(gesture_, at_, glide_));
    if (at_ == glide_) {
      game.input(InputKind::up, gesture_.points[gesture_.count - 1U]);
      at_ = -1;
      return;
    }
  }
  ++at_;
}

BotPolicy::BotPolicy(Bot bot, const HumanTraits& traits, std::uint64_t seed, int shake)
    : bot_(bot),
      traits_(traits),
      rng_(seed, 700 + static_cast<std::uint64_t>(bot)),
      shake_pm_(shake),
      temperature_pm_(traits.temperature_pm) {
  // People differ more from each other than from themselves.
  if (bot == Bot::human) temperature_pm_ = temperature_pm_ * rng_.range(500, 1600) / 1000;
}

bool BotPolicy::think(const Game& game, std::span<Gesture> moves, Stylus& stylus) {
  if (stylus.down() || game.phase() != Phase::playing) return true;
  switch (bot_) {
    case Bot::idle: return true;
    case Bot::random: anywhere(game, stylus); return true;
    case Bot::human: return person(game, moves, stylus);
    case Bot::greedy:
    case Bot::solver: return machine(game, moves, stylus);
  }
  return true;
}

bool BotPolicy::machine(const Game& game, std::span<Gesture> moves, Stylus& stylus) {
  if (wait_-- > 0 || !game.mechanic().ready()) return true;
  const Depth depth = bot_ == Bot::solver ? Depth::deep : Depth::greedy;
  const int count = game.mechanic().moves(moves, depth);
  if (count < 0 || static_cast<std::size_t>(count) > moves.size()) return false;
  const auto offered = moves.first(static_cast<std::size_t>(count));
  if (!sound(offered)) return false;
  int best = -1;
  std::int64_t most = 0;
  for (int i = 0; i < count; ++i) {
    std::int64_t score = offered[static_cast<std::size_t>(i)].score;
    if (shake_pm_ > 0) score = score * rng_.range(1000 - shake_pm_, 1000 + shake_pm_) / 1000;
    if (score <= most) continue;
    most = score;
    best = i;
  }
  if (best < 0) return true;
  const Gesture& move = offered[static_cast<std::size_t>(best)];
  stylus.press(move, move.glide_steps);
  wait_ = kMachineRest + (shake_pm_ > 0 ? rng_.range(0, 10) : 0);
  return true;
}

int BotPolicy::miss() {
  // The sum of two even draws: small misses are likelier than large ones.
  const int first = rng_.range(-traits_.aim_error, traits_.aim_error);
  const int second = rng_.range(-traits_.aim_error, traits_.aim_error);
  return (first + second) / 2;
}

int BotPolicy::pick_softly(std::span<const Gesture> moves) {
  int most = 0;
  for (const Gesture& move : moves) most = move.score > most ? move.score : most;
  if (most <= 0) return -1;
  const float scale = 1000.0F / (static_cast<float>(most) *
                                 static_cast<float>(temperature_pm_ > 0 ? temperature_pm_ : 1));
  if (rng_.chance_per_mille(traits_.lapse_pm)) {
    return static_cast<int>(rng_.below(static_cast<std::uint32_t>(moves.size())));
  }
  const auto weight = [&](const Gesture& move) {
    return move.score > 0 ? pm_expf(static_cast<float>(move.score - most) * scale) : 0.0F;
  };
  float total = 0;
  for (const Gesture& move : moves) total += weight(move);
  float left = rng_.unit() * total;
  int last = -1;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (moves[i].score <= 0) continue;
    last = static_cast<int>(i);
    left -= weight(moves[i]);
    if (left <= 0) break;
  }
  return last;
}

bool BotPolicy::person(const Game& game, std::span<Gesture> moves, Stylus& stylus) {
  if (!game.mechanic().ready()) {
    wait_ = -1;
    return true;
  }
  if (wait_ < 0) {
    if (!touched_)
      wait_ = rng_.range(traits_.first_min, traits_.first_max);
    else if (watching_)
      wait_ = rng_.range(traits_.alert_min, traits_.alert_max);
    else
      wait_ = rng_.range(traits_.reaction_min, traits_.reaction_max);
    if (touched_ && rng_.chance_per_mille(traits_.hesitate_pm)) {
      wait_ += rng_.range(traits_.hesitate_min, traits_.hesitate_max);
    }
    armed_ = true;
  }
  if (wait_-- > 0) return true;
  const int count = game.mechanic().moves(moves, Depth::greedy);
  if (count < 0 || static_cast<std::size_t>(count) > moves.size()) return false;
  const auto offered = moves.first(static_cast<std::size_t>(count));
  if (!sound(offered)) return false;
  const int chosen = pick_softly(offered);
  if (chosen < 0) {
    // Nothing to do but to watch what comes.
    watching_ = true;
    armed_ = false;
    wait_ = kLookAgain;
    return true;
  }
  if (!armed_) {
    // A thing that was seen coming is met sooner than a new board is read, but not at once.
    armed_ = true;
    wait_ = rng_.range(traits_.alert_min, traits_.alert_max);
    return true;
  }
  Gesture move = offered[static_cast<std::size_t>(chosen)];
  for (int i = 0; i < move.count; ++i) {
    Point& p = move.points[static_cast<std::size_t>(i)];
    const int dx = miss();
    const int dy = miss();
    p.x = static_cast<std::int16_t>(p.x + dx);
    p.y = static_cast<std::int16_t>(p.y + dy);
  }
  stylus.press(move,
               move.glide_steps * rng_.range(traits_.glide_min_pm, traits_.glide_max_pm) / 1000);
  touched_ = true;
  wait_ = -1;
  return true;
}

void BotPolicy::anywhere(const Game& game, Stylus& stylus) {
  if (wait_-- > 0) return;
  const StageSize stage = game.mechanic().stage();
  Gesture move;
  move.count = static_cast<std::uint8_t>(rng_.chance_per_mille(500) ? 1 : rng_.range(2, 3));
  for (int i = 0; i < move.count; ++i) {
    Point& p = move.points[static_cast<std::size_t>(i)];
    p.x = static_cast<std::int16_t>(rng_.range(0, stage.width));
    p.y = static_cast<std::int16_t>(rng_.range(0, stage.height));
  }
  const int glide = move.count == 1 ? 3 : rng_.range(6, 24);
  stylus.press(move, glide);
  wait_ = rng_.range(8, 40);
}

}  // namespace pm::gen
