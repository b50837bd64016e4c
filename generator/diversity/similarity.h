#pragma once
#include <optional>
#include <span>
#include <vector>

#include "generator/core/json.h"
#include "generator/look/look.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// A scene as it ships, with its picture if there is one.
struct Shipped {
  const SceneDoc* doc = nullptr;
  std::optional<Descriptor> cells;
};

/// The variant that another is most like.
struct MostAlike {
  int other = -1;                 ///< place; -1: there is no other
  double genome = 1;              ///< see genome_distance
  std::optional<double> picture;  ///< see picture_distance
};

/// How alike the variants of a run are, over all pairs.
struct Similarity {
  std::vector<MostAlike> nearest;  ///< by variant
  double least_genome = 1, median_genome = 1;
  std::optional<double> least_picture, median_picture;
};

Similarity measure_similarity(std::span<const Shipped> variants, const Catalog& catalog);
/// For run.json.
Json to_json(const Similarity& similarity);
/// For a variant's report.json; names the others.
Json to_json(const MostAlike& alike, std::span<const Shipped> variants);

}  // namespace pm::gen
