#include "generator/look/judge.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace pm::gen {

namespace {

/// Fewer pixels of a figure say nothing sure in a small picture.
constexpr double kLeastPixels = 10;

double rounded(double value, double per_unit) { return std::round(value * per_unit) / per_unit; }

const char* eyes(Vision vision) {
  switch (vision) {
    case Vision::normal: return "normal";
    case Vision::protan: return "protan";
    case Vision::deutan: return "deutan";
    case Vision::tritan: break;
  }
  return "tritan";
}

/// All regions of one kind of piece.
struct Kind {
  std::array<Oklab, kVisions.size()> sum{};
  double weight = 0;
  double contrast = 0, contrast_weight = 0;

  void add(const RegionLook& look) {
    contrast += look.ground_contrast * look.pixels;
    contrast_weight += look.pixels;
    for (std::size_t v = 0; v < sum.size(); ++v) {
      sum[v].L += look.seen[v].L * look.seen_pixels;
      sum[v].a += look.seen[v].a * look.seen_pixels;
      sum[v].b += look.seen[v].b * look.seen_pixels;
    }
    weight += look.seen_pixels;
  }
  Oklab mean(std::size_t v) const {
    return {sum[v].L / weight, sum[v].a / weight, sum[v].b / weight};
  }
};

double distance(const Oklab& a, const Oklab& b) {
  return std::hypot(a.L - b.L, a.a - b.a, a.b - b.b);
}

void separate(const std::map<int, Kind>& kinds, LookScores& out) {
  for (auto a = kinds.begin(); a != kinds.end(); ++a) {
    for (auto b = std::next(a); b != kinds.end(); ++b) {
      for (std::size_t v = 0; v < kVisions.size(); ++v) {
        const double apart = distance(a->second.mean(v), b->second.mean(v));
        if (apart >= out.separation) continue;
        out.separation = apart;
        out.hardest = kVisions[v];
        out.closest_a = a->first;
        out.closest_b = b->first;
      }
    }
  }
}

}  // namespace

double Scale::worth(double value) const {
  return std::clamp((value - poor) / (good - poor), 0.0, 1.0);
}

LookScores judge_pictures(std::span<const PictureLook> pictures, const LookConfig& config) {
  LookScores out;
  if (pictures.empty()) return out;
  out.cells = pictures.front().cells;
  out.saliency = 1;
  std::map<int, Kind> kinds;
  for (const PictureLook& picture : pictures) {
    out.saliency = std::min(out.saliency, picture.cta_saliency);
    out.congestion = std::max(out.congestion, picture.congestion);
    out.edges = std::max(out.edges, picture.edges);
    out.blank = std::max(out.blank, picture.blank);
    out.clipped = std::max(out.clipped, picture.clipped);
    for (const RegionLook& look : picture.regions) {
      if (look.pixels < kLeastPixels) continue;
      if (look.region.kind == RegionKind::words) {
        out.words = std::min(out.words, std::max(look.own_contrast, look.ground_contrast));
      } else if (look.seen_pixels > 0) {
        kinds[look.region.slot].add(look);
      }
    }
  }
  out.has_pieces = !kinds.empty();
  for (const auto& [slot, kind] : kinds) {
    out.pieces = std::min(out.pieces, kind.contrast / kind.contrast_weight);
  }
  separate(kinds, out);
  const auto part = [&](const Scale& scale, double value) {
    return scale.weight * scale.worth(value);
  };
  const double weights = config.words.weight + config.pieces.weight + config.separation.weight +
                         config.saliency.weight + config.congestion.weight +
                         config.emptiness.weight + config.clipped.weight;
  out.score = (part(config.words, out.words) + part(config.pieces, out.pieces) +
               part(config.separation, out.separation) + part(config.saliency, out.saliency) +
               part(config.congestion, out.congestion) + part(config.emptiness, out.blank) +
               part(config.clipped, out.clipped)) /
              weights;
  return out;
}

Json to_json(const LookScores& scores, const pm::Scene& scene) {
  Json out;
  out["score"] = rounded(scores.score, 1000);
  out["words_contrast"] = rounded(scores.words, 100);
  out["pieces_contrast"] = nullptr;
  if (scores.has_pieces) out["pieces_contrast"] = rounded(scores.pieces, 100);
  out["pieces_apart"] = nullptr;
  if (scores.closest_a >= 0) {
    const auto name = [&](int slot) {
      return scene.slots[static_cast<std::size_t>(slot)].archetype;
    };
    out["pieces_apart"] = {{"distance", rounded(scores.separation, 1000)},
                           {"eyes", eyes(scores.hardest)},
                           {"closest", {name(scores.closest_a), name(scores.closest_b)}}};
  }
  out["cta_saliency"] = rounded(scores.saliency, 1000);
  out["congestion"] = rounded(scores.congestion, 10000);
  out["edges"] = rounded(scores.edges, 1000);
  out["blank"] = rounded(scores.blank, 1000);
  out["clipped"] = rounded(scores.clipped, 1000);
  return out;
}

}  // namespace pm::gen
