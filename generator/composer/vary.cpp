#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "generator/composer/compose.h"
#include "generator/composer/host.h"
#include "generator/core/text.h"
#include "runtime/sim/rng.h"

namespace pm::gen {

namespace {

/// A mechanic below this probability is no fair alternative.
constexpr double kFairShare = 0.07;
/// Choices that a viewer sees at once; two variants must differ in at least this many.
constexpr std::array<std::string_view, 8> kVisible{"mechanic", "background", "theme", "sprites",
                                                   "palette",  "prompt",     "host",  "difficulty"};
constexpr int kLeastDifference = 3;
constexpr int kAttempts = 6;

int difference(const SceneDoc& a, const SceneDoc& b) {
  int out = 0;
  for (const std::string_view gene : kVisible) out += a.gene(gene) != b.gene(gene) ? 1 : 0;
  // Another game is another experience, whatever else is alike.
  if (a.scene.mechanic != b.scene.mechanic) out += kLeastDifference;
  return out;
}

/// How hard the k-th scene of a mechanic is, round what the brief wishes.
double difficulty_of(const Brief& brief, int k) {
  double base = 0;
  if (brief.outcome == "win") base = -0.6;
  if (brief.outcome == "near_win") base = 0.35;
  if (brief.outcome == "fail") base = 0.9;
  static constexpr std::array<double, 4> kSteps{0.0, -0.4, 0.35, -0.15};
  return std::clamp(base + kSteps[static_cast<std::size_t>(k) % kSteps.size()], -1.0, 1.0);
}

/// The k-th background of a plan, spread so that variants look different: close ones first.
std::string background_of(const Plan& plan, int index) {
  std::vector<std::string> close;
  for (const Ranked& item : plan.backgrounds) {
    if (item.weight >= 0.25 || close.size() < 2) close.push_back(item.name);
  }
  // The closest comes back every second time only when there is nothing else.
  return close.empty() ? "" : close[static_cast<std::size_t>(index) % close.size()];
}

}  // namespace

std::vector<std::string> share_out(const Plan& plan, int count) {
  std::vector<Ranked> fair;
  for (const Ranked& item : plan.mechanics) {
    // A second game is always worth a try among four; a third needs a reason.
    if (fair.empty() || item.weight >= kFairShare || (fair.size() == 1 && count >= 4))
      fair.push_back(item);
  }
  std::vector<std::string> out;
  if (fair.empty() || count <= 0) return out;
  std::vector<int> quota(fair.size(), 0);
  double rest = 0;
  for (std::size_t i = 1; i < fair.size(); ++i) rest += fair[i].weight;
  // The best gets its probability's share, at least half; the others divide what is left.
  const double top = std::max(0.5, fair[0].weight);
  quota[0] =
      fair.size() == 1 ? count : std::min(count, static_cast<int>(std::ceil(top * count - 1e-9)));
  if (fair.size() > 1 && count >= 4 && quota[0] == count) --quota[0];
  int left = count - quota[0];
  for (std::size_t i = 1; i < fair.size() && left > 0; ++i) {
    const double share = rest > 0 ? fair[i].weight / rest * (count - quota[0]) : 1.0;
    quota[i] = std::clamp(static_cast<int>(std::lround(share)), 1, left);
    left -= quota[i];
  }
  quota[0] += left;
  // Dealt in turn, so that a person who looks at the first few sees the range; the best leads.
  while (static_cast<int>(out.size()) < count) {
    for (std::size_t i = 0; i < fair.size(); ++i) {
      if (quota[i] == 0) continue;
      out.push_back(fair[i].name);
      --quota[i];
      if (i == 0 && quota[0] > 0 && out.size() % 3 == 2) continue;
    }
  }
  return out;
}

namespace {

/// Gives the request a host of its own when another variant has the scene's; true when it did.
bool settle_host(const Brief& brief, const Plan& plan, const Catalog& catalog,
                 const std::vector<SceneDoc>& others, const SceneDoc& scene,
                 ComposeRequest& request) {
  if (catalog.find_host(brief.host) != nullptr) return false;
  std::vector<std::string> taken;
  for (const SceneDoc& other : others) taken.emplace_back(other.gene("presenter"));
  const std::string look(scene.gene("presenter"));
  if (look == "none" || std::find(taken.begin(), taken.end(), look) == taken.end()) return false;
  pm::Rng lot(request.seed, 78);
  request.host = draw_look(plan, catalog, taken, lot);
  return !request.host.empty();
}

}  // namespace

Result<std::vector<SceneDoc>> compose(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      std::uint64_t seed, int count) {
  std::vector<SceneDoc> out;
  std::map<std::string, int> made;
  const std::vector<std::string> mechanics = share_out(plan, count);
  for (std::size_t i = 0; i < mechanics.size(); ++i) {
    const int k = made[mechanics[i]]++;
    std::optional<SceneDoc> best;
    int best_difference = -1;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      ComposeRequest request;
      request.mechanic = mechanics[i];
      request.index = static_cast<int>(i);
      request.theme = k + attempt / 2;
      request.difficulty = difficulty_of(brief, k);
      request.seed =
          stable_hash(mechanics[i] + "/" + std::to_string(i) + "/" + std::to_string(attempt), seed);
      request.seed &= (1ULL << 53U) - 1;
      // The first scene shows what fits best; repeats walk on through the close backgrounds.
      if (attempt == 0) request.background = background_of(plan, static_cast<int>(i));
      request.lots = lots_from(request.seed);
      auto scene = compose_one(brief, plan, catalog, request);
      if (scene && settle_host(brief, plan, catalog, out, *scene, request))
        scene = compose_one(brief, plan, catalog, request);
      if (!scene) return scene.error();
      int least = 99;
      for (const SceneDoc& other : out) least = std::min(least, difference(*scene, other));
      if (least > best_difference) {
        best_difference = least;
        best = std::move(*scene);
      }
      if (best_difference >= kLeastDifference) break;
    }
    out.push_back(std::move(*best));
  }
  return out;
}

Lots lots_from(std::uint64_t seed) {
  Lots out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = stable_hash(std::to_string(i), seed);
  return out;
}

}  // namespace pm::gen
