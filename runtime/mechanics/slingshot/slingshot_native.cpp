// Deep search: lets the most promising shots fly in a copy of the world. Native builds only.
#include "runtime/mechanics/slingshot/slingshot.h"

namespace pm {

namespace {
constexpr int kTried = 14;         // shots that are played out
constexpr int kPlayedSteps = 220;  // longest look at one shot
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
  int worth = 1000 + (before - after) * 4000;
  // Of shots that free nobody, the one that opens the house most is best.
  for (int i = 0; i < world_.parts(); ++i) {
    const SlingBody& was = world_.bodies()[static_cast<std::size_t>(i)];
    const SlingBody& is = scratch_->bodies()[static_cast<std::size_t>(i)];
    if (!was.alive) continue;
    if (was.kind == SlingKind::block) {
      if (!is.alive) worth += 60;
      else worth += static_cast<int>(30.0F * (was.health - is.health) / was.full);
    } else if (is.alive) {
      worth += static_cast<int>(300.0F * (was.health - is.health) / was.full);
    }
  }
  return worth;
}

void Slingshot::search_deep(std::span<Gesture> out, int count) const {
  if (!scratch_) {
    scratch_ = std::make_unique<SlingWorld>();
    scratch_->build(world_.layout());
  }
  std::array<bool, 512> done{};
  for (int turn = 0; turn < kTried; ++turn) {
    int best = -1;
    for (int i = 0; i < count && i < 512; ++i) {
      if (done[static_cast<std::size_t>(i)]) continue;
      if (best < 0 || out[static_cast<std::size_t>(i)].score > out[static_cast<std::size_t>(best)].score) best = i;
    }
    if (best < 0) break;
    done[static_cast<std::size_t>(best)] = true;
    Gesture& gesture = out[static_cast<std::size_t>(best)];
    const SlingAim aim = aim_for(static_cast<float>(gesture.points[1].x) - kPouchX,
                                 static_cast<float>(gesture.points[1].y) - kPouchY);
    // Kept apart from the greedy scores of the rest, which stay below 2000.
    gesture.score = -(2000 + try_shot(aim));
  }
  for (int i = 0; i < count; ++i) {
    Gesture& gesture = out[static_cast<std::size_t>(i)];
    if (gesture.score < 0) gesture.score = -gesture.score;
  }
}

}  // namespace pm
