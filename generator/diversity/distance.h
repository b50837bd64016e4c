#pragma once
#include <array>
#include <string>
#include <vector>

#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

inline constexpr std::size_t kComparedGenes = 10;

/// A scene's choices, made ready for many comparisons.
struct GenomePoint {
  std::array<std::string, kComparedGenes> genes;
  std::vector<std::string> sprites;  ///< in rising order, each once
  std::vector<double> params;        ///< scalar ones of the template, 0..1 in their ranges
};
GenomePoint genome_point(const SceneDoc& doc, const Catalog& catalog);

/// How different two scenes are by their choices, 0 (the same) .. 1: the weighted share of genes
/// that differ; sprites by what the two share, parameters by how far they lie apart (after Gower
/// 1971). What a viewer sees first weighs most.
double genome_distance(const GenomePoint& a, const GenomePoint& b);

}  // namespace pm::gen
