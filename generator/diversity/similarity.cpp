#include "generator/diversity/similarity.h"

#include <algorithm>

#include "generator/diversity/choose.h"

namespace pm::gen {

namespace {

Json number(const std::optional<double>& value) {
  return value ? Json(thousandths(*value)) : Json(nullptr);
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Similarity measure_similarity(std::span<const Shipped> variants, const Catalog& catalog) {
  Similarity out;
  out.nearest.resize(variants.size());
  std::vector<GenomePoint> points;
  for (const Shipped& one : variants) points.push_back(genome_point(*one.doc, catalog));
  const auto cells = [](const Shipped& one) { return one.cells ? &*one.cells : nullptr; };
  std::vector<double> nearest(variants.size(), 2);
  std::vector<double> genomes;
  std::vector<double> pictures;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    for (std::size_t k = i + 1; k < variants.size(); ++k) {
      MostAlike pair;
      pair.genome = genome_distance(points[i], points[k]);
      genomes.push_back(pair.genome);
      if (variants[i].cells && variants[k].cells) {
        pair.picture = picture_distance(*variants[i].cells, *variants[k].cells);
        pictures.push_back(*pair.picture);
      }
      const double gap =
          scene_distance(points[i], cells(variants[i]), points[k], cells(variants[k]));
      for (const auto& [one, other] : {std::pair{i, k}, std::pair{k, i}}) {
        if (gap >= nearest[one]) continue;
        nearest[one] = gap;
        out.nearest[one] = pair;
        out.nearest[one].other = static_cast<int>(other);
      }
    }
  }
  if (!genomes.empty()) {
    out.least_genome = *std::min_element(genomes.begin(), genomes.end());
    out.median_genome = median(genomes);
  }
  if (!pictures.empty()) {
    out.least_picture = *std::min_element(pictures.begin(), pictures.end());
    out.median_picture = median(pictures);
  }
  return out;
}

Json to_json(const Similarity& similarity) {
  Json out;
  out["genome_distance"] = {{"least", thousandths(similarity.least_genome)},
                            {"median", thousandths(similarity.median_genome)}};
  out["picture_distance"] = {{"least", number(similarity.least_picture)},
                             {"median", number(similarity.median_picture)}};
  return out;
}

Json to_json(const MostAlike& alike, std::span<const Shipped> variants) {
  if (alike.other < 0) return nullptr;
  return {{"variant", variants[static_cast<std::size_t>(alike.other)].doc->id},
          {"genome_distance", thousandths(alike.genome)},
          {"picture_distance", number(alike.picture)}};
}

}  // namespace pm::gen
