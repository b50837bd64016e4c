#include "generator/breeder/audience.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "generator/core/text.h"
#include "generator/optimiser/chance.h"

namespace pm::gen {

namespace {

constexpr int kSegments = 3;

/// How much each choice weighs in what is liked, as parts of a variance that sums to one. Pairs of
/// choices weigh as well: liking is not additive.
struct Weight {
  const char* gene;
  const char* with;  // null: alone
  double part;
};
constexpr std::array<Weight, 14> kWeights{{{"mechanic", nullptr, 0.24},
                                           {"theme", nullptr, 0.12},
                                           {"background", nullptr, 0.12},
                                           {"sprites", nullptr, 0.08},
                                           {"host", nullptr, 0.02},
                                           {"presenter", nullptr, 0.04},
                                           {"palette", nullptr, 0.05},
                                           {"prompt", nullptr, 0.05},
                                           {"cta", nullptr, 0.05},
                                           {"juice", nullptr, 0.02},
                                           {"hint", nullptr, 0.02},
                                           {"story", nullptr, 0.03},
                                           {"mechanic", "theme", 0.08},
                                           {"mechanic", "background", 0.08}}};
constexpr double kSegmentPart = 0.5;  // a segment's own taste, relative to the common one

double box_muller(Chance& chance) {
  const double u = 1 - chance.unit();
  const double v = chance.unit();
  return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

}  // namespace

std::vector<Viewer> make_viewers(int count, std::uint64_t seed) {
  std::vector<Viewer> out;
  Chance chance(mix_seed(seed, 1));
  for (int i = 0; i < count; ++i) {
    Viewer viewer;
    const double clumsy = chance.unit();
    viewer.traits.aim_error = static_cast<int>(15 + 60 * clumsy);
    viewer.traits.lapse_pm = static_cast<int>(30 + 250 * clumsy);
    viewer.traits.reaction_max = static_cast<int>(25 + 40 * clumsy);
    viewer.traits.first_max = static_cast<int>(70 + 140 * chance.unit());
    viewer.patience_seconds = std::clamp(18 * std::exp(0.6 * box_muller(chance)), 3.0, 60.0);
    const double kind = chance.unit();
    if (kind < 0.15) {
      viewer.bot = Bot::idle;
    } else if (kind < 0.22) {
      viewer.bot = Bot::random;
    }
    viewer.segment = static_cast<int>(chance.rng.below(kSegments));
    viewer.seed = mix_seed(seed, static_cast<std::uint64_t>(i) + 100);
    out.push_back(viewer);
  }
  return out;
}

std::vector<Session> play_all(const Scene& scene, const std::vector<Viewer>& viewers) {
  std::vector<Session> out;
  for (const Viewer& viewer : viewers) {
    Player player(viewer.traits);
    const auto steps = static_cast<std::uint32_t>(viewer.patience_seconds * 60);
    const PlayResult& result = player.play(scene, viewer.bot, viewer.seed, steps);
    out.push_back({result.touches > 0, result.won(), result.won() ? 1 : result.progress_pm / 1000.0,
                   result.steps / 60.0});
  }
  return out;
}

double Taste::lot(std::string_view what) const {
  Chance chance(stable_hash(what, seed_));
  return box_muller(chance);
}

double Taste::liking(const SceneDoc& doc, const std::vector<Viewer>& viewers,
                     const std::vector<Session>& sessions) const {
  std::array<double, kSegments> seen{};
  for (const Weight& weight : kWeights) {
    std::string key = std::string(weight.gene) + "=" + std::string(doc.gene(weight.gene));
    if (weight.with != nullptr) key += "&" + std::string(doc.gene(weight.with));
    const double common = lot(key);
    for (std::size_t s = 0; s < seen.size(); ++s) {
      const double own = lot(key + "/" + std::to_string(s));
      seen[s] += spread_ * std::sqrt(weight.part) * (common + kSegmentPart * own) /
                 std::sqrt(1 + kSegmentPart * kSegmentPart);
    }
  }
  // How it should have gone: winning is good, nearly winning may be better, being stuck is bad, and
  // so is a win that came at once.
  const double for_win = 0.35 + 0.15 * lot("win");
  const double for_near = 0.45 + 0.25 * lot("near");
  const double for_stuck = -0.4 + 0.15 * lot("stuck");
  const double for_easy = -0.3 + 0.15 * lot("easy");
  double sum = 0;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const Session& session = sessions[i];
    double like = seen[static_cast<std::size_t>(viewers[i].segment)];
    if (!session.touched) {
      like -= 1.2;
    } else if (session.won) {
      like += session.seconds < 6 ? for_easy : for_win;
    } else {
      like += session.progress > 0.6 ? for_near : session.progress < 0.25 ? for_stuck : 0.0;
    }
    sum += std::exp(like);
  }
  return sessions.empty() ? 0 : sum / static_cast<double>(sessions.size());
}

}  // namespace pm::gen
