#pragma once
#include <span>
#include <string>

#include "generator/core/json.h"
#include "generator/look/look.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// What a measured value is worth: nothing up to `poor`, all from `good` on, in between in
/// proportion. `poor` above `good`: less is better.
struct Scale {
  double poor = 0, good = 1;
  double weight = 0;  ///< of its worth in the score of a look
  double worth(double value) const;
};

/// How pictures are taken and judged: the part `look` of templates/screening.json, whose schema
/// says what each means.
struct LookConfig {
  int width_px = 0, height_px = 0, batch = 0;
  double edge = 0, blank = 0;
  Scale words, pieces, separation, saliency, congestion, emptiness, clipped;
};

/// A scene's looks, over all pictures of it.
struct LookScores {
  double words = 21;        ///< least contrast of words: against the ground or their own outline
  bool has_pieces = false;  ///< some that are told apart were seen
  double pieces = 21;       ///< least contrast of a kind of piece against what is behind it
  double separation =
      1;  ///< least OKLab distance of two kinds of pieces, for the worst of all eyes
  Vision hardest = Vision::normal;     ///< the eyes for which it is least
  int closest_a = -1, closest_b = -1;  ///< slots of those two pieces
  double saliency = 0;                 ///< see PictureLook; the least of all pictures, as is
  double congestion = 0;               ///< the most
  double edges = 0;                    ///< the most
  double blank = 0;                    ///< the most
  double clipped = 0;                  ///< the most
  double score = 0;                    ///< 0..1: weighted worth of the above
  Descriptor cells{};                  ///< of the first picture
};

LookScores judge_pictures(std::span<const PictureLook> pictures, const LookConfig& config);
/// For reports; `scene` names the sprites.
Json to_json(const LookScores& scores, const pm::Scene& scene);

}  // namespace pm::gen
