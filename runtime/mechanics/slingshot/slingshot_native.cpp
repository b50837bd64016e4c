// Deep search: lets the most promising shots fly in a copy of the world. Native builds only.
#include "runtime/mechanics/slingshot/slingshot.h"

namespace pm {

namespace {
constexpr int kTried = 16;         // of the aimed shots, the best are played out
constexpr int kFan = 22;           // and a fan of angles, whatever they meet first
constexpr int kPlayedSteps = 200;  // longest look at one shot
constexpr int kPlayedOut = 2000;   // above every guess of score_flight
constexpr int kKill = 4000;
constexpr int kWinning = 100000;
}  // namespace

/// Worth of a shot as a copy of the world plays it.
int Slingshot::try_shot(const SlingAim& aim) const {
  scratch_->copy_from(world_);
  scratch_->launch(used_, aim.x, aim.y, aim.vx, aim.vy);
  const int before = scratch_->targets_alive();
  SlingNews news;
  int after = before;
  for (int i = 0; i < kPlayedSteps && after > 0; ++i) {
    scratch_->step(news);
    after = scratch_->targets_alive();
    if (i > 50 && scratch_->calm()) break;
  }
  int worth = 1000 + (before - after) * kKill;
  if (after == 0) return worth + kWinning;
  // Of shots that free as many, the one that leaves the rest open is best.
  for (int i = 0; i < world_.parts(); ++i) {
    const SlingBody& was = world_.bodies()[static_cast<std::size_t>(i)];
    const SlingBody& is = scratch_->bodies()[static_cast<std::size_t>(i)];
    if (!was.alive) continue;
    if (was.kind == SlingKind::block) {
      worth += is.alive ? static_cast<int>(30.0F * (was.health - is.health) / was.full) : 60;
    } else if (is.alive) {
      worth += static_cast<int>(300.0F * (was.health - is.health) / was.full);
    }
  }
  std::array<Gesture, 64> next;
  const int count = candidates(*scratch_, next);
  int best = 0;
  for (int i = 0; i < count; ++i)
    best = b2Max(best, static_cast<int>(next[static_cast<std::size_t>(i)].score));
  return worth + best;
}

int Slingshot::search_deep(std::span<Gesture> out, int count) const {
  if (!scratch_) {
    scratch_ = std::make_unique<SlingWorld>();
    scratch_->build(world_.layout());
  }
  // Played-out shots move to the front; their scores lie above all guesses.
  int played = 0;
  for (; played < kTried && played < count; ++played) {
    int best = played;
    for (int i = played + 1; i < count; ++i) {
      if (out[static_cast<std::size_t>(i)].score > out[static_cast<std::size_t>(best)].score)
        best = i;
    }
    const Gesture gesture = out[static_cast<std::size_t>(best)];
    out[static_cast<std::size_t>(best)] = out[static_cast<std::size_t>(played)];
    out[static_cast<std::size_t>(played)] = gesture;
  }
  for (int i = 0; i < played; ++i) {
    Gesture& gesture = out[static_cast<std::size_t>(i)];
    gesture.score = kPlayedOut + try_shot(aim_of(gesture));
    if (gesture.score >= kWinning) return count;  // good enough
  }
  for (int i = 0; i < kFan && count < static_cast<int>(out.size()); ++i) {
    const float angle = -0.20F + 1.40F * static_cast<float>(i) / (kFan - 1);
    Gesture& gesture = out[static_cast<std::size_t>(count)];
    gesture = gesture_for(pm_cosf(angle), -pm_sinf(angle), 1.0F);
    gesture.score = kPlayedOut + try_shot(aim_of(gesture));
    ++count;
  }
  return count;
}

}  // namespace pm
